import {systemClock} from './clock.js';
import {handleControl} from './control.js';
import {json} from './http.js';
import {showAdmin, showAsset, showPayment, submitPayment} from './pages.js';
import type {SimAction, SimPayment, SimState} from './payment.js';
import {nextState} from './payment.js';
import {Postman} from './postman.js';
import type {ActOptions, Desk, SimSettings, Simulator, SimulatorOptions, Trade} from './trade.js';

const LATE_MS = 8_000;

/** Wrong amounts are 1.00, or 2.00 where 1.00 is right. */
function wrongAmount(payment: SimPayment): number {
  return payment.amountMinor === 100 ? 200 : 100;
}

/** Ids are long, and a log's reader needs only their beginning. */
function shortPath({pathname}: URL): string {
  return pathname.replace(/([\w-]{8})[\w-]{16,}/g, '$1…');
}

/** Puts a gateway's own code behind the common desk, pages and controls. */
export function createSimulator(
  trade: Trade,
  options: SimulatorOptions,
  retryAfterMs: readonly number[] = [],
): Simulator {
  const clock = options.clock ?? systemClock;
  const payments: SimPayment[] = [];
  const late = new Set<() => void>();
  const settings: SimSettings = {
    coop: false,
    refuseFrames: false,
    webhooks: true,
    down: false,
    ...options.settings,
  };

  const note: Desk['note'] = (kind, text, paymentId) =>
    options.onEvent?.({gateway: trade.name, kind, text, atMs: clock.now(), ...(paymentId && {paymentId})});

  const postman = new Postman({
    clock,
    fetch: options.fetch ?? ((...args) => fetch(...args)),
    retryAfterMs,
    onDelivery: ({paymentId, method, status, attempt}) =>
      note('webhook', `${method} webhook, try ${attempt}: ${status ?? 'no answer'}`, paymentId),
  });

  async function tell(payment: SimPayment, before: SimState, times: number) {
    for (const letter of await trade.letters(payment, before)) {
      for (let i = 0; i < times; i++) postman.send(payment.id, letter);
    }
  }

  async function move(payment: SimPayment, state: SimState, times = settings.webhooks ? 1 : 0) {
    const before = payment.state;
    payment.state = state;
    payment.changedAtMs = clock.now();
    note('state', `${before} → ${state}`, payment.id);
    await tell(payment, before, times);
  }

  async function act(payment: SimPayment, action: SimAction, how: ActOptions = {}) {
    if (action === 'webhook') return tell(payment, payment.state, 1);
    const state = nextState(payment.state, action, trade.paidState?.(payment));
    if (!state) return;
    if (how.method && trade.methods.some(({id}) => id === how.method)) payment.method = how.method;
    if (state === 'paid' || state === 'authorized') {
      payment.paidMinor =
        how.paidMinor ?? (action === 'pay-wrong-amount' ? wrongAmount(payment) : payment.amountMinor);
    }
    if (state === 'paid' || state === 'authorized' || state === 'waiting')
      payment.providerId ||= trade.providerId();
    await move(payment, state, action === 'pay-duplicate-webhook' ? 2 : settings.webhooks ? 1 : 0);
    if (action !== 'late-success') return;
    const cancel = clock.after(options.lateMs ?? LATE_MS, () => {
      late.delete(cancel);
      void postman.track(act(payment, 'approve'));
    });
    late.add(cancel);
  }

  const find: Desk['find'] = (name) =>
    name === 'last'
      ? payments.at(-1)
      : payments.findLast(({id, names}) => id === name || names.includes(name));

  const desk: Desk = {
    clock,
    merchantName: options.merchantName ?? 'Chai Point',
    payments,
    find,
    act,
    become: move,
    note,
    add(fields) {
      const now = clock.now();
      const payment: SimPayment = {
        ...fields,
        state: 'open',
        paidMinor: 0,
        providerId: '',
        merchant: desk.merchantName,
        createdAtMs: now,
        changedAtMs: now,
      };
      payments.push(payment);
      note('state', 'created', payment.id);
      return payment;
    },
  };

  const simulator: Simulator = {
    name: trade.name,
    payments,
    find,
    settings,
    deliveries: postman.deliveries,
    configure: (changes) => void Object.assign(settings, changes),
    async act(name, action, how) {
      const payment = find(name);
      if (payment) await act(payment, action, how);
      return payment;
    },
    idle: () => postman.idle(),
    stop() {
      postman.stop();
      for (const cancel of late) cancel();
      late.clear();
    },
    async fetch(request) {
      const url = new URL(request.url);
      const view = {trade, simulator, desk};
      const asset = showAsset(url);
      if (asset) return asset;
      if (url.pathname.startsWith('/_sim/')) return handleControl(request, url, simulator);
      if (url.pathname === '/') return showAdmin(request, view);
      const page = payments.find(({pagePath}) => pagePath !== '' && pagePath === url.pathname);
      if (page)
        return request.method === 'POST' ? submitPayment(request, page, view) : showPayment(page, view);
      if (settings.down) return trade.brokenAnswer();
      const answer = await trade.api(request, url, desk);
      if (answer) note('api', `${request.method} ${shortPath(url)}: ${answer.status}`);
      return answer ?? json({message: 'no such path'}, 404);
    },
  };
  return simulator;
}
