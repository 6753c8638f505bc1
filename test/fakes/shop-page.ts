import {fixture, html, nextFrame} from '@open-wc/testing';
import type {PayCheckout} from '../../src/pay-checkout.js';
import type {FetchStatus} from '../../src/session/source.js';

export const LINK = 'upi://pay?pa=demo@example&pn=Chai%20Point&am=200.00&cu=INR&tr=ord7';
export const PENDING = {id: 'ord_7', status: 'pending'};
export const PAID = {id: 'ord_7', status: 'succeeded'};

const EVENTS = ['open', 'close', 'success', 'failure', 'cancel', 'pending', 'error'];

/** A merchant's status function that says what it is told to say, and counts how often it was asked. */
export function merchant(says: unknown = PENDING) {
  const shop = {asked: 0, says, fetchStatus: undefined as unknown as FetchStatus};
  shop.fetchStatus = async () => {
    shop.asked += 1;
    return shop.says;
  };
  return shop;
}

/** Gives an element a payment, and keeps the names of its events, with the payment that they speak of. */
export function prepare(
  element: HTMLElement & Partial<PayCheckout>,
  shop: ReturnType<typeof merchant>,
  more: Partial<PayCheckout> = {},
) {
  const events: string[] = [];
  for (const name of EVENTS) {
    element.addEventListener(`pay-${name}`, (event) => {
      const {paymentId, code} = ((event as CustomEvent).detail ?? {}) as {paymentId?: string; code?: string};
      events.push([`pay-${name}`, paymentId ?? code].filter(Boolean).join(' '));
    });
  }
  const given: Partial<PayCheckout> = {
    challenge: LINK,
    fetchStatus: shop.fetchStatus,
    paymentId: 'ord_7',
    locale: 'en-IN',
  };
  Object.assign(element, given, more);
  return events;
}

/** A `<pay-checkout>`, or another tag of its kind, in a page of the shop's. */
export async function atTheShop(more: Partial<PayCheckout> = {}, tag = 'pay-checkout') {
  const page = await fixture<HTMLElement>(html`<div></div>`);
  const element = page.ownerDocument.createElement(tag) as PayCheckout;
  const shop = merchant();
  const events = prepare(element, shop, more);
  page.append(element);
  await element.updateComplete;
  return {page, element, shop, events};
}

/** A page of its own in a frame, whose window is the test's to change; it has a `<pay-checkout>`. */
export async function anotherPage() {
  const frame = await fixture<HTMLIFrameElement>(
    html`<iframe
      title="Another page of the shop’s"
      src="/test/fixtures/shop-without-windows.html"
      style="width: 780px; height: 580px"
    ></iframe>`,
  );
  const find = () => frame.contentDocument?.querySelector<PayCheckout>('pay-checkout');
  await until(() => find()?.shadowRoot, 'another page');
  return {page: frame.contentWindow as Window & typeof globalThis, element: find() as PayCheckout};
}

/** The title of the screen that is up. */
export const titleIn = (element: Element) =>
  element.shadowRoot?.querySelector('dialog[open] #title, .panel:not(dialog) #title')?.textContent?.trim();

/** What a shopper can tap, by its words. */
export const buttonIn = (element: Element, text: string) =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('button, a') ?? [])].find(
    (one) => one.textContent?.trim() === text,
  );

export async function until(condition: () => unknown, what = String(condition)) {
  for (const end = performance.now() + 15_000; performance.now() < end; await nextFrame())
    if (condition()) return;
  throw new Error(`never: ${what}`);
}

/** So many frames go by in which nothing may happen. */
export async function frames(count: number) {
  for (let frame = 0; frame < count; frame += 1) await nextFrame();
}
