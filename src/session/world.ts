import type {Device} from '../flow/device.js';
import type {Clock} from '../lib/clock.js';
import {systemClock} from '../lib/clock.js';
import {randomId} from '../lib/random-id.js';
import type {Windows} from './payment-window.js';
import {browserWindows} from './payment-window.js';
import type {Storage} from './record.js';
import {safeStorage} from './record.js';
import {markTold, onReturn} from './return-signal.js';
import type {Wake} from './wake.js';
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
  /** Listens for everything that is a reason to ask again; `sid` lets return pages be acknowledged. */
  listen(sid: string, callback: (wake: Wake) => void): () => void;
  /** Notes for return pages that come late that these sessions or payments have been told of. */
  markTold(names: readonly (string | undefined)[]): void;
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
  const wakes = pageWakes(page);
  return {
    clock: systemClock,
    fetch: (...args) => page.fetch(...args),
    storage: safeStorage(() => page.sessionStorage),
    windows: browserWindows(page),
    device,
    baseUrl: page.document.baseURI,
    listen(sid, callback) {
      const ends = [wakes(callback), onReturn(page, sid, () => callback('return'))];
      return () => {
        for (const end of ends) end();
      };
    },
    markTold: (names) => markTold(page, names),
    isVisible: () => page.document.visibilityState === 'visible',
    isOnline: () => page.navigator.onLine,
    hasActivation: () => page.navigator.userActivation?.isActive ?? false,
    random: Math.random,
    id: () => randomId(page.crypto),
  };
}
