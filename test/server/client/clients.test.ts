import {describe, expect, it} from 'vitest';
import {kupay, razorpay, rumbapay, rupantorpay, uddoktapay} from '../../../src/server/index.js';

describe('SEC-88a: a gateway without its secrets refuses to start', () => {
  const factories: [string, (value: string) => unknown][] = [
    ['uddoktapay.apiKey', (apiKey) => uddoktapay({apiUrl: 'https://pay.example', apiKey, currency: 'BDT'})],
    ['rupantorpay.apiKey', (apiKey) => rupantorpay({apiKey})],
    ['rumbapay.login', (login) => rumbapay({login, password: 'x', mode: 'hpp'})],
    ['rumbapay.password', (password) => rumbapay({login: 'x', password, mode: 'hpp'})],
    ['razorpay.keyId', (keyId) => razorpay({keyId, keySecret: 'x', webhookSecrets: ['x']})],
    ['razorpay.keySecret', (keySecret) => razorpay({keyId: 'x', keySecret, webhookSecrets: ['x']})],
    [
      'razorpay.webhookSecrets',
      (one) => razorpay({keyId: 'x', keySecret: 'x', webhookSecrets: ['good', one]}),
    ],
    ['kupay.token', (token) => kupay({token})],
  ];
  for (const [field, make] of factories) {
    it.each([
      '',
      '   ',
      undefined as never,
      null as never,
      42 as never,
      'geheim\n',
      'ключ',
    ])(`${field} = %j`, (value) => {
      expect(() => make(value)).toThrow(expect.objectContaining({code: 'config-invalid', field}) as Error);
      expect(() => make('fine')).not.toThrow();
    });
  }

  it('razorpay needs at least one webhook secret', () => {
    expect(() => razorpay({keyId: 'x', keySecret: 'x', webhookSecrets: []})).toThrow(/webhookSecrets/);
    expect(() => razorpay({keyId: 'x', keySecret: 'x'} as never)).toThrow(/webhookSecrets/);
  });

  it('errors do not repeat a secret', () => {
    try {
      rupantorpay({apiKey: 'canary\n'});
    } catch (error) {
      expect(String(error)).not.toContain('canary');
    }
  });

  it.each([
    'http://pay.example',
    'ftp://pay.example',
    'pay.example',
    '',
    'https://u:p@pay.example',
    'https://pay.example?x=1',
  ])('SEC-74: apiUrl %j is refused', (apiUrl) => {
    expect(() => uddoktapay({apiUrl, apiKey: 'x', currency: 'BDT'})).toThrow(/apiUrl/);
  });

  it('an unknown currency or mode is refused', () => {
    expect(() => uddoktapay({apiUrl: 'https://pay.example', apiKey: 'x', currency: 'EUR' as never})).toThrow(
      /BDT/,
    );
    expect(() => rumbapay({login: 'x', password: 'x', mode: 'pix' as never})).toThrow(/hpp or h2h/);
  });
});
