import {scanImageData} from '@undecaf/zbar-wasm';
import fc from 'fast-check';
import decodeQR from 'qr/decode.js';
import {describe, expect, it} from 'vitest';
import type {QrPath} from '../../src/lib/qr-path.js';
import {qrPath} from '../../src/lib/qr-path.js';

const RUNS = Number(process.env.FC_RUNS ?? 25);

/** Draws a path the slow way, as a screen does. */
function picture({path, size}: QrPath) {
  const scale = 4;
  const quiet = 4;
  const side = (size + 2 * quiet) * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let py = 0; py < scale; py++) {
      const row = ((Number(y) + quiet) * scale + py) * side;
      const from = row + (Number(x) + quiet) * scale;
      for (let px = 0; px < Number(width) * scale; px++) data.fill(0, (from + px) * 4, (from + px) * 4 + 3);
    }
  }
  return {data, width: side, height: side};
}

const scan = (code: QrPath): string => decodeQR(picture(code));

/** A second decoder, which shares no code with the first. */
async function scanAgain(code: QrPath): Promise<string[]> {
  const symbols = await scanImageData({...picture(code), colorSpace: 'srgb'} as ImageData);
  return symbols.map((symbol) => symbol.decode());
}

const drawn = (text: string): QrPath => {
  const code = qrPath(text);
  if (code === 'too-long') throw new Error('too long');
  return code;
};

describe('qrPath', () => {
  const link = 'upi://pay?pa=demo@example&pn=Chai%20Point&am=200.00&cu=INR&tr=ord_7';

  it('holds the link byte for byte', () => {
    expect(scan(drawn(link))).toBe(link);
    expect(scan(drawn(`${link}&tn=चाय`))).toBe(`${link}&tn=चाय`);
  });

  it('SEC-12: is one path of plain numbers', () => {
    expect(drawn(link).path).toMatch(/^[M0-9hvzHVZ .,-]+$/);
  });

  it('REL-40: says so when a phone could not read it', () => {
    expect(qrPath('x'.repeat(1_000))).not.toBe('too-long');
    expect(qrPath('x'.repeat(1_001))).toBe('too-long');
    expect(qrPath('ক'.repeat(334))).toBe('too-long');
  });

  it('is read back, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({minLength: 1, maxLength: 120}), (text) => {
        expect(scan(drawn(text))).toBe(text);
      }),
      {numRuns: RUNS},
    );
  });

  it('is read back by two decoders at every length that it takes', async () => {
    const character = fc.constantFrom(...'abcxyzABCXYZ0123456789-._~%&=@');
    await fc.assert(
      fc.asyncProperty(
        fc.string({unit: character, maxLength: 1_000 - link.length, size: 'max'}),
        async (rest) => {
          const code = drawn(link + rest);
          expect(scan(code)).toBe(link + rest);
          expect(await scanAgain(code)).toEqual([link + rest]);
        },
      ),
      {numRuns: RUNS},
    );
  });
});
