import {html, nothing} from 'lit';
import {fillText} from '../lib/fill.js';
import {formatInteger} from '../lib/units.js';
import type {Screen} from '../session/state.js';
import {waysView} from './choosing.js';
import type {ViewContext} from './context.js';
import {upiView} from './more.js';
import {copyText} from './more-pieces.js';
import {otpView} from './otp.js';
import type {Piece} from './pieces.js';
import {filled} from './pieces.js';
import {valuesOf} from './words.js';

/** What there is to see on a screen, between its words and its buttons. */
export function moreView(screen: Screen, context: ViewContext): unknown {
  switch (screen.name) {
    case 'choosing':
      return waysView(screen, context);
    case 'page':
      return screen.step === 'framed' || screen.step === 'frame-slow' ? frameView(screen, context) : nothing;
    case 'upi':
      return upiView(screen, context);
    case 'approval':
      return stepsView(screen, context);
    case 'otp':
      return otpView(screen, context);
    case 'succeeded':
      return factsView(context, screen.status.method);
    case 'received':
    case 'attempt-failed':
    case 'ended':
    case 'unclear':
      return factsView(context);
    default:
      return nothing;
  }
}

/** The payment page itself; the way out of it stands right below, and in sight. */
const frameView = (screen: Screen & {name: 'page'}, context: ViewContext) => html`
  <pay-frame
    part="frame"
    .url=${screen.url}
    .fields=${screen.fields}
    .label=${fillText(context.texts.pageFrame, valuesOf(screen, context))}
  ></pay-frame>
`;

function stepsView(screen: Screen & {name: 'approval'}, context: ViewContext) {
  const {texts: t, money, locale} = context;
  const values = valuesOf(screen, context);
  return html`
    <ol part="steps" class="steps" role="list">
      ${[t.step1, t.step2, money ? t.step3 : t.step3Only].map((step, index) => html`<li data-step=${formatInteger(index + 1, locale)}><span>${filled(step, values)}</span></li>`)}
    </ol>
    ${screen.helping ? html`<p part="hint" class="hint">${t.approveHelp}</p>` : nothing}
  `;
}

/** What is to be kept and quoted. */
function factsView(context: ViewContext, method?: string): Piece {
  const {texts: t, reference} = context;
  if (!reference && !method) return nothing;
  return html`
    <dl part="facts" class="facts">
      ${
        reference
          ? html`<div>
              <dt>${t.reference}</dt>
              <dd><bdi dir="ltr">${reference}</bdi>${copyText('link', t.copy, reference, context, t.reference)}</dd>
            </div>`
          : nothing
      }
      ${method ? html`<div><dt>${t.paidWith}</dt><dd><bdi>${method}</bdi></dd></div>` : nothing}
    </dl>
  `;
}
