import {own} from '../http.js';
import type {GatewayCall} from './call.js';
import {GatewayFault} from './call.js';
import type {GatewayClient} from './gateway-client.js';

/** Razorpay says where each next step is; the addresses are kept on the server and used as they came. */
type Notes = Readonly<Record<string, string>>;
type Api = {readonly base: string; readonly keyId: string};

/** Whether the shopper can be asked for the code here. A page, where there is one, asks for it itself. */
export function needsOtp(body: unknown): boolean {
  const actions = actionsIn(body);
  return !actions.has('redirect') && (actions.has('otp_generate') || actions.has('otp_submit'));
}

/** Has the code sent. @throws {GatewayFault} */
export async function generateOtp(
  {base, keyId, call}: Api & {readonly call: GatewayCall},
  body: unknown,
): Promise<Notes> {
  const generate = actionsIn(body).get('otp_generate');
  if (generate === undefined) return notesIn(base, body);
  const answer = await step({base, keyId}, generate, call);
  if (!answer.ok) throw new GatewayFault('refused', answer.httpStatus);
  return notesIn(base, answer.body);
}

export function razorpayOtp(api: Api): NonNullable<GatewayClient['otp']> {
  return {
    async submit({notes}, code, call) {
      const answer = await step(api, notes?.otpSubmit, call, {otp: code});
      if (answer.httpStatus >= 500) throw new GatewayFault('unreachable', answer.httpStatus);
      // what it led to says the payment itself, asked next
      if (answer.ok && own(answer.body, 'error') === undefined) return {result: 'accepted'};
      const canRetry = actionsIn(answer.body).has('otp_submit');
      return {result: canRetry ? 'wrong' : 'expired', notes: notesIn(api.base, answer.body)};
    },
    async resend({notes}, call) {
      const answer = await step(api, notes?.otpResend, call);
      if (!answer.ok) throw new GatewayFault('refused', answer.httpStatus);
      return notesIn(api.base, answer.body);
    },
  };
}

/** These calls take the key's id only; the secret stays out of them. */
async function step({base, keyId}: Api, url: string | undefined, call: GatewayCall, body: unknown = {}) {
  if (url === undefined || !isOf(base, url)) throw new GatewayFault('unusable');
  return await call({
    method: 'POST',
    url,
    headers: {authorization: `Basic ${btoa(`${keyId}:`)}`},
    text: JSON.stringify(body),
  });
}

function notesIn(base: string, body: unknown): Notes {
  const actions = actionsIn(body);
  const submit = actions.get('otp_submit') ?? '';
  const resend = actions.get('otp_resend') ?? '';
  return {...(isOf(base, submit) && {otpSubmit: submit}), ...(isOf(base, resend) && {otpResend: resend})};
}

/** `next`: objects with a URL in one answer, plain names in another. */
function actionsIn(body: unknown): ReadonlyMap<string, string | undefined> {
  const next = own(body, 'next');
  const entries = (Array.isArray(next) ? next : []).flatMap(
    (one: unknown): [string, string | undefined][] => {
      const action = typeof one === 'string' ? one : own(one, 'action');
      const url = own(one, 'url');
      return typeof action === 'string'
        ? [[action, typeof url === 'string' && url !== '' ? url : undefined]]
        : [];
    },
  );
  return new Map(entries);
}

/** The server calls nobody but the configured API, whatever an answer says. */
function isOf(base: string, url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(base).origin;
}
