import {html, nothing} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import type {Open} from '../session/state.js';
import {actionsOf} from './actions.js';
import type {ViewContext} from './context.js';
import {headView} from './head.js';
import {icon} from './icon.js';
import {filled, picture} from './pieces.js';
import {keyOf, leaveTitle} from './screens.js';
import {stripView} from './strip.js';
import {sumView} from './sum.js';
import type {Words} from './words.js';
import {wordsOf} from './words.js';

/**
 * Everything inside the dialog, the popover or the page. Draw it with the same root each time: the element
 * with `id="title"` names the surface, the last one with `data-start` is to have the focus on a new screen.
 */
export function surfaceView(open: Open, context: ViewContext) {
  const {texts, merchantLogo, act} = context;
  const words = wordsOf(open, context);
  const question = leaveTitle(open);
  return html`
  <div part="surface" class="surface" lang=${context.locale} dir=${context.dir}>
    <slot name="header"></slot>
    ${headView(
      {
        ...context,
        reference: context.ownReference,
        picture: merchantLogo && picture(merchantLogo),
        closeLabel: texts.close,
      },
      () => act({type: 'close'}),
      sumView(open, context),
    )}
    <div class="stage">${keyed(keyOf(open.screen), bodyView('body', open, words, context))}${
      question ? bodyView('leave', open, wordsOf(open, context, question), context) : nothing
    }</div>
    ${context.bodies?.noticeView?.(open, context) ?? stripView(open, words)}
    <slot name="footer"></slot>
    <div class="unseen" role="status">${context.said?.polite}</div>
    <div class="unseen" role="alert">${context.said?.alert}</div>
  </div>
`;
}

/** What a screen, or the question over it, is made of: what it says, what there is to see, and what can be done. */
function bodyView(part: 'body' | 'leave', open: Open, words: Words, context: ViewContext) {
  const {tone, sign, title, lines, values} = words;
  const isScreen = part === 'body';
  const isUnder = isScreen && open.leave !== 'no';
  return html`
    <div part=${part} class="body" ?inert=${isUnder}>
      <div class=${tone ? 'lead center' : 'lead'}>
        ${tone ? html`<div part="mark" class=${`mark ${tone}`}>${icon(sign)}</div>` : nothing}
        <h2 part="title" id=${isUnder ? nothing : 'title'} tabindex="-1" data-start>${filled(title, values)}</h2>
        ${lines.length > 0 ? html`<p part="text">${lines.map((line) => [filled(line, values), ' '])}</p>` : nothing}
      </div>
      ${isScreen ? context.bodies?.moreView?.(open.screen, context) : nothing}
      <div part="actions" class="actions">${actionsOf(open, words, context)}</div>
    </div>
  `;
}
