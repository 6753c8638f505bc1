import {describe, expect, it} from 'vitest';
import {chooseFlow} from '../../src/flow/choose-flow.js';
import type {Device} from '../../src/flow/device.js';
import type {Mode} from '../../src/flow/flow.js';
import {parseModes} from '../../src/flow/page-modes.js';
import {parsePaymentUrl} from '../../src/input/payment-url.js';

const computer: Device = {platform: 'desktop', inApp: false, firefox: false, popups: true};
const phone: Device = {platform: 'android', inApp: false, firefox: false, popups: false};
const inApp: Device = {...phone, inApp: true};
const installed: Device = {...computer, popups: false};
const page = {kind: 'page', url: parsePaymentUrl('https://pay.example.com/')} as const;
const form = {...page, kind: 'form', fields: {}} as const;
const upi = {kind: 'upi', link: parsePaymentUrl('upi://pay?pa=demo@example')} as const;

const modesOf = (device: Device, modes: Mode[]) =>
  chooseFlow(page, device, {modes}).map((flow) => (flow.kind === 'page' ? flow.mode : flow.kind));

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

describe('chooseFlow', () => {
  it('a page: popup on a computer, redirect everywhere else', () => {
    expect(modesOf(computer, ['auto'])).toEqual(['popup']);
    expect(modesOf(phone, ['auto'])).toEqual(['redirect']);
    expect(modesOf(inApp, ['auto'])).toEqual(['redirect']);
    expect(modesOf(installed, ['auto'])).toEqual(['redirect']);
    expect(chooseFlow(form, computer, {modes: ['auto']})).toEqual([{kind: 'page', mode: 'popup'}]);
  });

  it('tries what the merchant wishes, in order', () => {
    expect(modesOf(computer, ['popup', 'tab'])).toEqual(['popup', 'tab']);
    expect(modesOf(computer, ['frame', 'auto'])).toEqual(['frame', 'popup']);
    expect(modesOf(computer, ['popup', 'auto'])).toEqual(['popup']);
    expect(modesOf(phone, ['frame'])).toEqual(['frame']);
  });

  it('leaves out what cannot work on this device', () => {
    expect(modesOf(phone, ['popup'])).toEqual(['redirect']);
    expect(modesOf(phone, ['popup', 'tab'])).toEqual(['tab']);
    expect(modesOf(inApp, ['popup', 'tab'])).toEqual(['redirect']);
    expect(modesOf(inApp, ['tab', 'frame'])).toEqual(['frame']);
    expect(modesOf(computer, [])).toEqual(['redirect']);
  });

  it('UPI: a code on a computer, apps on a phone', () => {
    expect(chooseFlow(upi, computer, {modes: ['auto']})).toEqual([{kind: 'upi', apps: [], first: 'qr'}]);
    expect(chooseFlow(upi, phone, {modes: ['auto']})).toMatchObject([{kind: 'upi', first: 'apps'}]);
    expect(chooseFlow(upi, {...phone, platform: 'ios'}, {modes: [], upiApps: ['nobody']})).toEqual([
      {kind: 'upi', apps: [], first: 'qr'},
    ]);
  });

  it('the others have one way each', () => {
    const wishes = {modes: ['auto'] as const};
    expect(chooseFlow({kind: 'approval'}, phone, wishes)).toEqual([{kind: 'approval'}]);
    expect(chooseFlow({kind: 'otp', submitUrl: '/otp'}, phone, wishes)).toEqual([{kind: 'otp'}]);
    expect(chooseFlow({kind: 'choice', options: [{label: 'UPI', challenge: upi}]}, phone, wishes)).toEqual([
      {kind: 'choice'},
    ]);
  });
});
