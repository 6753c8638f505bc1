import type {Core} from './core.js';
import {DEFAULT_LIMIT_MS, guessEnd} from './guess-end.js';

/** The first screen is painted before anything else is fetched. */
const AFTER_PAINT_MS = 100;
/** Between two tries to fetch what listens. */
const AGAIN_MS = 3_000;

/** Begins to listen: at once if the part that does is here, else a moment later, with the time left on the screen. */
export function startListening(core: Core, expiresAt: string | undefined) {
  const {dispatch, late} = core;
  const {clock} = core.world;
  const ask = () =>
    core.later(
      ({listenerOf}) => listenerOf(core).start(expiresAt),
      (error) => {
        if (core.open?.line === 'ok') core.tell(error);
        dispatch({type: 'note', note: {line: 'trouble'}});
        core.stopAsking = clock.after(AGAIN_MS, ask);
      },
    );
  if (late.now()) return ask();
  const endsAt = guessEnd(clock, expiresAt) ?? clock.now() + DEFAULT_LIMIT_MS;
  dispatch({type: 'note', note: {endsAt}});
  core.stopAsking = clock.after(AFTER_PAINT_MS, ask);
}
