import {describe, expect, it} from 'vitest';
import {hostAllowed, parseList} from '../../src/input/hosts.js';

describe('parseList', () => {
  it.each([
    ['', []],
    [' a.example  .b.example\n', ['a.example', '.b.example']],
    ['a.example, b.example:8443', ['a.example', 'b.example:8443']],
  ])('reads %j', (text, hosts) => {
    expect(parseList(text)).toEqual(hosts);
  });
});

describe('hostAllowed', () => {
  it('knows subdomains only by a leading dot', () => {
    expect(hostAllowed('a.pay.example', ['.pay.example'])).toBe(true);
    expect(hostAllowed('pay.example', ['.pay.example'])).toBe(false);
    expect(hostAllowed('evilpay.example', ['.pay.example'])).toBe(false);
    expect(hostAllowed('a.pay.example', ['pay.example'])).toBe(false);
    expect(hostAllowed('a.pay.example:8443', ['.pay.example:8443'])).toBe(true);
    expect(hostAllowed('[::1]:3000', ['[::1]'])).toBe(true);
  });
});
