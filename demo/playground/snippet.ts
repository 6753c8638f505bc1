import type {Theme} from '../../src/style/themes.js';

export type SnippetOptions = {
  /** Attributes of the element, in the order to write them. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly locale: string;
  readonly dir: string;
  /** `--pay-*` properties that differ from the default. */
  readonly theme: Theme;
};

/** A value between the quotes that need the least escaping. */
function quoted(value: string): string {
  const plain = value.replaceAll('&', '&amp;');
  return plain.includes('"') && !plain.includes("'") ? `'${plain}'` : `"${plain.replaceAll('"', '&quot;')}"`;
}

/** What a merchant would write into the page to get what the playground shows. */
export function snippet({attributes, locale, dir, theme}: SnippetOptions): string {
  const scripts = ['<script src="/assets/pay-checkout.js" defer></script>'];
  if (locale !== 'en') scripts.push(`<script src="/assets/locales/${locale}.js" defer></script>`);
  const rules = Object.entries(theme).map(([name, value]) => `    ${name}: ${value};`);
  const style = rules.length > 0 ? ['<style>', '  pay-checkout {', ...rules, '  }', '</style>'] : [];
  const written = [...attributes, ...(dir === 'rtl' ? [['dir', dir] as const] : [])];
  const lines = written.map(([name, value]) => `  ${value === '' ? name : `${name}=${quoted(value)}`}`);
  return [...scripts, ...style, '', '<pay-checkout', ...lines, '></pay-checkout>', ''].join('\n');
}
