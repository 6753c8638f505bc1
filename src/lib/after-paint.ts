/** A frame that has not come by then may not come at all: nothing is painted in a hidden page. */
const NO_FRAME_MS = 250;

/** Acts once, when what has been drawn by now is on the screen. */
export function afterPaint(act: () => void) {
  let due: (() => void) | undefined = act;
  const now = () => {
    due?.();
    due = undefined;
  };
  requestAnimationFrame(() => setTimeout(now));
  setTimeout(now, NO_FRAME_MS);
}
