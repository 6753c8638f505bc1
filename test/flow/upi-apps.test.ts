import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {offeredApps, registerUpiApp, upiAppLink} from '../../src/flow/upi-apps.js';
import {parsePaymentUrl} from '../../src/input/payment-url.js';

const QUERY =
  'ver=01&mode=05&pa=demo@example&pn=ANY TIME MONEY&am=1.00&cu=INR&QRexpire=2019-06-11T13:21:50+05:30&sign=MEUC+/x==';
const LINK = `upi://pay?${QUERY}`;
const challenge = (link = LINK, appLinks?: Record<string, string>) => ({
  kind: 'upi' as const,
  link: parsePaymentUrl(link),
  ...(appLinks && {
    appLinks: Object.fromEntries(Object.entries(appLinks).map(([id, url]) => [id, parsePaymentUrl(url)])),
  }),
});
const android = {platform: 'android', inApp: false, firefox: false, popups: false} as const;
const ios = {...android, platform: 'ios'} as const;
const desktop = {...android, platform: 'desktop'} as const;
const hrefs = (apps: readonly {id: string; href: string}[]) =>
  Object.fromEntries(apps.map(({id, href}) => [id, href]));

describe('upiAppLink', () => {
  it.each([
    [
      'gpay',
      'android',
      `intent://pay?${QUERY}#Intent;scheme=upi;package=com.google.android.apps.nbu.paisa.user;end`,
    ],
    ['phonepe', 'android', `intent://pay?${QUERY}#Intent;scheme=upi;package=com.phonepe.app;end`],
    ['paytm', 'android', `intent://pay?${QUERY}#Intent;scheme=upi;package=net.one97.paytm;end`],
    ['bhim', 'android', `intent://pay?${QUERY}#Intent;scheme=upi;package=in.org.npci.upiapp;end`],
    ['cred', 'android', `intent://pay?${QUERY}#Intent;scheme=upi;package=com.dreamplug.androidapp;end`],
    ['any', 'android', LINK],
    ['gpay', 'ios', `gpay://upi/pay?${QUERY}`],
    ['phonepe', 'ios', `phonepe://pay?${QUERY}`],
    ['paytm', 'ios', `paytmmp://pay?${QUERY}`],
    ['bhim', 'ios', `bhim://upi/pay?${QUERY}`],
    ['cred', 'ios', `credpay://upi/pay?${QUERY}`],
  ] as const)('%s on %s', (id, platform, link) => {
    expect(upiAppLink(LINK, id, platform)).toBe(link);
  });

  it('makes a plain link of an app’s', () => {
    expect(upiAppLink('phonepe://pay?pa=demo@example', 'any', 'android')).toBe('upi://pay?pa=demo@example');
    expect(upiAppLink('UPI://PAY/?pa=demo@example', 'any', 'android')).toBe('UPI://PAY/?pa=demo@example');
  });

  it.each([
    ['nobody', 'android'],
    ['amazonpay', 'ios'],
    ['__proto__', 'ios'],
    ['constructor', 'android'],
  ] as const)('knows no link for %s on %s', (id, platform) => {
    expect(() => upiAppLink(LINK, id, platform)).toThrowError(
      expect.objectContaining({code: 'config-invalid'}),
    );
  });

  it.each([
    'https://pay.example.com/',
    'upi://mandate?pa=demo@example',
    'upi://pay?pa=demo@example#Intent;package=com.evil;end',
    'javascript:alert(1)',
    '',
  ])('makes nothing of %j', (link) => {
    expect(() => upiAppLink(link, 'gpay', 'android')).toThrowError(
      expect.objectContaining({code: 'url-rejected'}),
    );
  });

  it('leaves every query as it is, and it ends where it should', () => {
    const note = fc.string({unit: 'binary', maxLength: 20});
    fc.assert(
      fc.property(
        note,
        fc.constantFrom('gpay', 'phonepe', 'any'),
        fc.constantFrom('android' as const, 'ios' as const),
        (tn, id, platform) => {
          const link = `upi://pay?pa=demo@example&tn=${tn}`;
          let made: string;
          try {
            made = upiAppLink(link, id, platform);
          } catch {
            return;
          }
          const [before, query] = [made.slice(0, made.indexOf('?')), made.slice(made.indexOf('?') + 1)];
          expect(before).toMatch(/^(upi|intent|gpay|phonepe):\/\/(upi\/)?pay$/);
          expect(query.replace(/#Intent;scheme=upi;package=[\w.]+;end$/, '')).toBe(
            `pa=demo@example&tn=${tn}`,
          );
          expect(query.split('#').length).toBeLessThan(3);
        },
      ),
      {numRuns: Number(process.env.FC_RUNS ?? 1_000)},
    );
  });
});

describe('offeredApps', () => {
  it('a computer opens no app', () => {
    expect(offeredApps(challenge(), desktop)).toEqual([]);
  });

  it('Android: five apps and the phone’s own list', () => {
    const apps = offeredApps(challenge(), android);
    expect(apps.map(({id}) => id)).toEqual(['gpay', 'phonepe', 'paytm', 'bhim', 'cred', 'any']);
    expect(apps[0]).toEqual({id: 'gpay', name: 'Google Pay', href: upiAppLink(LINK, 'gpay', 'android')});
  });

  it('Firefox on Android gets plain links', () => {
    expect(new Set(Object.values(hrefs(offeredApps(challenge(), {...android, firefox: true}))))).toEqual(
      new Set([LINK]),
    );
  });

  it('iOS: each app’s own scheme, no promise of any app', () => {
    const apps = hrefs(offeredApps(challenge(), ios));
    expect(Object.keys(apps)).toEqual(['gpay', 'phonepe', 'paytm', 'bhim', 'cred']);
    expect(apps.cred).toBe(`credpay://upi/pay?${QUERY}`);
  });

  it('lists what the merchant wishes, in that order', () => {
    expect(offeredApps(challenge(), ios, ['paytm', 'gpay', 'paytm', 'nobody']).map(({id}) => id)).toEqual([
      'paytm',
      'gpay',
    ]);
    expect(offeredApps(challenge(), android, ['amazonpay']).map(({id}) => id)).toEqual(['amazonpay', 'any']);
    expect(offeredApps(challenge(), ios, ['amazonpay'])).toEqual([]);
  });

  it('the gateway’s own link for an app wins', () => {
    const own = 'phonepe://upi/pay?pa=demo@example&tr=FROM_GATEWAY';
    for (const device of [android, ios, {...android, firefox: true}]) {
      expect(hrefs(offeredApps(challenge(LINK, {phonepe: own}), device)).phonepe).toBe(own);
    }
    expect(
      hrefs(offeredApps(challenge(LINK, {mobikwik: 'phonepe://pay?pa=demo@example'}), ios)),
    ).toHaveProperty('mobikwik');
  });
});

describe('registerUpiApp', () => {
  it('adds an app to the table', () => {
    registerUpiApp({
      id: 'acme',
      name: 'Acme Pay',
      androidPackage: 'com.acme.pay',
      iosPrefix: 'acmepay://upi/pay?',
    });
    expect(upiAppLink(LINK, 'acme', 'ios')).toBe(`acmepay://upi/pay?${QUERY}`);
    expect(upiAppLink(LINK, 'acme', 'android')).toContain('package=com.acme.pay;end');
    expect(parsePaymentUrl('acmepay://upi/pay?pa=demo@example')).toBeTruthy();
    expect(offeredApps(challenge(), ios, ['acme'])).toHaveLength(1);
  });

  it.each([
    {id: 'Bad', name: 'x'},
    {id: 'any', name: 'x'},
    {id: 'x', name: ''},
    {id: 'x', name: 'x', iosPrefix: 'javascript://pay?'},
    {id: 'x', name: 'x', iosPrefix: 'https://evil.example/?'},
    {id: 'x', name: 'x', iosPrefix: 'https://pay?'},
    {id: 'x', name: 'x', iosPrefix: 'x://mandate?'},
    {id: 'x', name: 'x', iosPrefix: 'x://pay'},
    {id: 'x', name: 'x', androidPackage: 'com.x;S.browser_fallback_url=https%3A%2F%2Fevil.example'},
    {id: 'x', name: 'x', androidPackage: 'x'},
  ])('refuses %j', (app) => {
    expect(() => registerUpiApp(app)).toThrowError(
      expect.objectContaining({code: 'config-invalid', field: 'upi-apps'}),
    );
  });
});
