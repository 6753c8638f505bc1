import type {Gateway, Reader} from './gateway.js';
import {withReturn} from './gateway.js';
import {returnId} from './gateway-body.js';
import {readHostedPage, readVerified} from './hosted-page.js';
import {wordMeaning} from './status-words.js';

export const rupantorpayReader = {
  id: 'rupantorpay',
  recognises: ({payment_url: url, transaction_id: id, invoice_id: other, payment_method: method}) =>
    typeof url === 'string'
      ? /^https?:\/\/([\w.-]*rupantorpay[^/]*\/|[^/]+\/api\/execute\/)/i.test(url)
      : id !== undefined && method !== undefined && other === undefined,
  readChallenge: (body, options) => readHostedPage(body, 'RupantorPay', options),
  readStatus: (body) => readVerified(body, 'transaction_id'),
} satisfies Reader;

/** RupantorPay, Bangladesh. The id of a payment is known only from the return or a webhook. */
export const rupantorpay: Gateway = /* @__PURE__ */ withReturn(
  rupantorpayReader,
  /** Success and cancel URL get the same query; the path proves as little as the word. */
  (query) => {
    const gateway = returnId(query, 'transactionId', 'transaction_id', 'transactionID');
    return gateway ? {ids: {gateway}, hint: wordMeaning(query.get('status')) ?? 'unknown'} : undefined;
  },
);
