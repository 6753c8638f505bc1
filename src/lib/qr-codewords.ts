/**
 * Level M of ISO/IEC 18004, table 9, from version 1 to 26: codewords of content, blocks that they are cut into,
 * and codewords that correct errors in each block. The last holds 1,059 bytes: more than a phone reads from a
 * screen.
 */
const VERSIONS = [
  [16, 1, 10],
  [28, 1, 16],
  [44, 1, 26],
  [64, 2, 18],
  [86, 2, 24],
  [108, 4, 16],
  [124, 4, 18],
  [154, 4, 22],
  [182, 5, 22],
  [216, 5, 26],
  [254, 5, 30],
  [290, 8, 22],
  [334, 9, 22],
  [365, 9, 24],
  [415, 10, 24],
  [453, 10, 28],
  [507, 11, 28],
  [563, 13, 26],
  [627, 14, 26],
  [669, 16, 26],
  [714, 17, 26],
  [782, 17, 28],
  [860, 18, 28],
  [914, 20, 28],
  [1000, 21, 28],
  [1062, 23, 28],
] as const;

const BYTE_MODE = 0b0100;

/** A QR code's version and what is written into it, a byte a codeword; undefined above 1,059 bytes. */
export function qrCodewords(bytes: Uint8Array): {version: number; codewords: number[]} | undefined {
  for (const [index, [room, blockCount, correcting]] of VERSIONS.entries()) {
    const version = index + 1;
    const {length} = bytes;
    const content = [...(version < 10 ? [length] : [length >> 8, length & 0xff]), ...bytes];
    // The mode before and the terminator behind take half a codeword each.
    if (content.length >= room) continue;
    const blocks = cut(message(content, room), blockCount);
    const generator = generatorOf(correcting);
    const corrections = blocks.map((block) => remainder(block, generator));
    return {version, codewords: [...interleave(blocks), ...interleave(corrections)]};
  }
  return undefined;
}

/** All content stands half a codeword further back, behind the mode; the rest is filled up as the norm says. */
function message(content: readonly number[], room: number): number[] {
  const codewords: number[] = [];
  let carry = BYTE_MODE;
  for (const byte of [...content, 0]) {
    codewords.push((carry << 4) | (byte >> 4));
    carry = byte & 0xf;
  }
  for (let filler = 0xec; codewords.length < room; filler ^= 0xec ^ 0x11) codewords.push(filler);
  return codewords;
}

/** Blocks of one size, but for the last few, which are longer by one where it does not come out even. */
function cut(codewords: readonly number[], blockCount: number): number[][] {
  const blocks: number[][] = [];
  for (let start = 0; blocks.length < blockCount; ) {
    const end = start + Math.floor((codewords.length - start) / (blockCount - blocks.length));
    blocks.push(codewords.slice(start, end));
    start = end;
  }
  return blocks;
}

/** The first of every block, then the second of every block …: a stain spoils a little of each. */
const interleave = (blocks: readonly number[][]) =>
  (blocks.at(-1) ?? []).flatMap((_, index) => blocks.flatMap((block) => block[index] ?? []));

/** The product of two codewords, which are polynomials over one bit, modulo x⁸ + x⁴ + x³ + x² + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--)
    product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((b >> bit) & 1) * a);
  return product;
}

/** (x - 1)(x - 2)(x - 4) … : as many factors as codewords that correct errors, the highest power first. */
function generatorOf(degree: number): number[] {
  let generator = [1];
  for (let root = 1; generator.length <= degree; root = times(root, 2)) {
    generator = [...generator, 0].map((factor, power) => factor ^ times(generator[power - 1] ?? 0, root));
  }
  return generator;
}

/** The codewords that correct errors in a block: what is left of it, moved up, after the division by the generator. */
function remainder(block: readonly number[], [, ...generator]: readonly number[]): number[] {
  let rest = generator.map(() => 0);
  for (const codeword of block) {
    const [first = 0, ...others] = rest;
    rest = generator.map((factor, power) => (others[power] ?? 0) ^ times(factor, codeword ^ first));
  }
  return rest;
}
