/** What a shopper waits for, at most. */
export const PATIENCE_MS = 15_000;

/** One window as a shopper uses it: by the words on it. The same in every engine. */
export type Tab = {
  goto(url: string): Promise<void>;
  url(): Promise<string>;
  /** Taps a button, a link or a summary by its name, once it is there. */
  tap(name: string): Promise<void>;
  /** The same, twice in a row as fast as a hand can. */
  tapTwice(name: string): Promise<void>;
  /** Taps a button of the page in the first frame. */
  tapInFrame(name: string): Promise<void>;
  /** Waits for a heading with exactly these words, in whatever tree it stands. */
  shows(title: string): Promise<void>;
  /** Waits for these words in a visible text that is no heading; longer than a shopper's patience if it says so. */
  says(words: string, withinMs?: number): Promise<void>;
  /** Whether a button, link or summary of this name is there right now. */
  offers(name: string): Promise<boolean>;
  fill(label: string, text: string): Promise<void>;
  reload(): Promise<void>;
  /** Goes back in the history, as with the browser's button. */
  back(): Promise<void>;
  /** Resolves when the window is gone. */
  gone(): Promise<void>;
  close(): Promise<void>;
  /** What a function of the page answers; arguments and results are JSON. */
  read<T, A = undefined>(script: (argument: A) => T, argument?: A): Promise<Awaited<T>>;
  screenshot(): Promise<Uint8Array>;
};
