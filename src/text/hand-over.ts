import type {OwnTexts} from './override-texts.js';

/** Array on `window` in which languages wait that came before `pay-checkout.js`. */
const QUEUE = 'PayCheckoutTexts';

type SetTexts = (tag: string, texts: OwnTexts) => void;

/** A page as far as languages are handed over on it: `window`. */
export type Page = {PayCheckout?: unknown; [QUEUE]?: unknown};

/**
 * What `dist/locales/<tag>.js` does: gives its language to the script, or leaves it where the script will
 * look. So the two files may come in any order.
 */
export function handOverTexts(page: Page, tag: string, texts: OwnTexts): void {
  const checkout = page.PayCheckout;
  const queue = page[QUEUE];
  if (takesTexts(checkout)) checkout.setTexts(tag, texts);
  else if (Array.isArray(queue)) queue.push([tag, texts]);
  else page[QUEUE] = [[tag, texts]];
}

/** What `pay-checkout.js` does once it is there: takes the languages that came before it. */
export function takeTexts(page: Page, setTexts: SetTexts): void {
  const queue = page[QUEUE];
  if (!Array.isArray(queue)) return;
  // taken out: a second look finds nothing
  for (const one of queue.splice(0)) if (Array.isArray(one)) setTexts(one[0], one[1]);
}

function takesTexts(value: unknown): value is {setTexts: SetTexts} {
  return (
    typeof value === 'object' && value !== null && 'setTexts' in value && typeof value.setTexts === 'function'
  );
}
