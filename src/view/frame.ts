import {html, nothing} from 'lit';
import {fillText} from '../lib/fill.js';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {linkOut} from './page-link.js';
import {button, heading, otherWays} from './pieces.js';

/** The payment page inside the surface, with the way out of it always in sight. */
export function frameView(screen: Screen & {name: 'page'}, open: Open, context: ViewContext) {
  const {texts, host = ''} = context;
  return html`
    <div class="lead">${heading(open, context)}</div>
    <pay-frame
      part="frame"
      class="frame"
      .url=${screen.url}
      .fields=${screen.fields}
      .label=${fillText(texts.pageFrame, {host})}
    ></pay-frame>
    ${screen.step === 'frame-slow' ? html`<p part="text" class="center">${texts.frameSlow}</p>` : nothing}
    <div part="actions" class="actions">
      ${linkOut('secondary', texts.openWindow, screen, context)}
      <div class="row">
        ${button('quiet', texts.paid, {type: 'paid'}, context)} ${otherWays('quiet', open, context)}
      </div>
    </div>
  `;
}
