import {html} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import type {Open} from '../session/state.js';
import {keyOf} from './announce.js';
import {approvalView} from './approval.js';
import {attemptFailedView} from './attempt-failed.js';
import {choosingView} from './choosing.js';
import {confirmingView} from './confirming.js';
import type {ViewContext} from './context.js';
import {endedView} from './ended.js';
import {headView} from './head.js';
import {leaveView} from './leave.js';
import {notStartedView} from './not-started.js';
import {otpView} from './otp.js';
import {overdueView} from './overdue.js';
import {pageView} from './page.js';
import {preparingView} from './preparing.js';
import {receivedView} from './received.js';
import {stripView} from './strip.js';
import {succeededView} from './succeeded.js';
import {unclearView} from './unclear.js';
import {upiAppsView, upiLaunchedView} from './upi-apps.js';
import {upiQrView} from './upi-qr.js';

/**
 * Everything inside the dialog, the popover or the page. Draw it with the same root each time: the element
 * with `id="title"` names the surface, the one with `data-start` is to have the focus on a new screen.
 */
export const surfaceView = (open: Open, context: ViewContext) => html`
  <div part="surface" class="surface" lang=${context.locale} dir=${context.dir}>
    <slot name="header"></slot>
    ${headView(open, context)}
    <div class="stage">
      ${keyed(
        keyOf(open.screen),
        html`<div part="body" class="body" ?inert=${open.leave !== 'no'}>${screenView(open, context)}</div>`,
      )}
      ${leaveView(open, context)}
    </div>
    ${stripView(open, context)}
    <slot name="footer"></slot>
    <div class="unseen" role="status">${context.said?.polite}</div>
    <div class="unseen" role="alert">${context.said?.alert}</div>
  </div>
`;

function screenView(open: Open, context: ViewContext) {
  const {screen} = open;
  switch (screen.name) {
    case 'preparing':
      return preparingView(open, context);
    case 'not-started':
      return notStartedView(screen, open, context);
    case 'choosing':
      return choosingView(screen, open, context);
    case 'page':
      return pageView(screen, open, context);
    case 'upi':
      if (screen.step === 'qr') return upiQrView(screen, open, context);
      return screen.step === 'apps'
        ? upiAppsView(screen, open, context)
        : upiLaunchedView(screen, open, context);
    case 'approval':
      return approvalView(screen, open, context);
    case 'otp':
      return otpView(screen, open, context);
    case 'confirming':
      return confirmingView(screen, open, context);
    case 'overdue':
      return overdueView(screen, open, context);
    case 'received':
      return receivedView(screen, open, context);
    case 'attempt-failed':
      return attemptFailedView(screen, open, context);
    case 'succeeded':
      return succeededView(screen, open, context);
    case 'ended':
      return endedView(screen, open, context);
    case 'unclear':
      return unclearView(screen, open, context);
  }
}
