import {describe, expect, it} from 'vitest';
import {urlProblem} from '../../src/input/payment-url.js';
import {parseUpiLink} from '../../src/input/upi-link.js';
import {allowUpiScheme} from '../../src/input/upi-rules.js';

describe('parseUpiLink', () => {
  it('reads what a shopper should see before paying', () => {
    expect(
      parseUpiLink(
        'upi://pay?mode=04&cu=INR&pa=demo@example&pn=Chai%20Point&am=200&mam=200&tr=T1&tn=Order%2042&mc=7399',
      ),
    ).toEqual({
      payee: 'demo@example',
      name: 'Chai Point',
      amount: '200',
      currency: 'INR',
      note: 'Order 42',
      reference: 'T1',
    });
  });

  it.each([
    ['upi://pay?pa=demo@example', {payee: 'demo@example'}],
    ['upi://pay?pa=demo@example&am=&cu=&pn=', {payee: 'demo@example'}],
    ['upi://pay?PA=demo%40example&CU=inr', {payee: 'demo@example', currency: 'INR'}],
    [
      'upi://pay?pa=demo@example&pn=Test+Link+generator',
      {payee: 'demo@example', name: 'Test Link generator'},
    ],
    ['upi://pay?pa=demo@example&tn=50% off', {payee: 'demo@example', note: '50% off'}],
    ['upi://pay?pa=demo@example&tn=a=b=c', {payee: 'demo@example', note: 'a=b=c'}],
    ['phonepe://pay?pa=demo@example&am=1.50', {payee: 'demo@example', amount: '1.50'}],
  ])('reads %s', (link, details) => {
    expect(parseUpiLink(link)).toEqual(details);
  });

  it.each([
    'https://pay.example.com/?pa=demo@example',
    'upi://mandate?pa=demo@example',
    'upi://pay?pa=',
    '',
  ])('refuses %j', (link) => {
    expect(() => parseUpiLink(link)).toThrowError(expect.objectContaining({code: 'url-rejected'}));
  });
});

describe('allowUpiScheme', () => {
  it('lets one more app’s links pass', () => {
    const link = 'demopay://upi/pay?pa=demo@example';
    expect(urlProblem(link)).toBe('scheme');
    expect(allowUpiScheme('demopay')).toBe(true);
    expect(urlProblem(link)).toBeUndefined();
  });

  it.each([
    'javascript',
    'data',
    'https',
    'http',
    'intent',
    'blob',
    'file',
    'upi',
    'tel',
    'x-safari-https',
    'chrome-extension',
    'Upper',
    '1x',
    '',
    'a b',
  ])('never for %j', (scheme) => {
    expect(allowUpiScheme(scheme)).toBe(false);
  });
});
