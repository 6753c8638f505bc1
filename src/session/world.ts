import type {Device} from '../flow/device.js';
import type {Clock} from '../lib/clock.js';
import {systemClock} from '../lib/clock.js';
import {randomId} from '../lib/random-id.js';
import type {Windows} from './payment-window.js';
import {browserWindows} from './payment-window.js';
import type {Storage} from './record.js';
import {safeStorage} from './record.js';
import type {WakeSource} from './wake.js';
import {pageWakes} from './wake.js';

/** All that a session touches. A test passes its own. */
export type World = {
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  readonly storage: Storage;
  readonly windows: Windows;
  readonly device: Device;
  /** The page's URL: relative endpoints are resolved against it. */
  readonly baseUrl: string;
  /** Listens for everything of the page's that is a reason to ask again. */
  readonly listen: WakeSource;
  isVisible(): boolean;
  isOnline(): boolean;
  /** Whether a click still counts, so that a window may open. */
  hasActivation(): boolean;
  /** In [0, 1). */
  random(): number;
  /** An unguessable id. */
  id(): string;
};

export function browserWorld(page: Window & typeof globalThis, device: Device): World {
  return {
    clock: systemClock,
    fetch: (...args) => page.fetch(...args),
    storage: safeStorage(() => page.sessionStorage),
    windows: browserWindows(page),
    device,
    baseUrl: page.document.baseURI,
    listen: pageWakes(page),
    isVisible: () => page.document.visibilityState === 'visible',
    isOnline: () => page.navigator.onLine,
    hasActivation: () => page.navigator.userActivation?.isActive ?? false,
    random: Math.random,
    id: () => randomId(page.crypto),
  };
}
