import {html, nothing} from 'lit';
import {fill} from '../lib/fill.js';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {button, emphasised, foreign, mark, otherWays} from './pieces.js';
import {plain} from './plain.js';
import {shopOf} from './words.js';

export function approvalView(screen: Screen & {name: 'approval'}, open: Open, context: ViewContext) {
  const {texts, money} = context;
  return plain(open, context, {
    sign: mark('info', 'phone'),
    text: screen.hint ? emphasised(texts.sentTo, {hint: foreign(screen.hint)}) : undefined,
    more: html`
      <ol part="steps" class="steps">
        <li><span>${texts.step1}</span></li>
        <li><span>${fill(texts.step2, {merchant: foreign(shopOf(context))})}</span></li>
        <li><span>${money ? emphasised(texts.step3, {amount: foreign(money.text)}) : texts.step3Only}</span></li>
      </ol>
      ${screen.helping ? html`<p part="help" class="hint">${texts.approveHelp}</p>` : nothing}
    `,
    actions: [
      button('primary', texts.approved, {type: 'paid'}, context),
      otherWays('secondary', open, context),
    ],
  });
}
