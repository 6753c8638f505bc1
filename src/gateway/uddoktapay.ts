import type {Gateway} from './gateway.js';
import {returnId} from './gateway-body.js';
import {readHostedPage, readVerified} from './hosted-page.js';

/** UddoktaPay, Bangladesh, and panels that speak like it. The invoice id comes with the shopper's return. */
export const uddoktapay = {
  id: 'uddoktapay',
  recognises: ({payment_url: url, invoice_id: id, status, message, entity}) =>
    entity === undefined &&
    (url !== undefined || id !== undefined || (status === false && typeof message === 'string')),
  readChallenge: (body, options) => readHostedPage(body, 'UddoktaPay', options),
  readStatus: (body) => readVerified(body, 'invoice_id'),
  /** No word comes along, only the id. */
  readReturn(query) {
    const gateway = returnId(query, 'invoice_id');
    return gateway ? {ids: {gateway}, hint: 'unknown'} : undefined;
  },
} satisfies Gateway;
