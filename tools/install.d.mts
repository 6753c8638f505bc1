/** Whether every package of the lock file is installed in that version. */
export function isInstalled(root: string): boolean;

/** Runs `npm ci` where that is needed. */
export function ensureDependencies(root: string): void;
