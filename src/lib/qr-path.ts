import {qrModules} from './qr-modules.js';

/** Longer links make a code that phones cannot read from a screen. */
const MAX_BYTES = 1_000;

/** A QR code as one SVG path of `size` squares a side, without the quiet zone. */
export type QrPath = {readonly path: string; readonly size: number};

/** `too-long` above 1,000 bytes; the text is encoded byte for byte, at level M. */
export function qrPath(text: string): QrPath | 'too-long' {
  const bytes = new TextEncoder().encode(text);
  const modules = bytes.length > MAX_BYTES ? undefined : qrModules(bytes);
  if (modules === undefined) return 'too-long';
  const {data, size} = modules;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!data[y * size + x]) continue;
      const start = x;
      while (x + 1 < size && data[y * size + x + 1]) x++;
      path += `M${start} ${y}h${x + 1 - start}v1H${start}z`;
    }
  }
  return {path, size};
}
