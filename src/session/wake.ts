/** Why to ask at once. `away` and `offline` are told as well: the page may be about to freeze. */
export type Wake =
  | 'visible'
  | 'hidden'
  | 'focus'
  | 'online'
  | 'offline'
  | 'pageshow'
  | 'restored'
  | 'pagehide'
  | 'return';

/** Everything outside that a session listens to. The answer ends it. */
export type WakeSource = (callback: (wake: Wake) => void) => () => void;

/** The page's own signals: visibility, focus, the line, the back/forward cache. Never `unload`. */
export function pageWakes(page: Window): WakeSource {
  return (callback) => {
    const end = new AbortController();
    const options = {signal: end.signal};
    const {document} = page;
    document.addEventListener(
      'visibilitychange',
      () => callback(document.visibilityState === 'visible' ? 'visible' : 'hidden'),
      options,
    );
    document.addEventListener('resume', () => callback('visible'), options);
    page.addEventListener('focus', () => callback('focus'), options);
    page.addEventListener('online', () => callback('online'), options);
    page.addEventListener('offline', () => callback('offline'), options);
    page.addEventListener(
      'pageshow',
      (event) => callback(event.persisted ? 'restored' : 'pageshow'),
      options,
    );
    page.addEventListener('pagehide', () => callback('pagehide'), options);
    return () => end.abort();
  };
}
