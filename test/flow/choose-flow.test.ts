import {describe, expect, it} from 'vitest';
import {chooseFlow} from '../../src/flow/choose-flow.js';
import type {Device} from '../../src/flow/device.js';
import {pageModes, parseModes} from '../../src/flow/page-modes.js';
import {parsePaymentUrl} from '../../src/input/payment-url.js';

const computer: Device = {platform: 'desktop', inApp: false, firefox: false, popups: true};
const phone: Device = {platform: 'android', inApp: false, firefox: false, popups: false};
const inApp: Device = {...phone, inApp: true};
const installed: Device = {...computer, popups: false};
const upi = {kind: 'upi', link: parsePaymentUrl('upi://pay?pa=demo@example')} as const;

describe('parseModes', () => {
  it.each([
    ['auto', ['auto']],
    ['popup tab', ['popup', 'tab']],
    ['  Popup\n redirect ', ['popup', 'redirect']],
    ['', ['auto']],
    ['window', ['auto']],
    ['window frame', ['frame']],
  ])('reads %j', (text, modes) => {
    expect(parseModes(text)).toEqual(modes);
  });
});

describe('pageModes', () => {
  it('a page: popup on a computer, redirect everywhere else', () => {
    expect(pageModes(computer, ['auto'])).toEqual(['popup']);
    expect(pageModes(phone, ['auto'])).toEqual(['redirect']);
    expect(pageModes(inApp, ['auto'])).toEqual(['redirect']);
    expect(pageModes(installed, ['auto'])).toEqual(['redirect']);
  });

  it('tries what the merchant wishes, in order', () => {
    expect(pageModes(computer, ['popup', 'tab'])).toEqual(['popup', 'tab']);
    expect(pageModes(computer, ['frame', 'auto'])).toEqual(['frame', 'popup']);
    expect(pageModes(computer, ['popup', 'auto'])).toEqual(['popup']);
    expect(pageModes(phone, ['frame'])).toEqual(['frame']);
  });

  it('leaves out what cannot work on this device', () => {
    expect(pageModes(phone, ['popup'])).toEqual(['redirect']);
    expect(pageModes(phone, ['popup', 'tab'])).toEqual(['tab']);
    expect(pageModes(inApp, ['popup', 'tab'])).toEqual(['redirect']);
    expect(pageModes(inApp, ['tab', 'frame'])).toEqual(['frame']);
    expect(pageModes(computer, [])).toEqual(['redirect']);
  });
});

describe('chooseFlow', () => {
  it('UPI: a code on a computer, apps on a phone', () => {
    expect(chooseFlow(upi, computer)).toEqual({apps: [], step: 'qr'});
    expect(chooseFlow(upi, phone)).toMatchObject({step: 'apps'});
    expect(chooseFlow(upi, {...phone, platform: 'ios'}, ['nobody'])).toEqual({apps: [], step: 'qr'});
  });
});
