import {describe, expect, it} from 'vitest';
import {readDevice} from '../../src/flow/device.js';
import {Checkout, PAGE_URL} from '../fakes/checkout-harness.js';
import {json} from '../fakes/fake-shop.js';
import {android, FakeWindow} from '../fakes/fake-world.js';

describe('a hosted page on a computer', () => {
  it('opens in a window inside the click and waits', async () => {
    const checkout = await new Checkout().open();

    expect(checkout.world.windows.opened[0]?.visited).toEqual([PAGE_URL]);
    expect(checkout.opened?.screen).toMatchObject({name: 'page', step: 'open', mode: 'popup'});
    expect(checkout.outcomes).toEqual([]);
  });

  it('says success when the merchant’s server does, and closes its window', async () => {
    const checkout = await new Checkout().open();
    checkout.server('succeeded', {amount: '200.00', currency: 'INR'});

    await checkout.wait(2_500);

    expect(checkout.outcomes).toEqual([
      {kind: 'success', paymentId: 'ord_7', status: expect.objectContaining({status: 'succeeded'})},
    ]);
    expect(checkout.screen).toBe('succeeded');
    expect(checkout.world.windows.live).toEqual([]);
    await expect(checkout.session.ended).resolves.toMatchObject({kind: 'success'});
  });

  it('REL-01: a blocked window becomes a link, told once, and the checkout goes on', async () => {
    const checkout = new Checkout();
    checkout.world.windows.isBlocked = true;
    await checkout.open();

    expect(checkout.opened?.screen).toMatchObject({name: 'page', step: 'blocked'});
    expect(checkout.errorCodes).toEqual(['popup-blocked']);
    expect(checkout.errors[0]?.fatal).toBe(false);
    checkout.server('succeeded');
    await checkout.wait(3_000);
    expect(checkout.outcomes[0]?.kind).toBe('success');
  });

  it('REL-02: waits for a tap when the click no longer counts', async () => {
    const checkout = new Checkout();
    checkout.session.open();
    await checkout.wait(0);

    expect(checkout.opened?.screen).toMatchObject({name: 'page', step: 'ready'});
    expect(checkout.world.windows.opened).toEqual([]);
    await checkout.tap('open-page');
    expect(checkout.opened?.screen).toMatchObject({step: 'open'});
  });

  it('REL-04, REL-05: a closed window is a hint: asks at once and offers to reopen, and ends nothing', async () => {
    const checkout = await new Checkout().open();
    await checkout.wait(1_200);
    const before = checkout.world.shop.askedFor('/status').length;
    checkout.world.windows.opened[0]?.close();

    await checkout.wait(600);

    expect(checkout.opened?.screen).toMatchObject({name: 'page', step: 'lost'});
    expect(checkout.world.shop.askedFor('/status').length).toBeGreaterThan(before);
    await checkout.wait(60_000);
    expect(checkout.outcomes).toEqual([]);
    checkout.server('succeeded');
    await checkout.wait(12_000);
    expect(checkout.outcomes[0]?.kind).toBe('success');
  });

  it('REL-05: reopening opens the same page in a fresh window, never a second payment', async () => {
    const checkout = await new Checkout().open();
    checkout.world.windows.opened[0]?.close();
    await checkout.wait(600);
    await checkout.tap('open-page');

    expect(checkout.world.windows.opened.map(({visited}) => visited)).toEqual([[PAGE_URL], [PAGE_URL]]);
    expect(checkout.world.windows.live).toHaveLength(1);
  });

  it('opens a fresh window for a new try: one that shows the gateway’s page obeys nobody', async () => {
    let made = 0;
    const checkout = await new Checkout({
      modes: ['popup'],
      challenge: undefined,
      createPayment: async () => {
        made += 1;
        return `https://pay.example/${made}`;
      },
    }).open();
    await checkout.tap('open-page');
    const [first] = checkout.world.windows.opened;
    checkout.server('attempt_failed');
    await checkout.wait(2_500);
    checkout.world.activation = true;
    await checkout.tap('retry', 100);

    const visited = checkout.world.windows.opened.map((window) => window.visited);
    expect(visited).toEqual([['https://pay.example/1'], ['https://pay.example/2']]);
    expect(first?.closed).toBe(true);
  });

  it('offers the link when the window that it holds has gone elsewhere', async () => {
    const checkout = new Checkout();
    const held = new FakeWindow();
    held.go = () => {
      throw new DOMException('not yours', 'SecurityError');
    };
    checkout.session.open(held);
    await checkout.wait(0);

    expect(checkout.opened?.screen).toMatchObject({name: 'page', step: 'blocked'});
    expect(checkout.errorCodes).toEqual(['popup-blocked']);
  });

  describe('a window that was opened for a payment that never came to be', () => {
    const opened = async () => {
      const checkout = new Checkout({challenge: undefined, createUrl: '/create', modes: ['popup']} as never);
      checkout.world.shop.says('/create', {kind: 'hang'});
      const held = new FakeWindow();
      checkout.session.open(held);
      await checkout.wait(10);
      return {checkout, held};
    };

    it('is closed when the shopper leaves', async () => {
      const {checkout, held} = await opened();
      await checkout.tap('close');
      await checkout.tap('leave', 4_000);

      expect(checkout.outcomes).toHaveLength(1);
      expect(held.closed).toBe(true);
    });

    it('is closed when the checkout is removed from the page', async () => {
      const {checkout, held} = await opened();
      checkout.session.detach();

      expect(held.closed).toBe(true);
    });
  });

  it('tries the merchant’s modes in order', async () => {
    const checkout = new Checkout({modes: ['popup', 'redirect']});
    checkout.world.windows.isBlocked = true;
    await checkout.open();

    expect(checkout.world.windows.left).toEqual([PAGE_URL]);
    expect(checkout.opened?.screen).toMatchObject({step: 'leaving', mode: 'redirect'});
  });

  it('posts a form into the window', async () => {
    const checkout = await new Checkout({
      challenge: {kind: 'form', url: 'https://pay.example/form', fields: {token: 'a'}},
    }).open();

    expect(checkout.world.windows.opened[0]?.posted).toEqual({token: 'a'});
  });

  it('shows a frame only when asked to, and offers a window when nothing comes', async () => {
    const checkout = await new Checkout({modes: ['frame']}).open();
    expect(checkout.opened?.screen).toMatchObject({step: 'framed', mode: 'frame'});
    await checkout.wait(8_100);
    expect(checkout.opened?.screen).toMatchObject({step: 'frame-slow'});
    expect(checkout.outcomes).toEqual([]);
  });

  it('SEC-33: a page of the shop’s own origin is not framed; it opens in the next way, or as a link', async () => {
    const own = {challenge: 'https://shop.example/pay/7'};
    const alone = await new Checkout({...own, modes: ['frame']}).open();
    expect(alone.opened?.screen).toMatchObject({step: 'blocked'});
    expect(alone.errorCodes).toEqual(['frame-refused']);
    const next = await new Checkout({...own, modes: ['frame', 'popup']}).open();
    expect(next.opened?.screen).toMatchObject({step: 'open', mode: 'popup'});
  });

  it('refuses a URL that the policy refuses, before anything opens (SEC-04)', async () => {
    const checkout = new Checkout({challenge: 'javascript:alert(1)'});
    await checkout.open();

    await expect(checkout.session.ended).rejects.toMatchObject({fatal: true});
    expect(checkout.errors).toHaveLength(1);
    expect(checkout.errors[0]?.message).not.toContain('alert');
    expect(checkout.world.windows.opened).toEqual([]);
    expect(checkout.world.shop.asked).toEqual([]);
  });
});

describe('a hosted page on a phone', () => {
  it('leaves in the same tab, with what a reload needs stored first', async () => {
    const checkout = new Checkout({}, {device: android});
    checkout.world.shop.says('/status', json({id: 'ord_7', status: 'pending'}));
    await checkout.open();

    expect(checkout.world.windows.left).toEqual([PAGE_URL]);
    expect(checkout.left).toEqual([PAGE_URL]);
    const [stored] = [...checkout.world.storage.items.values()];
    expect(stored).toContain('ord_7');
    expect(stored).not.toContain('http');
  });

  it.each([
    [
      'Instagram',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 350.0',
    ],
    [
      'Facebook',
      'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/138.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/500.0;]',
    ],
  ])('REL-43: inside %s it leaves in the same tab, whatever window the shop asks for', async (_name, userAgent) => {
    for (const modes of [['auto'], ['popup'], ['tab'], ['popup', 'tab']] as const) {
      const device = readDevice({navigator: {userAgent, maxTouchPoints: 5}});
      const checkout = await new Checkout({modes}, {device}).open();

      expect(checkout.world.windows.left).toEqual([PAGE_URL]);
      expect(checkout.world.windows.opened).toEqual([]);
      expect(checkout.errors).toEqual([]);
    }
  });

  it('stays when the merchant’s page says no', async () => {
    const checkout = new Checkout({}, {device: android});
    checkout.allowLeave = false;
    await checkout.open();

    expect(checkout.world.windows.left).toEqual([]);
    expect(checkout.opened?.screen).toMatchObject({step: 'ready', mode: 'redirect'});
  });

  it('REL-12: restored from the back/forward cache, it asks at once and never repeats itself', async () => {
    const checkout = await new Checkout({}, {device: android}).open();
    checkout.world.wake('pagehide');
    const before = checkout.world.shop.askedFor('/status').length;
    await checkout.wait(1_500);
    checkout.world.wake('restored');
    await checkout.wait(50);

    expect(checkout.screen).toBe('confirming');
    expect(checkout.world.shop.askedFor('/status').length).toBe(before + 1);
    expect(checkout.world.shop.mostInFlight).toBe(1);
  });
});
