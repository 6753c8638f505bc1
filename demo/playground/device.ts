/** Runs in the frame before the checkout does: its browser says that it is the device of the page around it. */
import {USER_AGENTS} from './choices.js';

const name = new URLSearchParams(parent.location.search).get('device') ?? '';
const userAgent = Object.hasOwn(USER_AGENTS, name) ? USER_AGENTS[name] : undefined;
if (userAgent && parent !== window) {
  Object.defineProperty(navigator, 'userAgent', {value: userAgent});
  Object.defineProperty(navigator, 'userAgentData', {value: undefined});
}
