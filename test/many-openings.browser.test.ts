import {expect} from '@open-wc/testing';
import {anotherPage, merchant, prepare, until} from './fakes/shop-page.js';

type Page = Window & typeof globalThis;

/** Counts what a page has at the moment: listeners on its window and document, intervals, channels. */
function counted(page: Page) {
  const listeners = new Set<object>();
  for (const target of [page, page.document]) {
    const add = target.addEventListener.bind(target) as EventTarget['addEventListener'];
    const remove = target.removeEventListener.bind(target) as EventTarget['removeEventListener'];
    const known = new Map<unknown, object>();
    Object.assign(target, {
      addEventListener(type: string, listener: EventListener, options?: AddEventListenerOptions) {
        add(type, listener, options);
        const signal = typeof options === 'object' ? options.signal : undefined;
        if (signal?.aborted) return;
        const one = {type};
        listeners.add(one);
        known.set(listener, one);
        signal?.addEventListener('abort', () => listeners.delete(one), {once: true});
      },
      removeEventListener(type: string, listener: EventListener, options?: EventListenerOptions) {
        remove(type, listener, options);
        listeners.delete(known.get(listener) ?? {});
      },
    });
  }
  const intervals = new Set<unknown>();
  const {setInterval, clearInterval, BroadcastChannel} = page;
  const channels = new Set<object>();
  Object.assign(page, {
    setInterval: (...args: Parameters<typeof setInterval>) => {
      const interval = setInterval(...args);
      intervals.add(interval);
      return interval;
    },
    clearInterval: (interval: number) => {
      intervals.delete(interval);
      clearInterval(interval);
    },
    BroadcastChannel: class extends BroadcastChannel {
      constructor(name: string) {
        super(name);
        channels.add(this);
      }
      override close() {
        channels.delete(this);
        super.close();
      }
    },
  });
  return () => ({listeners: listeners.size, intervals: intervals.size, channels: channels.size});
}

/** All nodes of a tree, comments included. */
function nodesIn(root: Node): number {
  let count = 0;
  const walker = root.ownerDocument?.createTreeWalker(root) ?? document.createTreeWalker(root);
  while (walker.nextNode()) count += 1;
  return count;
}

describe('a checkout that is opened and closed again and again', function () {
  this.timeout(60_000);

  it('REL-50: leaves nothing behind: a hundred times are as good as three', async () => {
    sessionStorage.clear();
    const {page, element} = await anotherPage();
    const shop = merchant();
    const events = prepare(element, shop);
    const now = counted(page);
    const size = () => ({
      ...now(),
      nodes: nodesIn(page.document) + nodesIn(element.shadowRoot!),
      sheets: element.shadowRoot!.adoptedStyleSheets.length,
      stored: sessionStorage.length,
    });
    const open = () => element.shadowRoot?.querySelector('dialog[open]');

    let few: ReturnType<typeof size> | undefined;
    let most = 0;
    for (let times = 1; times <= 100; times += 1) {
      const ended = element.open();
      await until(() => shop.asked >= times && open());
      most = Math.max(most, now().listeners);
      await element.close();
      expect((await ended).kind).to.equal('pending');
      await until(() => !open());
      await element.updateComplete;
      if (times === 3) few = size();
    }
    expect(size()).to.deep.equal(few);
    expect(most, 'it listens while it is open').to.be.greaterThan(few?.listeners ?? 0);
    expect(events.filter((event) => event === 'pay-close')).to.have.length(100);
    expect(events.filter((event) => event === 'pay-pending ord_7')).to.have.length(100);
  });
});
