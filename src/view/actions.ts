import {html, nothing} from 'lit';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import type {Kind, Simple} from './pieces.js';
import {button, copyText, filled, launch, linkOut} from './pieces.js';
import {valuesOf} from './words.js';

type Make = (kind: Kind, label: unknown, does: Simple) => unknown;

/** "Other ways", where there are any. */
type Others = (kind: Kind) => unknown;

/** What a shopper can do on a screen. One way on is loud, what steps back is quiet. */
export function actionsOf(open: Open, context: ViewContext): unknown {
  const {screen, menu} = open;
  const {texts: t} = context;
  const make: Make = (kind, label, does) => button(kind, label, does, context);
  const others = (kind: Kind) => (menu ? make(kind, t.otherWays, 'other-ways') : nothing);
  const again = (label: string) =>
    'canRetry' in screen && screen.canRetry ? make('primary', label, 'retry') : nothing;
  const done = (kind: Kind) => make(kind, t.done, 'done');
  switch (screen.name) {
    case 'not-started':
      return [again(t.tryAgain), make(screen.canRetry ? 'quiet' : 'primary', t.close, 'close')];
    case 'choosing':
      return screen.canGoBack ? make('quiet', t.back, 'back') : nothing;
    case 'page':
      return pageActions(screen, make, others, context);
    case 'upi':
      return upiActions(screen, make, others, context);
    case 'approval':
      return [make('primary', t.approved, 'paid'), others('secondary')];
    case 'otp':
      return [screen.canResend ? context.bodies?.resendView(screen, context) : nothing, others('quiet')];
    case 'confirming':
      return screen.canGoBack ? make('quiet', t.notPaid, 'back') : nothing;
    case 'overdue':
      return screen.canRenew
        ? [make('primary', t.newCode, 'retry'), make('secondary', t.paid, 'paid')]
        : make('primary', t.paid, 'paid');
    case 'received':
      return done('primary');
    case 'succeeded':
      return make(
        'primary',
        context.merchantName ? filled(t.backTo, valuesOf(screen, context)) : t.done,
        'done',
      );
    case 'attempt-failed': {
      const {canRetry} = screen;
      if (!canRetry && !menu) return make('primary', t.close, 'close');
      return [again(t.tryAgain), others(canRetry ? 'secondary' : 'primary')];
    }
    case 'ended': {
      const {as, canRetry} = screen;
      if (as === 'refunded') return done('primary');
      return [
        again(as === 'expired' ? t.newCode : t.tryAgain),
        others(canRetry ? 'secondary' : 'primary'),
        make(canRetry || menu ? 'quiet' : 'primary', t.close, 'done'),
      ];
    }
    case 'unclear':
      return screen.reason === 'status-denied'
        ? done('primary')
        : [make('primary', t.checkAgain, 'paid'), done('secondary')];
    default:
      return nothing;
  }
}

function pageActions(
  screen: Screen & {name: 'page'},
  make: Make,
  others: Others,
  context: ViewContext,
): unknown {
  const {texts: t} = context;
  switch (screen.step) {
    case 'ready':
      return [make('primary', t.continue, 'open-page'), others('secondary')];
    case 'open':
      return [
        make('primary', t.showWindow, 'show-window'),
        make('secondary', t.paid, 'paid'),
        others('secondary'),
      ];
    case 'blocked':
      return [linkOut('primary', t.continue, screen, context), make('quiet', t.cancel, 'close')];
    case 'lost':
      // whoever has paid must not pay again by haste: opening the page again comes second
      return [
        make('primary', t.paid, 'paid'),
        make('secondary', t.openAgain, 'open-page'),
        make('quiet', t.cancel, 'close'),
      ];
    case 'leaving':
      return make('secondary', t.continue, 'open-page');
    default:
      return [
        linkOut('secondary', t.openWindow, screen, context),
        make('quiet', t.paid, 'paid'),
        others('quiet'),
      ];
  }
}

function upiActions(
  screen: Screen & {name: 'upi'},
  make: Make,
  others: Others,
  context: ViewContext,
): unknown {
  const {texts: t} = context;
  const {step, app, apps, link} = screen;
  const again = (kind: Kind) =>
    app
      ? launch(
          `button ${kind}`,
          html`<span>${filled(t.openApp, valuesOf(screen, context))}</span>`,
          app,
          context,
        )
      : nothing;
  switch (step) {
    case 'qr':
      return [
        copyText('secondary', t.copyLink, link, context),
        context.phone && apps.length > 0
          ? [make('secondary', t.otherApp, 'show-apps'), others('quiet')]
          : others('secondary'),
      ];
    case 'apps': {
      const any = apps.find(({id}) => id === 'any');
      return [
        any ? launch('button primary', t.anyApp, any, context) : nothing,
        make(any ? 'quiet' : 'secondary', t.otherDevice, 'show-qr'),
        others('quiet'),
      ];
    }
    case 'launched':
      return [make('primary', t.paid, 'paid'), again('secondary'), make('quiet', t.otherApp, 'show-apps')];
    case 'not-opened':
      return [
        again('primary'),
        make('secondary', t.otherApp, 'show-apps'),
        make('secondary', t.showQr, 'show-qr'),
      ];
  }
}
