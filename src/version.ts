declare const __PAY_CHECKOUT_VERSION__: string;

/** Version of this package, which the build puts in; `dev` where the sources run unbuilt. */
export const version: string =
  typeof __PAY_CHECKOUT_VERSION__ === 'undefined' ? 'dev' : __PAY_CHECKOUT_VERSION__;
