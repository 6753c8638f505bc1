import {describe, expect, it} from 'vitest';
import type {Scene} from '../../demo/scenes.js';
import {scenes} from '../../demo/scenes.js';
import {heard} from './heard.js';

const scene = (name: string): Scene => scenes[name]!;
const at = (name: string, secondsLeft: number): Scene => ({
  ...scene(name),
  context: {...scene(name).context, secondsLeft},
});

describe('what screen readers are told', () => {
  it('A11Y-05: a hosted page, from opening to paid', () => {
    const steps = ['preparing', 'page-open', 'page-lost', 'confirming', 'succeeded'].map(scene);
    expect(heard(steps)).toEqual([
      'Getting your payment ready',
      'Finish paying in the new window. You pay on payment.example. This page updates by itself.',
      '! Have you finished paying? The payment window may be closed. If you have paid, please don’t pay again: we are still checking.',
      'Confirming your payment. This usually takes a few seconds. Please don’t pay again.',
      'Paid. Confirmed by Chai Point.',
    ]);
  });

  it('A11Y-05: a UPI app that opens, and one that does not', () => {
    expect(heard(['upi-apps', 'upi-launched', 'upi-not-opened', 'upi-qr-phone'].map(scene))).toEqual([
      'Pay with your UPI app. Paying Chai Point · demo@example',
      'Finish in PhonePe. Approve the payment there, then come back here.',
      '! Didn’t PhonePe open? It may not be on this phone. Nothing is lost: choose another way.',
      'Scan with any UPI app. Paying Chai Point · demo@example',
    ]);
  });

  it('A11Y-05, A11Y-14: a code, its problems, and a new one', () => {
    const otp = scene('otp');
    const with_ = (change: object): Scene => ({
      ...otp,
      screen: {...otp.screen, ...change} as Scene['screen'],
    });
    const wrong = {problem: 'wrong', triesLeft: 2};
    expect(
      heard([
        otp,
        with_({sending: true}),
        with_(wrong),
        with_(wrong),
        with_({...wrong, sending: true}),
        with_(wrong),
        with_({resendAt: 30_000}),
      ]),
    ).toEqual([
      'Enter the code from your bank. Sent to the phone ending in 4242',
      'Checking the code',
      '! That code is not right. 2 tries left.',
      'Checking the code\u00a0',
      '! That code is not right. 2 tries left.',
      'A new code is on its way.',
    ]);
  });

  it('A11Y-05: trouble with the line, and its end', () => {
    const line = (is: 'ok' | 'offline' | 'trouble'): Scene => ({...scene('confirming'), open: {line: is}});
    expect(heard([line('ok'), line('offline'), line('offline'), line('trouble'), line('ok')])).toEqual([
      'Confirming your payment. This usually takes a few seconds. Please don’t pay again.',
      '! No connection right now. We go on as soon as you are back online. Please don’t pay again.',
      '! We can’t reach Chai Point right now. We keep trying. Please don’t pay again.',
      'Confirming your payment. This usually takes a few seconds. Please don’t pay again.\u00a0',
    ]);
  });

  it('A11Y-05: the question before leaving', () => {
    const asks = (leave: 'no' | 'asking' | 'checking'): Scene => ({...scene('approval'), open: {leave}});
    expect(
      heard([asks('no'), asks('asking'), asks('asking'), asks('no'), asks('asking'), asks('checking')]),
    ).toEqual([
      'Approve it in your app. Sent to gaurav@exampleupi',
      '! Leave the payment? If you have already approved it, it may still go through. We check once more before we cancel.',
      '! Leave the payment? If you have already approved it, it may still go through. We check once more before we cancel.\u00a0',
      'Checking once more. This takes a moment.',
    ]);
  });

  it('A11Y-05: help that comes late, and a page that does not come', () => {
    const approval = scene('approval');
    const helped: Scene = {...approval, screen: {...approval.screen, helping: true} as Scene['screen']};
    expect(heard([approval, helped, helped]).at(-1)).toBe(
      'No request? Look under pending requests in the app and refresh.',
    );
    expect(heard([scene('page-framed'), scene('page-frame-slow')])).toEqual([
      'Pay on payment.example',
      'Is the page not loading?',
    ]);
  });

  it('A11Y-06: says the time left at 5, 2 and 1 minutes and at 30 seconds, once each', () => {
    const steps = Array.from({length: 400}, (_, second) => at('upi-qr', 399 - second));
    expect(heard(steps).slice(1)).toEqual([
      '5 minutes left',
      '2 minutes left',
      '1 minute left',
      '30 seconds left',
    ]);
  });

  it('A11Y-06: says only the last of the times that a sleeping page jumped over', () => {
    expect(heard([at('upi-qr', 400), at('upi-qr', 55)]).slice(1)).toEqual(['1 minute left']);
  });

  it('A11Y-06: says nothing of time where none is needed any more', () => {
    expect(heard([at('succeeded', 61), at('succeeded', 59)]).slice(1)).toEqual([]);
  });

  it('every screen is announced, with its shop and its app, and no placeholder is left', () => {
    for (const [name, one] of Object.entries(scenes)) {
      const [first] = heard([one]);
      expect(first, name).toBeTruthy();
      expect(first, name).not.toMatch(/[{}]|undefined|\.\.|\s\s/);
    }
  });

  it('a shop without a name is still named', () => {
    const [, last] = heard([scene('confirming'), scene('unclear')], {merchantName: ''});
    expect(last).toBe(
      '! We don’t know yet how it ended. Please don’t pay again. Keep the reference and ask the shop.',
    );
  });
});
