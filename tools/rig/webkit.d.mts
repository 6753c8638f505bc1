export type KeyAction = {type: 'keyDown' | 'keyUp'; value: string};
export type PointerAction =
  | {type: 'pointerMove'; duration: number; x: number; y: number}
  | {type: 'pointerDown' | 'pointerUp'; button: number};

/** One WebKitGTK browser with one window to start with, driven by W3C WebDriver and WebKit's inspector. */
export class WebKit {
  static start(options: {
    display: string;
    env?: Record<string, string>;
    args?: string[];
    caps?: Record<string, unknown>;
  }): Promise<WebKit>;

  goto(url: string): Promise<void>;
  url(): Promise<string>;
  /** Runs a function or a script's text in the page; arguments and results are JSON. */
  eval<T, A extends unknown[]>(script: string | ((...args: A) => T), ...args: A): Promise<Awaited<T>>;
  /** The same for a script that calls its last argument when it is done. */
  evalAsync<T>(script: string, ...args: unknown[]): Promise<T>;
  /** PNG of the viewport. That of an element in a modal dialog would be shifted: crop this one. */
  screenshot(): Promise<Buffer>;
  /** WebDriver commands below `/session/<id>`, such as `get('/window/handles')`. */
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
  del<T>(path: string): Promise<T>;
  $(css: string): Promise<string>;
  click(element: string): Promise<void>;
  type(text: string): Promise<void>;
  /** `Tab`, `Shift+Tab`, `Escape`, `a` … */
  press(combination: string): Promise<void>;
  keys(actions: KeyAction[]): Promise<void>;
  pointer(actions: PointerAction[], pointerType?: string): Promise<void>;
  /** At least 320 wide. */
  setViewport(width: number, height: number): Promise<void>;
  emulateMedia(options: {
    colorScheme?: 'dark' | 'light' | null;
    reducedMotion?: 'reduce' | 'no-preference' | null;
    contrast?: 'more' | 'no-preference' | null;
    media?: string | null;
  }): Promise<void>;
  /** Fails every request, or lets them pass again; `navigator.onLine` stays true. */
  setOffline(on: boolean): Promise<void>;
  stop(): Promise<void>;
}
