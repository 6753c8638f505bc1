import {expect} from 'vitest';
import type {WebKit} from '../harness/browsers.js';
import type {Tab} from './tab.js';
import {PATIENCE_MS} from './tab.js';

/** What is looked for in a page: by its accessible name, or by the words in it. */
type Wanted = {readonly what: 'control' | 'heading' | 'text' | 'field' | 'frame'; readonly words: string};
/** How WebDriver hands out an element. */
type Reference = Readonly<Record<string, string>>;

/**
 * Runs in the page: the first visible element that fits, in whatever shadow tree. What stands behind a modal
 * dialog or is inert is not there for a shopper.
 */
function find({what, words}: Wanted): Reference | null {
  const selectors = {
    control: 'button, a[href], summary',
    heading: 'h1, h2, h3',
    text: 'p, dt, dd, li, strong, label',
    field: 'input, textarea, select',
    frame: 'iframe',
  };
  const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const all: Element[] = [];
  const walk = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      all.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  const dialog = all.find((element) => element.matches('dialog:modal'));
  const parentOf = (node: Node): Node | null =>
    (node as Element).assignedSlot ?? node.parentNode ?? (node as ShadowRoot).host ?? null;
  const isWithin = (element: Element, test: (node: Node) => boolean) => {
    for (let node: Node | null = element; node; node = parentOf(node)) if (test(node)) return true;
    return false;
  };
  const nameOf = (element: Element) => plain(element.getAttribute('aria-label') ?? element.textContent);
  const fits = (element: Element) => {
    if (!element.matches(selectors[what])) return false;
    if (what === 'frame') return true;
    if (what === 'text') return plain(element.textContent).includes(words);
    if (what === 'field')
      return [...((element as HTMLInputElement).labels ?? [])].some((label) =>
        plain(label.textContent).includes(words),
      );
    return nameOf(element) === words;
  };
  const isThere = (element: Element) =>
    element.checkVisibility({visibilityProperty: true}) &&
    element.getClientRects().length > 0 &&
    !isWithin(element, (node) => (node as Element).hasAttribute?.('inert')) &&
    (!dialog || isWithin(element, (node) => node === dialog));
  return (all.find((element) => fits(element) && isThere(element)) ?? null) as Reference | null;
}

/** Runs in the page: its headings, those in shadow trees included. */
function headings(): string[] {
  const found: string[] = [];
  const walk = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('h1, h2')) found.push(element.textContent?.replace(/\s+/g, ' ').trim() ?? '');
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  return found;
}

/** All windows of one WebKitGTK browser. The driver speaks to one at a time: each act goes to its own window first. */
export async function webkitWindows(browser: WebKit) {
  let current = await browser.get<string>('/window');
  const handles = () => browser.get<string[]>('/window/handles');
  let queue: Promise<unknown> = Promise.resolve();

  /** One thing at a time, in its window. */
  const within =
    (handle: string) =>
    <T>(act: () => Promise<T>): Promise<T> => {
      const next = queue.then(async () => {
        if (current !== handle) await browser.post('/window', {handle});
        current = handle;
        return await act();
      });
      queue = next.catch(() => {});
      return next;
    };

  /** Asks again until there is an answer that means something. */
  const until = async <T>(
    ask: () => Promise<T | null | undefined | false>,
    what: string,
    timeout = PATIENCE_MS,
  ): Promise<T> => {
    let answer: T | null | undefined | false;
    await expect
      .poll(
        async () => {
          answer = await ask().catch(() => false as const);
          return Boolean(answer);
        },
        {timeout, interval: 50, message: what},
      )
      .toBe(true);
    return answer as T;
  };

  function tab(handle: string): Tab {
    const here = within(handle);
    const look = (wanted: Wanted) => here(() => browser.eval(find, wanted));
    const wait = (wanted: Wanted, withinMs?: number) =>
      until(() => look(wanted), `${wanted.what} “${wanted.words}”`, withinMs);
    /** The driver scrolls there and clicks in one go; what still moves or is covered is tried again. */
    const tap = (wanted: Wanted) =>
      until(async () => {
        const [id] = Object.values((await look(wanted)) ?? {});
        if (id === undefined) return false;
        await here(() => browser.click(id));
        return true;
      }, `${wanted.what} “${wanted.words}”`);
    return {
      goto: (url) => here(() => browser.goto(url)),
      url: () => here(() => browser.url()),
      tap: async (words) => void (await tap({what: 'control', words})),
      async tapInFrame(words) {
        const frame = await wait({what: 'frame', words: ''});
        await here(() => browser.post('/frame', {id: frame}));
        try {
          await tap({what: 'control', words});
        } finally {
          await here(() => browser.post('/frame', {id: null}));
        }
      },
      async tapTwice(words) {
        await tap({what: 'control', words});
        await tap({what: 'control', words}).catch(() => {});
      },
      shows: async (words) => void (await wait({what: 'heading', words})),
      says: async (words, withinMs) => void (await wait({what: 'text', words}, withinMs)),
      offers: async (words) => (await look({what: 'control', words})) !== null,
      async fill(words, text) {
        const [id = ''] = Object.values(await wait({what: 'field', words}));
        await here(() => browser.post(`/element/${id}/value`, {text}));
      },
      reload: () => here(() => browser.post('/refresh')),
      back: () => here(() => browser.post('/back')),
      gone: async () => {
        await until(async () => !(await handles()).includes(handle), 'the window to close');
      },
      close: () =>
        here(async () => {
          await browser.del('/window');
          current = '';
        }),
      read: (script, argument) => here(() => browser.eval(script as never, argument as never)),
      screenshot: () => here(() => browser.screenshot()),
    };
  }

  return {
    first: tab(current),
    async look() {
      const seen: string[] = [];
      for (const handle of await handles()) {
        const one = tab(handle);
        seen.push([await one.url(), ...(await one.read(headings))].join(' | '));
      }
      return seen;
    },
    count: async () => (await handles()).length,
    async opened(act: () => Promise<void>): Promise<Tab> {
      const before = await handles();
      await act();
      const handle = await until(
        async () => (await handles()).find((one) => !before.includes(one)),
        'a new window',
      );
      return tab(handle);
    },
    async another(): Promise<Tab> {
      const {handle} = await browser.post<{handle: string}>('/window/new', {type: 'window'});
      return tab(handle);
    },
  };
}
