import type {Texts} from './texts.js';

/** A merchant's own wording: any of the texts, from an attribute's JSON or a property. */
export type OwnTexts = Partial<Texts>;

/** Longer texts are no wording. */
const MAX_LENGTH = 1_000;

/**
 * `texts` with single ones replaced. `own` is foreign data: known keys count, and only where the form fits
 * (a plain text, or an object of plural forms with `other`); everything else is left as it was.
 */
export function overrideTexts(texts: Texts, own: unknown): Texts {
  if (typeof own !== 'object' || own === null) return texts;
  const changed: Record<string, unknown> = {...texts};
  for (const key of Object.keys(texts)) {
    const value = Object.hasOwn(own, key) ? (own as Record<string, unknown>)[key] : undefined;
    const usable = typeof changed[key] === 'string' ? isText(value) : isPlural(value);
    if (usable) changed[key] = value;
  }
  return changed as Texts;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_LENGTH;

function isPlural(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'other' in value &&
    Object.values(value).every((form) => isText(form))
  );
}
