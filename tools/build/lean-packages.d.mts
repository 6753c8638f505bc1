import type {Plugin} from 'vite';

export type Cut = {readonly from: string; readonly to?: string; readonly instead?: string};

export type Lean = {readonly sha256: string; readonly cuts: readonly Cut[]};

export function makeLean(code: string, lean: Lean): string;
export function checkLeanUse(path: string, code: string): void;
export function leanPackages(lean: Readonly<Record<string, Lean>>): Plugin;
