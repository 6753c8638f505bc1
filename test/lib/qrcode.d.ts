/** All of `qrcode` without its renderers: what our own assembly is compared with. */
declare module 'qrcode/lib/core/qrcode.js' {
  type Options = {readonly errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H'};
  type Segment = {readonly data: Uint8Array; readonly mode: 'byte'};

  export function create(
    content: string | readonly Segment[],
    options: Options,
  ): {readonly modules: {readonly data: Uint8Array; readonly size: number}};
}
