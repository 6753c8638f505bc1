import {expect} from '@open-wc/testing';
import {parsePaymentUrl, urlProblem} from '../../src/input/payment-url.js';
import urls from '../fixtures/urls.json';

type Entry = {url: unknown; expect: string; rule?: string; allowedHosts?: string[]};
const entries = urls as Entry[];
const policy = ({allowedHosts}: Entry) => (allowedHosts ? {allowedHosts} : {});
const accepted = entries.filter((entry) => entry.expect === 'accept').map(({url}) => url as string);
const pages = accepted.filter((url) => /^https?:/i.test(url));

function anchor(href: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.setAttribute('href', href);
  return link;
}

/** The authority as it stands in the text, with nothing parsed. */
const authorityOf = (url: string) =>
  (/^[^:]+:\/\/([^/?#]+)/.exec(url)?.[1] ?? '').toLowerCase().replace(/:(443|80)$/, '');

describe('parsePaymentUrl in this browser', () => {
  it('SEC-03 judges every URL of the list as anywhere else', () => {
    const differing = entries.filter((entry) => urlProblem(entry.url, policy(entry)) !== entry.rule);
    expect(differing.map(({url}) => url)).to.deep.equal([]);
  });

  it('SEC-03 an accepted page has one origin, for URL, for a link and in the text', () => {
    for (const url of pages) {
      const parsed = new URL(url);
      expect(anchor(url).origin, url).to.equal(parsed.origin);
      expect(anchor(url).host, url).to.equal(parsed.host);
      expect(parsed.host, url).to.equal(authorityOf(url));
      expect(parsed.username + parsed.password, url).to.equal('');
    }
  });

  it('SEC-03 an accepted link keeps its text and its scheme', () => {
    for (const url of accepted) {
      const link = anchor(url);
      expect(link.getAttribute('href'), url).to.equal(url);
      expect(link.protocol, url).to.equal(url.slice(0, url.indexOf(':') + 1).toLowerCase());
    }
  });

  it('SEC-03 a UPI link reaches the browser with its query as it came, raw characters encoded at most', () => {
    for (const url of accepted.filter((one) => !/^https?:/i.test(one))) {
      const query = url.trimEnd().slice(url.indexOf('?'));
      const {search} = anchor(url);
      expect(loose(search), url).to.equal(loose(query));
    }
  });

  it('SEC-03 what a browser would repair into a page is refused', () => {
    const repaired = [
      'https:evil.example',
      'https:/evil.example',
      'https:\\\\evil.example',
      'https:////evil.example',
      ' https://evil.example',
      'ht\ntps://evil.example',
      '//evil.example',
      'https://evil。example',
    ];
    for (const url of repaired) {
      const {host} = anchor(url);
      expect(host, url).to.equal('evil.example');
      expect(() => parsePaymentUrl(url), url).to.throw();
    }
  });
});

/** Raw and encoded characters are the same here. */
function loose(text: string): string {
  try {
    return decodeURIComponent(text.replace(/%(?![\da-f]{2})/gi, '%25'));
  } catch {
    return text;
  }
}
