import type {Screen} from '../session/state.js';

const WAITING = /^(preparing|choosing|page|upi|approval|otp|confirming|overdue)$/;

/** Whether the payment is open on this screen: the countdown runs, and a bad line matters. */
export const isWaiting = ({name}: Screen) => WAITING.test(name);
