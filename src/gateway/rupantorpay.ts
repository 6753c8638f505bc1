import type {Gateway} from './gateway.js';
import {returnId} from './gateway-body.js';
import {readHostedPage, readVerified} from './hosted-page.js';
import {wordMeaning} from './status-words.js';

/** RupantorPay, Bangladesh. The id of a payment is known only from the return or a webhook. */
export const rupantorpay = {
  id: 'rupantorpay',
  recognises: ({payment_url: url, transaction_id: id, invoice_id: other, payment_method: method}) =>
    typeof url === 'string'
      ? /^https?:\/\/([\w.-]*rupantorpay[^/]*\/|[^/]+\/api\/execute\/)/i.test(url)
      : id !== undefined && method !== undefined && other === undefined,
  readChallenge: (body, options) => readHostedPage(body, 'RupantorPay', options),
  readStatus: (body) => readVerified(body, 'transaction_id'),
  /** Success and cancel URL get the same query; the path proves as little as the word. */
  readReturn(query) {
    const gateway = returnId(query, 'transactionId', 'transaction_id', 'transactionID');
    return gateway ? {ids: {gateway}, hint: wordMeaning(query.get('status')) ?? 'unknown'} : undefined;
  },
} satisfies Gateway;
