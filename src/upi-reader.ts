import type {PaymentUrl} from './input/checked-url.js';
import {parseUpiLink} from './input/upi-link.js';
import {loadQr} from './load-qr.js';
import type {Bodies, ViewContext} from './view/context.js';

/** Reads the link that is on the screen, and has its code drawn once. */
export function upiReader(redraw: () => void): Bodies['upiOf'] {
  let last: PaymentUrl | undefined;
  let qr: ViewContext['qr'];
  return (link) => {
    const drawn = (code: ViewContext['qr']) => {
      if (last !== link) return;
      qr = code;
      redraw();
    };
    if (last !== link) {
      last = link;
      qr = 'loading';
      // Without the code there is still the link to copy and to open.
      loadQr().then(
        ({qrPath}) => drawn(qrPath(link)),
        () => drawn('too-long'),
      );
    }
    // A copy is read, for display.
    const {payee, name} = parseUpiLink(link);
    return {payee: {address: payee, name}, qr};
  };
}
