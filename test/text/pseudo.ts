import type {Plural, Texts} from '../../src/text/texts.js';

const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, at) => [
    letter,
    [...'åƀçďéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇĎÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ'][at] ?? letter,
  ]),
);

/** So much longer than English is what a screen must bear. */
const GROWTH = 0.4;

/**
 * English that only looks foreign (I18N-07): accents show what is not from the catalogue, 40 % more letters
 * show what is too narrow, and the brackets what is cut off. Placeholders stay.
 */
export function pseudo(texts: Texts): Texts {
  return mapTexts(texts, (text) =>
    typeof text === 'string'
      ? pseudoText(text)
      : {...mapValues(text, pseudoText), other: pseudoText(text.other)},
  );
}

/** The longest text that any of the languages has for each place: what a screen must bear at its worst. */
export function longest(all: readonly [Texts, ...Texts[]]): Texts {
  return mapTexts(all[0], (text, key) => {
    const worst = all.flatMap((texts) => wordings(texts[key])).reduce(longer);
    return typeof text === 'string' ? worst : {other: worst};
  });
}

/** All wordings of a text: one, or one for each plural form. */
export const wordings = (text: string | Plural): string[] =>
  typeof text === 'string' ? [text] : Object.values(text);

/** Letters as a reader counts them: a consonant with its vowel sign is one. */
export const lengthOf = (text: string): number =>
  [...new Intl.Segmenter('en', {granularity: 'grapheme'}).segment(text)].length;

const longer = (a: string, b: string) => (lengthOf(b) > lengthOf(a) ? b : a);

function pseudoText(text: string): string {
  const accented = text
    .split(/(\{\w+\})/)
    .map((piece, at) => (at % 2 === 1 ? piece : accent(piece)))
    .join('');
  return `[!!! ${accented}${' õñé'.repeat(Math.ceil((text.length * GROWTH) / 4))} !!!]`;
}

const accent = (text: string) => [...text].map((letter) => ACCENTED[letter] ?? letter).join('');

function mapTexts(texts: Texts, change: (text: string | Plural, key: keyof Texts) => string | Plural): Texts {
  const keys = Object.keys(texts) as (keyof Texts)[];
  return Object.fromEntries(keys.map((key) => [key, change(texts[key], key)])) as Texts;
}

function mapValues(texts: Plural, change: (text: string) => string) {
  return Object.fromEntries(Object.entries(texts).map(([form, text]) => [form, change(text)]));
}
