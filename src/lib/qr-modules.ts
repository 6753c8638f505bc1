import {qrCodewords} from './qr-codewords.js';

/** Squares in squares that a scanner looks for: the rings from the middle outwards, 1 is dark. */
const FINDER = [1, 1, 0, 1, 0];
const ALIGNMENT = [1, 0, 1];

/** Where nothing is drawn yet. */
const FREE = 2;

/** Masks turn a square over where this is 0 (ISO/IEC 18004, table 10). */
const MASKS: readonly ((row: number, column: number) => number)[] = [
  (row, column) => (row + column) % 2,
  (row) => row % 2,
  (_row, column) => column % 3,
  (row, column) => (row + column) % 3,
  (row, column) => ((row >> 1) + Math.floor(column / 3)) % 2,
  (row, column) => ((row * column) % 2) + ((row * column) % 3),
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2,
  (row, column) => (((row * column) % 3) + ((row + column) % 2)) % 2,
];

/** The dark (1) and light (0) squares of a QR code, row by row, `size` in a row. */
export type QrModules = {readonly data: Uint8Array; readonly size: number};

/** Bytes as the smallest QR code of level M that holds them. Undefined above 1,059 bytes. */
export function qrModules(bytes: Uint8Array): QrModules | undefined {
  const content = qrCodewords(bytes);
  if (content === undefined) return undefined;
  const {version, codewords} = content;
  const size = version * 4 + 17;
  const modules = {data: new Uint8Array(size * size).fill(FREE), size};
  drawPatterns(modules, version);
  // Any mask will do: this keeps its place free.
  drawFormat(modules, 0);
  const free = freePlaces(modules);
  let best: QrModules | undefined;
  let least = Infinity;
  for (const [mask, keeps] of MASKS.entries()) {
    const masked = {data: modules.data.slice(), size};
    drawFormat(masked, mask);
    for (const [index, [row, column]] of free.entries()) {
      const bit = ((codewords[index >> 3] ?? 0) >> (7 - (index & 7))) & 1;
      set(masked, row, column, keeps(row, column) ? bit : 1 - bit);
    }
    const penalty = penaltyOf(masked);
    if (penalty >= least) continue;
    best = masked;
    least = penalty;
  }
  return best;
}

function set({data, size}: QrModules, row: number, column: number, value: number) {
  data[row * size + column] = value;
}

function drawPatterns(modules: QrModules, version: number) {
  const {size, data} = modules;
  drawRings(modules, 3, 3, FINDER);
  drawRings(modules, 3, size - 4, FINDER);
  drawRings(modules, size - 4, 3, FINDER);
  const places = alignmentPlaces(version, size);
  for (const row of places) {
    for (const column of places) {
      // Three corners are the finders'.
      if (data[row * size + column] === FREE) drawRings(modules, row, column, ALIGNMENT);
    }
  }
  for (let i = 8; i < size - 8; i++) {
    set(modules, i, 6, 1 - (i % 2));
    set(modules, 6, i, 1 - (i % 2));
  }
  if (version >= 7) drawVersion(modules, version);
}

/** Rows, which are columns too, where alignment patterns have their middle (ISO/IEC 18004, annex E). */
function alignmentPlaces(version: number, size: number): number[] {
  if (version === 1) return [];
  const gaps = Math.floor(version / 7) + 1;
  const step = Math.ceil(((version + 1) * 2) / gaps) * 2;
  return [6, ...Array.from({length: gaps}, (_, index) => size - 7 - index * step)];
}

/** Around a middle, as far as the code reaches. */
function drawRings(modules: QrModules, row: number, column: number, rings: readonly number[]) {
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      const ring = rings[Math.max(Math.abs(y - row), Math.abs(x - column))];
      if (ring !== undefined) set(modules, y, x, ring);
    }
  }
}

function drawVersion(modules: QrModules, version: number) {
  const bits = withCheckBits(version, 12, 0x1f25);
  for (let i = 0; i < 18; i++) {
    const near = Math.floor(i / 3);
    const far = modules.size - 11 + (i % 3);
    set(modules, near, far, (bits >> i) & 1);
    set(modules, far, near, (bits >> i) & 1);
  }
}

/** The mask (level M is 0), twice: around the first finder, and shared out between the other two. */
function drawFormat(modules: QrModules, mask: number) {
  const {size} = modules;
  const bits = withCheckBits(mask, 10, 0x537) ^ 0x5412;
  for (let i = 0; i < 15; i++) {
    const bit = (bits >> i) & 1;
    // Row and column 6 belong to the timing patterns.
    set(modules, i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, 8, bit);
    set(modules, 8, i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i, bit);
  }
  set(modules, size - 8, 8, 1);
}

/** A number followed by `count` bits that correct errors in it: the rest of a division, bit by bit, by `generator`. */
function withCheckBits(value: number, count: number, generator: number): number {
  let rest = value << count;
  for (let bit = count + 5; bit >= count; bit--) if ((rest >> bit) & 1) rest ^= generator << (bit - count);
  return (value << count) | rest;
}

/** Up and down in columns of two, from the right, around everything that is drawn already. */
function freePlaces({data, size}: QrModules): [row: number, column: number][] {
  const places: [number, number][] = [];
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right--;
    for (let i = 0; i < size; i++) {
      const row = upwards ? size - 1 - i : i;
      for (const column of [right, right - 1])
        if (data[row * size + column] === FREE) places.push([row, column]);
    }
    upwards = !upwards;
  }
  return places;
}

/** How hard a code is to read: the fewer points, the better (ISO/IEC 18004, table 11). */
function penaltyOf({data, size}: QrModules): number {
  const line = (start: number, step: number) =>
    Array.from({length: size}, (_, index) => data[start + index * step]).join('');
  const rows = Array.from({length: size}, (_, index) => line(index * size, 1)).join(' ');
  const columns = Array.from({length: size}, (_, index) => line(index, size)).join(' ');
  const count = (text: string, pattern: string) => text.match(RegExp(pattern, 'g'))?.length ?? 0;
  let points = 0;
  for (const text of [rows, columns]) {
    // Five or more in a row, and what looks like a finder with room beside it.
    for (const [run] of text.matchAll(/0{5,}|1{5,}/g)) points += run.length - 2;
    points += 40 * count(text, '(?=10111010000|00001011101)');
  }
  // Blocks of two by two.
  points += 3 * count(rows, `(?=00.{${size - 1}}00|11.{${size - 1}}11)`);
  const darkPercent = (count(rows, '1') * 100) / data.length;
  return points + 10 * Math.abs(Math.ceil(darkPercent / 5) - 10);
}
