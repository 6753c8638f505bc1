import type {AppLink} from '../input/checked-url.js';

/** How a hosted page is opened. */
export type PageMode = 'popup' | 'tab' | 'redirect' | 'frame';

/** What a merchant may ask for; `auto` picks by device. */
export type Mode = 'auto' | PageMode;

/** A UPI app as it is offered on this device. */
export type OfferedApp = {readonly id: string; readonly name: string; readonly href: AppLink};

/** One way in which this shopper can pay this challenge, best first in a list. */
export type Flow =
  | {readonly kind: 'page'; readonly mode: PageMode}
  | {readonly kind: 'upi'; readonly apps: readonly OfferedApp[]; readonly first: 'qr' | 'apps'}
  | {readonly kind: 'approval'}
  | {readonly kind: 'otp'}
  | {readonly kind: 'choice'};
