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
