import type {Texts} from './texts.js';

/** English for codes to scan, UPI apps, and what is copied. */
export const upiTexts = {
  waitingApproval: 'Waiting for your approval',
  copyLink: 'Copy link',
  copied: 'Copied',
  copyFailed: 'Selected: now use “Copy” on your device',
  paying: 'Paying {payee}',
  qrName: 'UPI QR code for {amount} to {payee}',
  qrNameOnly: 'UPI QR code for {payee}',
  qrLoading: 'Drawing the code',
  qrTooLong: 'This code is too long to scan. Copy the link instead.',
  anyApp: 'Any UPI app',
  otherDevice: 'Pay from another device',
  otherApp: 'Another app',
  showQr: 'Show QR code',
  launchedText: 'Approve the payment there, then come back here.',
  notOpenedText: 'It may not be on this phone. Nothing is lost: choose another way.',
  openApp: 'Open {app} again',
  inApp: 'Nothing opens? Use this app’s menu to open the page in {browser}.',
  copyPage: 'Copy page link',
} satisfies Partial<Texts>;
