import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {isFinal} from '../../src/session/reduce-first.js';
import type {Act} from '../../src/session/state.js';
import type {Wake} from '../../src/session/wake.js';
import {Checkout, PAGE_URL, UPI_LINK} from '../fakes/checkout-harness.js';
import {WORDS} from '../fakes/commands.js';
import type {Reply} from '../fakes/fake-shop.js';
import {json} from '../fakes/fake-shop.js';
import {FakeWorld} from '../fakes/fake-world.js';

const RUNS = Number(process.env.FC_RUNS ?? 1_000);

type Who = 0 | 1;
type Step =
  | {readonly do: 'server'; readonly who: Who; readonly reply: Reply; readonly pays: boolean}
  | {readonly do: 'act'; readonly who: Who; readonly type: Act['type']}
  | {readonly do: 'gone' | 'reset'; readonly who: Who}
  | {readonly do: 'wake'; readonly wake: Wake}
  | {readonly do: 'tick'; readonly ms: number};

const IDS = ['ord_7', 'ord_8'];
const PATHS = ['/status', '/status-8'];

const who = fc.constantFrom<Who>(0, 1);
const says = (who: Who, id: string | undefined, status: string): Step => ({
  do: 'server',
  who,
  reply: json({id, status}),
  pays: id === IDS[who] && status === 'succeeded',
});

const step: fc.Arbitrary<Step> = fc.oneof(
  // Each is told of itself, of the other one, and of nobody.
  fc
    .tuple(who, fc.constantFrom('ord_7', 'ord_8', undefined), fc.constantFrom(...WORDS, 'succeeded'))
    .map(([who, id, word]) => says(who, id, word)),
  who.map((who) => says(who, IDS[who], 'pending')),
  fc
    .tuple(who, fc.constantFrom<Reply>({kind: 'hang'}, {kind: 'network'}, json({}, 404), json({}, 503)))
    .map(([who, reply]): Step => ({do: 'server', who, reply, pays: false})),
  fc
    .tuple(
      who,
      fc.constantFrom<Act['type']>('close', 'stay', 'leave', 'paid', 'back', 'retry', 'done', 'open-page'),
    )
    .map(([who, type]): Step => ({do: 'act', who, type})),
  fc
    .constantFrom<Wake>('visible', 'hidden', 'online', 'offline', 'restored', 'pagehide', 'return')
    .map((wake): Step => ({do: 'wake', wake})),
  fc.constantFrom(10, 1_000, 11_000, 65_000).map((ms): Step => ({do: 'tick', ms})),
  fc
    .tuple(fc.constantFrom('gone' as const, 'reset' as const), who)
    .map(([what, who]): Step => ({do: what, who})),
);

/** Two checkouts of one page: one clock, one storage, one server, the same channels. */
class Page {
  readonly world = new FakeWorld();
  readonly both = IDS.map(
    (paymentId, index) =>
      new Checkout(
        {paymentId, sessionKey: paymentId, statusUrl: PATHS[index]!, challenge: index ? UPI_LINK : PAGE_URL},
        {world: this.world},
      ),
  ) as [Checkout, Checkout];
  readonly isGone = [false, false];
  /** Whether its server told it of a success while it could hear it. */
  readonly heardPaid = [false, false];

  async open() {
    for (const who of [0, 1] as const) {
      this.#say(says(who, IDS[who], 'pending') as Step & {do: 'server'});
      await this.both[who].open();
    }
  }

  #say({who, reply, pays}: Step & {do: 'server'}) {
    this.world.shop.says(PATHS[who]!, () => {
      if (pays && !this.isGone[who] && this.both[who].outcomes.length === 0) this.heardPaid[who] = true;
      return reply;
    });
  }

  async run(step: Step) {
    const told = this.both.map(({outcomes, errors, statuses}) => [outcomes, errors, statuses].flat().length);
    const wasGone = [...this.isGone];
    if (step.do === 'server') this.#say(step);
    else if (step.do === 'act') this.both[step.who].session.act({type: step.type} as Act);
    else if (step.do === 'wake') this.world.wake(step.wake);
    else if (step.do === 'tick') await this.world.clock.advance(step.ms);
    else {
      this.isGone[step.who] = true;
      if (step.do === 'gone') this.both[step.who].session.detach();
      else this.both[step.who].session.reset();
    }
    await this.world.clock.advance(0);
    for (const who of [0, 1] as const) this.#check(who, wasGone[who] ? told[who] : undefined);
    expect(this.world.shop.mostInFlight, '5: one request each').toBeLessThanOrEqual(2);
    expect(this.world.windows.live.length, '9: one window each').toBeLessThanOrEqual(2);
    if (this.both.every((_, who) => this.isOver(who as Who))) {
      const {clock, shop, listeners} = this.world;
      expect([clock.pending, shop.inFlight, listeners], '4: nothing is left').toEqual([0, 0, 0]);
    }
  }

  isOver = (who: Who) => this.isGone[who] === true || this.both[who].state.kind !== 'open';

  #check(who: Who, toldBefore: number | undefined) {
    const {outcomes, errors, statuses} = this.both[who];
    expect(outcomes.length, '1: at most one outcome').toBeLessThanOrEqual(1);
    for (const {kind, paymentId} of outcomes) {
      expect(paymentId, 'of its own payment').toBe(IDS[who]);
      expect(kind === 'success', '2, 3, 19: success if its own server said so, and only then').toBe(
        this.heardPaid[who],
      );
    }
    for (const {id} of statuses) expect(id, 'told of its own payment').toBe(IDS[who]);
    if (toldBefore !== undefined)
      expect([outcomes, errors, statuses].flat().length, '12: silence after removal').toBe(toldBefore);
    if (outcomes.length > 0)
      expect(this.world.storage.items.has(`pay-checkout:session:${IDS[who]}`), '20: nothing to revive').toBe(
        false,
      );
  }
}

describe('two checkouts on one page', () => {
  it('REL-36: neither hears, ends or forgets the other one’s payment, whatever happens to either', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, {maxLength: 30}), async (steps) => {
        const page = new Page();
        await page.open();
        for (const one of steps) await page.run(one);
        // A return page is heard by whichever is left, also when the other one has ended.
        await page.run({do: 'wake', wake: 'online'});
        await page.run({do: 'wake', wake: 'visible'});
        for (const who of [0, 1] as const) await page.run(says(who, IDS[who], 'pending'));
        await page.run({do: 'tick', ms: 155_000});
        const {shop} = page.world;
        const asked = PATHS.map((path) => shop.askedFor(path).length);
        await page.run({do: 'wake', wake: 'return'});
        await page.run({do: 'tick', ms: 1_010});
        for (const who of [0, 1] as const) {
          const {opened} = page.both[who];
          const isWaiting = !page.isOver(who) && opened && !isFinal(opened.screen);
          if (isWaiting) expect(shop.askedFor(PATHS[who]!).length).toBeGreaterThan(asked[who] ?? 0);
          if (page.isGone[who]) expect(shop.askedFor(PATHS[who]!).length).toBe(asked[who]);
        }
        for (const who of [0, 1] as const) {
          await page.run({do: 'act', who, type: 'close'});
          await page.run({do: 'act', who, type: 'leave'});
          await page.run({do: 'tick', ms: 4_000});
          if (!page.isGone[who]) expect(page.both[who].outcomes.length, '1: exactly one').toBe(1);
        }
      }),
      {numRuns: Math.ceil(RUNS / 3)},
    );
  }, 600_000);
});
