import type {Gateway, Reader} from './gateway.js';
import {withReturn} from './gateway.js';
import {returnId} from './gateway-body.js';
import {readHostedPage, readVerified} from './hosted-page.js';

export const uddoktapayReader = {
  id: 'uddoktapay',
  recognises: ({payment_url: url, invoice_id: id, status, message, entity}) =>
    entity === undefined &&
    (url !== undefined || id !== undefined || (status === false && typeof message === 'string')),
  readChallenge: (body, options) => readHostedPage(body, 'UddoktaPay', options),
  readStatus: (body) => readVerified(body, 'invoice_id'),
} satisfies Reader;

/** UddoktaPay, Bangladesh, and panels that speak like it. The invoice id comes with the shopper's return. */
export const uddoktapay: Gateway = /* @__PURE__ */ withReturn(
  uddoktapayReader,
  /** No word comes along, only the id. */
  (query) => {
    const gateway = returnId(query, 'invoice_id');
    return gateway ? {ids: {gateway}, hint: 'unknown'} : undefined;
  },
);
