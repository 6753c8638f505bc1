import {html} from 'lit';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {frameView} from './frame.js';
import {linkOut} from './page-link.js';
import {button, emphasised, latin, mark, otherWays} from './pieces.js';
import {plain} from './plain.js';

export type PageScreen = Screen & {name: 'page'};

/** A page elsewhere: in a window, a tab, this tab, or the surface itself. */
export function pageView(screen: PageScreen, open: Open, context: ViewContext) {
  const {texts} = context;
  switch (screen.step) {
    case 'ready':
      return plain(open, context, {
        sign: mark('info', 'window'),
        text: sentences(payOn(context), screen.waitForReturn && texts.waitForReturn),
        actions: [
          button('primary', texts.continue, {type: 'open-page'}, context),
          otherWays('secondary', open, context),
        ],
      });
    case 'open':
      return plain(open, context, {
        sign: mark('info', 'window'),
        text: sentences(payOn(context), screen.waitForReturn ? texts.waitForReturn : texts.updates),
        actions: [
          button('primary', texts.showWindow, {type: 'show-window'}, context),
          html`<div class="row">
            ${button('secondary', texts.paid, {type: 'paid'}, context)} ${otherWays('secondary', open, context)}
          </div>`,
        ],
      });
    case 'blocked':
      return plain(open, context, {
        sign: mark('info', 'window'),
        text: sentences(payOn(context), texts.staysOpen),
        actions: [
          linkOut('primary', texts.continue, screen, context),
          button('quiet', texts.cancel, {type: 'close'}, context),
        ],
        start: false,
      });
    case 'lost':
      return plain(open, context, {
        sign: mark('wait', 'window'),
        text: texts.pageLostText,
        actions: [
          button('primary', texts.paid, {type: 'paid'}, context),
          button('secondary', texts.openAgain, {type: 'open-page'}, context),
          button('quiet', texts.cancel, {type: 'close'}, context),
        ],
      });
    case 'leaving':
      return plain(open, context, {
        sign: mark('info', 'window'),
        text: texts.pageLeavingText,
        actions: button('secondary', texts.continue, {type: 'open-page'}, context),
      });
    case 'framed':
    case 'frame-slow':
      return frameView(screen, open, context);
  }
}

const payOn = ({texts, host}: ViewContext) =>
  host ? emphasised(texts.payOn, {host: latin(host)}) : undefined;

/** Whole sentences, one after the other. */
const sentences = (...all: unknown[]) => all.filter(Boolean).map((one) => [one, ' ']);
