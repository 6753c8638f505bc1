import {PayError} from '../errors.js';
import type {OfferedApp} from '../flow/flow.js';
import {pageModes} from '../flow/page-modes.js';
import type {CheckedChallenge, Option} from '../input/challenge.js';
import {readCodeAnswer} from './code-exchange.js';
import {askMerchant} from './merchant.js';
import {PageOpener} from './page-opener.js';
import type {PaymentWindow} from './payment-window.js';
import {loadedWays} from './read-lazily.js';
import type {Action} from './reduce.js';
import type {SessionOptions} from './session-options.js';
import type {Act, Screen, State} from './state.js';
import type {Wake} from './wake.js';

type WaysOptions = SessionOptions & {
  readonly state: () => State;
  readonly dispatch: (action: Action) => void;
  /** Aborted when the session ends. */
  readonly signal: AbortSignal;
  /** Asks the merchant's server at once. */
  readonly wake: () => void;
  /** Stores what a reload needs, before this page may be gone. */
  readonly save: (kind?: string) => void;
  readonly token: () => string | undefined;
};

type Menu = readonly Option<CheckedChallenge>[];

/** An app that has not hidden the page by then may not be there. */
const APP_OPENS_MS = 2_500;
/** A bank may take its time over a code. */
const CODE_MS = 15_000;
/** An approval that takes longer than this gets some help. */
const HELP_MS = 60_000;

/** The ways of paying: puts their screens up, opens what is to be opened, and follows the shopper's taps. */
export class Ways {
  readonly #options: WaysOptions;
  readonly #opener: PageOpener;
  #menus: Menu[] = [];
  #cancelTimer = () => {};
  #wasHidden = false;

  constructor(options: WaysOptions) {
    this.#options = options;
    const {world, windowWords, dispatch, hooks, wake, save} = options;
    this.#opener = new PageOpener({
      world,
      words: windowWords,
      onStep: (step, mode) => dispatch({type: 'page', step, mode}),
      onGone: () => {
        if (this.#screen?.name === 'page' && this.#screen.step === 'open') this.#step('lost');
        wake();
      },
      onBlocked: () =>
        hooks.error(
          new PayError(
            'popup-blocked',
            'The browser blocked the payment window; the shopper sees a link instead. Open the checkout directly in a click.',
          ),
        ),
      mayFrame: (url) => {
        if (new URL(url).origin !== new URL(world.baseUrl).origin) return true;
        hooks.error(
          new PayError(
            'frame-refused',
            'A page of your own origin is not shown in a frame: its sandbox would protect nothing.',
          ),
        );
        return false;
      },
      onLeave: (url) => {
        save('page');
        return hooks.beforeLeave(url);
      },
    });
  }

  hold(window: PaymentWindow | undefined) {
    this.#opener.hold(window);
  }

  /** Shows the first screen of a challenge, and opens its page if the click still counts. */
  begin(challenge: CheckedChallenge) {
    this.#menus = [];
    this.#offer(challenge, false);
  }

  /** After a reload: where "back" leads, without opening anything. */
  remember(challenge: CheckedChallenge) {
    if (challenge.kind === 'choice') this.#menus = [challenge.options];
    const screen = this.#screenOf(challenge);
    const menu = this.#menus[0];
    this.#options.dispatch({type: 'way', screen, challenge, ...(menu && {menu})});
  }

  /** The same challenge once more; its page waits for a tap. */
  again() {
    const state = this.#options.state();
    if (state.kind !== 'open' || !state.challenge) return;
    this.#options.dispatch({type: 'offer', screen: this.#screenOf(state.challenge)});
  }

  /** Back to the list of ways to pay. */
  menu() {
    const menu = this.#menus[0];
    if (!menu) return;
    this.#menus = [menu];
    this.#leaveWay();
    this.#options.dispatch({
      type: 'offer',
      screen: {name: 'choosing', options: menu, canGoBack: false},
      menu,
    });
  }

  act(act: Act, event?: Event) {
    switch (act.type) {
      case 'choose':
        return this.#choose(act.index);
      case 'open-page':
        return this.#openPage(true);
      case 'page-link':
        return this.#step('open');
      case 'show-window':
        if (!this.#opener.show()) this.#openPage(true);
        return;
      case 'open-app':
        return this.#launch(act.app, event);
      case 'show-qr':
        return this.#options.dispatch({type: 'upi', step: 'qr'});
      case 'show-apps':
        return this.#options.dispatch({type: 'upi', step: 'apps'});
      case 'paid':
        this.#options.dispatch({type: 'confirm', why: 'asked'});
        return this.#options.wake();
      case 'back':
        return this.#back();
      case 'submit-code':
        return void this.#submit(act.code);
      case 'resend-code':
        return void this.#resend();
    }
  }

  /** What the page's own life means for the way of paying on the screen. */
  wake(wake: Wake) {
    const screen = this.#screen;
    const {dispatch} = this.#options;
    if (wake === 'hidden') this.#wasHidden = true;
    if (
      screen?.name === 'page' &&
      (wake === 'return' || (wake === 'restored' && screen.step === 'leaving'))
    ) {
      dispatch({type: 'confirm', why: 'returned'});
    }
    const isBack = wake === 'visible' || wake === 'focus' || wake === 'restored';
    if (
      isBack &&
      this.#wasHidden &&
      screen?.name === 'upi' &&
      (screen.step === 'launched' || screen.step === 'not-opened')
    ) {
      this.#cancelTimer();
      dispatch({type: 'confirm', why: 'returned'});
    }
  }

  /** Closes our window: it has nothing left to show. */
  close() {
    this.#leaveWay();
    this.#opener.close();
  }

  /** Lets go of everything; an open window stays. */
  release() {
    this.#cancelTimer();
    this.#opener.release();
  }

  get #screen(): Screen | undefined {
    const state = this.#options.state();
    return state.kind === 'open' ? state.screen : undefined;
  }

  #step(step: 'open' | 'lost') {
    this.#options.dispatch({type: 'page', step});
  }

  #leaveWay() {
    this.#cancelTimer();
    this.#cancelTimer = () => {};
  }

  #offer(challenge: CheckedChallenge, byTap: boolean) {
    const {dispatch, save, world} = this.#options;
    this.#leaveWay();
    if (challenge.kind === 'choice') this.#menus = [...this.#menus, challenge.options];
    const menu = this.#menus[0];
    dispatch({
      type: 'offer',
      screen: this.#screenOf(challenge),
      challenge,
      ...(menu && {menu}),
      ...(challenge.amount && {amount: challenge.amount}),
    });
    save(challenge.kind);
    if (challenge.kind === 'page' || challenge.kind === 'form') return this.#openPage(byTap);
    this.#opener.close();
    if (challenge.kind === 'approval')
      this.#cancelTimer = world.clock.after(HELP_MS, () => dispatch({type: 'help'}));
  }

  #screenOf(challenge: CheckedChallenge): Screen {
    const {source, world} = this.#options;
    switch (challenge.kind) {
      case 'choice':
        return {name: 'choosing', options: challenge.options, canGoBack: this.#menus.length > 1};
      case 'page':
      case 'form':
        return {
          name: 'page',
          step: 'ready',
          mode: this.#modes[0] ?? 'tab',
          url: challenge.url,
          ...(challenge.kind === 'form' && {fields: challenge.fields}),
          waitForReturn: challenge.waitForReturn ?? false,
        };
      case 'upi': {
        const [flow] = loadedWays()?.chooseFlow(challenge, world.device, source) ?? [];
        const apps = flow?.kind === 'upi' ? flow.apps : [];
        return {name: 'upi', link: challenge.link, step: flow?.kind === 'upi' ? flow.first : 'qr', apps};
      }
      case 'approval':
        return {
          name: 'approval',
          helping: false,
          ...(challenge.hint !== undefined && {hint: challenge.hint}),
        };
      case 'otp':
        return {
          name: 'otp',
          sending: false,
          canResend: challenge.resendUrl !== undefined,
          ...(challenge.hint !== undefined && {hint: challenge.hint}),
        };
    }
  }

  get #modes() {
    const {source, world} = this.#options;
    return pageModes(world.device, source.modes);
  }

  #openPage(byTap: boolean) {
    const state = this.#options.state();
    if (state.kind !== 'open' || state.screen.name !== 'page' || !state.challenge) return;
    const {url, fields} = state.screen;
    this.#opener.open({url, ...(fields && {fields})}, this.#modes, byTap);
  }

  #choose(index: number) {
    if (this.#screen?.name !== 'choosing') return;
    const option = this.#screen.options[index];
    if (option) this.#offer(option.challenge, true);
  }

  #back() {
    const {dispatch} = this.#options;
    if (this.#screen?.name !== 'choosing') return dispatch({type: 'back'});
    if (this.#menus.length < 2) return;
    this.#menus = this.#menus.slice(0, -1);
    const options = this.#menus.at(-1) ?? [];
    dispatch({type: 'offer', screen: {name: 'choosing', options, canGoBack: this.#menus.length > 1}});
  }

  // ── UPI apps ──────────────────────────────────────────────────────────────

  #launch(app: OfferedApp, event: Event | undefined) {
    const {hooks, dispatch, save, world} = this.#options;
    if (this.#screen?.name !== 'upi') return;
    save('upi');
    if (!hooks.beforeLeave(app.href)) {
      event?.preventDefault();
      return;
    }
    this.#wasHidden = false;
    dispatch({type: 'upi', step: 'launched', app});
    this.#cancelTimer();
    const dueMs = world.clock.now() + APP_OPENS_MS;
    this.#cancelTimer = world.clock.after(APP_OPENS_MS, () => {
      // A timer that comes much too late slept while an app was in front.
      const slept = world.clock.now() - dueMs > APP_OPENS_MS;
      const isHere = this.#screen?.name === 'upi' && this.#screen.step === 'launched';
      if (isHere && !slept && !this.#wasHidden && world.isVisible())
        dispatch({type: 'upi', step: 'not-opened', app});
    });
  }

  // ── One-time codes ────────────────────────────────────────────────────────

  async #submit(code: string) {
    const url = this.#codeChallenge()?.submitUrl;
    if (url === undefined) return;
    if (code === '') this.#options.dispatch({type: 'otp', sending: false, problem: 'empty'});
    else await this.#exchange(url, {code});
  }

  async #resend() {
    const url = this.#codeChallenge()?.resendUrl;
    if (url !== undefined) await this.#exchange(url, {});
  }

  #codeChallenge() {
    const state = this.#options.state();
    if (state.kind !== 'open' || state.screen.name !== 'otp' || state.screen.sending) return undefined;
    return state.challenge?.kind === 'otp' ? state.challenge : undefined;
  }

  async #exchange(url: string, json: object) {
    const {source, world, token, signal, dispatch, wake} = this.#options;
    dispatch({type: 'otp', sending: true});
    const request = {method: 'POST', json, timeoutMs: CODE_MS, signal};
    const answer = await askMerchant(world, source, url, token(), request).catch(() => undefined);
    if (!answer) return;
    const {result, triesLeft, resendAfterMs} = readCodeAnswer(answer);
    if (result === 'accepted') dispatch({type: 'confirm', why: 'code-sent'});
    else {
      dispatch({
        type: 'otp',
        sending: false,
        resendAt: resendAfterMs && world.clock.now() + resendAfterMs,
        problem: result === 'sent' ? undefined : result,
        triesLeft,
      });
    }
    // A code that seemed lost may have arrived: the payment's status knows.
    if (result !== 'sent') wake();
  }
}
