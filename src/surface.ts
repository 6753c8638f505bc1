import type {TemplateResult} from 'lit';
import {nothing, render} from 'lit';
import {ContextMaker} from './context-maker.js';
import {PayError} from './errors.js';
import {readDevice} from './flow/device.js';
import {loadOnce} from './lib/load-once.js';
import {outcomeEvent, PayBeforeLeaveEvent, PayStatusEvent} from './outcome-events.js';
import {CodeReader} from './parts/code-reader.js';
import {CountdownController} from './parts/countdown-controller.js';
import {activeElement, focusStart} from './parts/focus.js';
import {Presenter} from './presenter.js';
import {readSource} from './read-source.js';
import type {OpenedWindow} from './session/blank-window.js';
import type {Outcome} from './session/outcome.js';
import {goTo, paymentWindow} from './session/payment-window.js';
import {isFinal} from './session/reduce.js';
import type {SessionRecord} from './session/resume.js';
import {readHandle, readRecord, recordedKeys, recordedSessions, takeHandle} from './session/resume.js';
import {announceReturn, wasTold} from './session/return-signal.js';
import {SessionController} from './session/session-controller.js';
import type {Source} from './session/source.js';
import type {Act, Open, Screen, State} from './session/state.js';
import type {World} from './session/world.js';
import {browserWorld} from './session/world.js';
import {checkout} from './style/checkout.js';
import type {SurfaceHost} from './surface-host.js';
import type {Texts} from './text/texts.js';
import {TextsController} from './texts-controller.js';
import {announcementOf, keyOf, say} from './view/announce.js';
import type {Announcement, Bodies} from './view/context.js';
import {firstRow} from './view/screens.js';
import {surfaceView} from './view/view.js';

const loadBodies = loadOnce(() => import('./bodies.js'));

/** What the surface asks of its element. */
export type SurfaceHooks = {
  hide(): void;
  setStates(on: readonly string[]): void;
};

/** The part of an element that does the work: one session at a time, drawn as it goes. Loaded when it is first needed. */
export class Surface {
  readonly #host: SurfaceHost;
  readonly #hooks: SurfaceHooks;
  readonly #world: World;
  readonly #contexts: ContextMaker;
  readonly #countdown: CountdownController;
  readonly #codes: CodeReader;
  readonly #presenter: Presenter;
  #bodies: Partial<Bodies> | undefined;
  #session: SessionController | undefined;
  #source: Source | undefined;
  #seen: {readonly open: Open; readonly secondsLeft: number | undefined} | undefined;
  #said: Announcement = {};
  #drawnKey = '';
  /** What had the focus before the drawing. */
  #focused: Element | null = null;

  constructor(host: SurfaceHost, hooks: SurfaceHooks) {
    this.#host = host;
    this.#hooks = hooks;
    const root = host.renderRoot as ShadowRoot;
    const sheets = [checkout].flat().flatMap(({styleSheet}) => styleSheet ?? []);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
    this.#world = browserWorld(window, readDevice(window));
    this.#contexts = new ContextMaker(host, this.#world);
    this.#countdown = new CountdownController(host, () => this.shown?.endsAt);
    this.#codes = new CodeReader(() => host.requestUpdate());
    host.addController(new TextsController(host));
    this.#presenter = new Presenter(host, () => this.act({type: 'close'}));
  }

  /** What is on the screen, or was until the shopper closes it. */
  get shown(): Open | undefined {
    const state = this.#session?.state;
    if (state?.kind === 'open') return state;
    return state?.kind === 'settled' || state?.kind === 'broken' ? state.shown : undefined;
  }

  /** Makes the first calls that would be slow inside the click. Never throws. */
  warm() {
    // Opening says what is wrong.
    if (this.#host.presentation === 'popover') this.#presenter.warm();
    void this.#warm().catch(() => {});
  }

  /** Draws where nobody sees it: the first drawing of a template costs many times the second. */
  async #warm() {
    const challenge = await this.#contexts.warm(readSource(this.#host));
    if (challenge && !('url' in challenge)) await this.#loadBodies();
    const screen: Screen =
      challenge?.kind === 'upi'
        ? {name: 'upi', link: challenge.link, step: 'qr', apps: []}
        : {name: 'preparing'};
    const open: Open = {kind: 'open', screen, leave: 'no', line: 'ok', attempt: 1};
    if (!this.shown) render(surfaceView(open, this.#context(open, undefined)), document.createElement('div'));
  }

  get texts(): Texts {
    return this.#contexts.texts;
  }

  dismiss() {
    this.#presenter.dismiss();
  }

  /** The text of the default button. */
  get label(): string {
    return this.#contexts.label;
  }

  /** @param held - A window that was opened inside the click. */
  open(held?: OpenedWindow): Promise<Outcome> {
    let source: Source;
    try {
      source = readSource(this.#host);
    } catch (error) {
      held?.handle.close();
      return this.#refuse(error);
    }
    const session = this.#begin(source);
    session.open(held && paymentWindow(window, held));
    return session.ended;
  }

  /**
   * Goes on with what a reload or a return route left, if it is this element's own; `undefined` if there is nothing.
   *
   * @param always - A return page asks its server even if nothing was left.
   */
  resume(always = false): (() => Promise<Outcome>) | undefined {
    const {storage, clock} = this.#world;
    const source = readSource(this.#host);
    const {sessionKey, paymentId} = source;
    const found = readRecord(storage, sessionKey, clock.date());
    const isOther =
      paymentId !== undefined && found?.paymentId !== undefined && found.paymentId !== paymentId;
    const record = isOther ? undefined : found;
    const handle = takeHandle(window, paymentId);
    if (!record && !handle && !always) return undefined;
    return () => {
      const session = this.#begin(source, record);
      session.resume(handle);
      return session.ended;
    };
  }

  /** For a return page: whether an open session took the news, or the outcome has been told already. */
  async announce(): Promise<boolean> {
    const {storage, clock} = this.#world;
    const sids = recordedSessions(storage, clock.date());
    // A window that holds a session's record knows what to ask for; a payment may have had an earlier session.
    const names =
      sids.length > 0 ? sids : [readHandle(location.hash)?.handle.paymentId, this.#host.paymentId];
    const isTold = () => wasTold(window, names);
    return isTold() || (await announceReturn({page: window, sids})) || isTold();
  }

  /** A return page rarely knows the shop's session key: the only session of this tab is the one. */
  get onlyKey(): string | undefined {
    const [key, ...others] = recordedKeys(this.#world.storage);
    return others.length === 0 ? key : undefined;
  }

  act(act: Act, event?: Event) {
    this.#session?.act(act, event);
  }

  checkNow() {
    this.#session?.checkNow();
  }

  async close() {
    await this.#session?.close();
  }

  detach() {
    this.#session?.detach();
    this.#forget();
  }

  reset() {
    this.#session?.reset();
    this.#forget();
  }

  render(): TemplateResult | typeof nothing {
    const open = this.shown;
    if (!open) return nothing;
    const {secondsLeft} = this.#countdown;
    const context = this.#context(open, secondsLeft);
    const news = announcementOf(open, context, this.#seen);
    if (news) {
      this.#said = say(this.#said, news);
      this.#seen = {open, secondsLeft};
    }
    this.#focused = activeElement();
    return surfaceView(open, {...context, said: this.#said});
  }

  #context(open: Open, secondsLeft: number | undefined) {
    return this.#contexts.make(open, {
      source: this.#source,
      secondsLeft,
      said: this.#said,
      code: this.#codes.code,
      bodies: this.#bodies,
      act: (act, event) => this.act(act, event),
    });
  }

  /** After each drawing: a new screen takes the focus, wherever it was, and so does one whose focused button is gone. */
  drawn(panel: HTMLElement) {
    this.#presenter.present(panel);
    const open = this.shown;
    if (!open) return;
    // the field for a code comes with the later parts, and is where the focus belongs
    const isWhole = open.screen.name !== 'otp' || this.#bodies?.isAll === true;
    const key = `${keyOf(open.screen)} ${open.leave} ${isWhole}`;
    if (key === this.#drawnKey) {
      if (this.#focused?.isConnected === false) focusStart(panel);
      return;
    }
    const isFirst = this.#drawnKey === '';
    this.#drawnKey = key;
    this.#codes.listen(open.screen.name === 'otp');
    if (!firstRow(open)) void this.#loadBodies();
    if (!isFirst || this.#host.presentation === 'inline') focusStart(panel);
  }

  /** The title is there without it: a failed load is tried again at the next screen. */
  #loadBodies(): Promise<void> {
    const take = (bodies: Partial<Bodies>) => {
      this.#bodies = bodies;
      this.#host.requestUpdate();
    };
    return loadBodies().then(
      ({joinBodies}) => joinBodies(this.#host, this.#bodies, take),
      () => take({isAll: true}),
    );
  }

  #begin(source: Source, record?: SessionRecord): SessionController {
    this.#source = source;
    this.#seen = undefined;
    this.#said = {};
    this.#drawnKey = '';
    const session = new SessionController(
      {
        source,
        world: this.#world,
        windowWords: this.#contexts.texts.opening,
        hooks: {
          state: (state) => this.#changed(session, state),
          status: (status) => {
            // The payment is on its way: what its end needs is fetched in good time.
            void this.#loadBodies();
            this.#host.dispatchEvent(new PayStatusEvent(status));
          },
          error: (error) => this.#host.fail(error),
          outcome: (outcome) => this.#tell(outcome),
          beforeLeave: (url) => this.#host.dispatchEvent(new PayBeforeLeaveEvent(targetOf(url))),
        },
      },
      record,
    );
    this.#session = session;
    return session;
  }

  #changed(session: SessionController, state: State) {
    if (session !== this.#session) return;
    const isHidden = (state.kind === 'settled' || state.kind === 'broken') && !state.shown;
    this.#hooks.setStates(statesOf(state));
    if (isHidden) {
      this.#codes.listen(false);
      this.#hooks.hide();
    }
    this.#host.requestUpdate();
  }

  #tell(outcome: Outcome) {
    const {successUrl} = this.#host;
    const goesOn = this.#host.dispatchEvent(outcomeEvent(outcome));
    if (outcome.kind === 'success' && goesOn && successUrl) goTo(window, successUrl);
  }

  #forget() {
    this.#session = undefined;
    this.#codes.listen(false);
    this.#hooks.setStates([]);
  }

  #refuse(cause: unknown): Promise<Outcome> {
    const error =
      cause instanceof PayError
        ? cause
        : new PayError('config-invalid', 'The attributes could not be read.', {fatal: true, cause});
    this.#host.fail(error);
    this.#hooks.hide();
    return Promise.reject(error);
  }
}

function statesOf(state: State): string[] {
  if (state.kind === 'open') return isFinal(state.screen) ? ['open'] : ['open', 'waiting'];
  if (state.kind === 'settled') return state.shown ? ['open', 'settled'] : ['settled'];
  return state.kind === 'broken' && state.shown ? ['open'] : [];
}

/** Where the shopper goes, without what the link says. */
function targetOf(url: string) {
  const scheme = /^[a-z][a-z0-9+.-]*/i.exec(url)?.[0]?.toLowerCase() ?? '';
  if (scheme === 'http' || scheme === 'https') return {scheme, host: new URL(url).host};
  return {scheme, host: /^[^:]*:\/\/([^/?#]*)/.exec(url)?.[1] ?? ''};
}
