import {readLink} from '../input/payment-url.js';
import {plainObject} from '../input/plain.js';
import {anything, id, maybe, money, optional, schema, text} from '../input/schema.js';
import type {Gateway, Reader} from './gateway.js';
import {withReturn} from './gateway.js';
import {statusWith, withIds} from './gateway-body.js';
import {statusOf} from './status-words.js';

/** "Order object" is all that the documents say of it: everything is optional, `amount` a float. */
const object = schema({
  payment_id: maybe(id),
  order_number: maybe(id),
  status: anything,
  amount: optional(money),
  currency: maybe(text),
});

export const kupayReader = {
  id: 'kupay',
  recognises: ({pay_url: url, payment_id: id, order_number: number, created_at: date}) =>
    url !== undefined || (number !== undefined && (id ?? date) !== undefined),
  readChallenge(body, options) {
    const answer = plainObject(body);
    if (answer?.pay_url === undefined) return undefined;
    return {
      ...readLink(answer.pay_url, 'pay_url', options),
      ...withIds({gateway: id(answer.payment_id)}),
    };
  },
  readStatus(body) {
    const {payment_id: gateway, order_number: order, status, amount, currency} = object.read(body);
    return (gateway ?? order) === undefined
      ? undefined
      : statusWith(statusOf(status), {amount, currency}, {gateway, order});
  },
} satisfies Reader;

/** KuPay, crypto. `paid_url` means that the shopper has finished, not that the money is there. */
export const kupay: Gateway = /* @__PURE__ */ withReturn(
  kupayReader,
  /** Nothing is documented; what the old plugin appends, it appends itself. */
  () => undefined,
);
