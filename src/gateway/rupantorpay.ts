import {present} from '../input/plain.js';
import {schema} from '../input/schema.js';
import type {Gateway} from './gateway.js';
import {orderIn, returnHint, returnId, statusMoney, withIds} from './gateway-body.js';
import {readHostedPage} from './hosted-page.js';
import {statusOfHandApproved} from './status-words.js';

/** The verify answer. `transaction_id` is RupantorPay's, `trx_id` the wallet's: they are never mixed. */
const verified = schema(({id, any, money, text, maybe, optional}) => ({
  transaction_id: id,
  status: any,
  amount: optional(money),
  currency: maybe(text),
  trx_id: maybe(id),
  payment_method: maybe(text),
  message: any,
  // The documents' table says `meta_data`, all of their samples `metadata`.
  metadata: any,
  meta_data: any,
}));

/** RupantorPay, Bangladesh. The id of a payment is known only from the return or a webhook. */
export const rupantorpay = {
  id: 'rupantorpay',
  hosts: ['payment.rupantorpay.com'],
  waitsForReturn: true,
  recognises: ({payment_url: url, transaction_id: id, invoice_id: other, payment_method: method}) =>
    typeof url === 'string'
      ? /^https?:\/\/([\w.-]*rupantorpay[^/]*\/|[^/]+\/api\/execute\/)/i.test(url)
      : id !== undefined && method !== undefined && other === undefined,
  readChallenge: (body, options) => readHostedPage(body, 'RupantorPay', options),
  readStatus(body) {
    const answer = verified.read(body);
    if (!answer) return undefined;
    const {status, message, amount} = answer;
    // A flag is about the question, and so is a word with nothing but a message.
    if (typeof status === 'boolean' || typeof status === 'number') return undefined;
    if (amount === undefined && message !== undefined) return undefined;
    const read = statusOfHandApproved(status);
    return {
      ...read,
      ...statusMoney(answer),
      ...withIds({
        gateway: answer.transaction_id,
        order: orderIn(answer.metadata ?? answer.meta_data),
        // No money moved, so what the wallet calls its attempt is nothing to quote.
        provider: read.status === 'failed' ? undefined : answer.trx_id,
      }),
      ...present({method: answer.payment_method}),
    };
  },
  /** Success and cancel URL get the same query; the path proves as little as the word. */
  readReturn(query) {
    const gateway = returnId(query, 'transactionId', 'transaction_id', 'transactionID');
    return gateway === undefined ? undefined : returnHint({gateway}, query.get('status'));
  },
} satisfies Gateway;
