import {qrCodewords} from './qr-codewords.js';

/** Squares in squares that a scanner looks for: the rings from the middle outwards, 1 is dark. */
const FINDER = [1, 1, 0, 1, 0];
const ALIGNMENT = [1, 0, 1];

/** In a plan: from here on, bits of the mask's number. */
const FORMAT = 2;
/** Nothing stands there yet; the bits of the content are -2 and -1. */
const FREE = -3;

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

/** The dark (`1`) and light (`0`) squares of a QR code, a text a row. */
export type QrModules = readonly string[];

type Place = readonly [row: number, column: number];

/** Bytes as the smallest QR code of level M that holds them. Undefined above 1,059 bytes. */
export function qrModules(bytes: Uint8Array): QrModules | undefined {
  const content = qrCodewords(bytes);
  if (content === undefined) return undefined;
  const plan = planOf(content.version);
  fillIn(plan, content.codewords);
  const codes = MASKS.map((keeps, mask) => {
    // Level M is 0.
    const format = withCheckBits(mask, 10, 0x537) ^ 0x5412;
    const square = (planned: number, row: number, column: number) =>
      planned < 0
        ? (planned & 1) ^ (keeps(row, column) ? 0 : 1)
        : planned < FORMAT
          ? planned
          : (format >> (planned - FORMAT)) & 1;
    return plan.map((squares, row) => squares.map((one, column) => square(one, row, column)).join(''));
  });
  const penalties = codes.map(penaltyOf);
  return codes[penalties.indexOf(Math.min(...penalties))];
}

/** What stands where, whatever the content. */
function planOf(version: number): number[][] {
  const size = version * 4 + 17;
  const end = size - 4;
  const finders: Place[] = [
    [3, 3],
    [3, end],
    [end, 3],
  ];
  const places = alignmentPlaces(version, size);
  const alignments = places
    .flatMap((row) => places.map((column): Place => [row, column]))
    .filter((place) => ringAt(FINDER, finders, place) === undefined);
  const versionBits = withCheckBits(version, 12, 0x1f25);
  const squareAt = ([row, column]: Place) => {
    const near = Math.min(row, column);
    const far = Math.max(row, column);
    if (near === 6) return 1 - (far % 2);
    if (version >= 7 && near < 6 && far >= size - 11)
      return (versionBits >> (near * 3 + far - size + 11)) & 1;
    // The mask stands twice: around the first finder, and shared out between the other two.
    const isUpright = column === 8;
    const along = isUpright ? row : column;
    if ((!isUpright && row !== 8) || (along > 8 && along < size - 8)) return FREE;
    if (isUpright && along === size - 8) return 1;
    const bit = along < 6 ? along : along < 9 ? along - 1 : along - size + 15;
    return FORMAT + (isUpright ? bit : 14 - bit);
  };
  const line = Array.from({length: size}, (_, index) => index);
  return line.map((row) =>
    line.map((column) => {
      const place: Place = [row, column];
      return ringAt(FINDER, finders, place) ?? ringAt(ALIGNMENT, alignments, place) ?? squareAt(place);
    }),
  );
}

/** The square that the nearest of some middles has at a place; undefined beyond its rings. */
function ringAt(rings: readonly number[], middles: readonly Place[], [row, column]: Place) {
  const distances = middles.map(([y, x]) => Math.max(Math.abs(y - row), Math.abs(x - column)));
  return rings[Math.min(...distances)];
}

/** Rows, which are columns too, where alignment patterns have their middle (ISO/IEC 18004, annex E). */
function alignmentPlaces(version: number, size: number): number[] {
  if (version === 1) return [];
  const gaps = Math.floor(version / 7) + 1;
  const step = Math.ceil(((version + 1) * 2) / gaps) * 2;
  return [6, ...Array.from({length: gaps}, (_, index) => size - 7 - index * step)];
}

/** A number followed by `count` bits that correct errors in it: the rest of a division, bit by bit, by `generator`. */
function withCheckBits(value: number, count: number, generator: number): number {
  let rest = value << count;
  for (let bit = count + 5; bit >= count; bit--) if ((rest >> bit) & 1) rest ^= generator << (bit - count);
  return (value << count) | rest;
}

/** Up and down in columns of two, from the right, around everything that is planned already. */
function fillIn(plan: readonly number[][], codewords: readonly number[]) {
  let count = 0;
  // Column 6 is all taken.
  for (let right = plan.length - 1; right > 0; right -= right === 8 ? 3 : 2) {
    const rows = (right + 1) & 2 ? plan : plan.toReversed();
    for (const row of rows) {
      for (const column of [right, right - 1]) {
        if (row[column] !== FREE) continue;
        row[column] = (((codewords[count >> 3] ?? 0) >> (7 - (count & 7))) & 1) - 2;
        count++;
      }
    }
  }
}

/** How hard a code is to read: the fewer points, the better (ISO/IEC 18004, table 11). */
function penaltyOf(rows: QrModules): number {
  const {length} = rows;
  const columns = rows.map((_, column) => rows.map((row) => row[column]).join(''));
  const across = rows.join(' ');
  const count = (text: string, pattern: string) => text.match(RegExp(pattern, 'g'))?.length ?? 0;
  let points = 0;
  for (const text of [across, columns.join(' ')]) {
    // Five or more in a row, and what looks like a finder with room beside it.
    for (const [run] of text.matchAll(/0{5,}|1{5,}/g)) points += run.length - 2;
    points += 40 * count(text, '(?=10111010000|00001011101)');
  }
  // Blocks of two by two.
  points += 3 * count(across, `(?=00.{${length - 1}}00|11.{${length - 1}}11)`);
  const darkPercent = (count(across, '1') * 100) / length ** 2;
  return points + 10 * Math.abs(Math.ceil(darkPercent / 5) - 10);
}
