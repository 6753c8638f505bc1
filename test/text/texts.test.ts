import {describe, expect, it} from 'vitest';
import {en} from '../../src/text/en.js';
import {overrideTexts} from '../../src/text/override-texts.js';

const all = Object.entries(en).flatMap(([key, value]) =>
  (typeof value === 'string' ? [value] : Object.values(value)).map((text) => [key, String(text)] as const),
);

describe('the English catalogue', () => {
  it('I18N-03: holds plain texts with closed placeholders', () => {
    for (const [key, text] of all) {
      expect(text, key).not.toMatch(/[<>&]/);
      expect(text.replaceAll(/\{[a-z]+\}/g, ''), key).not.toMatch(/[{}]/);
      expect(text.trim(), key).toBe(text);
      expect(text, key).not.toBe('');
    }
  });

  it('speaks calmly: no exclamation marks, no bank words, no promise about money', () => {
    for (const [key, text] of all) {
      expect(text, key).not.toMatch(/!|transaction|invalid|error|not (been )?charged|no money/i);
    }
  });

  it('never begins a sentence with the shop, which may have no name', () => {
    for (const [key, text] of all) expect(text, key).not.toMatch(/(^|[.:?] )\{merchant\}/);
  });

  it('says not to pay again wherever it is unclear', () => {
    for (const key of [
      'pageLostText',
      'confirmingText',
      'overdueText',
      'receivedText',
      'reviewText',
      'unclearText',
      'offline',
      'trouble',
    ] as const) {
      expect(en[key], key).toMatch(/don’t pay again/);
    }
  });
});

describe('overrideTexts', () => {
  it('replaces single texts and leaves the rest', () => {
    const texts = overrideTexts(en, {paid: 'Done paying', triesLeft: {other: '{n} more'}});
    expect(texts.paid).toBe('Done paying');
    expect(texts.triesLeft).toEqual({other: '{n} more'});
    expect(texts.close).toBe(en.close);
  });

  it.each([
    null,
    undefined,
    7,
    'x',
    [],
    {paid: 7, close: {other: 'x'}, triesLeft: 'x', nope: 'x'},
  ])('SEC-24: changes nothing for %j', (own) => {
    expect(overrideTexts(en, own)).toEqual(en);
  });

  it('SEC-24: takes nothing from a prototype and makes no new keys', () => {
    const texts = overrideTexts(en, JSON.parse('{"__proto__": {"paid": "x"}, "constructor": "x"}'));
    expect(texts).toEqual(en);
    expect(Object.keys(texts)).toEqual(Object.keys(en));
  });

  it('does not take a text that is no wording', () => {
    expect(overrideTexts(en, {paid: 'x'.repeat(1_001)}).paid).toBe(en.paid);
  });
});
