import type {Fields} from './http.js';
import {json, textOf} from './http.js';
import {showAmount} from './money.js';
import type {SimPayment} from './payment.js';
import {HEX, pick} from './random.js';
import type {RazorpayAccount} from './razorpay-account.js';
import {proofOf, refuse} from './razorpay-account.js';
import type {Desk} from './trade.js';

function otpNext(account: RazorpayAccount, payment: SimPayment): object[] {
  const self = `${payment.origin}/v1/payments/${payment.id}`;
  return [
    {action: 'otp_submit', url: `${self}/otp_submit/${pick(HEX, 40)}?key_id=${account.keyId}`},
    {action: 'otp_resend', url: `${self}/otp_resend/json?key_id=${account.keyId}`},
  ];
}

async function submitOtp(
  account: RazorpayAccount,
  fields: Fields,
  payment: SimPayment,
  desk: Desk,
): Promise<Response> {
  const wrong = account.codes.get(payment.id);
  if (wrong === undefined) return refuse('No OTP was generated for this payment', {payment});
  if (payment.state === 'paid' || payment.state === 'authorized')
    return json(await proofOf(account, payment));
  if (payment.state !== 'open')
    return refuse('Payment processing failed because of too many wrong OTPs', {payment});
  if (textOf(fields, 'otp') === account.otp) {
    await desk.act(payment, 'pay');
    return json(await proofOf(account, payment));
  }
  account.codes.set(payment.id, wrong + 1);
  if (wrong + 1 < account.otpTries) {
    return refuse('payment processing failed because of incorrect otp', {
      next: ['otp_submit', 'otp_resend'],
    });
  }
  await desk.act(payment, 'decline');
  return refuse('payment processing failed because of incorrect otp', {payment});
}

/** Everything that has to do with codes: `otp_generate`, `otp_submit/…`, `otp/submit`, `otp_resend/json`, `otp/resend`. */
export async function otpStep(
  account: RazorpayAccount,
  step: string,
  fields: Fields,
  payment: SimPayment,
  desk: Desk,
): Promise<Response> {
  if (step.startsWith('otp_submit') || step === 'otp/submit')
    return submitOtp(account, fields, payment, desk);
  if (payment.method !== 'card' && payment.method !== 'wallet')
    return refuse('OTP is not supported for this payment', {payment});
  account.codes.set(payment.id, account.codes.get(payment.id) ?? 0);
  payment.message = `${account.otp} is your code for ${showAmount(payment.amountMinor, 'INR')} at ${payment.merchant}.`;
  desk.note('page', 'sent a code by SMS', payment.id);
  if (step !== 'otp_generate')
    return json({next: ['otp_submit', 'otp_resend'], razorpay_payment_id: payment.id});
  const metadata = {issuer: 'HDFC', network: 'MC', last4: '1111', iin: '411111'};
  return json({razorpay_payment_id: payment.id, next: otpNext(account, payment), metadata});
}
