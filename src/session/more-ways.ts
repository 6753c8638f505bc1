import {chooseFlow} from '../flow/choose-flow.js';
import type {Device} from '../flow/device.js';
import type {OfferedApp} from '../flow/flow.js';
import type {CheckedChallenge} from '../input/challenge.js';
import type {Core} from './core.js';
import type {Source} from './source.js';
import type {Act, Screen} from './state.js';
import {step} from './step.js';

/** An app that has not hidden the page by then may not be there. */
const APP_OPENS_MS = 2_500;
/** An approval that takes longer than this gets some help. */
const HELP_MS = 60_000;

/** What is to come of a challenge whose screen is up. */
export function offered(core: Core, {kind}: CheckedChallenge) {
  if (kind !== 'approval') return;
  core.stopWaiting = core.world.clock.after(HELP_MS, () => step(core, 'approval', {helping: true}));
}

/** The first screen of a challenge that leads to no page. */
export function screenOf(core: Core, challenge: CheckedChallenge): Screen | undefined {
  const {kind} = challenge;
  switch (kind) {
    case 'choice':
      return {name: 'choosing', options: challenge.options, canGoBack: core.menus.length > 1};
    case 'upi':
      return upiScreen(challenge, core.world.device, core.source);
    case 'approval':
      return {name: kind, helping: false, ...hintOf(challenge)};
    case 'otp':
      return {name: kind, sending: false, canResend: challenge.resendUrl !== undefined, ...hintOf(challenge)};
    default:
      return undefined;
  }
}

/** What fits this device best: its own apps, or a code. */
export const upiScreen = (
  challenge: CheckedChallenge & {readonly kind: 'upi'},
  device: Device,
  {upiApps}: Pick<Source, 'upiApps'>,
): Screen => ({name: 'upi', link: challenge.link, ...chooseFlow(challenge, device, upiApps)});

const hintOf = ({hint}: {readonly hint?: string}) => hint !== undefined && {hint};

/** What a tap means that a browser follows itself, or that needs nothing else. @returns Whether it was one. */
export function act(core: Core, act: Act, event?: Event): boolean {
  const {type} = act;
  if (type === 'open-app') launch(core, act.app, event);
  else if (type === 'show-qr') step(core, 'upi', {step: 'qr'});
  else if (type === 'show-apps') step(core, 'upi', {step: 'apps'});
  else return false;
  return true;
}

function launch(core: Core, app: OfferedApp, event: Event | undefined) {
  const {hooks, payment, world} = core;
  const screen = () => core.open?.screen;
  if (screen()?.name !== 'upi') return;
  payment.save('upi');
  if (!hooks.beforeLeave(app.href)) {
    event?.preventDefault();
    return;
  }
  core.wasHidden = false;
  step(core, 'upi', {step: 'launched', app});
  core.stopWaiting();
  const {clock} = world;
  const dueMs = clock.now() + APP_OPENS_MS;
  core.stopWaiting = clock.after(APP_OPENS_MS, () => {
    // A timer that comes much too late slept while an app was in front.
    const slept = clock.now() - dueMs > APP_OPENS_MS;
    const now = screen();
    const isHere = now?.name === 'upi' && now.step === 'launched';
    if (isHere && !slept && !core.wasHidden && world.isVisible())
      step(core, 'upi', {step: 'not-opened', app});
  });
}
