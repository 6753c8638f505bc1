import type {Texts} from './texts.js';

/** English for all other screens. */
export const restTexts = {
  done: 'Done',
  back: 'Back',
  tryAgain: 'Try again',
  checkAgain: 'Check again',

  reference: 'Reference',
  paidWith: 'Paid with',
  copy: 'Copy',

  notStartedText: 'Please wait a moment, then try again.',
  onHost: 'On {host}',
  upiHint: 'Any UPI app, or scan a QR code',
  approvalHint: 'Approve it in your app',
  otpHint: 'With a code from your bank',

  pageLostText:
    'The payment window may be closed. If you have paid, please don’t pay again: we are still checking.',
  openAgain: 'Open it again',
  frameSlow: 'Is the page not loading?',
  openWindow: 'Open in a new window',

  sentTo: 'Sent to {hint}',
  step1: 'Open your payment app',
  step2: 'Find the request from {merchant}',
  step3: 'Approve {amount}',
  step3Only: 'Approve it',
  approveHelp: 'No request? Look under pending requests in the app and refresh.',
  approved: 'I have approved',

  otpLabel: 'One-time code',
  otpNote: 'Never tell anyone this code.',
  otpConfirm: 'Confirm payment',
  otpSending: 'Checking the code',
  otpEmpty: 'Enter the code from the message.',
  otpWrong: 'That code is not right.',
  otpExpired: 'That code is too old. Ask for a new one.',
  otpTooMany: 'Too many tries with this code. Ask for a new one or choose another way.',
  otpUnreachable: 'No answer yet. Check your connection, then try again.',
  triesLeft: {one: '{n} try left.', other: '{n} tries left.'},
  resend: 'Send a new code',
  resendIn: 'Send a new code in {time}',
  resent: 'A new code is on its way.',

  overdueText: 'If you have just paid, please don’t pay again: we are still checking.',
  overdueRenew: 'Otherwise get a new code.',
  newCode: 'Get a new code',
  receivedText:
    'Now it is up to {merchant} or the bank, which can take a while. You can close this page. Please don’t pay again.',
  reviewText:
    'Your payment is being looked at by {merchant}. You can close this page. Please don’t pay again.',
  succeededText: 'Confirmed by {merchant}.',
  backTo: 'Back to {merchant}',
  failedText: 'If your account shows a debit, keep the reference: banks normally return it by themselves.',
  cancelledText: 'If you still want to pay, you can start again.',
  refundedText: 'The money goes back to where it came from. This can take a few days.',
  unclearText: 'Please don’t pay again. Keep the reference and ask {merchant}.',

  offline: 'No connection right now. We go on as soon as you are back online. Please don’t pay again.',
  trouble: 'We can’t reach {merchant} right now. We keep trying. Please don’t pay again.',
} satisfies Partial<Texts>;
