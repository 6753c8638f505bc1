import {PayError} from '../../src/errors.js';
import type {Device} from '../../src/flow/device.js';
import type {PaymentStatus} from '../../src/input/status.js';
import type {Late, Later, Session} from '../../src/session/core.js';
import {loadLater} from '../../src/session/late-parts.js';
import type {Outcome} from '../../src/session/outcome.js';
import {loadReaders} from '../../src/session/read-lazily.js';
import type {SessionRecord} from '../../src/session/record.js';
import {createSession} from '../../src/session/session-controller.js';
import type {Source} from '../../src/session/source.js';
import type {Act, Open, Screen, State} from '../../src/session/state.js';
import {settled} from './fake-clock.js';
import {json} from './fake-shop.js';
import {FakeWorld} from './fake-world.js';

// What comes late costs no real time if it is loaded beforehand.
const later = await loadLater();
await loadReaders();

/** The later parts of a session, which come when a test says so. */
export class FakeLate implements Late {
  #loaded: Later | undefined;
  #waiting: {resolve(later: Later): void; reject(error: PayError): void}[] = [];
  asked = 0;

  now = () => this.#loaded;
  load = () => {
    this.asked += 1;
    return new Promise<Later>((resolve, reject) => this.#waiting.push({resolve, reject}));
  };
  /** What was asked for comes, or does not. */
  end(comes: boolean) {
    if (comes) this.#loaded = later;
    for (const {resolve, reject} of this.#waiting.splice(0)) {
      if (comes) resolve(later);
      else reject(new PayError('chunk-failed', 'Not there.', {fatal: true}));
    }
  }
}

export const PAGE_URL = 'https://pay.example/execute/b321';
export const UPI_LINK = 'upi://pay?pa=demo@example&pn=Chai%20Point&am=200.00&cu=INR&tr=ord7';

const SOURCE: Source = {
  challenge: PAGE_URL,
  statusUrl: '/status',
  statusMethod: 'GET',
  requestHeaders: {},
  paymentId: 'ord_7',
  amount: {value: '200.00', currency: 'INR'},
  modes: ['auto'],
  allowedHosts: [],
  sessionKey: 'ord_7',
};

/** One checkout as a shopper meets it: taps, what is on the screen, what the page is told. */
export class Checkout {
  readonly world: FakeWorld;
  readonly session: Session;
  readonly states: State[] = [];
  readonly statuses: PaymentStatus[] = [];
  readonly errors: PayError[] = [];
  readonly outcomes: Outcome[] = [];
  readonly left: string[] = [];
  allowLeave = true;

  constructor(
    source: Partial<Source> = {},
    options: {world?: FakeWorld; device?: Device; record?: SessionRecord; late?: Late} = {},
  ) {
    this.world = options.world ?? new FakeWorld(options.device);
    if (!options.world) this.world.shop.says('/status', json({id: 'ord_7', status: 'pending'}));
    this.session = createSession(
      {
        source: {...SOURCE, ...source},
        world: this.world,
        returns: this.world.returns,
        ...(options.late && {late: options.late}),
        windowWords: 'One moment',
        hooks: {
          state: (state) => this.states.push(state),
          status: (status) => this.statuses.push(status),
          error: (error) => this.errors.push(error),
          outcome: (outcome) => this.outcomes.push(outcome),
          beforeLeave: (url) => {
            this.left.push(url);
            return this.allowLeave;
          },
        },
      },
      options.record,
    );
  }

  async open() {
    this.world.activation = true;
    this.session.open();
    this.world.activation = false;
    await this.world.clock.advance(0);
    return this;
  }

  async act(act: Act, waitMs = 0) {
    this.session.act(act);
    await this.world.clock.advance(waitMs);
  }

  tap = (
    type: Extract<
      Act,
      {type: 'close' | 'stay' | 'leave' | 'paid' | 'retry' | 'done' | 'back' | 'open-page' | 'other-ways'}
    >['type'],
    waitMs = 0,
  ) => this.act({type}, waitMs);

  async wait(ms: number) {
    await this.world.clock.advance(ms);
  }

  /** All that is asked is answered before any time goes by, one question after the other. */
  answers = () => settled(200);

  /** What the merchant's server says from now on. */
  server(status: string, more: Record<string, unknown> = {}) {
    this.world.shop.says('/status', json({id: 'ord_7', status, ...more}));
  }

  get state(): State {
    return this.session.state;
  }

  get opened(): Open | undefined {
    const {state} = this;
    if (state.kind === 'open') return state;
    return state.kind === 'settled' || state.kind === 'broken' ? state.shown : undefined;
  }

  get screen(): Screen['name'] | undefined {
    return this.opened?.screen.name;
  }

  get errorCodes(): string[] {
    return this.errors.map(({code}) => code);
  }
}
