/** The element that has the focus, inside shadow roots too. */
export function activeElement(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** Focuses the last element marked `data-start` inside, else the container: a field goes before the title over it. */
export function focusStart(container: HTMLElement) {
  const marked = container.querySelectorAll<HTMLElement>('[data-start]:not([inert] *)');
  ([...marked].at(-1) ?? container).focus({preventScroll: true});
}

/** Focuses the first of the elements that still can have the focus. */
export function returnFocus(...to: (Element | null | undefined)[]) {
  for (const element of to) {
    if (!(element instanceof HTMLElement) || !element.isConnected || element === document.body) continue;
    element.focus({preventScroll: true});
    if (activeElement() === element) return;
  }
}
