import type {SimClock} from './clock.js';
import type {Html} from './html.js';
import type {SimAction, SimPayment, SimState} from './payment.js';
import type {Delivery, Letter} from './postman.js';

export type GatewayName = 'rupantorpay' | 'rumbapay' | 'razorpay' | 'kupay' | 'uddoktapay';

/** What can be switched while a simulator runs. */
export type SimSettings = {
  /** Pages send `Cross-Origin-Opener-Policy: same-origin`: an open popup looks closed to the shop. */
  coop: boolean;
  /** Pages send `X-Frame-Options: DENY`. */
  refuseFrames: boolean;
  /** Whether webhooks go out by themselves. */
  webhooks: boolean;
  /** The API answers as this gateway does when it is broken. */
  down: boolean;
};

/** One line for a log that a person reads. Never holds a key, a signature or a body. */
export type SimEvent = {
  readonly gateway: GatewayName;
  readonly kind: 'api' | 'state' | 'webhook' | 'page';
  readonly text: string;
  readonly atMs: number;
  readonly paymentId?: string;
};

export type SimulatorOptions = {
  /** Default: the machine's time. */
  readonly clock?: SimClock;
  /** What webhooks are sent with. Default: the global `fetch`. */
  readonly fetch?: typeof fetch;
  readonly settings?: Partial<SimSettings>;
  /** How long after its decline a `late-success` succeeds. Default: 8 s. */
  readonly lateMs?: number;
  /** Who is paid, on pages and in UPI links. */
  readonly merchantName?: string;
  readonly onEvent?: (event: SimEvent) => void;
};

/** Changes to how an action is carried out. */
export type ActOptions = {
  /** Minor units; default: what was asked for. */
  readonly paidMinor?: number;
  readonly method?: string;
};

/** A gateway on this machine: the same paths, words and oddities as the real one's documents, and no money. */
export type Simulator = {
  readonly name: GatewayName;
  /** Serves the gateway's API, its payment pages, its staff page (`/`) and the controls for tests (`/_sim/…`). */
  fetch(request: Request): Promise<Response>;
  /** Every payment, oldest first. */
  readonly payments: readonly SimPayment[];
  /** By the gateway's id, the merchant's reference, the order's id, the page's key, or `last`. */
  find(name: string): SimPayment | undefined;
  /** What does not fit changes nothing: a paid payment cannot be declined. */
  act(name: string, action: SimAction, options?: ActOptions): Promise<SimPayment | undefined>;
  readonly settings: Readonly<SimSettings>;
  configure(settings: Partial<SimSettings>): void;
  /** Webhooks that were sent, oldest first. */
  readonly deliveries: readonly Delivery[];
  /** Resolves once no webhook is on its way. */
  idle(): Promise<void>;
  /** Calls off what is still to come: retries and late successes. */
  stop(): void;
};

/** Where the shopper's browser goes from a payment page. */
export type Leave =
  | {readonly kind: 'get'; readonly url: string}
  | {readonly kind: 'post'; readonly url: string; readonly fields: Readonly<Record<string, string>>}
  /** Nowhere by itself; `backUrl` is offered as a link. */
  | {readonly kind: 'stay'; readonly backUrl?: string};

/** What one gateway adds to the common desk. */
export type Trade = {
  readonly name: GatewayName;
  readonly title: string;
  /** Ways to pay on its page: what the radio buttons say and what its API answers. */
  readonly methods: readonly {readonly id: string; readonly label: string}[];
  readonly actions: readonly SimAction[];
  /** Its own API; nothing for a path that is not its. */
  api(request: Request, url: URL, payments: Desk): Promise<Response | undefined>;
  /** What its API answers while it is broken. */
  brokenAnswer(): Response;
  /** What a payment becomes when the shopper pays. */
  paidState?(payment: SimPayment): SimState;
  /** The bank's or wallet's id of a payment that has moved money. */
  providerId(): string;
  letters(payment: SimPayment, before: SimState): Promise<readonly Letter[]>;
  leave(payment: SimPayment, action: SimAction): Promise<Leave>;
  /** More to see on the payment page. */
  details?(payment: SimPayment): Html;
};

/** What a gateway's own code may use of the common desk. */
export type Desk = {
  readonly clock: SimClock;
  readonly merchantName: string;
  readonly payments: readonly SimPayment[];
  add(
    payment: Omit<
      SimPayment,
      'state' | 'paidMinor' | 'providerId' | 'merchant' | 'createdAtMs' | 'changedAtMs'
    >,
  ): SimPayment;
  find(name: string): SimPayment | undefined;
  act(payment: SimPayment, action: SimAction, options?: ActOptions): Promise<void>;
  /** Sets a state that no action leads to, as capturing does, and tells the merchant. */
  become(payment: SimPayment, state: SimState): Promise<void>;
  note(kind: SimEvent['kind'], text: string, paymentId?: string): void;
};
