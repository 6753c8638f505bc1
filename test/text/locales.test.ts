import {readdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, constants} from 'node:zlib';
import {build} from 'esbuild';
import {describe, expect, it} from 'vitest';
import {fill} from '../../src/lib/fill.js';
import {plural} from '../../src/lib/plural.js';
import {en} from '../../src/text/en.js';
import {addTexts, availableLocales, loadTexts} from '../../src/text/load-texts.js';
import type {Texts} from '../../src/text/texts.js';
import {lengthOf, longest, pseudo, wordings} from './pseudo.js';

addTexts('en', en);

const TAGS = 'en hi bn ur ar ta te mr gu kn ml pa ne si es fr pt-BR id'.split(' ');
const KEYS = Object.keys(en) as (keyof Texts)[];

/** What stays on a button, in a chip or in a narrow label, on a phone of 320 px. */
const BUTTONS: readonly (keyof Texts)[] = [
  'payAmount',
  'pay',
  'close',
  'done',
  'cancel',
  'back',
  'tryAgain',
  'otherWays',
  'paid',
  'checkAgain',
  'timeLeft',
  'copy',
  'copyLink',
  'copied',
  'continue',
  'showWindow',
  'openAgain',
  'openWindow',
  'anyApp',
  'otherDevice',
  'otherApp',
  'showQr',
  'openApp',
  'copyPage',
  'approved',
  'otpConfirm',
  'resend',
  'resendIn',
  'notPaid',
  'newCode',
  'backTo',
  'stay',
  'leaveNow',
];
/** Letters; some 28 of the widest fit on one line of a button, and it may have two. */
const BUTTON_LETTERS = 30;
/** Two of these share one line at 320 px, so each must stay small. */
const SMALL_LETTERS = 20;
const SMALL: readonly (keyof Texts)[] = ['close', 'done', 'cancel', 'back', 'copy', 'otherWays', 'paid'];

/** Where a shopper could pay twice. */
const UNCLEAR: readonly (keyof Texts)[] = [
  'pageLostText',
  'confirmingText',
  'overdueText',
  'receivedText',
  'reviewText',
  'unclearText',
  'offline',
  'trouble',
];

/** The longest words that stand in all of the texts. */
function inAll([first = '', ...others]: readonly string[]): string {
  let longest = '';
  for (let from = 0; from < first.length; from++) {
    while (others.every((text) => text.includes(first.slice(from, from + longest.length + 1)))) {
      if (from + longest.length >= first.length) break;
      longest = first.slice(from, from + longest.length + 1);
    }
  }
  return longest.trim();
}

const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

async function textsOf(tag: string): Promise<Texts> {
  const texts = await loadTexts(tag);
  if (texts === undefined) throw new Error(`${tag} could not be loaded`);
  return texts;
}

/** The file as a shopper fetches it; also as plain ASCII, which a page in another encoding needs. */
async function bytesOf(tag: string, charset: 'utf8' | 'ascii'): Promise<number> {
  const {outputFiles} = await build({
    entryPoints: [fileURLToPath(new URL(`../../src/text/locales/${tag}.ts`, import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset,
    write: false,
  });
  const params = {[constants.BROTLI_PARAM_QUALITY]: 11};
  return brotliCompressSync(outputFiles[0]?.contents ?? '', {params}).length;
}

it('I18N-01: every language is in the list, and every file of a language', () => {
  expect([...availableLocales()].sort()).toEqual([...TAGS].sort());
  const files = readdirSync(new URL('../../src/text/locales', import.meta.url));
  expect(files.map((name) => name.replace(/\.ts$/, '')).sort()).toEqual(
    TAGS.filter((tag) => tag !== 'en').sort(),
  );
});

describe.each(TAGS)('%s', (tag) => {
  it('I18N-01: has every text, and none that is empty', async () => {
    const texts = await textsOf(tag);
    expect(Object.keys(texts).sort()).toEqual([...KEYS].sort());
    for (const key of KEYS) {
      for (const text of wordings(texts[key])) {
        expect(text, key).not.toBe('');
        expect(text.trim(), key).toBe(text);
        expect(text.normalize('NFC'), key).toBe(text);
      }
    }
  });

  it('I18N-03: has the placeholders of the English text, and no markup', async () => {
    const texts = await textsOf(tag);
    for (const key of KEYS) {
      const [wanted = ''] = wordings(en[key]);
      for (const text of wordings(texts[key])) {
        expect(text, key).not.toMatch(/[<>&]/);
        expect(text.replaceAll(/\{\w+\}/g, ''), key).not.toMatch(/[{}]/);
        // "no try", "one try" and "two tries" may be words
        if (typeof en[key] === 'string') expect(holes(text), key).toEqual(holes(wanted));
        else expect(holes(wanted), key).toEqual(expect.arrayContaining(holes(text)));
      }
    }
    expect(holes(texts.triesLeft.other)).toEqual(['{n}']);
  });

  it('I18N-04: has the plural form for 0, 1, 2, 3, 11 and 100, and no form of another language', async () => {
    const {triesLeft} = await textsOf(tag);
    const rules = new Intl.PluralRules(tag);
    for (const n of [0, 1, 2, 3, 11, 100]) {
      expect(triesLeft[rules.select(n)], `${n}`).toBeTypeOf('string');
      expect(plural(triesLeft, n, tag), `${n}`).toBe(triesLeft[rules.select(n)]);
    }
    expect(Object.keys(triesLeft).sort()).toEqual([...rules.resolvedOptions().pluralCategories].sort());
  });

  it('stays on its buttons at 320 px', async () => {
    const texts = await textsOf(tag);
    for (const key of BUTTONS) {
      const letters = Math.max(
        ...wordings(texts[key]).map((text) => lengthOf(text.replaceAll(/\{\w+\}/g, ''))),
      );
      expect(letters, `${key}: ${String(texts[key])}`).toBeLessThanOrEqual(BUTTON_LETTERS);
      if (SMALL.includes(key))
        expect(letters, `${key}: ${String(texts[key])}`).toBeLessThanOrEqual(SMALL_LETTERS);
    }
  });

  it('is not much longer than English', async () => {
    const texts = await textsOf(tag);
    for (const key of KEYS) {
      const english = Math.max(...wordings(en[key]).map(lengthOf));
      const letters = Math.max(...wordings(texts[key]).map(lengthOf));
      expect(letters, `${key}: ${String(texts[key])}`).toBeLessThanOrEqual(english * 1.6 + 14);
    }
  });

  it('asks in the same words not to pay again, wherever nobody knows how the payment stands', async () => {
    const texts = await textsOf(tag);
    expect(inAll(UNCLEAR.map((key) => String(texts[key]))).length).toBeGreaterThan(8);
  });

  it('speaks calmly: no exclamation marks', async () => {
    const texts = await textsOf(tag);
    for (const key of KEYS) for (const text of wordings(texts[key])) expect(text, key).not.toMatch(/[!！]/);
  });

  it('keeps UPI and QR as people know them', async () => {
    const texts = await textsOf(tag);
    for (const key of KEYS) {
      const [english = ''] = wordings(en[key]);
      for (const word of ['UPI', 'QR']) {
        if (english.includes(word)) expect(wordings(texts[key])[0], key).toContain(word);
      }
    }
  });
});

it.each(TAGS.filter((tag) => tag !== 'en'))('%s is at most 3072 bytes, in either encoding', async (tag) => {
  expect(await bytesOf(tag, 'utf8')).toBeLessThanOrEqual(3_072);
  expect(await bytesOf(tag, 'ascii')).toBeLessThanOrEqual(3_072);
});

it.each([
  'en',
  'es',
  'fr',
  'pt-BR',
  'id',
])('%s never begins a sentence with a name that may be a word', async (tag) => {
  const texts = await textsOf(tag);
  for (const key of KEYS) {
    for (const text of wordings(texts[key])) expect(text, key).not.toMatch(/(^|[.:?¿] ?)\{(merchant|app)\}/);
  }
});

describe('catalogues for tests', () => {
  it('I18N-07: the pseudo-locale is longer, marked at both ends, and keeps placeholders', () => {
    const texts = pseudo(en);
    for (const key of KEYS) {
      for (const [at, text] of wordings(texts[key]).entries()) {
        const english = wordings(en[key])[at] ?? '';
        expect(text).toMatch(/^\[!!! .* !!!\]$/);
        expect(text.length).toBeGreaterThanOrEqual(english.length * 1.4);
        expect(holes(text)).toEqual(holes(english));
        expect(fill(text.replaceAll(/\{\w+\}/g, ''), {})[0]).not.toMatch(/[A-Za-z]/);
      }
    }
  });

  it('I18N-07: the longest of all languages is at least as long as each of them', async () => {
    const all = await Promise.all(TAGS.map(textsOf));
    const worst = longest([en, ...all]);
    for (const key of KEYS) {
      const most = Math.max(...all.flatMap((texts) => wordings(texts[key]).map(lengthOf)));
      expect(Math.max(...wordings(worst[key]).map(lengthOf)), key).toBe(most);
    }
  });
});

it.each(TAGS)('%s: an ending stays on the line of the name that it belongs to', async (tag) => {
  const texts = await textsOf(tag);
  for (const key of KEYS) for (const text of wordings(texts[key])) expect(text, key).not.toMatch(/\}-\p{L}/u);
});
