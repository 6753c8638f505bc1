import {css} from 'lit';

/**
 * What a page has before anyone clicks: the trigger. Sizes of text follow the reader's own setting, but do
 * not shrink on pages that set a small root size.
 */
export const shell = css`
  :host {
    display: inline-block;
    font: 400 var(--_size) / 1.45 var(--_font);
  }
  :host([hidden]) {
    display: none;
  }
  :host([presentation='inline']) {
    display: block;
  }
  .trigger {
    box-sizing: border-box;
    min-height: 48px;
    width: 100%;
    padding: 8px 20px;
    border: 1px solid transparent;
    border-radius: var(--_radius-control);
    background: var(--_accent);
    color: var(--_on-accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .trigger:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .trigger:disabled {
    opacity: 0.6;
    cursor: not-allowed;
  }
`;
