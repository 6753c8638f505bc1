import {sameAmount} from '../input/amount.js';
import {present} from '../input/plain.js';
import {schema} from '../input/schema.js';
import type {PaymentStatus} from '../input/status.js';
import type {Gateway} from './gateway.js';
import {orderIn, returnId, statusMoney, withIds} from './gateway-body.js';
import {readHostedPage} from './hosted-page.js';
import {statusOfHandApproved} from './status-words.js';

/** The verify answer. `amount` is what was asked for, `charged_amount` what was paid; there is no currency. */
const verified = schema(({id, any, money, text, maybe, optional}) => ({
  invoice_id: id,
  status: any,
  amount: optional(money),
  charged_amount: maybe(money),
  transaction_id: maybe(id),
  payment_method: maybe(text),
  message: any,
  metadata: any,
}));

/** UddoktaPay, Bangladesh, and panels that speak like it. The invoice id comes with the shopper's return. */
export const uddoktapay = {
  id: 'uddoktapay',
  waitsForReturn: true,
  recognises: ({payment_url: url, invoice_id: id, status, message, entity}) =>
    entity === undefined &&
    (url !== undefined || id !== undefined || (status === false && typeof message === 'string')),
  readChallenge: (body, options) => readHostedPage(body, 'UddoktaPay', options),
  readStatus(body) {
    const answer = verified.read(body);
    if (!answer) return undefined;
    const {status, message, amount} = answer;
    // ERROR with nothing but a message: the question failed, not the payment.
    if (typeof status === 'boolean' || typeof status === 'number') return undefined;
    if (amount === undefined && message !== undefined) return undefined;
    return {
      ...fullyCharged(statusOfHandApproved(status), answer),
      ...statusMoney({amount}),
      ...withIds({
        gateway: answer.invoice_id,
        order: orderIn(answer.metadata),
        provider: answer.transaction_id,
      }),
      ...present({method: answer.payment_method}),
    };
  },
  /** No word comes along, only the id. */
  readReturn(query) {
    const gateway = returnId(query, 'invoice_id');
    return gateway === undefined ? undefined : {ids: {gateway}, hint: 'unknown'};
  },
} satisfies Gateway;

type Charged = {amount?: string | number | undefined; charged_amount?: string | number | undefined};

/** Paid, but less than asked for: somebody must look at it. */
function fullyCharged(status: PaymentStatus, {amount, charged_amount: charged}: Charged): PaymentStatus {
  if (status.status !== 'succeeded' || amount === undefined || charged === undefined) return status;
  const enough = sameAmount(amount, charged) || Number(charged) > Number(amount);
  return enough ? status : {status: 'needs_review', reason: 'charged_amount'};
}
