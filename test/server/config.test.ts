import {describe, expect, it} from 'vitest';
import {PayError} from '../../src/errors.js';
import type {CheckoutOptions, Store, WriteOptions} from '../../src/server/index.js';
import {
  createCheckoutServer,
  kupay,
  memoryStore,
  razorpay,
  rumbapay,
  rupantorpay,
  uddoktapay,
} from '../../src/server/index.js';

/** Stands for a value or a secret: no error may hold it. */
const CANARY = 'canary-7f3a';

function errorOf(make: () => unknown): PayError {
  try {
    make();
  } catch (error) {
    if (error instanceof PayError) return error;
    throw error;
  }
  throw new Error('it started');
}

const client = uddoktapay({apiUrl: 'https://pay.example', apiKey: 'k', currency: 'BDT'});
const good: CheckoutOptions = {
  publicUrl: 'https://shop.example/pay',
  gateways: [client],
  store: memoryStore({environment: 'test'}),
  loadOrder: () => null,
  onPaid: () => {},
  returnTo: () => '/',
};
const start = (change: object) => createCheckoutServer({...good, ...change});

describe('SEC-88a: an option of another shape is named, and the shop does not start', () => {
  it.each<[string, unknown, RegExp]>([
    ['publicUrl', undefined, /^publicUrl must be an https URL without user, query or fragment\.$/],
    ['publicUrl', new URL('https://shop.example/pay'), /^publicUrl must be/],
    ['gateways', undefined, /^gateways must be a list/],
    ['gateways', client, /^gateways must be a list/],
    ['gateways', [null], /^gateways\[0\] must be a gateway client/],
    ['gateways', [client, uddoktapay], /^gateways\[1\] must be a gateway client/],
    ['gateways', [{...client, id: 'a/b'}], /^gateways\[0\] .*letters, digits, - and _/],
    ['gateways', [{...client, id: undefined}], /^gateways\[0\] .*letters, digits, - and _/],
    ['gateways', [{...client, allowedHosts: 'pay.example'}], /^gateways\[0\] must be a gateway client/],
    ['gateways', [client, client], /^gateways must have each id once\.$/],
    ['store', new Map(), /^store must be a store, as sqliteStore\(path\)\.$/],
    ['loadOrder', CANARY, /^loadOrder must be a function\.$/],
    ['chooseGateway', 'uddoktapay', /^chooseGateway must be a function\.$/],
    ['allowedOrigins', 'https://a.example', /^allowedOrigins must be a list of origins, as \['https:/],
    ['allowedOrigins', ['https://a.example', 7], /^allowedOrigins\[1\] must be scheme and host only/],
    ['allowedOrigins', ['null'], /^allowedOrigins\[0\] must be scheme and host only/],
    ['clientIp', '127.0.0.1', /^clientIp must be a function\.$/],
    ['tokenLifetime', '86400000', /^tokenLifetime must be a number of milliseconds above 0\.$/],
    ['paymentLifetime', Number.POSITIVE_INFINITY, /^paymentLifetime must be a number of milliseconds/],
    ['onReview', true, /^onReview must be a function\.$/],
    ['onClosed', {}, /^onClosed must be a function\.$/],
    ['onRefunded', null, /^onRefunded must be a function\.$/],
    ['onError', [], /^onError must be a function\.$/],
    ['onEvent', 'log', /^onEvent must be a function\.$/],
    ['fetch', {}, /^fetch must be a function\.$/],
    ['clock', {now: 1}, /^clock must have the functions now, date and after\.$/],
  ])('%s: %j', (field, value, message) => {
    const error = errorOf(() => start({[field]: value}));
    expect(error).toMatchObject({code: 'config-invalid', field, fatal: true});
    expect(error.message).toMatch(message);
  });

  it('tells everything that must change at once', () => {
    const error = errorOf(() => start({onPaid: 1, allowedOrigins: {}, tokenLifetime: 0}));
    expect(error.field).toBe('onPaid');
    expect(error.message).toMatch(/onPaid must .*\. allowedOrigins must .*\. tokenLifetime must .*\.$/);
  });

  it.each([undefined, null, 'options', []])('options: %j', (options) => {
    const error = errorOf(() => createCheckoutServer(options as never));
    expect(error).toMatchObject({code: 'config-invalid', field: 'options', fatal: true});
  });

  it('takes an option that is undefined as one that is not there', () => {
    expect(start({allowedOrigins: undefined, tokenLifetime: undefined, fetch: undefined}).path).toBe('/pay');
    expect(rupantorpay({apiKey: 'k', apiUrl: undefined as never}).allowedHosts).toEqual([
      'payment.rupantorpay.com',
    ]);
  });

  it('calls none of the functions', () => {
    const fail = () => {
      throw new Error('called');
    };
    expect(start({loadOrder: fail, onPaid: fail, returnTo: fail, clientIp: fail, fetch: fail}).path).toBe(
      '/pay',
    );
  });

  it('keeps a store and a gateway that are objects of a class as they are', async () => {
    const rows = memoryStore({environment: 'test'});
    class Mine implements Store {
      readonly shared = false;
      readonly #rows = rows;
      read: Store['read'] = (key) => this.#rows.read(key);
      write(key: string, value: string, options: WriteOptions) {
        return this.#rows.write(key, value, options);
      }
      due(now: number, limit: number) {
        return this.#rows.due(now, limit);
      }
    }
    expect(await start({store: new Mine()}).reconcile()).toEqual({checked: 0, failed: 0});
  });
});

describe("SEC-88a: a gateway's option of another shape is named", () => {
  const udd = {apiUrl: 'https://pay.example', apiKey: 'k', currency: 'BDT'};
  const rum = {login: 'l', password: 'p', mode: 'hpp'};
  const rzp = {keyId: 'i', keySecret: 's', webhookSecrets: ['w']};
  const make: Record<string, (options: never) => unknown> = {
    uddoktapay,
    rupantorpay,
    rumbapay,
    razorpay,
    kupay,
  };

  it.each<[string, object, RegExp]>([
    ['uddoktapay.apiUrl', {...udd, apiUrl: undefined}, /must be an https URL/],
    ['uddoktapay.currency', {...udd, currency: 'bdt'}, /must be BDT or USD\.$/],
    ['uddoktapay.returnType', {...udd, returnType: 'PUT'}, /must be GET or POST\.$/],
    ['uddoktapay.allowedHosts', {...udd, allowedHosts: 'pay.example'}, /must be a list/],
    ['uddoktapay.allowedHosts', {...udd, allowedHosts: ['https://pay.example']}, /allowedHosts\[0\] .*host/],
    ['rupantorpay.client', {apiKey: 'k', client: 'a\r\nb: c'}, /must be printable ASCII/],
    ['rupantorpay.apiUrl', {apiKey: 'k', apiUrl: 'http://pay.example'}, /must be an https URL/],
    ['rumbapay.key', {...rum, key: ''}, /must be printable ASCII and not empty\.$/],
    ['rumbapay.mode', {...rum, mode: undefined}, /must be hpp or h2h\.$/],
    ['rumbapay.locale', {...rum, locale: 5}, /must be/],
    ['rumbapay.sign', {...rum, sign: 'hmac'}, /must be a function\.$/],
    ['rumbapay.requireSignature', {...rum, requireSignature: 'false'}, /must be true or false\.$/],
    ['razorpay.webhookSecrets', {...rzp, webhookSecrets: CANARY}, /must be a list of at least one/],
    ['razorpay.webhookSecrets', {...rzp, webhookSecrets: ['w', '']}, /webhookSecrets\[1\] must be printable/],
    ['razorpay.method', {...rzp, method: 'card'}, /must be upi, upi-collect, netbanking or wallet\.$/],
    ['razorpay.capture', {...rzp, capture: 'manual'}, /must be automatic or kit\.$/],
    ['kupay.token', {}, /must be printable ASCII and not empty\.$/],
  ])('%s: %j', (field, options, message) => {
    const [name = ''] = field.split('.');
    const error = errorOf(() => make[name]?.(options as never));
    expect(error).toMatchObject({code: 'config-invalid', field, fatal: true});
    expect(error.message.startsWith(field)).toBe(true);
    expect(error.message).toMatch(message);
  });

  it.each(Object.keys(make))('%s without options', (name) => {
    const error = errorOf(() => make[name]?.(undefined as never));
    expect(error).toMatchObject({code: 'config-invalid', field: `${name}.options`});
  });
});

describe('SEC-89: an error about options holds no value of theirs', () => {
  const secret = `${CANARY}\n`;
  const url = `http://user:${CANARY}@pay.example/?${CANARY}`;
  const wrong = {
    apiUrl: url,
    apiKey: secret,
    token: secret,
    login: secret,
    password: secret,
    key: secret,
    keyId: secret,
    keySecret: secret,
    webhookSecrets: [secret, {[CANARY]: CANARY}],
    currency: CANARY,
    returnType: CANARY,
    mode: CANARY,
    method: CANARY,
    capture: CANARY,
    client: secret,
    locale: secret,
    sign: CANARY,
    requireSignature: CANARY,
    allowedHosts: [url],
    [CANARY]: CANARY,
  } as never;
  const server = {
    publicUrl: url,
    gateways: [{id: secret}, CANARY],
    store: CANARY,
    loadOrder: CANARY,
    onPaid: CANARY,
    returnTo: CANARY,
    allowedOrigins: [url, {[CANARY]: CANARY}],
    tokenLifetime: CANARY,
    clock: {now: CANARY},
    [CANARY]: CANARY,
  } as never;

  it.each([
    ['uddoktapay', () => uddoktapay(wrong)],
    ['rupantorpay', () => rupantorpay(wrong)],
    ['rumbapay', () => rumbapay(wrong)],
    ['razorpay', () => razorpay(wrong)],
    ['kupay', () => kupay(wrong)],
    ['createCheckoutServer', () => createCheckoutServer(server)],
  ])('%s', (_, make) => {
    const error = errorOf(make);
    const told = [error.message, error.stack, error.field, JSON.stringify(error), String(error.cause)];
    expect(told.join('\n')).not.toContain(CANARY);
  });
});
