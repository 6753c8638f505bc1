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
export const pageWakes =
  (page: Window): WakeSource =>
  (callback) => {
    const {document} = page;
    const end = new AbortController();
    const {signal} = end;
    const on = (target: EventTarget, type: string, wake = (_: Event) => type as Wake) =>
      target.addEventListener(type, (event) => callback(wake(event)), {signal});
    on(document, 'visibilitychange', () => document.visibilityState);
    on(document, 'resume', () => 'visible');
    for (const type of ['focus', 'online', 'offline', 'pagehide']) on(page, type);
    on(page, 'pageshow', (event) => ((event as PageTransitionEvent).persisted ? 'restored' : 'pageshow'));
    return () => end.abort();
  };
