import {describe, expect, it} from 'vitest';
import {announceReturn} from '../../src/session/announce-return.js';
import {openBlank} from '../../src/session/blank-window.js';
import type {Page} from '../../src/session/return-signal.js';
import {browserReturns} from '../../src/session/return-signal.js';
import {FakeClock} from '../fakes/fake-clock.js';

const ORIGIN = 'https://shop.example';
const NEWS = {payReturn: 'nonce-1'};

/** A page of the shop's with all its channels cut but messages and the storage event, and what it posts. */
function shopPage() {
  const page = new EventTarget();
  const posted: {data: unknown; target: unknown}[] = [];
  const items = new Map<string, string>();
  const said: [string, string][] = [];
  const localStorage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem(key: string, value: string) {
      said.push([key, value]);
      items.set(key, value);
    },
    removeItem: (key: string) => void items.delete(key),
  };
  const opener = {postMessage: (data: unknown, target?: unknown) => void posted.push({data, target})};
  Object.assign(page, {location: {origin: ORIGIN}, localStorage, opener, crypto});
  const message = (data: unknown, origin: string, source: unknown = opener) =>
    page.dispatchEvent(Object.assign(new Event('message'), {data, origin, source}));
  const stored = (key: string, newValue: string | null) =>
    page.dispatchEvent(Object.assign(new Event('storage'), {key, newValue}));
  return {page: page as unknown as Page, message, stored, posted, said};
}

function listening() {
  const shop = shopPage();
  let heard = 0;
  const end = browserReturns(shop.page).listen('sid-1', () => {
    heard += 1;
  });
  return {...shop, end, heard: () => heard};
}

describe('an open checkout hears a return page', () => {
  it('that posts a message from another window of this origin, and acknowledges it there by name', () => {
    const {message, heard, posted} = listening();
    message(NEWS, ORIGIN);
    expect(heard()).toBe(1);
    expect(posted).toEqual([{data: {payReturn: 'nonce-1', sid: 'sid-1'}, target: ORIGIN}]);
  });

  it.each<[string, unknown, string]>([
    ['another origin', NEWS, 'https://evil.example'],
    ['an origin that ends like ours', NEWS, 'https://evilshop.example'],
    ['an origin that begins like ours', NEWS, 'https://shop.example.evil.example'],
    ['our host without TLS', NEWS, 'http://shop.example'],
    ['another port', NEWS, 'https://shop.example:8443'],
    ['an origin in capitals', NEWS, 'HTTPS://SHOP.EXAMPLE'],
    ['a sandbox', NEWS, 'null'],
    ['nowhere', NEWS, ''],
    ['our origin, with another message', {type: 'payment', status: 'succeeded'}, ORIGIN],
    ['our origin, with a text', JSON.stringify(NEWS), ORIGIN],
    ['our origin, with a list', [NEWS], ORIGIN],
    ['our origin, with nothing', null, ORIGIN],
    ['our origin, with a nonce that is none', {payReturn: {status: 'succeeded'}}, ORIGIN],
    ['our origin, with a megabyte', {payReturn: 'x'.repeat(1_000_000)}, ORIGIN],
    ['our origin, with another session’s acknowledgement', {payReturn: 'nonce-1', sid: 'sid-2'}, ORIGIN],
  ])('SEC-20: and nobody from %s', (_name, data, origin) => {
    const {message, heard, posted} = listening();
    message(data, origin);
    expect(heard()).toBe(0);
    expect(posted).toEqual([]);
  });

  it('SEC-20: and not itself', () => {
    const {page, message, heard} = listening();
    message(NEWS, ORIGIN, page);
    expect(heard()).toBe(0);
  });

  it.each([
    ['a forged result', 'pay-checkout:signal', '{"status":"succeeded"}'],
    ['a forged note that it was told', 'pay-checkout:told:sid-1', '1'],
    ['a forged record', 'pay-checkout:session:ord_7', '{"version":1,"sid":"sid-1"}'],
    ['nonsense', 'pay-checkout:signal', 'nonsense'],
    ['too much', 'pay-checkout:signal', JSON.stringify({payReturn: 'a', more: 'x'.repeat(600)})],
    ['a removal', 'pay-checkout:signal', null],
  ])('SEC-22: and not %s in storage', (_name, key, value) => {
    const {stored, heard} = listening();
    stored(key, value);
    expect(heard()).toBe(0);
  });

  it('SEC-22: and of a result that comes with the news it keeps nothing', () => {
    const {stored, heard, said} = listening();
    stored('pay-checkout:signal', JSON.stringify({...NEWS, status: 'succeeded', id: 'ord_7'}));
    expect(heard()).toBe(1);
    expect(said).toEqual([['pay-checkout:signal', JSON.stringify({...NEWS, sid: 'sid-1'})]]);
  });

  it('and no more once it has ended', () => {
    const {end, message, stored, heard} = listening();
    end();
    message(NEWS, ORIGIN);
    stored('pay-checkout:signal', JSON.stringify(NEWS));
    expect(heard()).toBe(0);
  });
});

describe('a return page', () => {
  const arrive = (sids: string[] = []) => {
    const shop = shopPage();
    const clock = new FakeClock();
    const taken = announceReturn({page: shop.page, sids, clock});
    const {payReturn} = (shop.posted[0]?.data ?? {}) as {payReturn: string};
    return {...shop, clock, taken, payReturn};
  };

  it('SEC-21: posts to its own origin by name, and says nothing but that somebody came back', () => {
    const {posted, said, payReturn} = arrive();
    expect(posted).toEqual([{data: {payReturn}, target: ORIGIN}]);
    expect(payReturn.length).toBeGreaterThanOrEqual(16);
    expect(said).toEqual([['pay-checkout:signal', JSON.stringify({payReturn})]]);
  });

  it.each<[string, string[], (nonce: string) => unknown, string, boolean]>([
    ['an acknowledgement', [], (payReturn) => ({payReturn, sid: 'sid-1'}), ORIGIN, true],
    ['that of its own session', ['sid-1'], (payReturn) => ({payReturn, sid: 'sid-1'}), ORIGIN, true],
    ['another session’s', ['sid-1'], (payReturn) => ({payReturn, sid: 'sid-2'}), ORIGIN, false],
    ['one that is replayed', [], () => ({payReturn: 'an-older-nonce', sid: 'sid-1'}), ORIGIN, false],
    ['one of another origin', [], (payReturn) => ({payReturn, sid: 'sid-1'}), 'https://evil.example', false],
    ['its own echo', [], (payReturn) => ({payReturn}), ORIGIN, false],
  ])('SEC-20: of %s', async (_name, sids, answer, origin, isTaken) => {
    const {message, clock, taken, payReturn} = arrive(sids);
    message(answer(payReturn), origin, {});
    await clock.advance(1_000);
    expect(await taken).toBe(isTaken);
    expect(clock.pending).toBe(0);
  });
});

describe('a payment window', () => {
  it('SEC-36: has a name of its own each time, so that nobody can have opened "our" window before us', () => {
    const asked: {url: unknown; name: string}[] = [];
    const handle = {closed: false, document: {title: '', body: {textContent: ''}}};
    const page = {
      screen: {availWidth: 1_000, availHeight: 800},
      open(url: unknown, name: string) {
        asked.push({url, name});
        return handle;
      },
    } as unknown as Window;
    for (let count = 0; count < 100; count += 1) {
      expect(openBlank(page, count % 2 ? 'popup' : 'tab', 'One moment')?.name).toBe(asked.at(-1)?.name);
    }
    expect(new Set(asked.map(({name}) => name)).size).toBe(100);
    // As unguessable as 96 bits, and no word that a browser reads in its own way.
    for (const {url, name} of asked) {
      expect(url).toBe('about:blank');
      expect(name).toMatch(/^pay-[\w-]{16,}$/);
    }
  });
});
