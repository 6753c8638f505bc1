import {qrModules} from './qr-modules.js';

/** Longer links make a code that phones cannot read from a screen. */
const MAX_BYTES = 1_000;

/** A QR code as one SVG path of `size` squares a side, without the quiet zone. */
export type QrPath = {readonly path: string; readonly size: number};

/** `too-long` above 1,000 bytes; the text is encoded byte for byte, at level M. */
export function qrPath(text: string): QrPath | 'too-long' {
  const bytes = new TextEncoder().encode(text);
  const rows = bytes.length > MAX_BYTES ? undefined : qrModules(bytes);
  if (rows === undefined) return 'too-long';
  let path = '';
  for (const [y, row] of rows.entries()) {
    for (const {0: run, index: x} of row.matchAll(/1+/g)) path += `M${x} ${y}h${run.length}v1H${x}z`;
  }
  return {path, size: rows.length};
}
