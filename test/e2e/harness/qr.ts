import {scanImageData} from '@undecaf/zbar-wasm';
import {PNG} from 'pngjs';
import decodeQr from 'qr/decode.js';

/**
 * Text of the one QR code in a picture. Two decoders that share no code must agree, since the widget draws
 * what a shopper pays.
 *
 * @param png - A screenshot.
 * @throws {Error} if there is none, or the two read different things.
 */
export async function readQr(png: Uint8Array): Promise<string> {
  const {data, width, height} = PNG.sync.read(Buffer.from(png));
  const pixels = new Uint8ClampedArray(data);
  const first = decodeQr({data: pixels, width, height});
  const symbols = await scanImageData({data: pixels, width, height, colorSpace: 'srgb'} as ImageData);
  const second = symbols.map((symbol) => symbol.decode());
  if (second.length !== 1 || second[0] !== first) {
    throw new Error(`two decoders disagree: ${JSON.stringify(first)} and ${JSON.stringify(second)}`);
  }
  return first;
}
