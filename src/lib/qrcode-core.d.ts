/** The part of `qrcode` that makes the squares; its other entries bring renderers along. */
declare module 'qrcode/lib/core/qrcode.js' {
  export function create(
    text: string,
    options: {readonly errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H'},
  ): {readonly modules: {readonly data: Uint8Array; readonly size: number}};
}
