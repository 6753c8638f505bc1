import {qrPath} from '../../src/lib/qr-path.js';
import type {Html} from './html.js';
import {html} from './html.js';
import {toMajor} from './money.js';
import {DIGITS, pick} from './random.js';

/** A payee that exists at no bank: a scanned code of the demo can pay nobody. */
const PAYEE = 'demo@example';

/** One parameter's value: UPI apps read `%20`, not every one of them reads `+`. */
const enc = encodeURIComponent;

export type UpiAsk = {
  readonly name: string;
  readonly amountMinor: number;
  /** Goes into `tr`; 35 characters at most, so separators are left out. */
  readonly reference: string;
  /** The order in which the gateway writes the parameters. */
  readonly order: 'rumbapay' | 'razorpay';
  readonly note?: string;
};

/** A UPI link written as the gateway writes it, with `pa=demo@example`. */
export function demoUpiLink({name, amountMinor, reference, order, note = 'Order'}: UpiAsk): string {
  const amount = toMajor(amountMinor, 'INR').replace(/\.00$/, '');
  const tr = reference.replace(/[^A-Za-z0-9]/g, '').slice(0, 35);
  return order === 'rumbapay'
    ? `upi://pay?mode=04&cu=INR&pa=${PAYEE}&pn=${enc(name)}&am=${amount}&mam=${amount}&tid=SIM${pick(DIGITS, 32)}&tr=${tr}&mc=5814`
    : `upi://pay?pa=${PAYEE}&pn=${enc(name)}&tr=${tr}&tn=${enc(note)}&am=${amount}&cu=INR&mc=5814`;
}

/** Empty squares that a scanner needs on each side. */
const QUIET = 4;

/** The code of a link and whom it pays, for a hosted page. */
export function upiDetails(link: string): Html {
  const qr = qrPath(link);
  const side = qr === 'too-long' ? 0 : qr.size + 2 * QUIET;
  return html`${
    qr !== 'too-long' &&
    html`<div class="qr"><svg role="img" aria-label="QR code of the UPI payment" viewBox="${-QUIET} ${-QUIET} ${side} ${side}" shape-rendering="crispEdges"><path d="${qr.path}" fill="#000"/></svg></div>`
  }
<p class="about small">Scan with the demo’s phone, or use the buttons.</p>
<dl class="facts"><div><dt>Pay to</dt><dd>${PAYEE}</dd></div></dl>`;
}
