import type {Device} from '../../src/flow/device.js';
import type {PaymentWindow, Windows} from '../../src/session/payment-window.js';
import type {Storage} from '../../src/session/record.js';
import type {Returns} from '../../src/session/return-signal.js';
import type {Wake} from '../../src/session/wake.js';
import type {World} from '../../src/session/world.js';
import {FakeClock} from './fake-clock.js';
import {FakeShop} from './fake-shop.js';

export class FakeWindow implements PaymentWindow {
  closed = false;
  readonly visited: string[] = [];
  posted: Readonly<Record<string, string>> | undefined;
  focused = 0;
  go(url: string, fields?: Readonly<Record<string, string>>) {
    this.visited.push(url);
    this.posted = fields;
  }
  focus() {
    this.focused += 1;
  }
  close() {
    this.closed = true;
  }
}

export class FakeWindows implements Windows {
  isBlocked = false;
  readonly opened: FakeWindow[] = [];
  readonly left: string[] = [];
  open() {
    if (this.isBlocked) return undefined;
    const window = new FakeWindow();
    this.opened.push(window);
    return window;
  }
  leave(url: string) {
    this.left.push(url);
  }
  get live(): FakeWindow[] {
    return this.opened.filter(({closed}) => !closed);
  }
}

export class FakeStorage implements Storage {
  readonly items = new Map<string, string>();
  get = (key: string) => this.items.get(key);
  set = (key: string, value: string) => void this.items.set(key, value);
  remove = (key: string) => void this.items.delete(key);
  keys = () => [...this.items.keys()];
}

export const desktop: Device = {platform: 'desktop', inApp: false, firefox: false, popups: true};
export const android: Device = {platform: 'android', inApp: false, firefox: false, popups: false};

/** A page, its browser and a merchant's server, all under a test's hands. */
export class FakeWorld implements World {
  readonly clock = new FakeClock();
  readonly shop = new FakeShop(this.clock);
  readonly storage = new FakeStorage();
  readonly windows = new FakeWindows();
  readonly baseUrl = 'https://shop.example/cart';
  device: Device;
  visible = true;
  online = true;
  activation = false;
  #listeners = new Set<(wake: Wake) => void>();
  #returns = new Set<() => void>();
  #ids = 0;

  constructor(device: Device = desktop) {
    this.device = device;
  }

  get fetch() {
    return this.shop.fetch;
  }
  listen = (callback: (wake: Wake) => void) => {
    this.#listeners.add(callback);
    return () => void this.#listeners.delete(callback);
  };
  /** What return pages say, and what they are told. */
  readonly returns: Returns = {
    listen: (_sid, callback) => {
      this.#returns.add(callback);
      return () => void this.#returns.delete(callback);
    },
    markTold: (names) => void this.told.push(...names),
  };
  get listeners(): number {
    return this.#listeners.size + this.#returns.size;
  }
  wake(wake: Wake) {
    if (wake === 'hidden') this.visible = false;
    if (wake === 'visible') this.visible = true;
    if (wake === 'offline') this.online = false;
    if (wake === 'online') this.online = true;
    const heard = wake === 'return' ? this.#returns : this.#listeners;
    for (const listener of [...heard]) listener(wake);
  }
  readonly told: (string | undefined)[] = [];
  isVisible = () => this.visible;
  isOnline = () => this.online;
  hasActivation = () => this.activation;
  random = () => 0.5;
  id = () => {
    this.#ids += 1;
    return `id-${this.#ids}`;
  };
}
