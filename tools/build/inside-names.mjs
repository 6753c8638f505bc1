// Properties that only files inside of the single file say to each other: they are shortened there, as names of
// variables are. What merchants, servers, storage or other pages read and write must never stand here.
import {parseAst} from 'vite';
import {walk} from '../parse-source.mjs';

/** Lit's, besides those that it marks with `_$`; what its manual tells everybody to use stays. */
const LIT = `toAttribute fromAttribute finalize createProperty getPropertyOptions elementStyles finalizeStyles
  isUpdatePending hasUpdated enableUpdating renderRoot hostConnected hostDisconnected hostUpdated hostUpdate
  createRenderRoot shadowRootOptions reflect converter performUpdate firstUpdated ctor renderOptions`;

/** Floating UI's. */
const FLOATING_UI =
  'getElementRects initialPlacement isRTL middleware middlewareData placement rects strategy';

/** What session, surface, views and elements are to each other. */
const OURS = `allBodies baseMs beforeLeave canAsk codewords createSurface dispatch drawers elapsedMs findLeft
  giveUpPopover hasActivation isAll isBusy isCurrent isOnline isPrepared isShowing isTaken joinBodies joinRest
  lastAnswer listenerOf markTold moreView newsOf noticeView onAsked onEnd onGraceOver onMove onlyKey previousMs
  readOwnChallenge readRawChallenge readRawStatus renderPanel rowOf screenOf secondsLeft serverNowMs setStates
  showLine skipResume stopWaiting upiOf upiScreen wasHidden windowWords`;

export const INSIDE_NAMES = [LIT, FLOATING_UI, OURS].flatMap((names) => names.split(/\s+/));

/** Stops the build over a name that a text says too: it may be the property's. */
export function checkInsideNames(code) {
  const names = new Set(INSIDE_NAMES);
  walk(parseAst(code), ({type, value}) => {
    const text = type === 'TemplateElement' ? value.raw : type === 'Literal' ? value : '';
    if (typeof text !== 'string') return;
    const found = text.match(/[\w$]+/g)?.find((word) => names.has(word));
    if (found !== undefined) throw new Error(`${found} cannot be shortened: a text says it, too`);
  });
}
