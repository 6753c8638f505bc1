import type {Core} from './core.js';
import {offer} from './offer.js';

export function choose(core: Core, index: number) {
  const screen = core.open?.screen;
  const option = screen?.name === 'choosing' && screen.options[index];
  if (!option) return;
  offer(core, option.challenge, true);
  const {expiresAt} = option.challenge;
  if (expiresAt) core.listener?.start(expiresAt);
}

export function back(core: Core) {
  if (core.menus.length < 2) return;
  core.menus = core.menus.slice(0, -1);
  list(core);
}

/** Shows the list that was opened last. */
export function list({menus, dispatch}: Core) {
  const options = menus.at(-1);
  if (options) dispatch({type: 'offer', screen: {name: 'choosing', options, canGoBack: menus.length > 1}});
}
