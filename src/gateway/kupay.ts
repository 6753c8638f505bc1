import {readLink} from '../input/contract-challenge.js';
import {schema} from '../input/schema.js';
import type {Gateway} from './gateway.js';
import {statusWith, withIds} from './gateway-body.js';
import {statusOf} from './status-words.js';

/** "Order object" is all that the documents say of it: everything is optional, `amount` a float. */
const order = schema(({any, id, money, text, maybe, optional}) => ({
  payment_id: maybe(id),
  order_number: maybe(id),
  status: any,
  amount: optional(money),
  currency: maybe(text),
}));

const created = schema(({any, id, maybe}) => ({pay_url: any, payment_id: maybe(id)}));

/** KuPay, crypto. `paid_url` means that the shopper has finished, not that the money is there. */
export const kupay = {
  id: 'kupay',
  recognises: ({pay_url: url, payment_id: id, order_number: number, created_at: date}) =>
    url !== undefined || (number !== undefined && (id !== undefined || date !== undefined)),
  readChallenge(body, options) {
    const answer = created.read(body);
    if (answer?.pay_url === undefined) return undefined;
    return {...readLink(answer.pay_url, 'pay_url', options), ...withIds({gateway: answer.payment_id})};
  },
  readStatus(body) {
    const answer = order.read(body);
    if (!answer) return undefined;
    const {payment_id: gateway, order_number: number} = answer;
    return (gateway ?? number) === undefined
      ? undefined
      : statusWith(statusOf(answer.status), answer, {gateway, order: number});
  },
  /** Nothing is documented; what the old plugin appends, it appends itself. */
  readReturn: () => undefined,
} satisfies Gateway;
