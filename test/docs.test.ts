import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {PayCheckout} from '../src/pay-checkout.js';

const read = (path: string) => readFileSync(path, 'utf8');
const named = (path: string, tag: string) =>
  [...read(path).matchAll(new RegExp(`${tag} (\\S+) - `, 'g'))].map(([, name]) => name ?? '');
const missing = (names: readonly string[], doc: string) =>
  names.filter((name) => !read(doc).includes(`\`${name}\``));

describe('the documentation', () => {
  it('has every property and every part that a page can style', () => {
    const properties = ['tokens', 'surface-tokens', 'rest'].flatMap((file) =>
      named(`src/style/${file}.ts`, '@cssprop'),
    );
    const parts = named('src/pay-checkout.ts', '@csspart');
    expect(properties.length).toBeGreaterThan(15);
    expect(parts.length).toBeGreaterThan(35);
    expect(missing([...properties, ...parts], 'docs/theming.md')).toEqual([]);
  });

  it('has every attribute, property and event of the element', () => {
    const attributes = [...PayCheckout.observedAttributes, 'createPayment', 'fetchStatus'];
    const events = named('src/pay-checkout.ts', '@fires \\{\\w+\\}');
    expect(attributes).toContain('session-key');
    expect(events).toContain('pay-cancel');
    expect(missing([...attributes, ...events], 'docs/element.md')).toEqual([]);
  });

  it('shows pictures that are small', () => {
    for (const name of ['checkout-light', 'checkout-dark']) {
      expect(readFileSync(`docs/images/${name}.png`).length).toBeLessThanOrEqual(40 * 1_024);
    }
  });
});
