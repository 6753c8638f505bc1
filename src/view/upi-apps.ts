import {html, nothing} from 'lit';
import type {OfferedApp} from '../flow/flow.js';
import {fill} from '../lib/fill.js';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {payeeView} from './payee.js';
import {button, copyText, emphasised, foreign, heading, mark, otherWays} from './pieces.js';
import {plain} from './plain.js';
import {appOf} from './words.js';

type UpiScreen = Screen & {name: 'upi'};

/** So many fit without a thought; the others wait behind "another app". */
const IN_FRONT = 6;

/** The phone's own list of apps, beside the apps by name. */
const isAny = ({id}: OfferedApp) => id === 'any';

export function upiAppsView(screen: UpiScreen, open: Open, context: ViewContext) {
  const {texts} = context;
  const named = screen.apps.filter((app) => !isAny(app));
  const any = screen.apps.find(isAny);
  const rest = named.slice(IN_FRONT);
  return html`
    <div class="lead">${heading(open, context)} ${payeeView(context)}</div>
    <ul part="apps" class="apps" role="list">
      ${named.slice(0, IN_FRONT).map((app) => html`<li>${appView(app, context)}</li>`)}
    </ul>
    ${
      rest.length > 0
        ? html`<details class="more">
            <summary part="more-apps" class="button quiet">${texts.otherApp}</summary>
            <ul class="apps" role="list">
              ${rest.map((app) => html`<li>${appView(app, context)}</li>`)}
            </ul>
          </details>`
        : nothing
    }
    <div part="actions" class="actions">
      ${any === undefined ? nothing : launch('button primary', texts.anyApp, any, context)}
      ${button(any === undefined ? 'secondary' : 'quiet', texts.otherDevice, {type: 'show-qr'}, context)}
      ${otherWays('quiet', open, context)}
    </div>
    ${escapeView(context)}
  `;
}

/** After a tap on an app: it opened, or it seems that it did not. */
export function upiLaunchedView(screen: UpiScreen, open: Open, context: ViewContext) {
  const {texts} = context;
  const {app, step} = screen;
  const again =
    app === undefined
      ? nothing
      : launch(
          `button ${step === 'launched' ? 'secondary' : 'primary'}`,
          html`<span>${fill(texts.openApp, {app: foreign(appOf(screen, context))})}</span>`,
          app,
          context,
        );
  const others = button(
    app === undefined ? 'primary' : 'secondary',
    texts.otherApp,
    {type: 'show-apps'},
    context,
  );
  if (step === 'launched') {
    return plain(open, context, {
      sign: mark('info', 'phone'),
      text: texts.launchedText,
      actions: [
        button('primary', texts.paid, {type: 'paid'}, context),
        again,
        button('quiet', texts.otherApp, {type: 'show-apps'}, context),
      ],
    });
  }
  return plain(open, context, {
    sign: mark('wait', 'phone'),
    text: texts.notOpenedText,
    actions: [
      again,
      html`<div class="row">
        ${others} ${button('secondary', texts.showQr, {type: 'show-qr'}, context)}
      </div>`,
      escapeView(context),
    ],
  });
}

const appView = (app: OfferedApp, context: ViewContext) =>
  launch(
    'app',
    html`<span class="tile" aria-hidden="true">${initials(app.name)}</span>${foreign(app.name)}`,
    app,
    context,
  );

/** Opens one app by the shopper's own tap: the browser follows the link, as it came. */
const launch = (css: string, label: unknown, app: OfferedApp, {act}: ViewContext) => html`
  <a
    part=${css}
    class=${css}
    href=${app.href}
    rel="noopener"
    @click=${(event: Event) => act({type: 'open-app', app}, event)}
  >${label}</a>
`;

/** `Google Pay` → GP, `Paytm` → Pa: no one's trademark. */
function initials(name: string): string {
  const capitals = name.match(/\p{Lu}/gu) ?? [];
  return capitals.length > 1 ? capitals.slice(0, 2).join('') : [...name].slice(0, 2).join('');
}

/** Inside another app's browser, where app links often do nothing. */
function escapeView({wayOut, inApp, texts}: ViewContext) {
  if (!inApp) return nothing;
  const browser = wayOut?.browser ?? 'Chrome, Safari';
  return html`
    <div part="escape" class="hint">
      <p>${emphasised(texts.inApp, {browser})}</p>
      ${wayOut === undefined ? nothing : copyText(wayOut.pageUrl, texts, texts.copyPage, 'quiet')}
    </div>
  `;
}
