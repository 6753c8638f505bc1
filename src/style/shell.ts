import {css} from 'lit';

/**
 * What a page has before anyone clicks: the trigger, and the panel that the surface comes in: a dialog
 * (a sheet on phones), a popover, or part of the page. Sizes of text follow the reader's own setting,
 * but do not shrink on pages that set a small root size.
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
    min-block-size: 48px;
    inline-size: 100%;
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
  .panel {
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: var(--_width);
    min-block-size: min(328px, 80dvh);
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    font: inherit;
    font-variant-numeric: tabular-nums;
    text-align: start;
    pointer-events: auto;
    overscroll-behavior: contain;
  }
  dialog,
  [popover] {
    position: fixed;
    inset: var(--_top, min(12dvh, 96px)) 0 auto;
    margin: 0 auto;
    max-block-size: calc(100dvh - 16px - min(12dvh, 96px));
    overflow: auto;
  }
  dialog:focus {
    outline: 0;
  }
  dialog::backdrop {
    background: var(--_backdrop);
  }
  @media (max-width: 479.98px) {
    dialog.panel {
      inset: auto 0 var(--_keyboard, 0px);
      max-inline-size: none;
      min-block-size: min(440px, 80dvh - var(--_keyboard, 0px));
      max-block-size: calc(100dvh - var(--_keyboard, 0px) - min(24px, 4dvh));
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
  }
  @media (forced-colors: active) {
    .panel {
      border: 2px solid;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog[open] {
      animation: rise 0.18s cubic-bezier(0.2, 0.8, 0.2, 1);
    }
  }
  @keyframes rise {
    from {
      translate: 0 32px;
    }
  }
`;
