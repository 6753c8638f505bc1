import {nothing} from 'lit';
import type {Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {appsView, wayOutView} from './upi-apps.js';
import {qrView} from './upi-qr.js';

/** What there is to see on a UPI screen, between its words and its buttons: a code, or apps. */
export function upiView(screen: Screen, context: ViewContext): unknown {
  if (screen.name !== 'upi') return nothing;
  if (screen.step === 'qr') return qrView(screen, context);
  return [screen.step === 'apps' ? appsView(screen, context) : nothing, wayOutView(context)];
}
