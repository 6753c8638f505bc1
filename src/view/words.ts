import {fillText} from '../lib/fill.js';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import type {Action, Row, TextName, Tone} from './screens.js';
import {firstRow, titleOf} from './screens.js';

/** The foreign words that a screen's texts may hold. */
export type Values = Readonly<Record<string, string>>;

/** What a screen says. The texts have placeholders still in them; the values are foreign. */
export type Words = {
  readonly tone: Tone | '';
  readonly sign: string;
  readonly title: string;
  /** Whole sentences. */
  readonly lines: readonly string[];
  /** What is waited for, if anything is. */
  readonly wait: string;
  readonly actions: readonly Action[];
  readonly values: Values;
};

/** Where the later part could not be loaded: the title says what is true, and there is a way to leave. */
const BARE: Row = ['', '', [], '', 'secondary close close'];

/** What a screen shows besides its title; `undefined` while that is on its way. */
export function rowOf(open: Open, context: ViewContext, title?: TextName): Row | undefined {
  const {bodies} = context;
  return firstRow(open, title) ?? bodies?.rowOf?.(open, context) ?? (bodies?.isAll ? BARE : undefined);
}

/** What is going on, in one line, what it means, and what can be done; on the screen, or in the question over it. */
export function wordsOf(open: Open, context: ViewContext, title = titleOf(open.screen)): Words {
  const {texts} = context;
  const [tone, sign, text, wait, ...actions] = rowOf(open, context, title) ?? ['', '', [], ''];
  return {
    tone,
    sign,
    title: texts[title],
    lines: text.map((name) => texts[name as TextName] ?? name),
    wait: wait && texts[wait],
    actions,
    values: valuesOf(open.screen, context),
  };
}

export function valuesOf(screen: Screen, {texts, merchantName, payee, money}: ViewContext): Values {
  const app = screen.name === 'upi' && screen.app?.id !== 'any' ? screen.app?.name : undefined;
  const address = payee?.address ?? '';
  return {
    merchant: merchantName || texts.theShop,
    host: 'url' in screen ? new URL(screen.url).host : '',
    app: app ?? texts.yourApp,
    payee: payee?.name ?? address,
    address,
    amount: money?.text ?? '',
    hint: ('hint' in screen && screen.hint) || '',
  };
}

/** Sentences as they are spoken: a title gets its full stop. */
export function speak({title, lines, values}: Words): string {
  const open = lines.length > 0 && /[\p{L}\p{M}\p{N}}]$/u.test(title);
  return fillText([open ? `${title}.` : title, ...lines].join(' '), values);
}
