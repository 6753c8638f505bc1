/** What the flows need to know of the shopper's browser. A guess: everything it decides can be changed by a tap. */
export type Device = {
  readonly platform: 'android' | 'ios' | 'desktop';
  /** Inside another app's browser (Instagram, Facebook, …), where popups and app links are unreliable. */
  readonly inApp: boolean;
  /** Firefox on Android follows `intent:` links badly: it gets plain `upi:` ones. */
  readonly firefox: boolean;
  /** Whether a popup is worth trying: not on phones, in in-app browsers or in installed web apps. */
  readonly popups: boolean;
};
