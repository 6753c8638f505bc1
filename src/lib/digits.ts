/** Code points of the zeros of the scripts that shoppers' keyboards write: Arabic to Thai, and full width. */
const ZEROS = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6, 0x0e50,
  0xff10,
];

/** The same text with every digit as `0`–`9`. */
export function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

/** A one-time code as it was typed or pasted, without spaces, hyphens and invisible characters, in Latin digits. */
export function readCode(typed: string): string {
  return latinDigits(typed).replace(/[\s\p{Pd}\p{Cf}\p{Cc}.]/gu, '');
}
