/** `{'pay-checkout.js': 'sha384-…'}` of every file below a folder but `integrity.json`, in order of their names. */
export function hashes(folder: string): Record<string, string>;
