import fc from 'fast-check';
import {create} from 'qrcode/lib/core/qrcode.js';
import {describe, expect, it} from 'vitest';
import {qrModules} from '../../src/lib/qr-modules.js';

/** The same bytes, put together by `qrcode` itself. */
const whole = (data: Uint8Array) => create([{data, mode: 'byte'}], {errorCorrectionLevel: 'M'}).modules;

function expectSame(bytes: Uint8Array) {
  const {data, size} = whole(bytes);
  const rows = Array.from({length: size}, (_, row) => data.slice(row * size, (row + 1) * size).join(''));
  expect(qrModules(bytes)).toEqual(rows);
}

/** The last length that fits a version, from 1 to 26 at level M. */
const FULL = [
  14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666, 711, 779,
  857, 911, 997, 1_059,
];

describe('qrModules', () => {
  it('draws the squares that qrcode draws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({minLength: 1, maxLength: 1_059, size: 'max'}), expectSame), {
      numRuns: Number(process.env.FC_RUNS ?? 100),
    });
  });

  it('draws the squares that qrcode draws where one version ends and the next begins', () => {
    for (const [index, length] of FULL.entries()) {
      const bytes = Uint8Array.from({length}, (_, at) => (at * 31 + index) % 256);
      expect(qrModules(bytes)).toHaveLength((index + 1) * 4 + 17);
      expectSame(bytes);
      if (length < 1_059) expectSame(Uint8Array.of(...bytes, 7));
    }
  });

  it('draws nothing that is longer', () => {
    expect(qrModules(new Uint8Array(1_060))).toBeUndefined();
  });
});
