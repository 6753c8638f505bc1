import {PayError} from '../errors.js';
import {readLink} from '../input/payment-url.js';
import {isPlainObject, plainObject, present} from '../input/plain.js';
import {anything, id, list, maybe, optional, schema} from '../input/schema.js';
import type {Gateway, Reader, ReadOptions} from './gateway.js';
import {withReturn} from './gateway.js';
import {plainId, rejected, returnId, withIds} from './gateway-body.js';
import {readEntity} from './razorpay-entity.js';

/** `next` is a list of objects in most answers and of plain words in those about one-time codes. */
const created = schema({
  razorpay_payment_id: optional(id),
  razorpay_order_id: maybe(id),
  razorpay_signature: anything,
  link: anything,
  next: maybe(list),
  error: anything,
});

export const razorpayReader = {
  id: 'razorpay',
  recognises: ({razorpay_payment_id: id, entity, error}) =>
    id !== undefined || typeof entity === 'string' || typeof plainObject(error)?.code === 'string',
  readChallenge(body, options) {
    const answer = created.read(body);
    const {razorpay_payment_id: gateway, razorpay_order_id: gatewayOrder, next = []} = answer;
    const error = plainObject(answer.error);
    if (error && next.length === 0) {
      const {code, description: message, reason} = error;
      throw rejected('Razorpay', {code, message, reason});
    }
    // With a signature it is the answer at the end of a payment, not at its beginning.
    if (!error && (gateway === undefined || answer.razorpay_signature !== undefined)) return undefined;
    return {...way(answer.link, next, options), ...withIds({gateway, gatewayOrder})};
  },
  readStatus: readEntity,
} satisfies Reader;

/** Razorpay, India: S2S answers, orders, payments and webhooks. */
export const razorpay: Gateway = /* @__PURE__ */ withReturn(
  razorpayReader,
  /** The form that is posted to `callback_url`; the signature is for the server to check. */
  (query) => {
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
);

/** Several next steps are a choice, not a sequence: the first that a page or an app can open is taken. */
function way(link: unknown, next: readonly unknown[], options: ReadOptions | undefined) {
  if (link !== undefined) return readLink(link, 'link', options);
  const steps = next.map((item) => (isPlainObject(item) ? item : {action: item}));
  const openable = steps.filter(({action}) => action === 'redirect' || action === 'intent');
  const usable = openable.find(({url}) => url) ?? openable[0];
  if (usable) return readLink(usable.url, 'next.url', options);
  // UPI collect: no step at all, or only one for the merchant's server to poll.
  if (steps.every(({action}) => action === 'poll')) return {kind: 'approval'} as const;
  throw new PayError(
    'challenge-unsupported',
    'No next step can be opened: ask for codes with {kind: "otp"}.',
    {field: 'next'},
  );
}
