export {PayError, type PayErrorCode, type PayErrorOptions} from './errors.js';
export {PayBeforeOpenEvent, PayCloseEvent, PayErrorEvent, PayOpenEvent} from './events.js';
export {type AppPlatform, registerUpiApp, type UpiApp, upiAppLink} from './flow/upi-apps.js';
export type {Gateway, ReturnHint} from './gateway/gateway.js';
export {readChallenge} from './gateway/read-challenge.js';
export {readReturn} from './gateway/read-return.js';
export {readStatus} from './gateway/read-status.js';
export {registerGateway} from './gateway/registry.js';
export type {Amount, Challenge, CheckedChallenge, CreateAnswer, PaymentIds} from './input/challenge.js';
export type {AppLink, PaymentUrl} from './input/checked-url.js';
export {formatAmount} from './input/format-amount.js';
export {parsePaymentUrl} from './input/payment-url.js';
export type {PaymentStatus, StatusWord} from './input/status.js';
export {parseUpiLink, type UpiDetails} from './input/upi-link.js';
export {type CheckoutOptions, openCheckout, resumeCheckout} from './open-checkout.js';
export {
  type LeaveTarget,
  PayBeforeLeaveEvent,
  PayCancelEvent,
  PayFailureEvent,
  PayPendingEvent,
  PayStatusEvent,
  PaySuccessEvent,
} from './outcome-events.js';
export {PayCheckout} from './pay-checkout.js';
export {PayReturn} from './pay-return.js';
export type {Outcome} from './session/outcome.js';
export type {CreatePayment, FetchStatus} from './session/source.js';
export {applyTheme, type Theme, type ThemeName, themes} from './style/themes.js';
export {setTexts} from './text/set-texts.js';
export type {Plural, Texts} from './text/texts.js';
export {version} from './version.js';
