import type {Texts} from './texts.js';

/**
 * English for what is there from the start: the titles of all screens, and all that a hosted page's way to the
 * answer says. `en.ts` is the whole of it.
 */
export const firstTexts = {
  payAmount: 'Pay {amount}',
  pay: 'Pay',
  close: 'Close',
  cancel: 'Cancel',
  otherWays: 'Other ways',
  paid: 'I have paid',
  timeLeft: '{time} left',
  waiting: 'Waiting for the payment',
  checking: 'Checking with {merchant}',
  theShop: 'the shop',

  preparing: 'Getting your payment ready',
  moment: 'This takes a moment.',
  notStarted: 'The payment could not start',
  choose: 'How do you want to pay?',

  pageReady: 'Your payment page is ready',
  payOn: 'You pay on {host}.',
  waitForReturn: 'When you have paid, wait until it sends you back.',
  continue: 'Continue to payment',
  pageOpen: 'Finish paying in the new window',
  updates: 'This page updates by itself.',
  showWindow: 'Show the payment window',
  pageBlocked: 'Your browser blocked the payment window',
  staysOpen: 'Your order stays open here.',
  pageLost: 'Have you finished paying?',
  pageLeaving: 'Taking you to {host}',
  pageLeavingText: 'You come back here after paying.',
  pageFrame: 'Pay on {host}',

  scan: 'Scan with any UPI app',
  apps: 'Pay with your UPI app',
  yourApp: 'your UPI app',
  launched: 'Finish in {app}',
  notOpened: 'Didn’t {app} open?',

  approve: 'Approve it in your app',

  otp: 'Enter the code from your bank',

  confirming: 'Confirming your payment',
  confirmingText: 'This usually takes a few seconds. Please don’t pay again.',
  notPaid: 'I have not paid yet',
  overdue: 'The time to pay is over',
  codeExpired: 'This code has expired',
  received: 'Received, waiting for confirmation',
  attemptFailed: 'This try didn’t go through',
  succeeded: 'Paid',
  failed: 'The payment didn’t go through',
  cancelled: 'The payment was cancelled',
  expired: 'The time to pay has run out',
  refunded: 'The payment was refunded',
  unclear: 'We don’t know yet how it ended',

  leave: 'Leave the payment?',
  leaveText: 'If you have already approved it, it may still go through. We check once more before we cancel.',
  stay: 'Keep waiting',
  leaveNow: 'Leave and cancel',
  leaving: 'Checking once more',

  opening: 'One moment: your payment page is coming.',
  closeWindow: 'You can close this window',
  closeWindowText: 'Your order goes on in the other window.',
} satisfies Partial<Texts>;
