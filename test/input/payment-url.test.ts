import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {PayError} from '../../src/errors.js';
import {isPage, parsePageUrl} from '../../src/input/page-url.js';
import {parsePaymentUrl, urlProblem} from '../../src/input/payment-url.js';
import urls from '../fixtures/urls.json' with {type: 'json'};

type Entry = {why: string; url: unknown; expect: string; rule?: string; allowedHosts?: string[]};
const entries = urls as Entry[];
const policy = ({allowedHosts}: Entry) => (allowedHosts ? {allowedHosts} : {});
const accepted = entries.filter((entry) => entry.expect === 'accept').map((entry) => entry.url as string);
const SCHEMES = /^(https?|upi|phonepe|tez|gpay|paytmmp|paytm|bhim|credpay):$/;
const runs = {numRuns: Number(process.env.FC_RUNS ?? 2_000)};

/** Never anything but the same text, or a `PayError` that does not hold it. */
function judge(url: unknown): boolean {
  try {
    expect(parsePaymentUrl(url)).toBe(url);
    expect(new URL(url as string).protocol).toMatch(SCHEMES);
    return true;
  } catch (error) {
    if (!(error instanceof PayError)) throw error;
    expect(error.code).toBe('url-rejected');
    return false;
  }
}

describe('parsePaymentUrl', () => {
  it('SEC-01 is tried on at least 300 URLs', () => {
    expect(entries.length).toBeGreaterThan(300);
  });

  it.each(entries)('SEC-01 $expect: $why: $url', (entry) => {
    expect(urlProblem(entry.url, policy(entry))).toBe(entry.rule);
    if (entry.expect === 'accept') expect(parsePaymentUrl(entry.url, policy(entry))).toBe(entry.url);
    else expect(() => parsePaymentUrl(entry.url, policy(entry))).toThrowError(PayError);
  });

  it.each(
    entries.filter(({expect: word}) => word === 'reject'),
  )('SEC-04 $url: the error names the rule, never the URL', (entry) => {
    try {
      parsePaymentUrl(entry.url, {...policy(entry), field: 'payment-url'});
      expect.unreachable();
    } catch (error) {
      const {code, message, field, cause} = error as PayError;
      expect([code, field, cause]).toEqual(['url-rejected', 'payment-url', undefined]);
      expect(message).toContain(`"${entry.rule}"`);
      if (typeof entry.url === 'string' && entry.url.length > 20) expect(message).not.toContain(entry.url);
      expect(message).not.toMatch(/evil|demo|alert|passwd|user:pass/);
    }
  });

  it('SEC-01 the half for pages accepts the same pages and no UPI link', () => {
    for (const entry of entries) {
      const isAccepted = entry.expect === 'accept' && isPage(entry.url as string);
      if (isAccepted) expect(parsePageUrl(entry.url, policy(entry))).toBe(entry.url);
      else expect(() => parsePageUrl(entry.url, policy(entry))).toThrowError(PayError);
    }
  });

  it('SEC-04 docs/errors.md says of every rule what to change', () => {
    const docs = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
    const rows = docs.split('\n').filter((line) => line.startsWith('| `'));
    for (const rule of new Set(entries.flatMap(({rule}) => rule ?? [])))
      expect(rows.filter((row) => row.split('|')[1]?.includes(`\`${rule}\``))).toHaveLength(1);
  });

  it('SEC-04 names the scheme', () => {
    expect(() => parsePaymentUrl('JavaScript:alert(1)')).toThrowError(/"javascript:".*"scheme"/);
    expect(() => parsePaymentUrl(`${'x'.repeat(21)}:secret`)).toThrowError(/^A URL was refused/);
  });

  it('SEC-02 takes any text without another exception', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (url) => void judge(url)),
      runs,
    );
    fc.assert(
      fc.property(fc.anything(), (url) => void judge(url)),
      runs,
    );
    fc.assert(
      fc.property(fc.webUrl({withFragments: true, withQueryParameters: true}), (url) => void judge(url)),
      runs,
    );
  });

  it('SEC-02 takes any change to a good URL without another exception', () => {
    const change = fc.record({
      url: fc.constantFrom(...accepted.filter((url) => url.length < 500)),
      at: fc.nat(200),
      cut: fc.nat(2),
      put: fc.oneof(
        fc.string({unit: 'binary', maxLength: 3}),
        fc.constantFrom('@', '//', '\\', '#', '%', ':', '\t', 'xn--', '&pa='),
      ),
    });
    fc.assert(
      fc.property(change, ({url, at, cut, put}) => {
        const i = at % (url.length + 1);
        judge(url.slice(0, i) + put + url.slice(i + cut));
      }),
      {numRuns: runs.numRuns * 2},
    );
  });

  it('SEC-02 an inserted control, blank or backslash before the path never passes', () => {
    fc.assert(
      fc.property(
        fc.nat(24),
        fc.oneof(
          fc.integer({min: 0, max: 0x20}),
          fc.constantFrom(0x5c, 0x7f, 0xa0, 0xad, 0x200b, 0x202e, 0xfeff, 0xff0f),
        ),
        (at, code) => {
          const url = 'https://pay.example.com/';
          expect(judge(url.slice(0, at) + String.fromCodePoint(code) + url.slice(at))).toBe(false);
        },
      ),
      runs,
    );
  });

  it('SEC-02 answers within 5 ms for 100 kB', () => {
    const huge = [
      'a'.repeat(100_000),
      `https://${'a.'.repeat(50_000)}`,
      `https://pay.example.com/${'a'.repeat(100_000)}`,
      `upi://pay?${'a=1&'.repeat(25_000)}`,
      ' '.repeat(100_000),
      `${'a'.repeat(100_000)}:`,
    ];
    const timesMs = (url: string) =>
      Array.from({length: 9}, () => {
        const started = performance.now();
        expect(judge(url)).toBe(false);
        return performance.now() - started;
      });
    // the best of several: what else a machine does is not the policy's
    for (const url of huge) expect(Math.min(...timesMs(url))).toBeLessThan(5);
  });

  it('tells pages from UPI links', () => {
    expect(isPage(parsePaymentUrl('HTTPS://pay.example.com/'))).toBe(true);
    expect(isPage(parsePaymentUrl('upi://pay?pa=demo@example'))).toBe(false);
  });
});
