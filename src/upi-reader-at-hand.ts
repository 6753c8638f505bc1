import type {PaymentUrl} from './input/checked-url.js';
import {parseUpiLink} from './input/upi-link.js';
import {qrPath} from './lib/qr-path.js';
import type {Bodies, ViewContext} from './view/context.js';

/** `upiReader` for the single file. */
export function upiReader(_: () => void): Bodies['upiOf'] {
  let last: PaymentUrl | undefined;
  let qr: ViewContext['qr'];
  return (link) => {
    if (last !== link) qr = qrPath(link);
    last = link;
    const {payee, name} = parseUpiLink(link);
    return {payee: {address: payee, name}, qr};
  };
}
