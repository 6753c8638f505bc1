import type {CheckedChallenge} from '../input/challenge.js';
import type {Core, PageChallenge} from './core.js';
import {loadedWays} from './read-lazily.js';
import type {Screen} from './state.js';

const isPage = (challenge: CheckedChallenge): challenge is PageChallenge =>
  challenge.kind === 'page' || challenge.kind === 'form';

/** The first screen of a challenge. What leads to no page has fetched its parts when it was read. */
export const screenOf = (core: Core, challenge: CheckedChallenge): Screen | undefined =>
  isPage(challenge) ? core.pages.screenOf(challenge) : loadedWays()?.screenOf(core, challenge);

/**
 * Puts a way of paying up. A hosted page opens if the click still counts.
 *
 * @param byTap - A shopper's tap is being handled right now.
 */
export function offer(core: Core, challenge: CheckedChallenge, byTap = false) {
  const {dispatch, payment, pages} = core;
  const {kind, amount} = challenge;
  core.stopWaiting();
  if (kind === 'choice') core.menus = [...core.menus, challenge.options];
  const [menu] = core.menus;
  const screen = screenOf(core, challenge);
  if (!screen) return;
  dispatch({type: 'offer', screen, note: {challenge, ...(menu && {menu}), ...(amount && {amount})}});
  payment.save(kind);
  if (isPage(challenge)) return pages.open(byTap);
  pages.close();
  loadedWays()?.offered(core, challenge);
}
