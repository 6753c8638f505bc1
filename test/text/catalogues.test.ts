import {afterEach, describe, expect, it, vi} from 'vitest';
import {makeCatalogues} from '../../src/text/catalogues.js';
import {en} from '../../src/text/en.js';
import type {LoadLanguage} from '../../src/text/fetch-texts.js';
import {textsFetcher} from '../../src/text/fetch-texts.js';
import type {Page} from '../../src/text/hand-over.js';
import {handOverTexts, takeTexts} from '../../src/text/hand-over.js';
import {availableLocales, knownTexts, loadTexts, onTexts} from '../../src/text/load-texts.js';
import {resolveLocale} from '../../src/text/locale.js';
import {setTexts} from '../../src/text/set-texts.js';
import type {Texts} from '../../src/text/texts.js';

const hi: Texts = {...en, pay: 'पेमेंट करें', paid: 'मैंने पेमेंट कर दिया'};
const ptBR: Texts = {...en, pay: 'Pagar', paid: 'Já paguei'};

/** A server of languages: `down` makes it fail so many times. */
function server(down = 0) {
  const asked: string[] = [];
  let left = down;
  const answer = (tag: string, texts: Texts) => async () => {
    asked.push(tag);
    if (left-- > 0) throw new TypeError('Failed to fetch dynamically imported module');
    return {texts};
  };
  return {asked, loaders: {hi: answer('hi', hi), 'pt-BR': answer('pt-BR', ptBR)}};
}

function cataloguesOf(loaders: Record<string, LoadLanguage>) {
  const catalogues = makeCatalogues(en, Object.keys(loaders));
  return {...catalogues, load: textsFetcher(catalogues, loaders)};
}

const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
afterEach(() => warned.mockClear());

describe('makeCatalogues', () => {
  it('has English at once, and another language once it is fetched', async () => {
    const {loaders, asked} = server();
    const catalogues = cataloguesOf(loaders);
    expect(catalogues.known('en')).toEqual(en);
    expect(catalogues.known('hi')).toBeUndefined();
    await Promise.all([catalogues.load('hi'), catalogues.load('hi-IN')]);
    expect(asked).toEqual(['hi']);
    expect(catalogues.known('hi-IN')).toEqual(hi);
    expect(catalogues.known('hi')).toBe(catalogues.known('hi'));
  });

  it.each([
    ['hi-Latn-IN', 'hi'],
    ['hi_IN', 'hi'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['hi-u-nu-latn', 'hi'],
    ['de', 'en'],
    ['', 'en'],
    ['../../evil', 'en'],
  ])('I18N-02: shows %s the texts of %s', async (locale, tag) => {
    const catalogues = cataloguesOf(server().loaders);
    expect((await catalogues.load(locale))?.pay).toBe({hi, 'pt-BR': ptBR, en}[tag]?.pay);
  });

  it('asks a second time before it gives up', async () => {
    const {loaders, asked} = server(1);
    const catalogues = cataloguesOf(loaders);
    expect((await catalogues.load('hi'))?.paid).toBe(hi.paid);
    expect(asked).toEqual(['hi', 'hi']);
    expect(warned).not.toHaveBeenCalled();
  });

  it('goes on without a language that cannot be had, and tries again when asked again', async () => {
    const catalogues = cataloguesOf(server(2).loaders);
    expect(await catalogues.load('hi')).toBeUndefined();
    expect(warned).toHaveBeenCalledOnce();
    expect((await catalogues.load('hi'))?.paid).toBe(hi.paid);
  });

  it("keeps a merchant's own texts when the rest of the language cannot be had", async () => {
    const catalogues = cataloguesOf(server(2).loaders);
    catalogues.put('hi', {paid: 'हो गया'});
    expect(await catalogues.load('hi')).toEqual({...en, paid: 'हो गया'});
    expect(catalogues.known('hi')?.paid).toBe('हो गया');
    expect(await catalogues.load('hi')).toEqual({...hi, paid: 'हो गया'});
  });

  it("lays a merchant's texts over the built-in ones, whichever came first", async () => {
    const catalogues = cataloguesOf(server().loaders);
    catalogues.put('hi', {paid: 'हो गया'});
    expect(catalogues.known('hi')).toBeUndefined();
    await catalogues.load('hi');
    catalogues.put('hi', {close: 'हटाएं'});
    expect(catalogues.known('hi')).toEqual({...hi, paid: 'हो गया', close: 'हटाएं'});
  });

  it('adds a language, with English in its gaps', async () => {
    const catalogues = cataloguesOf(server().loaders);
    catalogues.put('de', {paid: 'Ich habe bezahlt'});
    expect(catalogues.available()).toContain('de');
    expect(catalogues.known('de-AT')).toEqual({...en, paid: 'Ich habe bezahlt'});
    expect(resolveLocale(['de-AT'], catalogues.available())).toEqual({locale: 'de-AT', catalogue: 'de'});
  });

  it('fills a country from its language, and that from English', async () => {
    const catalogues = cataloguesOf(server().loaders);
    catalogues.put('hi-IN', {close: 'हटाएं'});
    catalogues.put('en', {back: 'Go back'});
    expect(await catalogues.load('hi-IN')).toEqual({...hi, close: 'हटाएं'});
    expect(await catalogues.load('hi')).toEqual(hi);
    catalogues.put('en-IN', {paid: 'Payment done'});
    expect(catalogues.known('en-IN')).toEqual({...en, back: 'Go back', paid: 'Payment done'});
    catalogues.put('pt-PT', {paid: 'Paguei'});
    expect(await catalogues.load('pt-PT')).toEqual({...ptBR, paid: 'Paguei'});
  });

  it('I18N-24: tells open widgets that a language arrived or changed, until they no longer listen', async () => {
    const catalogues = cataloguesOf(server().loaders);
    const told: string[] = [];
    const stop = catalogues.listen((tag) => told.push(tag));
    await catalogues.load('hi');
    catalogues.put('de-AT', {paid: 'Bezahlt'});
    stop();
    catalogues.put('fr', {paid: 'Payé'});
    expect(told).toEqual(['hi', 'de-AT']);
  });

  it('I18N-06: hostile values are text or nothing', () => {
    const catalogues = cataloguesOf({});
    const markup = '<img src=x onerror="window.__xss=1">';
    const hostile = JSON.parse(
      `{"paid": ${JSON.stringify(markup)}, "close": {"other": "x"}, "pay": 7, "triesLeft": "x",
        "back": ${JSON.stringify('x'.repeat(10_000))}, "__proto__": {"done": "x"}, "constructor": "x", "nope": "x"}`,
    );
    catalogues.put('de', hostile);
    expect(catalogues.known('de')).toEqual({...en, paid: markup});
    expect(Object.keys(catalogues.known('de') ?? {})).toEqual(Object.keys(en));
    expect(({} as Record<string, unknown>).done).toBeUndefined();
    catalogues.put('constructor', {paid: 'x'});
    catalogues.put('de', ['a'] as object);
    expect(catalogues.known('de')?.paid).toBe(markup);
  });
});

describe("the page's languages", () => {
  it('I18N-02: Hindi and Arabic stand beside each other', async () => {
    const [hindi, arabic] = await Promise.all([loadTexts('hi-IN'), loadTexts('ar-EG')]);
    expect(hindi?.cancel).toBe('रद्द करें');
    expect(arabic?.cancel).toBe('إلغاء');
    expect(knownTexts('hi')).toBe(hindi);
  });

  it('resolves every language of the list to itself', () => {
    const tags = availableLocales();
    for (const tag of tags) expect(resolveLocale([tag], tags).catalogue).toBe(tag);
  });

  it('changes for the whole page by setTexts', () => {
    const told: string[] = [];
    const stop = onTexts((tag) => told.push(tag));
    setTexts('nl', {paid: 'Ik heb betaald'});
    setTexts('DE_at', {paid: 'Bezahlt'});
    stop();
    expect(knownTexts('nl-BE')?.paid).toBe('Ik heb betaald');
    expect(told).toEqual(['nl', 'de-AT']);
  });

  it.each([
    ['', {}],
    ['!!', {paid: 'x'}],
    ['x'.repeat(500), {paid: 'x'}],
    [7, {paid: 'x'}],
    [null, {}],
    ['de', null],
    ['de', 'Bezahlt'],
    ['de', undefined],
  ])('I18N-06: setTexts(%j, %j) changes nothing and tells the developer', (tag, texts) => {
    const before = availableLocales();
    setTexts(tag as string, texts as object);
    expect(availableLocales()).toEqual(before);
    expect(warned).toHaveBeenCalledOnce();
  });
});

describe('dist/locales/<tag>.js', () => {
  it('gives its language to the script that is there', () => {
    const set = vi.fn();
    const page: Page = {PayCheckout: {setTexts: set}};
    handOverTexts(page, 'hi', hi);
    expect(set).toHaveBeenCalledWith('hi', hi);
    expect(page).not.toHaveProperty('PayCheckoutTexts');
  });

  it('waits for the script where it came first', () => {
    const set = vi.fn();
    const page: Page = {};
    handOverTexts(page, 'hi', hi);
    handOverTexts(page, 'pt-BR', ptBR);
    takeTexts(page, set);
    takeTexts(page, set);
    expect(set.mock.calls).toEqual([
      ['hi', hi],
      ['pt-BR', ptBR],
    ]);
  });

  it('minds no page that uses these names for something else', () => {
    const set = vi.fn();
    const page: Page = {PayCheckout: 'mine', PayCheckoutTexts: {id: 'PayCheckoutTexts'}};
    takeTexts(page, set);
    handOverTexts(page, 'hi', hi);
    takeTexts(page, set);
    takeTexts({PayCheckoutTexts: [7, null, 'x']}, set);
    expect(set.mock.calls).toEqual([['hi', hi]]);
  });
});
