import {PayError} from '../errors.js';
import {plainObject, present} from '../input/plain.js';
import {schema} from '../input/schema.js';
import type {Gateway, ReadOptions} from './gateway.js';
import {linkChallenge, rejected, returnId, withIds} from './gateway-body.js';
import {readEntity} from './razorpay-entity.js';

/** `next` is a list of objects in most answers and of plain words in those about one-time codes. */
const created = schema(({any, id, text, maybe, object, list, optional}) => ({
  razorpay_payment_id: optional(id),
  razorpay_order_id: maybe(id),
  razorpay_signature: any,
  link: any,
  next: maybe(list(any)),
  error: maybe(object({code: maybe(text), description: maybe(text), reason: maybe(text)})),
}));

const step = schema(({any, maybe, text}) => ({action: maybe(text), url: any}));

/** What a page or an app can do; everything else is done by the merchant's server. */
const OPENS = new Set(['redirect', 'intent']);

/** Razorpay, India: S2S answers, orders, payments and webhooks. */
export const razorpay = {
  id: 'razorpay',
  hosts: ['api.razorpay.com'],
  recognises: ({razorpay_payment_id: id, entity, error}) =>
    id !== undefined || typeof entity === 'string' || typeof plainObject(error)?.code === 'string',
  readChallenge(body, options) {
    const answer = created.read(body);
    if (!answer) return undefined;
    const {razorpay_payment_id: gateway, razorpay_order_id: gatewayOrder, error, next = []} = answer;
    if (error && next.length === 0) {
      const {code, description: message, reason} = error;
      throw rejected('Razorpay', {code, message: message?.slice(0, 200), reason});
    }
    // With a signature it is the answer at the end of a payment, not at its beginning.
    if (!error && (gateway === undefined || answer.razorpay_signature !== undefined)) return undefined;
    return {...way(answer.link, next, options), ...withIds({gateway, gatewayOrder})};
  },
  readStatus: readEntity,
  /** The form that is posted to `callback_url`; the signature is for the server to check. */
  readReturn(query) {
    const gateway = returnId(query, 'razorpay_payment_id');
    if (gateway !== undefined) {
      const gatewayOrder = returnId(query, 'razorpay_order_id');
      const hint = query.has('razorpay_signature') ? 'succeeded' : 'unknown';
      return {ids: present({gateway, gatewayOrder}), hint};
    }
    if (!query.has('error[code]')) return undefined;
    const {payment_id: id, order_id: order} = plainObject(query.get('error[metadata]')) ?? {};
    return {ids: {...named('gateway', id), ...named('gatewayOrder', order)}, hint: 'attempt_failed'};
  },
} satisfies Gateway;

const named = (key: string, id: unknown) =>
  typeof id === 'string' && /^\w{1,64}$/.test(id) ? {[key]: id} : {};

/** Several next steps are a choice, not a sequence: the first that can be opened is taken. */
function way(link: unknown, next: readonly unknown[], options: ReadOptions | undefined) {
  if (link !== undefined) return linkChallenge(link, options, 'link');
  const steps = next.map((item) => (typeof item === 'string' ? {action: item} : (step.read(item) ?? {})));
  const openable = steps.filter(({action}) => action !== undefined && OPENS.has(action));
  const usable = openable.find(({url}) => url !== undefined && url !== '') ?? openable[0];
  if (usable) return linkChallenge(usable.url, options, 'next.url');
  // UPI collect: no step at all, or only one for the merchant's server to poll.
  if (steps.every(({action}) => action === 'poll')) return {kind: 'approval'} as const;
  throw new PayError(
    'challenge-unsupported',
    'None of the next steps can be opened. For one-time codes answer {kind: "otp"} with endpoints of your own.',
    {field: 'next'},
  );
}
