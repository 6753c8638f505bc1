import type {Amount, CheckedChallenge} from './input/challenge.js';
import {formatAmount, spokenAmount} from './input/format-amount.js';
import {parseImageUrl} from './input/image-url.js';
import {attempt} from './lib/attempt.js';
import {fillText} from './lib/fill.js';
import {checkedAnswer} from './session/checked-answer.js';
import type {Source} from './session/source.js';
import type {Act, Open} from './session/state.js';
import type {World} from './session/world.js';
import type {SurfaceHost} from './surface-host.js';
import {availableLocales, knownTexts, loadTexts} from './text/load-texts.js';
import {closestLang, directionOf, resolveLocale, withNumerals} from './text/locale.js';
import {overrideTexts} from './text/override-texts.js';
import type {Texts} from './text/texts.js';
import type {Announcement, Money, ViewContext} from './view/context.js';

type Moment = {
  readonly source: Source | undefined;
  readonly secondsLeft: number | undefined;
  readonly said: Announcement;
  readonly bodies: ViewContext['bodies'];
  act(act: Act, event?: Event): void;
};

/** Turns an element's attributes and a state into what the views are drawn from. */
export function createContexts(host: SurfaceHost, world: World) {
  const {device, clock} = world;
  let asked = 'en';
  let texts = knownTexts(asked) as Texts;

  /** The locale to format in, and its texts with the merchant's own wording; fetched if they are not here yet. */
  function language() {
    const wanted = [host.locale, closestLang(host), ...navigator.languages];
    const {locale, catalogue} = resolveLocale(wanted, availableLocales());
    const known = knownTexts(catalogue);
    if (known) texts = known;
    else if (catalogue !== asked) void loadTexts(catalogue);
    asked = catalogue;
    return {locale: withNumerals(locale, host.numerals), texts: overrideTexts(texts, host.texts)};
  }

  function moneyOf({value, currency}: Amount, {locale} = language()): Money {
    return {text: formatAmount(value, currency, locale), spoken: spokenAmount(value, currency, locale)};
  }

  /** The text of the default button. */
  function label(): string {
    const {amount: value, currency} = host;
    const {payAmount, pay} = language().texts;
    return value && currency ? fillText(payAmount, {amount: moneyOf({value, currency}).text}) : pay;
  }

  /** The first formatter is slow: made before the click, for what is known. */
  async function warm(source: Source): Promise<CheckedChallenge | undefined> {
    if (source.amount) moneyOf(source.amount);
    if (source.challenge === undefined) return undefined;
    const {challenge} = await checkedAnswer(source.challenge, source, world);
    return challenge;
  }

  function make(open: Open, {source, ...moment}: Moment): ViewContext {
    const {screen, last} = open;
    const spoken = language();
    const amount =
      source?.amount ??
      open.amount ??
      (last?.amount && last.currency ? {value: last.amount, currency: last.currency} : undefined);
    return {
      ...spoken,
      dir: directionOf(spoken.locale),
      money: amount && moneyOf(amount, spoken),
      merchantName: host.merchantName,
      merchantLogo: attempt(() => parseImageUrl(host.merchantLogo)),
      description: host.description,
      ownReference: host.reference,
      reference: host.reference ?? last?.id ?? source?.paymentId,
      now: clock.now(),
      phone: device.platform !== 'desktop',
      wayOut: device.inApp
        ? {browser: device.platform === 'ios' ? 'Safari' : 'Chrome', pageUrl: location.href}
        : undefined,
      ...moment,
      ...(screen.name === 'upi' && moment.bodies?.upiOf?.(screen.link)),
    };
  }

  return {texts: () => language().texts, label, warm, make};
}
