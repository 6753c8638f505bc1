import {describe, expect, it} from 'vitest';
import {parseImageUrl} from '../../src/input/image-url.js';
import {resolveMerchantUrl} from '../../src/input/merchant-url.js';

const base = 'https://shop.example/cart/';
const origins = ['https://shop.example', 'https://api.shop.example/payments'];

describe('resolveMerchantUrl', () => {
  it.each([
    ['/pay/p1/status', 'https://shop.example/pay/p1/status'],
    ['status?id=1', 'https://shop.example/cart/status?id=1'],
    ['https://api.shop.example/p/1', 'https://api.shop.example/p/1'],
    ['//shop.example/x', 'https://shop.example/x'],
  ])('finds %s', (url, found) => {
    expect(resolveMerchantUrl(url, {base, origins})).toBe(found);
  });

  it.each([
    'https://evil.example/status',
    '//evil.example/x',
    'http://shop.example/x',
    'https://shop.example:8443/x',
    'https://shop.example.evil.example/',
    'https://user@shop.example/',
    'https://shop.example@evil.example/',
    'javascript:alert(1)',
    'data:application/json,{}',
    'blob:https://shop.example/1',
    '\\\\evil.example\\x',
    '/\\evil.example',
    '/\t/evil.example',
    ' /x',
    '',
    'https://',
    5,
    null,
    `/${'x'.repeat(5_000)}`,
  ])('a create answer cannot name %j', (url) => {
    expect(() => resolveMerchantUrl(url, {base, origins, field: 'statusUrl'})).toThrowError(
      expect.objectContaining({code: 'url-rejected', field: 'statusUrl'}),
    );
  });

  it('takes no origin from an opaque one', () => {
    expect(() => resolveMerchantUrl('data:,x', {base, origins: ['data:,y']})).toThrowError();
  });
});

describe('parseImageUrl', () => {
  it.each([
    'https://cdn.example.com/logo.svg',
    '/logo.svg',
    './img/logo.png',
    '../logo.png',
    'http://localhost:3000/logo.png',
    '/',
  ])('SEC-13 takes %s', (url) => {
    expect(parseImageUrl(url)).toBe(url);
  });

  it.each([
    'data:image/svg+xml,<svg onload=alert(1)>',
    'data:image/png;base64,iVBORw0KGgo',
    'blob:https://x.example/1',
    'javascript:alert(1)',
    '//evil.example/x.png',
    '/\\evil.example/x.png',
    'http://cdn.example.com/x.png',
    'logo.png',
    '',
    ' /logo.png',
    '/lo\ngo.png',
    '/a"onerror=x',
    'upi://pay?pa=demo@example',
    '.../x',
    5,
    undefined,
  ])('SEC-13 refuses %j', (url) => {
    expect(() => parseImageUrl(url, 'merchant-logo')).toThrowError(
      expect.objectContaining({code: 'url-rejected', field: 'merchant-logo'}),
    );
  });
});
