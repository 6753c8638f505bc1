export const CHROMIUM: string;
export const FIREFOX: string;
export const MINIBROWSER: string;
export const WEBKIT_DRIVER: string;
export const CHROMIUM_FLAGS: string[];
export const ENGINES: ('chromium' | 'firefox' | 'webkit')[];

/** Debian packages that the engines and the screens' fonts still lack. */
export function missingPackages(engines?: readonly string[]): string[];

/** Why an engine cannot run here, or undefined if it can. */
export function whyMissing(engine: string): string | undefined;
