import type {Middleware, Placement, Platform} from '@floating-ui/dom';
import {computePosition} from '@floating-ui/dom';
import type {Show} from './show-dialog.js';

/** Room between the button and the surface, and between the surface and the window's edge. */
const GAP_PX = 8;

/**
 * Shows a surface in the top layer, beside an element, and keeps it there while the page scrolls or changes.
 * Escape inside becomes a request, a click outside nothing, since a payment may be under way. On phones use a
 * dialog: it is a sheet there.
 */
export const showPopover: Show<HTMLElement> = (surface, signal, ask, anchor) => {
  surface.popover = 'manual';
  surface.showPopover();
  keepPlacing(surface, anchor, signal);
  surface.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.stopPropagation();
      ask(event);
    },
    {signal},
  );
  signal.addEventListener('abort', () => surface.hidePopover());
};

/**
 * In the top layer a surface stands in the window: nothing around its element cuts it off, moves it or scales it.
 * So these few answers take the place of the package's own, which the script-tag build leaves out.
 */
const topLayer: Partial<Platform> = {
  getElementRects: ({reference, floating}) => ({
    reference: reference.getBoundingClientRect(),
    floating: {x: 0, y: 0, width: floating.offsetWidth, height: floating.offsetHeight},
  }),
  isRTL: (surface) => getComputedStyle(surface).direction === 'rtl',
};

/**
 * Some room beside the anchor, and inside the window, whose start counts where the surface is larger. `offset` and
 * `shift` of the package do the same and much more.
 */
const inWindow: Middleware = {
  name: 'inWindow',
  fn({x, y, placement, rects: {floating}}) {
    const {clientWidth, clientHeight} = document.documentElement;
    const within = (at: number, size: number, room: number) =>
      Math.max(GAP_PX, Math.min(at, room - size - GAP_PX));
    return {
      x: within(x, floating.width, clientWidth),
      y: within(y + (placement.startsWith('top') ? -GAP_PX : GAP_PX), floating.height, clientHeight),
    };
  },
};

/**
 * Below the anchor and from its start, unless there is more room above it, or only from its end. `flip` of the
 * package does the same and much more.
 */
function placementOf(surface: HTMLElement, anchor: Element): Placement {
  const {top, bottom, left, right} = anchor.getBoundingClientRect();
  const {clientWidth, clientHeight} = document.documentElement;
  const {offsetWidth, offsetHeight} = surface;
  const below = clientHeight - bottom;
  const side = below < offsetHeight + 2 * GAP_PX && top > below ? 'top' : 'bottom';
  const room = [clientWidth - left, right];
  const [ahead = 0, behind = 0] = topLayer.isRTL?.(surface) ? room.reverse() : room;
  return `${side}-${ahead < offsetWidth + GAP_PX && behind > ahead ? 'end' : 'start'}`;
}

async function place(surface: HTMLElement, anchor: Element) {
  const {x, y} = await computePosition(anchor, surface, {
    // The package adds its own answers to these; its types do not know.
    platform: topLayer as Platform,
    strategy: 'fixed',
    placement: placementOf(surface, anchor),
    middleware: [inWindow],
  });
  Object.assign(surface.style, {inset: `${y}px auto auto ${x}px`, margin: '0'});
}

/** Places it now, and again when anything scrolls that the anchor stands in, or the window, the page or one of the two changes its size. */
function keepPlacing(surface: HTMLElement, anchor: Element, signal: AbortSignal) {
  const follow = () => void place(surface, anchor);
  // A `scroll` inside a shadow tree is heard nowhere else.
  for (let node: Node | null = anchor; node !== null; node = parentOf(node)) {
    node.addEventListener('scroll', follow, {passive: true, signal});
  }
  window.addEventListener('resize', follow, {signal});
  const sizes = new ResizeObserver(follow);
  for (const element of [anchor, surface, document.body]) sizes.observe(element);
  signal.addEventListener('abort', () => sizes.disconnect());
  follow();
}

/** Where a node is drawn: in its slot, its parent, or the host of its shadow tree. */
function parentOf(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return (node instanceof Element && node.assignedSlot) || node.parentNode;
}
