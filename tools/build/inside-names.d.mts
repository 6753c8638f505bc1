export const INSIDE_NAMES: readonly string[];
export function checkInsideNames(code: string): void;
