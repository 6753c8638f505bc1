declare const checked: unique symbol;

/** A URL or UPI link that `parsePaymentUrl` accepted. Sinks take this type or `AppLink`, nothing else. */
export type PaymentUrl = string & {readonly [checked]: 'payment-url'};

/** A link that opens one UPI app, made by `upiAppLink` from an accepted link and the app table. */
export type AppLink = string & {readonly [checked]: 'app-link'};

/** An `https:` (or same-origin) picture that `parseImageUrl` accepted. */
export type CheckedImageUrl = string & {readonly [checked]: 'image-url'};
