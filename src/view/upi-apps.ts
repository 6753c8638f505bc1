import {html, nothing} from 'lit';
import type {OfferedApp} from '../flow/flow.js';
import type {Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {copyText, launch} from './more-pieces.js';
import type {Piece} from './pieces.js';
import {filled} from './pieces.js';

/** So many fit without a thought; the others wait behind "another app". */
const IN_FRONT = 6;

/** One button for each app by name; the phone's own list stands among the actions. */
export function appsView({apps}: Screen & {name: 'upi'}, context: ViewContext) {
  const named = apps.filter(({id}) => id !== 'any');
  const rest = named.slice(IN_FRONT);
  return [
    listView(named.slice(0, IN_FRONT), context),
    rest.length > 0
      ? html`
          <details>
            <summary part="button quiet" class="button quiet">${context.texts.otherApp}</summary>
            ${listView(rest, context)}
          </details>
        `
      : nothing,
  ];
}

const listView = (apps: readonly OfferedApp[], context: ViewContext) => html`
  <ul part="apps" class="apps" role="list">
    ${apps.map((app) => html`<li>${launch('app', [tileView(app), html`<span><bdi>${app.name}</bdi></span>`], app, context)}</li>`)}
  </ul>
`;

const tileView = ({name}: OfferedApp) => html`<span class="tile" aria-hidden="true">${initials(name)}</span>`;

/** `Google Pay` → GP, `Paytm` → Pa: no one's trademark. */
function initials(name: string): string {
  const capitals = name.match(/\p{Lu}/gu) ?? '';
  return (capitals.length > 1 ? [...capitals] : [...name]).slice(0, 2).join('');
}

/** Inside another app's browser, where app links often do nothing. */
export function wayOutView(context: ViewContext): Piece {
  const {wayOut, texts} = context;
  if (!wayOut) return nothing;
  return html`
    <div part="hint" class="hint">
      <p>${filled(texts.inApp, {browser: wayOut.browser})}</p>
      ${copyText('link', texts.copyPage, wayOut.pageUrl, context)}
    </div>
  `;
}
