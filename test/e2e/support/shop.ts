import {expect} from 'vitest';
import {strictPolicy} from '../../../demo/shop/shop-server.js';
import type {SimAction, SimPayment} from '../../../demo/simulators/payment.js';
import type {GatewayName, SimSettings} from '../../../demo/simulators/trade.js';
import type {Demo} from '../../../demo/start-demo.js';
import {startDemo} from '../../../demo/start-demo.js';
import type {Reports} from './reports.js';
import {collectReports} from './reports.js';
import type {Tab} from './tab.js';
import {PATIENCE_MS} from './tab.js';

export type {GatewayName};

/** The demo's shop with its backend kit and its gateways, as a test sees it: from behind the counter. */
export type Shop = {
  readonly demo: Demo;
  readonly reports: Reports;
  /** The shop's front page with these switches thrown. */
  page(switches?: Readonly<Record<string, string>>): string;
  gateway(name: GatewayName): {
    configure(settings: Partial<SimSettings>): void;
    /** The newest payment. */
    last(): SimPayment;
    count(): number;
    /** Something happens to the newest payment, without the shopper's doing. */
    act(action: SimAction): Promise<void>;
  };
  /** `pay-open`, `pay-success: succeeded`, …: what the pages' elements have fired since the last `startAnew`. */
  events(): string[];
  /** Waits for an event of this name, and answers its whole line. */
  event(name: string): Promise<string>;
  /** `pay-success: succeeded`, …: how sessions have ended, and errors that are more than a hint. */
  outcomes(): string[];
  /** Waits until a session has ended so, and none otherwise. */
  ended(outcome: string): Promise<void>;
  /** How often each order on the page in this tab was delivered. */
  deliveries(tab: Tab): Promise<number>;
  /** Before each test. */
  startAnew(): void;
  close(): Promise<void>;
};

const OUTCOMES = /^pay-(success|failure|cancel|pending|error)\b/;
/** The shopper sees a link instead; not an outcome, and nothing is broken. */
const HINT = 'pay-error: popup-blocked';

/** Starts the shop under its own strict policy, with every violation reported. */
export async function openShop(): Promise<Shop> {
  const reports = await collectReports();
  // the ports are known only when the gateways listen: any port of theirs, and nothing else
  const frames = ['http://127.0.0.1:*'];
  const policy = `${strictPolicy(frames)}; ${reports.directive}`;
  const demo = await startDemo({port: 0, code: 'built', policy});
  let since = 0;
  const events = () =>
    demo.shop.log.entries.filter(({n, lane}) => n > since && lane === 'browser').map(({text}) => text);
  const outcomes = () => events().filter((text) => OUTCOMES.test(text) && text !== HINT);
  return {
    demo,
    reports,
    page: (switches = {}) => `${demo.shopUrl}/?${new URLSearchParams(switches)}`,
    gateway(name) {
      const simulator = demo.gateways[name];
      return {
        configure: (settings) => simulator.configure(settings),
        last() {
          const payment = simulator.payments.at(-1);
          if (!payment) throw new Error(`${name} has no payment yet`);
          return payment;
        },
        count: () => simulator.payments.length,
        async act(action) {
          await simulator.act('last', action);
          await simulator.idle();
        },
      };
    },
    events,
    async event(name) {
      const found = () => events().find((text) => text === name || text.startsWith(`${name}:`));
      await expect.poll(found, {timeout: PATIENCE_MS, interval: 20, message: name}).toBeTruthy();
      return found() ?? '';
    },
    outcomes,
    async ended(outcome) {
      await expect.poll(outcomes, {timeout: PATIENCE_MS, interval: 20}).toEqual([outcome]);
    },
    async deliveries(tab) {
      const id = await tab.read(
        () => document.querySelector('[session-key]')?.getAttribute('reference') ?? '',
      );
      return demo.shop.orders.find(id)?.deliveries ?? 0;
    },
    startAnew() {
      since = demo.shop.log.entries.at(-1)?.n ?? 0;
      demo.shop.setFault('none');
      for (const gateway of Object.values(demo.gateways)) {
        gateway.configure({coop: false, refuseFrames: false, webhooks: true, down: false});
      }
      reports.forget();
    },
    async close() {
      await demo.close();
      await reports.close();
    },
  };
}
