import type {Plugin} from 'vite';

export function asModule(code: string): string;
export function qrcodeAsModules(): Plugin;
export function withoutPlatform(): Plugin;
