import type {CSSResult} from 'lit';
import type {SurfaceHost} from './surface-host.js';

/** Takes a style sheet into a surface's root, once. */
export function adopt({renderRoot}: SurfaceHost, {styleSheet}: CSSResult) {
  const {adoptedStyleSheets} = renderRoot as ShadowRoot;
  if (styleSheet && !adoptedStyleSheets.includes(styleSheet)) adoptedStyleSheets.push(styleSheet);
}
