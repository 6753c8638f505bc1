import type {Fields} from './http.js';
import {fieldsOf, json, textOf} from './http.js';
import type {SimPayment} from './payment.js';
import type {RazorpayAccount} from './razorpay-account.js';
import {numberOf, paymentsOf, refuse} from './razorpay-account.js';
import {createJson, createOrder, createUpi} from './razorpay-create.js';
import {collection, orderEntity, paymentEntity} from './razorpay-entities.js';
import {otpStep} from './razorpay-otp.js';
import type {Desk} from './trade.js';

async function capture(fields: Fields, payment: SimPayment, desk: Desk): Promise<Response> {
  if (payment.state !== 'authorized')
    return refuse('This payment has already been captured or is not authorized', {payment});
  if (numberOf(fields, 'amount') !== payment.paidMinor) {
    return refuse('Capture amount must be equal to the amount authorized', {field: 'amount', payment});
  }
  await desk.become(payment, 'paid');
  return json(paymentEntity(payment));
}

async function refund(payment: SimPayment, desk: Desk): Promise<Response> {
  if (payment.state !== 'paid')
    return refuse('The payment status should be captured for action to be taken', {payment});
  await desk.act(payment, 'refund');
  return json({
    id: `rfnd_${payment.id.slice(4)}`,
    entity: 'refund',
    amount: payment.paidMinor,
    currency: payment.currency,
    payment_id: payment.id,
    status: 'processed',
  });
}

/** Everything under `/v1/payments/pay_…`. */
async function ofPayment(
  account: RazorpayAccount,
  request: Request,
  url: URL,
  id: string,
  step: string,
  fields: Fields,
  desk: Desk,
): Promise<Response | undefined> {
  const payment = desk.payments.find((one) => one.id === id);
  if (!payment) return refuse('The id provided does not exist');
  if (/^otp(_generate|_submit\/\w+|\/submit|_resend|_resend\/json|\/resend)$/.test(step)) {
    return request.method === 'POST' || step === 'otp_generate'
      ? otpStep(account, step, fields, payment, desk)
      : undefined;
  }
  if (step === '' && request.method === 'GET') {
    return json(paymentEntity(payment, url.searchParams.getAll('expand[]')));
  }
  if (request.method === 'PATCH' && step === '') {
    const notes = fieldsOf(fields, 'notes');
    if (!notes) return refuse('The notes field is required.', {field: 'notes'});
    Object.assign(payment.request, {notes});
    return json(paymentEntity(payment));
  }
  if (request.method !== 'POST') return undefined;
  if (step === 'capture') return capture(fields, payment, desk);
  return step === 'refund' ? refund(payment, desk) : undefined;
}

/** Everything under `/v1/` that the keys open. */
export async function route(
  account: RazorpayAccount,
  request: Request,
  url: URL,
  fields: Fields,
  desk: Desk,
): Promise<Response | undefined> {
  const posts = request.method === 'POST';
  const {pathname} = url;
  if (pathname === '/v1/orders' && posts) return createOrder(account, fields, desk);
  if (pathname === '/v1/orders') {
    const receipt = url.searchParams.get('receipt');
    const found = [...account.orders.values()].filter(
      (order) => receipt === null || order.receipt === receipt,
    );
    return json(collection(found.map((order) => orderEntity(order, paymentsOf(order.id, desk.payments)))));
  }
  const [, orderId, payments] = /^\/v1\/orders\/(\w+)(\/payments)?$/.exec(pathname) ?? [];
  if (orderId !== undefined) {
    const order = account.orders.get(orderId);
    if (!order) return refuse('The id provided does not exist');
    const attempts = paymentsOf(orderId, desk.payments);
    return json(
      payments ? collection(attempts.map((one) => paymentEntity(one))) : orderEntity(order, attempts),
    );
  }
  if (pathname === '/v1/payments/create/json' && posts) return createJson(account, fields, url.origin, desk);
  if (pathname === '/v1/payments/create/upi' && posts) return createUpi(account, fields, url.origin, desk);
  if (pathname === '/v1/payments/validate/vpa' && posts) {
    const vpa = textOf(fields, 'vpa') ?? '';
    if (!/^[\w.-]{2,256}@[a-z][\w.-]*$/i.test(vpa))
      return refuse('Invalid VPA. Please enter a valid Virtual Payment Address', {field: 'vpa'});
    return json({vpa, success: true, customer_name: 'Demo Shopper'});
  }
  if (pathname === '/v1/payments')
    return json(collection(desk.payments.toReversed().map((one) => paymentEntity(one))));
  const [, id, step = ''] = /^\/v1\/payments\/(pay_\w+)(?:\/([\w/]+))?$/.exec(pathname) ?? [];
  return id === undefined ? undefined : ofPayment(account, request, url, id, step, fields, desk);
}
