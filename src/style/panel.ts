import {css} from 'lit';

/** What the surface comes in: a dialog (a sheet on phones), a popover, or a part of the page. */
export const panel = css`
  .panel {
    width: 100%;
    max-width: var(--_width);
    min-height: min(328px, 80dvh);
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    font-variant-numeric: tabular-nums;
    text-align: start;
    pointer-events: auto;
    overscroll-behavior: contain;
  }
  section {
    margin-top: 8px;
  }
  dialog,
  [popover] {
    position: fixed;
    inset: min(12dvh, 96px) 0 auto;
    margin: 0 auto;
    max-height: calc(100dvh - 16px - min(12dvh, 96px));
    overflow: auto;
  }
  /* drawn before the click; a page's own ::part() rules must not bring it out */
  dialog:not([open]) {
    display: none !important;
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
      max-width: none;
      min-height: min(440px, 80dvh - var(--_keyboard, 0px));
      max-height: calc(100dvh - var(--_keyboard, 0px) - min(24px, 4dvh));
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
  }
`;
