/** The arithmetic of `qrcode`: its entry points bring renderers, modes and levels along, and carry no types. */

declare module 'qrcode/lib/core/bit-matrix.js' {
  class BitMatrix {
    readonly size: number;
    readonly data: Uint8Array;
    constructor(size: number);
    /** @param reserved - Nothing is written there, and no mask turns it over. */
    set(row: number, column: number, value: number, reserved?: boolean): void;
    isReserved(row: number, column: number): number;
  }
  export = BitMatrix;
}

declare module 'qrcode/lib/core/mask-pattern.js' {
  import type BitMatrix from 'qrcode/lib/core/bit-matrix.js';

  /** @param drawFormat - Called for each mask before it is weighed. */
  export function getBestMask(matrix: BitMatrix, drawFormat: (mask: number) => void): number;
  export function applyMask(mask: number, matrix: BitMatrix): void;
}

declare module 'qrcode/lib/core/reed-solomon-encoder.js' {
  class ReedSolomonEncoder {
    /** @param degree - How many codewords correct errors in a block. */
    constructor(degree: number);
    encode(block: Uint8Array): Uint8Array;
  }
  export = ReedSolomonEncoder;
}
