/**
 * One text in as many forms as the language has plural categories (`Intl.PluralRules`).
 * `other` must be there; a form that is missing falls back to it.
 */
export type Plural = {readonly other: string} & {readonly [form in Intl.LDMLPluralRule]?: string};

/**
 * Every text a shopper can meet. Plain text with named placeholders in braces: never HTML, never a
 * value glued on. A placeholder may stand anywhere in the sentence, and must be there in every language.
 *
 * For translators: you write to a worried person on a phone. Short, concrete, calm; no blame, no bank
 * words ("transaction", "invalid", "error"), no exclamation marks. Never say that no money was taken:
 * nobody knows. "Please don't pay again" must stay wherever it stands. Names of apps and "UPI", "QR"
 * stay as they are. Buttons are at most three or four words.
 *
 * `{merchant}` is the shop's name or `theShop`, so it must not begin a sentence; `{host}` a host like
 * `pay.example`, `{app}` an app's name or `yourApp`, `{amount}` money, `{time}` "4:32" or "5 minutes",
 * `{payee}` a name or UPI address.
 */
export type Texts = {
  // ── Everywhere ──────────────────────────────────────────────────────────────
  /** The button that starts it all, when the amount is known. */
  readonly payAmount: string;
  /** The same, when the amount is not known yet. */
  readonly pay: string;
  /** Name of the × button, and a button that closes a final screen. */
  readonly close: string;
  /** Button: leave a final screen when the shop has no name. */
  readonly done: string;
  /** Button: give up this payment. A question follows. */
  readonly cancel: string;
  /** Button: one step back. */
  readonly back: string;
  /** Button: the same once more. */
  readonly tryAgain: string;
  /** Button: to the list of ways to pay. */
  readonly otherWays: string;
  /** Button: the shopper says it is paid, we ask the shop at once. */
  readonly paid: string;
  /** Button: ask the shop again how it stands. */
  readonly checkAgain: string;
  /** Small chip beside the amount ("4:32 left"), and spoken at 5, 2, 1 and half a minute ("2 minutes left"). */
  readonly timeLeft: string;
  /** Beside a small moving dot: we wait for a payment. */
  readonly waiting: string;
  /** Beside the same dot: we wait for a tap in the shopper's own app. */
  readonly waitingApproval: string;
  /** Beside the same dot: we ask the shop how it stands. */
  readonly checking: string;
  /** Stands for the shop's name where it has none, in the middle of a sentence. */
  readonly theShop: string;

  // ── Facts at the end, and copying ───────────────────────────────────────────
  /** Label before the number to keep and quote. */
  readonly reference: string;
  /** Label before "UPI", "bKash", … */
  readonly paidWith: string;
  /** Small button beside a value. */
  readonly copy: string;
  /** Button: the link that the QR code holds. */
  readonly copyLink: string;
  /** Said and shown for two seconds after copying. */
  readonly copied: string;
  /** The browser refused; the text is selected, the shopper can use the phone's own "copy". */
  readonly copyFailed: string;

  // ── Before the payment ──────────────────────────────────────────────────────
  /** Title, while the shop makes the payment. */
  readonly preparing: string;
  /** Under it. */
  readonly moment: string;
  /** Title: no payment came to be. */
  readonly notStarted: string;
  readonly notStartedText: string;
  /** Title of the list of ways to pay. */
  readonly choose: string;
  /** Small line under a way to pay: a hosted page. */
  readonly onHost: string;
  /** Small line under a way to pay: UPI. */
  readonly upiHint: string;
  /** Small line under a way to pay: a request that the shopper approves in an app. */
  readonly approvalHint: string;
  /** Small line under a way to pay: a code that the bank sends. */
  readonly otpHint: string;

  // ── A page elsewhere ────────────────────────────────────────────────────────
  /** Title: a tap opens the page. */
  readonly pageReady: string;
  /** Under most of these titles. Always names the host. */
  readonly payOn: string;
  /** Added where the payment is only known once that page has sent the shopper back. */
  readonly waitForReturn: string;
  /** Button or link that opens it. */
  readonly continue: string;
  /** Title: it is open in another window or tab. */
  readonly pageOpen: string;
  /** After `payOn`, while the window is open. */
  readonly updates: string;
  /** Button: bring that window to the front. */
  readonly showWindow: string;
  /** Title: the browser did not let it open. */
  readonly pageBlocked: string;
  /** Under it; a link follows. */
  readonly staysOpen: string;
  /** Title: we cannot see the window any more. It may be closed, it may not. */
  readonly pageLost: string;
  readonly pageLostText: string;
  /** Button: open the page once more. */
  readonly openAgain: string;
  /** Title: this tab is on its way there. */
  readonly pageLeaving: string;
  readonly pageLeavingText: string;
  /** Name of the page when it is shown inside, for screen readers; also its heading. */
  readonly pageFrame: string;
  /** Line when the page inside has not come for a while; `openWindow` follows. */
  readonly frameSlow: string;
  /** Link under the page inside: show it in a window of its own. */
  readonly openWindow: string;

  // ── UPI ─────────────────────────────────────────────────────────────────────
  /** Title over the QR code. */
  readonly scan: string;
  /** Under it: who is paid. */
  readonly paying: string;
  /** Name of the QR code for screen readers. */
  readonly qrName: string;
  /** The same without an amount. */
  readonly qrNameOnly: string;
  /** In the code's place, for the moment it takes to draw it. */
  readonly qrLoading: string;
  /** In the code's place when it would be too dense for a phone's camera. */
  readonly qrTooLong: string;
  /** Title over the app buttons on a phone. */
  readonly apps: string;
  /** Button: the phone asks which app. */
  readonly anyApp: string;
  /** Stands for an app's name in the middle of a sentence. */
  readonly yourApp: string;
  /** Button: from the app buttons to the QR code, for paying with a second phone. */
  readonly otherDevice: string;
  /** Button: back from the QR code, or from an app that did not open, to the app buttons. */
  readonly otherApp: string;
  /** Button: the QR code. */
  readonly showQr: string;
  /** Title, after a tap on an app. */
  readonly launched: string;
  readonly launchedText: string;
  /** Title, when the app seems not to have opened. */
  readonly notOpened: string;
  readonly notOpenedText: string;
  /** Button: tap on the same app once more. */
  readonly openApp: string;
  /** Inside Instagram, Facebook, … where app links often do nothing; `{browser}` is "Chrome" or "Safari". */
  readonly inApp: string;
  /** Button after it: the address of the shop's page. */
  readonly copyPage: string;

  // ── Approve in an app ───────────────────────────────────────────────────────
  /** Title. Three steps follow. */
  readonly approve: string;
  /** To whom a request or a code went; `{hint}` is the shop's: "gaurav@bank", "the phone ending in 4242". */
  readonly sentTo: string;
  /** Step 1. */
  readonly step1: string;
  /** Step 2. */
  readonly step2: string;
  /** Step 3. */
  readonly step3: string;
  /** The same without an amount. */
  readonly step3Only: string;
  /** After a minute without an approval. */
  readonly approveHelp: string;
  /** Button. */
  readonly approved: string;

  // ── A code from the bank ────────────────────────────────────────────────────
  /** Title. */
  readonly otp: string;
  /** Label of the field. */
  readonly otpLabel: string;
  /** Small line under the field. */
  readonly otpNote: string;
  /** Button: send the code. */
  readonly otpConfirm: string;
  /** The same button while the code is on its way. */
  readonly otpSending: string;
  /** Under the field: nothing was typed. */
  readonly otpEmpty: string;
  /** Under the field; `triesLeft` may follow. */
  readonly otpWrong: string;
  readonly otpExpired: string;
  /** No more tries with this code. */
  readonly otpTooMany: string;
  /** No answer came; it may have arrived or not. */
  readonly otpUnreachable: string;
  /** After `otpWrong`. `{n}` is a number. */
  readonly triesLeft: Plural;
  /** Button: a new message with a new code. */
  readonly resend: string;
  /** The same button while it must wait; `{time}` is "0:24". */
  readonly resendIn: string;
  /** Said after that button. */
  readonly resent: string;

  // ── After paying ────────────────────────────────────────────────────────────
  /** Title while we ask the shop. */
  readonly confirming: string;
  readonly confirmingText: string;
  /** Button: back from there to paying. */
  readonly notPaid: string;
  /** Title: time is up, or a code expired; we are still asking. */
  readonly overdue: string;
  readonly codeExpired: string;
  /** Under both. */
  readonly overdueText: string;
  /** After it, where a new code can be had. */
  readonly overdueRenew: string;
  /** Button. */
  readonly newCode: string;
  /** Title: the money was sent, a person or a bank must confirm. */
  readonly received: string;
  readonly receivedText: string;
  /** The same title, when the shop must look into the payment itself. */
  readonly reviewText: string;
  /** Title: one try failed, the payment is still open. */
  readonly attemptFailed: string;
  /** Title: success. */
  readonly succeeded: string;
  readonly succeededText: string;
  /** Button after success: back to the shop. */
  readonly backTo: string;
  /** Title: it failed for good. */
  readonly failed: string;
  /** Under both failures. */
  readonly failedText: string;
  readonly cancelled: string;
  readonly cancelledText: string;
  /** Title: the time to pay is over for good. */
  readonly expired: string;
  readonly refunded: string;
  readonly refundedText: string;
  /** Title: we could not learn how it ended. */
  readonly unclear: string;
  readonly unclearText: string;

  // ── Leaving, and a bad line ─────────────────────────────────────────────────
  /** Question after × or Escape while a payment is open. */
  readonly leave: string;
  readonly leaveText: string;
  /** Button: don't leave. */
  readonly stay: string;
  /** Button: leave. */
  readonly leaveNow: string;
  /** Title while we ask the shop one last time. */
  readonly leaving: string;
  /** Notice: the phone has no connection. */
  readonly offline: string;
  /** Notice: the shop's server does not answer. */
  readonly trouble: string;

  // ── Other windows ───────────────────────────────────────────────────────────
  /** The new window, before the payment page is in it. */
  readonly opening: string;
  /** The page that the gateway sends the shopper back to, when the shop is open in another window. */
  readonly closeWindow: string;
  readonly closeWindowText: string;
};

/** English, and what every other language falls back to. */
export const en: Texts = {
  payAmount: 'Pay {amount}',
  pay: 'Pay',
  close: 'Close',
  done: 'Done',
  cancel: 'Cancel',
  back: 'Back',
  tryAgain: 'Try again',
  otherWays: 'Other ways',
  paid: 'I have paid',
  checkAgain: 'Check again',
  timeLeft: '{time} left',
  waiting: 'Waiting for the payment',
  waitingApproval: 'Waiting for your approval',
  checking: 'Checking with {merchant}',
  theShop: 'the shop',

  reference: 'Reference',
  paidWith: 'Paid with',
  copy: 'Copy',
  copyLink: 'Copy link',
  copied: 'Copied',
  copyFailed: 'Selected: now use “Copy” on your device',

  preparing: 'Getting your payment ready',
  moment: 'This takes a moment.',
  notStarted: 'The payment could not start',
  notStartedText: 'Please wait a moment, then try again.',
  choose: 'How do you want to pay?',
  onHost: 'On {host}',
  upiHint: 'Any UPI app, or scan a QR code',
  approvalHint: 'Approve it in your app',
  otpHint: 'With a code from your bank',

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
  pageLostText:
    'The payment window may be closed. If you have paid, please don’t pay again: we are still checking.',
  openAgain: 'Open it again',
  pageLeaving: 'Taking you to {host}',
  pageLeavingText: 'You come back here after paying.',
  pageFrame: 'Pay on {host}',
  frameSlow: 'Is the page not loading?',
  openWindow: 'Open in a new window',

  scan: 'Scan with any UPI app',
  paying: 'Paying {payee}',
  qrName: 'UPI QR code for {amount} to {payee}',
  qrNameOnly: 'UPI QR code for {payee}',
  qrLoading: 'Drawing the code',
  qrTooLong: 'This code is too long to scan. Copy the link instead.',
  apps: 'Pay with your UPI app',
  anyApp: 'Any UPI app',
  yourApp: 'your UPI app',
  otherDevice: 'Pay from another device',
  otherApp: 'Another app',
  showQr: 'Show QR code',
  launched: 'Finish in {app}',
  launchedText: 'Approve the payment there, then come back here.',
  notOpened: 'Didn’t {app} open?',
  notOpenedText: 'It may not be on this phone. Nothing is lost: choose another way.',
  openApp: 'Open {app} again',
  inApp: 'Nothing opens? Use this app’s menu to open the page in {browser}.',
  copyPage: 'Copy page link',

  approve: 'Approve it in your app',
  sentTo: 'Sent to {hint}',
  step1: 'Open your payment app',
  step2: 'Find the request from {merchant}',
  step3: 'Approve {amount}',
  step3Only: 'Approve it',
  approveHelp: 'No request? Look under pending requests in the app and refresh.',
  approved: 'I have approved',

  otp: 'Enter the code from your bank',
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

  confirming: 'Confirming your payment',
  confirmingText: 'This usually takes a few seconds. Please don’t pay again.',
  notPaid: 'I have not paid yet',
  overdue: 'The time to pay is over',
  codeExpired: 'This code has expired',
  overdueText: 'If you have just paid, please don’t pay again: we are still checking.',
  overdueRenew: 'Otherwise get a new code.',
  newCode: 'Get a new code',
  received: 'Received, waiting for confirmation',
  receivedText:
    'Now it is up to {merchant} or the bank, which can take a while. You can close this page. Please don’t pay again.',
  reviewText:
    'Your payment is being looked at by {merchant}. You can close this page. Please don’t pay again.',
  attemptFailed: 'This try didn’t go through',
  succeeded: 'Paid',
  succeededText: 'Confirmed by {merchant}.',
  backTo: 'Back to {merchant}',
  failed: 'The payment didn’t go through',
  failedText: 'If your account shows a debit, keep the reference: banks normally return it by themselves.',
  cancelled: 'The payment was cancelled',
  cancelledText: 'If you still want to pay, you can start again.',
  expired: 'The time to pay has run out',
  refunded: 'The payment was refunded',
  refundedText: 'The money goes back to where it came from. This can take a few days.',
  unclear: 'We don’t know yet how it ended',
  unclearText: 'Please don’t pay again. Keep the reference and ask {merchant}.',

  leave: 'Leave the payment?',
  leaveText: 'If you have already approved it, it may still go through. We check once more before we cancel.',
  stay: 'Keep waiting',
  leaveNow: 'Leave and cancel',
  leaving: 'Checking once more',
  offline: 'No connection right now. We go on as soon as you are back online. Please don’t pay again.',
  trouble: 'We can’t reach {merchant} right now. We keep trying. Please don’t pay again.',

  opening: 'One moment: your payment page is coming.',
  closeWindow: 'You can close this window',
  closeWindowText: 'Your order goes on in the other window.',
};
