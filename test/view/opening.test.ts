import {describe, expect, it} from 'vitest';
import {contextOf, openOf, scenes} from '../../demo/scenes.js';
import {en} from '../../src/text/en.js';
import {firstTexts} from '../../src/text/first-texts.js';
import type {Texts} from '../../src/text/texts.js';
import type {TextName} from '../../src/view/screens.js';
import {firstRow} from '../../src/view/screens.js';
import {speak, wordsOf} from '../../src/view/words.js';

const all = Object.entries(scenes);
const first = firstTexts as Texts;

describe('before the later part of the views is there', () => {
  it('a hosted page goes from opening to the answer with the first texts alone', () => {
    const whole = all.filter(([, scene]) => firstRow(openOf(scene)));
    expect(whole.map(([name]) => name)).toEqual(
      expect.arrayContaining(['preparing', 'page-open', 'page-blocked', 'confirming', 'offline']),
    );
    for (const [name, scene] of whole) {
      const early = wordsOf(openOf(scene), contextOf(scene, {texts: first, bodies: undefined}));
      expect(early, name).toEqual(wordsOf(openOf(scene), contextOf(scene, {texts: en})));
      for (const action of early.actions) {
        expect(first[action.split(' ')[1] as TextName], `${name}: ${action}`).toBeTypeOf('string');
      }
    }
  });

  it.each(all)('%s has its title', (_, scene) => {
    const early = wordsOf(openOf(scene), contextOf(scene, {texts: first, bodies: undefined}));
    const whole = wordsOf(openOf(scene), contextOf(scene, {texts: en}));
    expect(early.title).toBeTypeOf('string');
    expect(early.title).toBe(whole.title);
  });

  it.each(all)('%s has its title and a way to leave where the later part cannot be loaded', (_, scene) => {
    const open = openOf(scene);
    const context = contextOf(scene, {texts: first, bodies: {isAll: true}});
    const {title, actions} = wordsOf(open, context);
    if (!firstRow(open)) expect(actions).toEqual(['secondary close close']);
    expect(title).toBeTypeOf('string');
  });
});

it('A11Y-05: a title that ends in a vowel sign gets its full stop too', () => {
  const title = 'पैसे पहुँच गए हैं';
  const scene = scenes.succeeded!;
  const texts = {...en, succeeded: title, succeededText: 'धन्यवाद।'};
  expect(speak(wordsOf(openOf(scene), contextOf(scene, {texts})))).toBe(`${title}. धन्यवाद।`);
});
