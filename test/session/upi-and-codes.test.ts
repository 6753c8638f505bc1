import {inspect} from 'node:util';
import {describe, expect, it, vi} from 'vitest';
import {Checkout, PAGE_URL, UPI_LINK} from '../fakes/checkout-harness.js';
import type {Reply} from '../fakes/fake-shop.js';
import {json} from '../fakes/fake-shop.js';
import {android} from '../fakes/fake-world.js';

const upi = {challenge: UPI_LINK};
/** A code that is easy to find again. */
const CANARY = '739146';
const otp = {challenge: {kind: 'otp', submitUrl: '/otp', resendUrl: '/resend', hint: '4242'}};

describe('UPI', () => {
  it('is a code on a computer, of the very link', async () => {
    const checkout = await new Checkout(upi).open();
    expect(checkout.opened?.screen).toMatchObject({name: 'upi', step: 'qr', link: UPI_LINK});
  });

  it('SEC-38: is app buttons on a phone, and nothing opens by itself', async () => {
    const checkout = await new Checkout(upi, {device: android}).open();
    expect(checkout.opened?.screen).toMatchObject({name: 'upi', step: 'apps'});
    expect(checkout.world.windows.left).toEqual([]);
    expect(checkout.left).toEqual([]);
  });

  const launch = async () => {
    const checkout = await new Checkout(upi, {device: android}).open();
    const {screen} = checkout.opened ?? {};
    const app = screen?.name === 'upi' ? screen.apps[0] : undefined;
    if (!app) throw new Error('no app is offered');
    await checkout.act({type: 'open-app', app});
    return {checkout, app};
  };

  it('REL-42: an app that did not open within 2.5 s is asked about, without ending anything', async () => {
    const {checkout, app} = await launch();
    expect(checkout.opened?.screen).toMatchObject({step: 'launched', app});
    await checkout.wait(2_600);
    expect(checkout.opened?.screen).toMatchObject({step: 'not-opened', app});
    expect(checkout.outcomes).toEqual([]);
  });

  it('coming back from the app asks at once, and says that it is being confirmed', async () => {
    const {checkout} = await launch();
    checkout.world.wake('hidden');
    await checkout.wait(20_000);
    const before = checkout.world.shop.askedFor('/status').length;
    checkout.server('succeeded');
    checkout.world.wake('visible');
    expect(checkout.screen).toBe('confirming');
    await checkout.wait(10);
    expect(checkout.world.shop.askedFor('/status').length).toBe(before + 1);
    expect(checkout.outcomes.map(({kind}) => kind)).toEqual(['success']);
  });

  it('a timer that slept while the app was in front blames nobody', async () => {
    const {checkout} = await launch();
    await checkout.world.clock.freeze(60_000);
    expect(checkout.opened?.screen).toMatchObject({step: 'launched'});
  });

  it('stops the link when the merchant’s page says no', async () => {
    const checkout = await new Checkout(upi, {device: android}).open();
    checkout.allowLeave = false;
    const {screen} = checkout.opened ?? {};
    const app = screen?.name === 'upi' ? screen.apps[0] : undefined;
    if (!app) throw new Error('no app is offered');
    const click = new Event('click', {cancelable: true});
    checkout.session.act({type: 'open-app', app}, click);
    expect(click.defaultPrevented).toBe(true);
    expect(checkout.opened?.screen).toMatchObject({step: 'apps'});
  });
});

describe('one-time codes', () => {
  const posted = (checkout: Checkout, path: string) =>
    checkout.world.shop.askedFor(path).map(({init}) => JSON.parse(String(init.body)) as unknown);

  it('a wrong code says so with the tries left, the right one goes on to confirming', async () => {
    const checkout = await new Checkout(otp).open();
    checkout.world.shop.says('/otp', json({result: 'wrong', triesLeft: 2}));
    await checkout.act({type: 'submit-code', code: '111111'}, 10);
    expect(checkout.opened?.screen).toMatchObject({
      name: 'otp',
      problem: 'wrong',
      triesLeft: 2,
      sending: false,
    });
    checkout.world.shop.says('/otp', json({result: 'accepted'}));
    await checkout.act({type: 'submit-code', code: '123456'}, 10);
    expect(checkout.opened?.screen).toMatchObject({name: 'confirming', why: 'code-sent'});
    expect(posted(checkout, '/otp')).toEqual([{code: '111111'}, {code: '123456'}]);
    expect(checkout.outcomes).toEqual([]);
  });

  it('an accepted code can be followed by another: "back" leads to a field that sends', async () => {
    const checkout = await new Checkout(otp).open();
    checkout.world.shop.says('/otp', json({result: 'accepted'}));
    await checkout.act({type: 'submit-code', code: '123456'}, 100);
    expect(checkout.screen).toBe('confirming');
    await checkout.tap('back', 100);
    expect(checkout.opened?.screen).toMatchObject({name: 'otp', sending: false});
    await checkout.act({type: 'submit-code', code: '654321'}, 100);
    expect(posted(checkout, '/otp')).toHaveLength(2);
  });

  it.each<[string, Reply]>([
    ['wrong', json({result: 'wrong', triesLeft: 1})],
    ['taken', json({result: 'accepted'})],
    ['lost', {kind: 'network'}],
    ['sent back by a careless server', json({result: 'wrong', code: CANARY, reason: CANARY})],
    ['sent back in an error', {kind: 'text', body: `no such code: ${CANARY}`, http: 500}],
  ])('SEC-92: a code that was %s is nowhere: no state, event, error, storage or console has it', async (_, reply) => {
    const consoles = (['log', 'info', 'debug', 'warn', 'error'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => {}),
    );
    const checkout = await new Checkout(otp).open();
    checkout.world.shop.says('/otp', reply);
    await checkout.act({type: 'submit-code', code: CANARY}, 10);
    await checkout.wait(20_000);
    checkout.server('failed');
    await checkout.wait(20_000);
    await checkout.tap('done', 10);

    const said = consoles.flatMap(({mock}) => mock.calls);
    for (const spy of consoles) spy.mockRestore();
    const {states, statuses, errors, outcomes, world} = checkout;
    expect(posted(checkout, '/otp')).toEqual([{code: CANARY}]);
    expect(outcomes).toHaveLength(1);
    const told = errors.map(({message, cause}) => [message, String(cause)]);
    const seen = [
      states,
      statuses,
      outcomes,
      told,
      [...world.storage.items],
      world.told,
      said,
      world.windows,
    ];
    expect(inspect(seen, {depth: 20})).not.toContain(CANARY);
    expect(world.shop.asked.filter(({url}) => url.includes(CANARY))).toEqual([]);
    // Questions about the status carry nothing of it either.
    expect(inspect(world.shop.askedFor('/status'), {depth: 5})).not.toContain(CANARY);
  });

  it('nothing typed sends nothing', async () => {
    const checkout = await new Checkout(otp).open();
    await checkout.act({type: 'submit-code', code: ''});
    expect(checkout.opened?.screen).toMatchObject({problem: 'empty'});
    expect(checkout.world.shop.askedFor('/otp')).toEqual([]);
  });

  it('a new code can be asked for again only after the time that the server names', async () => {
    const checkout = await new Checkout(otp).open();
    checkout.world.shop.says('/resend', json({result: 'sent', resendAfterMs: 30_000}));
    await checkout.act({type: 'resend-code'}, 0);
    const {screen} = checkout.opened ?? {};
    expect(screen?.name === 'otp' ? screen.resendAt : undefined).toBe(checkout.world.clock.now() + 30_000);
  });

  it('two taps send one code', async () => {
    const checkout = await new Checkout(otp).open();
    checkout.world.shop.says('/otp', {kind: 'hang'});
    checkout.session.act({type: 'submit-code', code: '1'});
    checkout.session.act({type: 'submit-code', code: '1'});
    await checkout.wait(0);
    expect(checkout.world.shop.askedFor('/otp')).toHaveLength(1);
  });
});

describe('approval and choice', () => {
  it('helps after a minute', async () => {
    const checkout = await new Checkout({challenge: {kind: 'approval', hint: 'gaurav@exampleupi'}}).open();
    expect(checkout.opened?.screen).toMatchObject({name: 'approval', helping: false});
    await checkout.wait(61_000);
    expect(checkout.opened?.screen).toMatchObject({name: 'approval', helping: true});
  });

  const menu = {
    challenge: {
      kind: 'choice',
      options: [
        {label: 'UPI', challenge: {kind: 'upi', link: UPI_LINK}},
        {
          label: 'More',
          challenge: {kind: 'choice', options: [{label: 'Card', challenge: {kind: 'page', url: PAGE_URL}}]},
        },
      ],
    },
  };

  it('leads to a way of paying and back to the list, after asking how it stands', async () => {
    const checkout = await new Checkout(menu).open();
    expect(checkout.opened?.screen).toMatchObject({name: 'choosing', canGoBack: false});
    await checkout.act({type: 'choose', index: 0});
    expect(checkout.screen).toBe('upi');
    const before = checkout.world.shop.asked.length;
    await checkout.tap('other-ways', 10);
    expect(checkout.world.shop.asked.length).toBe(before + 1);
    expect(checkout.screen).toBe('choosing');
  });

  it('another way is not shown when the first one was paid meanwhile', async () => {
    const checkout = await new Checkout(menu).open();
    await checkout.act({type: 'choose', index: 0});
    checkout.server('succeeded');
    await checkout.tap('other-ways', 10);
    expect(checkout.outcomes.map(({kind}) => kind)).toEqual(['success']);
  });

  it('a list in a list goes back one step', async () => {
    const checkout = await new Checkout(menu).open();
    await checkout.act({type: 'choose', index: 1});
    expect(checkout.opened?.screen).toMatchObject({name: 'choosing', canGoBack: true});
    await checkout.tap('back');
    expect(checkout.opened?.screen).toMatchObject({name: 'choosing', canGoBack: false});
    await checkout.act({type: 'choose', index: 1});
    await checkout.act({type: 'choose', index: 0});
    expect(checkout.opened?.screen).toMatchObject({name: 'page', step: 'open'});
  });
});
