import {fillText, plural} from '../lib/fill.js';
import {formatInteger} from '../lib/units.js';
import type {CodeProblem, Screen} from '../session/state.js';
import type {Texts} from '../text/texts.js';
import type {ViewContext} from './context.js';
import {join} from './words.js';

const PROBLEMS = {
  empty: 'otpEmpty',
  wrong: 'otpWrong',
  expired: 'otpExpired',
  'too-many': 'otpTooMany',
  unreachable: 'otpUnreachable',
} as const satisfies Record<CodeProblem, keyof Texts>;

/** Why a code was not taken, what to do, and how many tries are left. */
export function codeProblem(screen: Screen & {name: 'otp'}, {texts, locale}: ViewContext): string {
  const {problem, triesLeft} = screen;
  if (problem === undefined) return '';
  const text = texts[PROBLEMS[problem]];
  if (problem !== 'wrong' || triesLeft === undefined) return text;
  return join(
    text,
    fillText(plural(texts.triesLeft, triesLeft, locale), {n: formatInteger(triesLeft, locale)}),
  );
}
