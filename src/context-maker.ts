import type {Amount, CheckedChallenge} from './input/challenge.js';
import type {PaymentUrl} from './input/checked-url.js';
import {formatAmount, spokenAmount} from './input/format-amount.js';
import {parseImageUrl} from './input/image-url.js';
import {parseUpiLink} from './input/upi-link.js';
import {fillText} from './lib/fill.js';
import {loadOnce} from './lib/load-once.js';
import {checkedAnswer} from './session/create-payment.js';
import type {Source} from './session/source.js';
import type {Act, Open} from './session/state.js';
import type {World} from './session/world.js';
import type {SurfaceHost} from './surface-host.js';
import {availableLocales, knownTexts, loadTexts} from './text/load-texts.js';
import {closestLang, directionOf, resolveLocale, withNumerals} from './text/locale.js';
import {overrideTexts} from './text/override-texts.js';
import type {Texts} from './text/texts.js';
import {en} from './text/texts.js';
import type {Announcement, Money, Payee, ViewContext} from './view/context.js';

const loadQr = loadOnce(() => import('./lib/qr-path.js'));

type Moment = {
  readonly source: Source | undefined;
  readonly secondsLeft: number | undefined;
  readonly said: Announcement;
  readonly code: string | undefined;
  act(act: Act, event?: Event): void;
};

type Qr = NonNullable<ViewContext['qr']>;

/** Turns an element's attributes and a state into what the views are drawn from. */
export class ContextMaker {
  readonly #host: SurfaceHost;
  readonly #world: World;
  #catalogue = 'en';
  #texts: Texts = en;
  #qr: {readonly link: string; readonly drawn: Qr} | undefined;

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
    const {amount, currency} = this.#host;
    const money = amount !== undefined && currency ? this.#money({value: amount, currency}) : undefined;
    return money ? fillText(this.texts.payAmount, {amount: money.text}) : this.texts.pay;
  }

  /** The first formatter and the first code are slow: made before the click, for what is known. */
  warm(source: Source) {
    this.#locale();
    if (source.amount) this.#money(source.amount);
    if (source.challenge === undefined) return;
    const {challenge} = checkedAnswer(source.challenge, source, this.#world);
    const link = upiLinkOf(challenge);
    if (link !== undefined) this.#qrOf(link);
  }

  make(open: Open, {source, secondsLeft, said, code, act}: Moment): ViewContext {
    const host = this.#host;
    const {device, clock} = this.#world;
    const locale = this.#locale();
    const {screen} = open;
    const amount = source?.amount ?? open.amount ?? amountOf(open);
    const reference = host.reference ?? open.last?.id ?? source?.paymentId;
    const logo =
      host.merchantLogo === undefined ? undefined : safely(() => parseImageUrl(host.merchantLogo ?? ''));
    const payee = screen.name === 'upi' ? safely(() => payeeOf(screen.link)) : undefined;
    return {
      texts: this.texts,
      locale,
      dir: directionOf(locale),
      ...(amount && {money: this.#money(amount)}),
      ...(host.merchantName && {merchantName: host.merchantName}),
      ...(logo !== undefined && {merchantLogo: logo}),
      ...(host.description && {description: host.description}),
      ...(reference !== undefined && {reference}),
      now: clock.now(),
      ...(secondsLeft !== undefined && {secondsLeft}),
      ...(screen.name === 'page' && {host: new URL(screen.url).host}),
      ...(payee && {payee}),
      ...(screen.name === 'upi' && {qr: this.#qrOf(screen.link)}),
      inApp: device.inApp,
      phone: device.platform !== 'desktop',
      ...(device.inApp && {
        wayOut: {browser: device.platform === 'ios' ? 'Safari' : 'Chrome', pageUrl: location.href},
      }),
      said,
      ...(code !== undefined && {code}),
      act,
    };
  }

  #money({value, currency}: Amount): Money {
    const {numerals} = this.#host;
    const options = numerals ? {numerals} : {};
    const locale = this.#locale();
    return {
      text: formatAmount(value, currency, locale, options),
      spoken: spokenAmount(value, currency, locale, options),
    };
  }

  /** The locale to format in; its texts are fetched if they are not here yet. */
  #locale(): string {
    const host = this.#host;
    const wanted = [host.locale, closestLang(host), ...navigator.languages];
    const {locale, catalogue} = resolveLocale(wanted, availableLocales());
    const known = knownTexts(catalogue);
    if (known) {
      this.#texts = known;
      this.#catalogue = catalogue;
    } else if (catalogue !== this.#catalogue) {
      this.#catalogue = catalogue;
      void loadTexts(catalogue).then(
        () => host.requestUpdate(),
        () => {},
      );
    }
    return withNumerals(locale, host.numerals);
  }

  #qrOf(link: PaymentUrl): Qr {
    if (this.#qr?.link === link) return this.#qr.drawn;
    this.#qr = {link, drawn: 'loading'};
    void loadQr().then(
      ({qrPath}) => {
        if (this.#qr?.link !== link) return;
        this.#qr = {link, drawn: qrPath(link)};
        this.#host.requestUpdate();
      },
      // Without the code there is still the link to copy and to open.
      () => {
        this.#qr = {link, drawn: 'too-long'};
        this.#host.requestUpdate();
      },
    );
    return 'loading';
  }
}

function amountOf({last}: Open): Amount | undefined {
  return last?.amount !== undefined && last.currency !== undefined
    ? {value: last.amount, currency: last.currency}
    : undefined;
}

function upiLinkOf(challenge: CheckedChallenge): PaymentUrl | undefined {
  return challenge.kind === 'upi' ? challenge.link : undefined;
}

function payeeOf(link: string): Payee {
  const {payee, name} = parseUpiLink(link);
  return {address: payee, ...(name && {name})};
}

function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
