import {readFileSync} from 'node:fs';

type Sample = {readonly id: string; readonly http?: number; readonly payload: unknown};

const samples = JSON.parse(
  readFileSync(new URL('../fixtures/seed-payloads.json', import.meta.url), 'utf8'),
) as readonly Sample[];

/** What a gateway's own documents show. */
export function seed(id: string): unknown {
  const sample = samples.find((one) => one.id === id);
  if (!sample) throw new Error(`no sample ${id}`);
  return sample.payload;
}

/**
 * The shape of an answer: its keys at every level with the types of their values. An empty list and
 * an empty object look alike, and `null` is a type.
 */
export function shape(value: unknown): unknown {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : [shape(value[0])];
  if (typeof value !== 'object') return typeof value;
  const entries = Object.entries(value).map(([key, one]) => [key, shape(one)] as const);
  return entries.length === 0 ? 'nothing' : Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The keys of an object, sorted. */
export function keys(value: unknown): string[] {
  return Object.keys(value as object).sort();
}
