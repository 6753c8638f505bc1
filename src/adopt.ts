import type {CSSResult} from 'lit';
import type {SurfaceHost} from './surface-host.js';

/** Takes a style sheet into a surface's root, once. @returns Whether it was new there. */
export function adopt({renderRoot}: SurfaceHost, {styleSheet}: CSSResult) {
  const {adoptedStyleSheets} = renderRoot as ShadowRoot;
  const isNew = styleSheet && !adoptedStyleSheets.includes(styleSheet);
  if (isNew) adoptedStyleSheets.push(styleSheet);
  return isNew;
}
