import type {Plugin} from 'vite';

export type Cut = {readonly from: string; readonly to?: string; readonly instead?: string};

export function makeLean(
  code: string,
  lean: {readonly sha256: string; readonly cuts: readonly Cut[]},
): string;
export function checkLeanUse(path: string, code: string): void;
export function leanPackages(): Plugin;
