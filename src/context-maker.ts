import type {Amount, CheckedChallenge} from './input/challenge.js';
import {formatAmount, spokenAmount} from './input/format-amount.js';
import {parseImageUrl} from './input/image-url.js';
import {attempt} from './lib/attempt.js';
import {fillText} from './lib/fill.js';
import {checkedAnswer} from './session/create-payment.js';
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
  readonly code: string | undefined;
  readonly bodies: ViewContext['bodies'];
  act(act: Act, event?: Event): void;
};

/** Turns an element's attributes and a state into what the views are drawn from. */
export class ContextMaker {
  readonly #host: SurfaceHost;
  readonly #world: World;
  #catalogue = 'en';
  #texts = knownTexts('en') as Texts;

  constructor(host: SurfaceHost, world: World) {
    this.#host = host;
    this.#world = world;
  }

  /** The texts of this element's language, with the merchant's own wording. */
  get texts(): Texts {
    this.#locale();
    return overrideTexts(this.#texts, this.#host.texts);
  }

  get label(): string {
    const {amount: value, currency} = this.#host;
    const {texts} = this;
    return value && currency
      ? fillText(texts.payAmount, {amount: this.#money({value, currency}).text})
      : texts.pay;
  }

  /** The first formatter is slow: made before the click, for what is known. */
  async warm(source: Source): Promise<CheckedChallenge | undefined> {
    if (source.amount) this.#money(source.amount);
    if (source.challenge === undefined) return undefined;
    const {challenge} = await checkedAnswer(source.challenge, source, this.#world);
    return challenge;
  }

  make(open: Open, {source, ...moment}: Moment): ViewContext {
    const host = this.#host;
    const {device, clock} = this.#world;
    const {screen, last} = open;
    const locale = this.#locale();
    const amount =
      source?.amount ??
      open.amount ??
      (last?.amount && last.currency ? {value: last.amount, currency: last.currency} : undefined);
    return {
      texts: this.texts,
      locale,
      dir: directionOf(locale),
      money: amount && this.#money(amount),
      merchantName: host.merchantName,
      merchantLogo: attempt(() => parseImageUrl(host.merchantLogo)),
      description: host.description,
      reference: host.reference ?? last?.id ?? source?.paymentId,
      now: clock.now(),
      host: screen.name === 'page' ? new URL(screen.url).host : undefined,
      inApp: device.inApp,
      phone: device.platform !== 'desktop',
      wayOut: device.inApp
        ? {browser: device.platform === 'ios' ? 'Safari' : 'Chrome', pageUrl: location.href}
        : undefined,
      ...moment,
      ...(screen.name === 'upi' && moment.bodies?.upiOf?.(screen.link)),
    };
  }

  #money({value, currency}: Amount): Money {
    const locale = this.#locale();
    return {text: formatAmount(value, currency, locale), spoken: spokenAmount(value, currency, locale)};
  }

  /** The locale to format in; its texts are fetched if they are not here yet. */
  #locale(): string {
    const host = this.#host;
    const wanted = [host.locale, closestLang(host), ...navigator.languages];
    const {locale, catalogue} = resolveLocale(wanted, availableLocales());
    const known = knownTexts(catalogue);
    if (known) this.#texts = known;
    else if (catalogue !== this.#catalogue) void loadTexts(catalogue);
    this.#catalogue = catalogue;
    return withNumerals(locale, host.numerals);
  }
}
