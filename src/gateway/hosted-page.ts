import {sameAmount} from '../input/amount.js';
import type {CheckedChallenge} from '../input/challenge.js';
import {lowerCase} from '../input/contract-status.js';
import {readLink} from '../input/payment-url.js';
import type {PlainObject} from '../input/plain.js';
import {plainObject, present} from '../input/plain.js';
import {anything, id, maybe, money, optional, schema, text} from '../input/schema.js';
import type {PaymentStatus} from '../input/status.js';
import type {ReadOptions} from './gateway.js';
import {idIn, rejected, statusWith} from './gateway-body.js';
import {statusOf} from './status-words.js';

// What RupantorPay, UddoktaPay and their relatives have in common.

/**
 * Reads a create answer: `{status: 1, message, payment_url}`, or `{status: false, message}`; the flag comes as boolean,
 * number or text. No id is in it: it comes with the shopper's return.
 */
export function readHostedPage(
  body: unknown,
  gateway: string,
  options?: ReadOptions,
): CheckedChallenge | undefined {
  const {status, message, payment_url: url}: PlainObject = plainObject(body) ?? present({});
  if (status === undefined || typeof status === 'object' || (url ?? text(message)) === undefined)
    return undefined;
  if (!isYes(status)) throw rejected(gateway, {message});
  return url === undefined ? undefined : {...readLink(url, 'payment_url', options), waitForReturn: true};
}

/** About the call, never about the payment. */
const isYes = (flag: unknown) => /^(1|true)$/i.test(String(flag));

/** `amount` is what was asked for, `charged_amount` what was paid. */
const verified = schema({
  transaction_id: maybe(id),
  invoice_id: maybe(id),
  trx_id: maybe(id),
  status: anything,
  amount: optional(money),
  charged_amount: maybe(money),
  currency: maybe(text),
  payment_method: maybe(text),
  message: anything,
  // RupantorPay's table says `meta_data`, all of its samples `metadata`.
  metadata: anything,
  meta_data: anything,
});

type Verified = ReturnType<typeof verified.read>;

/**
 * Reads a verify answer.
 *
 * @param name - Where the gateway's own id stands. What is called `transaction_id` is RupantorPay's own id, and the
 *   wallet's at UddoktaPay: they are never mixed. UddoktaPay has no currency.
 */
export function readVerified(
  body: unknown,
  name: 'transaction_id' | 'invoice_id',
): PaymentStatus | undefined {
  const answer = verified.read(body);
  if (answer[name] === undefined) return undefined;
  const {status, message, amount, payment_method: method, transaction_id, trx_id} = answer;
  // A flag is about the question, and so is a word with nothing but a message.
  if (/boolean|number/.test(typeof status) || (amount === undefined && message !== undefined))
    return undefined;
  const read = handApproved(answer);
  const isRupantorPay = name === 'transaction_id';
  // No money moved, so what the wallet calls its attempt is nothing to quote.
  const wallet = read.status === 'failed' ? undefined : trx_id;
  return statusWith(
    read,
    {amount, currency: isRupantorPay ? answer.currency : undefined, method},
    {
      gateway: answer[name],
      order: idIn(answer.metadata ?? answer.meta_data),
      provider: isRupantorPay ? wallet : transaction_id,
    },
  );
}

/**
 * PENDING, once looked up, means that the money is on its way and a person has to approve it: hours or days in
 * Bangladesh. Paid, but less than asked for: somebody must look at it.
 */
function handApproved({status, amount, charged_amount: charged}: Verified): PaymentStatus {
  if (lowerCase(status) === 'pending') return {status: 'processing'};
  const isShort =
    amount !== undefined && !sameAmount(amount, charged ?? amount) && !(Number(charged) > Number(amount));
  const read = statusOf(status);
  return isShort && read.status === 'succeeded' ? {status: 'needs_review', reason: 'charged_amount'} : read;
}
