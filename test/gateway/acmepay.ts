import type {Gateway, StatusWord} from '../../src/index.js';
import {PayError, parsePaymentUrl, registerGateway} from '../../src/index.js';

/** AcmePay's words, in lower case. What is not here is `pending`. */
const WORDS = new Map<string, StatusWord>([
  ['open', 'pending'],
  ['settled', 'succeeded'],
  ['denied', 'failed'],
  ['abandoned', 'cancelled'],
]);

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const acmepay: Gateway = {
  id: 'acmepay',
  hosts: ['pay.acme.example'],

  // {"ok": true, "txn": "T1", "checkout_url": "https://pay.acme.example/T1"} or {"ok": false, "error": "…"}
  readChallenge(body, {allowedHosts = []} = {}) {
    const {ok, txn, checkout_url: url, error} = Object(body);
    if (ok === false)
      throw new PayError('payment-rejected', 'AcmePay said no; see the cause.', {cause: error});
    if (ok !== true || text(txn) === undefined) return undefined;
    return {
      kind: 'page',
      url: parsePaymentUrl(url, {allowedHosts, field: 'checkout_url'}),
      ids: {gateway: txn},
    };
  },

  // {"txn": "T1", "ref": "ord_7", "state": "SETTLED", "total": "200.00", "cur": "INR"}
  readStatus(body) {
    const {txn, ref, state, total, cur} = Object(body);
    if (text(txn) === undefined || text(state) === undefined) return undefined;
    const status = WORDS.get(state.toLowerCase());
    return {
      status: status ?? 'pending',
      ...(status === undefined && {unknownWord: state}),
      ids: {gateway: txn, ...(text(ref) && {order: ref})},
      ...(text(total) && {amount: total}),
      ...(text(cur) && {currency: cur}),
    };
  },

  // https://shop.example/return?acme_txn=T1
  readReturn(query) {
    const [txn, ...more] = query.getAll('acme_txn');
    if (more.length > 0 || !/^\w{1,64}$/.test(txn ?? '')) return undefined;
    return {ids: {gateway: txn ?? ''}, hint: 'unknown'};
  },
};

registerGateway(acmepay);
