/** Registers an element that the views are made of, once; a tag that is taken is left alone. */
export function definePart(tag: string, part: CustomElementConstructor) {
  if (customElements.get(tag) === undefined) customElements.define(tag, part);
}
