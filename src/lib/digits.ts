const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code));

/** The same text with every digit as `0`–`9`. Each script has its ten in a row: a digit is worth as many as stand before it. */
export function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) as number;
    let before = code;
    while (isDigit(before - 1)) before -= 1;
    return `${(code - before) % 10}`;
  });
}

/** A one-time code as it was typed or pasted, without spaces, hyphens and invisible characters, in Latin digits. */
export function readCode(typed: string): string {
  return latinDigits(typed).replace(/[\s\p{Pd}\p{Cf}\p{Cc}.]/gu, '');
}
