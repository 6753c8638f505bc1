import {PayError} from '../errors.js';
import {readLink} from '../input/contract-challenge.js';
import {plainObject, present} from '../input/plain.js';
import {schema} from '../input/schema.js';
import type {Gateway, ReadOptions} from './gateway.js';
import {plainId, rejected, returnId, withIds} from './gateway-body.js';
import {readEntity} from './razorpay-entity.js';

/** `next` is a list of objects in most answers and of plain words in those about one-time codes. */
const created = schema(({any, id, text, list, maybe, object, optional}) => ({
  razorpay_payment_id: optional(id),
  razorpay_order_id: maybe(id),
  razorpay_signature: any,
  link: any,
  next: maybe(list),
  error: maybe(object({code: maybe(text), description: maybe(text), reason: maybe(text)})),
}));

const step = schema(({any, maybe, text}) => ({action: maybe(text), url: any}));

/** Razorpay, India: S2S answers, orders, payments and webhooks. */
export const razorpay = {
  id: 'razorpay',
  recognises: ({razorpay_payment_id: id, entity, error}) =>
    id !== undefined || typeof entity === 'string' || typeof plainObject(error)?.code === 'string',
  readChallenge(body, options) {
    const answer = created.read(body);
    if (!answer) return undefined;
    const {razorpay_payment_id: gateway, razorpay_order_id: gatewayOrder, error, next = []} = answer;
    if (error && next.length === 0) {
      const {code, description: message, reason} = error;
      throw rejected('Razorpay', {code, message, reason});
    }
    // With a signature it is the answer at the end of a payment, not at its beginning.
    if (!error && (gateway === undefined || answer.razorpay_signature !== undefined)) return undefined;
    return {...way(answer.link, next, options), ...withIds({gateway, gatewayOrder})};
  },
  readStatus: readEntity,
  /** The form that is posted to `callback_url`; the signature is for the server to check. */
  readReturn(query) {
    const gateway = returnId(query, 'razorpay_payment_id');
    if (gateway) {
      const gatewayOrder = returnId(query, 'razorpay_order_id');
      const hint = query.has('razorpay_signature') ? 'succeeded' : 'unknown';
      return {ids: present({gateway, gatewayOrder}), hint};
    }
    if (!query.has('error[code]')) return undefined;
    const {payment_id, order_id} = plainObject(query.get('error[metadata]')) ?? {};
    const ids = present({gateway: plainId(payment_id), gatewayOrder: plainId(order_id)});
    return {ids, hint: 'attempt_failed'};
  },
} satisfies Gateway;

/** Several next steps are a choice, not a sequence: the first that a page or an app can open is taken. */
function way(link: unknown, next: readonly unknown[], options: ReadOptions | undefined) {
  if (link !== undefined) return readLink(link, 'link', options);
  const steps = next.map((item) => (typeof item === 'string' ? {action: item} : (step.read(item) ?? {})));
  const openable = steps.filter(({action}) => /^(redirect|intent)$/.test(action ?? ''));
  const usable = openable.find(({url}) => url !== undefined && url !== '') ?? openable[0];
  if (usable) return readLink(usable.url, 'next.url', options);
  // UPI collect: no step at all, or only one for the merchant's server to poll.
  if (steps.every(({action}) => action === 'poll')) return {kind: 'approval'} as const;
  throw new PayError(
    'challenge-unsupported',
    'No next step can be opened. For one-time codes answer {kind: "otp"} with endpoints of your own.',
    {field: 'next'},
  );
}
