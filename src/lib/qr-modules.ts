import BitMatrix from 'qrcode/lib/core/bit-matrix.js';
import {applyMask, getBestMask} from 'qrcode/lib/core/mask-pattern.js';
import {qrCodewords} from './qr-codewords.js';

/** Squares in squares that a scanner looks for: the rings from the middle outwards, 1 is dark. */
const FINDER = [1, 1, 0, 1, 0];
const ALIGNMENT = [1, 0, 1];

/** The dark (1) and light (0) squares of a QR code, row by row, `size` in a row. */
export type QrModules = {readonly data: Uint8Array; readonly size: number};

/**
 * Bytes as the smallest QR code of level M that holds them. `qrcode` corrects errors and weighs masks; its own
 * assembly would bring modes and levels along that no payment link needs. Undefined above 1,059 bytes.
 */
export function qrModules(bytes: Uint8Array): QrModules | undefined {
  const content = qrCodewords(bytes);
  if (content === undefined) return undefined;
  const {version, codewords} = content;
  const matrix = new BitMatrix(version * 4 + 17);
  drawPatterns(matrix, version);
  // Any mask will do: this keeps its place free.
  drawFormat(matrix, 0);
  drawCodewords(matrix, codewords);
  const mask = getBestMask(matrix, (candidate) => drawFormat(matrix, candidate));
  applyMask(mask, matrix);
  drawFormat(matrix, mask);
  return matrix;
}

function drawPatterns(matrix: BitMatrix, version: number) {
  const {size} = matrix;
  drawRings(matrix, 3, 3, FINDER);
  drawRings(matrix, 3, size - 4, FINDER);
  drawRings(matrix, size - 4, 3, FINDER);
  const places = alignmentPlaces(version, size);
  for (const row of places) {
    for (const column of places) {
      // Three corners are the finders'.
      if (!matrix.isReserved(row, column)) drawRings(matrix, row, column, ALIGNMENT);
    }
  }
  for (let i = 8; i < size - 8; i++) {
    matrix.set(i, 6, 1 - (i % 2), true);
    matrix.set(6, i, 1 - (i % 2), true);
  }
  if (version >= 7) drawVersion(matrix, version);
}

/** Rows, which are columns too, where alignment patterns have their middle (ISO/IEC 18004, annex E). */
function alignmentPlaces(version: number, size: number): number[] {
  if (version === 1) return [];
  const gaps = Math.floor(version / 7) + 1;
  const step = Math.ceil(((version + 1) * 2) / gaps) * 2;
  return [6, ...Array.from({length: gaps}, (_, index) => size - 7 - index * step)];
}

/** Around a middle, as far as the code reaches. */
function drawRings(matrix: BitMatrix, row: number, column: number, rings: readonly number[]) {
  const reach = rings.length - 1;
  const last = matrix.size - 1;
  for (let y = Math.max(0, row - reach); y <= Math.min(last, row + reach); y++) {
    for (let x = Math.max(0, column - reach); x <= Math.min(last, column + reach); x++) {
      const ring = Math.max(Math.abs(y - row), Math.abs(x - column));
      matrix.set(y, x, rings[ring] ?? 0, true);
    }
  }
}

function drawVersion(matrix: BitMatrix, version: number) {
  const bits = withCheckBits(version, 12, 0x1f25);
  for (let i = 0; i < 18; i++) {
    const near = Math.floor(i / 3);
    const far = matrix.size - 11 + (i % 3);
    matrix.set(near, far, (bits >> i) & 1, true);
    matrix.set(far, near, (bits >> i) & 1, true);
  }
}

/** The mask (level M is 0), twice: around the first finder, and shared out between the other two. */
function drawFormat(matrix: BitMatrix, mask: number) {
  const {size} = matrix;
  const bits = withCheckBits(mask, 10, 0x537) ^ 0x5412;
  for (let i = 0; i < 15; i++) {
    const bit = (bits >> i) & 1;
    // Row and column 6 belong to the timing patterns.
    matrix.set(i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, 8, bit, true);
    matrix.set(8, i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i, bit, true);
  }
  matrix.set(size - 8, 8, 1, true);
}

/** A number followed by `count` bits that correct errors in it: the rest of a division, bit by bit, by `generator`. */
function withCheckBits(value: number, count: number, generator: number): number {
  let rest = value << count;
  for (let bit = count + 5; bit >= count; bit--) if ((rest >> bit) & 1) rest ^= generator << (bit - count);
  return (value << count) | rest;
}

/** Up and down in columns of two, from the right, around everything that is drawn already. */
function drawCodewords(matrix: BitMatrix, codewords: readonly number[]) {
  const {size} = matrix;
  let next = 0;
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right--;
    for (let i = 0; i < size; i++) {
      const row = upwards ? size - 1 - i : i;
      for (const column of [right, right - 1]) {
        if (matrix.isReserved(row, column)) continue;
        matrix.set(row, column, ((codewords[next >> 3] ?? 0) >> (7 - (next & 7))) & 1);
        next++;
      }
    }
    upwards = !upwards;
  }
}
