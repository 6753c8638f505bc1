import type {AppLink} from '../input/checked-url.js';

/** How a hosted page is opened. */
export type PageMode = 'popup' | 'tab' | 'redirect' | 'frame';

/** What a merchant may ask for; `auto` picks by device. */
export type Mode = 'auto' | PageMode;

/** A UPI app as it is offered on this device. */
export type OfferedApp = {readonly id: string; readonly name: string; readonly href: AppLink};

/** What fits a device best for a UPI link: its own apps, or a code. */
export type UpiFlow = {readonly apps: readonly OfferedApp[]; readonly step: 'qr' | 'apps'};
