import {adopt} from './adopt.js';
import {createContexts} from './contexts.js';
import {readDevice} from './flow/device.js';
import {afterPaint} from './lib/after-paint.js';
import {attempt} from './lib/attempt.js';
import {addBodies} from './load-bodies.js';
import {outcomeEvent, PayBeforeLeaveEvent, PayStatusEvent} from './outcome-events.js';
import {secondsUntil} from './parts/countdown.js';
import {activeElement, focusStart} from './parts/focus.js';
import {readSource} from './read-source.js';
import {asFatal} from './session/as-fatal.js';
import {sayIn} from './session/blank-window.js';
import type {Session} from './session/core.js';
import {loadLater} from './session/late-parts.js';
import type {Outcome} from './session/outcome.js';
import {goTo, ownPage, paymentWindow} from './session/payment-window.js';
import {loadedWays} from './session/read-lazily.js';
import type {SessionRecord} from './session/record.js';
import {isFinal} from './session/reduce-first.js';
import {createSession} from './session/session-controller.js';
import type {Source} from './session/source.js';
import type {Act, Open, Screen, State} from './session/state.js';
import {browserWorld} from './session/world.js';
import {checkout} from './style/checkout.js';
import type {Surface, SurfaceHooks, SurfaceHost} from './surface-host.js';
import {onTexts} from './text/load-texts.js';
import type {Announcement, Bodies} from './view/context.js';
import {keyOf, titleOf} from './view/screens.js';
import {surfaceView} from './view/view.js';
import {isUpi} from './wants-window.js';

export function createSurface(host: SurfaceHost, {hide, setStates}: SurfaceHooks): Surface {
  const world = browserWorld(window, readDevice(window));
  const contexts = createContexts(host, world);
  const redraw = () => host.requestUpdate();
  let bodies: Partial<Bodies> | undefined;
  let session: Session | undefined;
  let source: Source | undefined;
  /** Begins what `open` has put off until its first frame is painted. */
  let start: (() => void) | undefined;
  let begunFor: string | undefined;
  let prepared: Open | undefined;
  /** Which preparation counts: the last one that was begun. */
  let preparing: object | undefined;
  let seen: {readonly open: Open; readonly secondsLeft: number | undefined} | undefined;
  let said: Announcement = {};
  let drawnKey = '';
  /** What had the focus before the drawing. */
  let focused: Element | null = null;

  const root = host.renderRoot as ShadowRoot;
  adopt(host, checkout);
  let ends: (() => void)[] = [];
  host.addController({
    hostConnected() {
      const ticking = setInterval(() => shown()?.endsAt !== undefined && redraw(), 1_000);
      ends = [onTexts(redraw), () => clearInterval(ticking)];
    },
    hostDisconnected() {
      for (const end of ends) end();
    },
  });

  /** What is on the screen, or was until the shopper closes it. */
  function shown(): Open | undefined {
    const state = session?.state;
    if (!state || state.kind === 'idle') return prepared;
    return state.kind === 'open' ? state : state.shown;
  }

  /** The session, which has begun by then. */
  function begun(): Session | undefined {
    start?.();
    return session;
  }

  const act = (act: Act, event?: Event) => begun()?.act(act, event);

  function contextOf(open: Open, secondsLeft: number | undefined) {
    return contexts.make(open, {source, secondsLeft, said, bodies, act});
  }

  function gotBodies(found: Partial<Bodies>) {
    bodies = found;
    redraw();
  }

  /** The title is there without it: a failed load is tried again at the next screen. */
  const loadMore = () => addBodies(host, bodies, gotBodies);

  /**
   * Draws and measures the first screen where nobody sees it: the first time costs many times the second. A dialog
   * stays as it was drawn, and the click only has to show it.
   */
  async function prepare() {
    const mine = {};
    preparing = mine;
    prepared = undefined;
    const from = readSource(host);
    const challenge = await contexts.warm(from);
    // A payment that is yet to be created waits for what creates it.
    if (!challenge) loadLater().catch(() => {});
    const isPage = challenge && 'url' in challenge;
    if (challenge && !isPage) await loadMore();
    // The page may have changed its mind meanwhile.
    if (session || preparing !== mine || isPage || /inline|popover/.test(host.presentation ?? '')) return;
    const screen: Screen | undefined =
      challenge?.kind === 'upi'
        ? loadedWays()?.upiScreen(challenge, world.device, from)
        : {name: 'preparing'};
    if (!screen) return;
    source = from;
    prepared = {kind: 'open', screen, leave: 'no', line: 'ok', attempt: 1};
    redraw();
    await host.updateComplete;
    const dialog = root.querySelector('dialog');
    if (!dialog || dialog.open) return;
    dialog.style.cssText = 'display:block!important;position:fixed;visibility:hidden';
    dialog.getBoundingClientRect();
    dialog.style.cssText = '';
  }

  function begin(from: Source, record?: SessionRecord): Session {
    source = from;
    begunFor = paymentIn(host);
    seen = undefined;
    said = {};
    if (!prepared) drawnKey = '';
    const mine = createSession(
      {
        source,
        world,
        windowWords: contexts.texts().opening,
        hooks: {
          state: (state) => changed(mine, state),
          status: (status) => {
            // The payment is on its way: what its end needs is fetched in good time.
            void loadMore();
            host.dispatchEvent(new PayStatusEvent({...status}));
          },
          error: (error) => host.fail(error),
          outcome: tell,
          beforeLeave: (url) => host.dispatchEvent(new PayBeforeLeaveEvent(targetOf(url))),
        },
      },
      record,
    );
    session = mine;
    return mine;
  }

  function changed(of: Session, state: State) {
    if (of !== session) return;
    const {kind} = state;
    setStates([
      shown() && 'open',
      kind === 'open' && !isFinal(state.screen) && 'waiting',
      kind === 'settled' && kind,
    ]);
    if (/settled|broken/.test(state.kind) && !shown()) hide();
    redraw();
  }

  const successPage = () => host.successUrl && ownPage(window, host.successUrl);

  function tell(outcome: Outcome) {
    const goesOn = host.dispatchEvent(outcomeEvent(outcome));
    const page = outcome.kind === 'success' && goesOn && attempt(successPage);
    if (page) goTo(window, page);
  }

  function forget() {
    start = session = prepared = undefined;
    drawnKey = '';
    setStates([]);
  }

  return {
    get texts() {
      return contexts.texts();
    },
    get label() {
      return contexts.label();
    },
    get isOutdated() {
      return session?.state.kind === 'settled' && paymentIn(host) !== begunFor;
    },
    get isPrepared() {
      return prepared !== undefined && !session;
    },
    warm() {
      // Opening says what is wrong.
      prepare().catch(() => {});
    },
    refresh() {
      if (preparing && !session) prepare().catch(() => {});
    },
    ask: () => act({type: 'close'}),
    async open(held) {
      let from: Source;
      try {
        from = readSource(host);
        successPage();
      } catch (cause) {
        held?.handle.close();
        const error = asFatal(cause);
        host.fail(error);
        hide();
        throw error;
      }
      if (host.isUpdatePending) prepared = undefined;
      if (isUpi(from.challenge)) void loadMore();
      // Words came later than the window.
      if (held) sayIn(held.handle, contexts.texts().opening);
      const {open, ended} = begin(from);
      const now = () => {
        start = prepared = undefined;
        open(held && paymentWindow(held));
      };
      if (prepared?.screen.name !== 'upi' || held || document.hidden) now();
      else {
        // What the shopper sees is there already: the work follows its first paint.
        start = now;
        afterPaint(() => start === now && now());
      }
      return ended;
    },
    async resume(always = false) {
      const {findLeft} = await loadLater();
      const from = readSource(host);
      const left = findLeft(window, world, from);
      if (!left && !always) return undefined;
      return () => {
        const {resume, ended} = begin(from, left?.record);
        resume(left?.take());
        return ended;
      };
    },
    announce: async () => (await loadLater()).announce(window, world, host.paymentId),
    onlyKey: async () => (await loadLater()).onlyKey(world),
    checkNow: () => begun()?.checkNow(),
    close: async () => begun()?.close(),
    detach() {
      session?.detach();
      forget();
    },
    reset() {
      session?.reset();
      forget();
    },
    render() {
      const open = shown();
      if (!open) return undefined;
      const secondsLeft = secondsUntil(open.endsAt, world.clock.now());
      const context = contextOf(open, secondsLeft);
      // What comes a moment later tells of the screen as it is then: half of one is not worth a word.
      if (session && !start && bodies?.announce) {
        said = bodies.announce(said, open, context, seen);
        seen = {open, secondsLeft};
      }
      focused = activeElement();
      return surfaceView(open, {...context, said});
    },
    drawn(at, isNew) {
      const open = shown();
      if (!open) return;
      const {screen, leave} = open;
      const {name} = screen;
      // the field for a code comes with the later parts, and is where the focus belongs, also when the code was wrong
      const key = `${keyOf(screen)} ${leave} ${name !== 'otp' || [bodies?.isAll, screen.problem]}`;
      if (key === drawnKey) {
        if (focused?.isConnected === false) focusStart(at);
        return;
      }
      drawnKey = key;
      // On the way to another page there is nothing more to show.
      if (titleOf(screen) !== 'pageLeaving') void loadMore();
      if (!isNew) focusStart(at);
    },
  };
}

/** What makes it another payment. */
const paymentIn = ({paymentId, paymentUrl, challenge, order}: SurfaceHost) =>
  attempt(() => JSON.stringify([paymentId, paymentUrl, challenge, order]));

/** Where the shopper goes, without what the link says. */
function targetOf(url: string) {
  const [, scheme = '', host = ''] = /^([^:]*):(?:\/\/([^/?#]*))?/.exec(url.toLowerCase()) ?? [];
  return {scheme, host};
}
