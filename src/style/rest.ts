import {css} from 'lit';

/**
 * Lists, fields, facts, frames, and how it ended. Adopted after `upiStyles`, when it is there.
 *
 * @cssprop --pay-good - Marks: paid.
 * @cssprop --pay-bad - Marks: did not work.
 */
export const restStyles = css`
  :host {
    --_good: var(--pay-good, light-dark(#0b7a4b, #5fd39b));
    --_bad: var(--pay-bad, light-dark(#b3261e, #ff9d94));
  }
  .good {
    --_mark: var(--_good);
  }
  .bad {
    --_mark: var(--_bad);
  }
  .what small {
    font-weight: 400;
  }
  .way {
    gap: 12px;
    font-weight: 550;
  }
  .way .tile {
    font-size: inherit;
  }
  .way:dir(rtl) > .icon {
    scale: -1 1;
  }
  .steps li::before {
    content: attr(data-step);
    width: 26px;
    flex: none;
    border-radius: 50%;
    background: var(--_raised);
    color: var(--_muted);
    font-size: var(--_small);
    line-height: 26px;
    text-align: center;
  }
  .facts {
    padding: 4px 14px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-control);
  }
  .facts div,
  dd {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 2px 10px;
    min-height: 44px;
    min-width: 0;
  }
  .facts div + div {
    border-top: 1px solid var(--_line);
  }
  dt {
    color: var(--_muted);
  }
  dd,
  label {
    font-weight: 600;
  }
  /* the way out of a page stays in sight, however high the page is */
  pay-frame ~ .actions {
    position: sticky;
    bottom: 0;
    margin: -16px -20px;
    padding: 8px 20px;
    background: var(--_surface);
  }
  iframe {
    display: block;
    width: calc(100% + 40px);
    height: 420px;
    margin-inline: -20px;
    border: solid var(--_line);
    border-width: 1px 0;
    background: #fff;
  }
  .form button {
    margin-top: 8px;
  }
  /* its button and those below it are one row of buttons */
  .form + .actions {
    margin-top: -8px;
  }
  .form input {
    padding: 8px 16px;
    font-size: max(22px, 1.375rem);
    letter-spacing: 0.24em;
  }
  @media (min-height: 480px) {
    /* stays in sight while a long screen scrolls, and covers nothing that has the focus */
    dialog .notice {
      position: sticky;
      bottom: 12px;
    }
    dialog {
      scroll-padding-bottom: 96px;
    }
  }
  [aria-invalid='true'] {
    border-color: var(--_bad);
  }
  small.bad {
    background: none;
    color: var(--_bad);
  }
  [aria-disabled='true'] {
    cursor: progress;
  }
  p.quiet {
    border: 0;
    cursor: default;
  }
  @media (prefers-contrast: more) {
    :host {
      --_muted: var(--_text);
      --_line: var(--_text);
      --_edge: var(--_text);
    }
  }
  @media (forced-colors: active) {
    .panel,
    .logo,
    .mark,
    .chip,
    .notice,
    .tile {
      border: 1px solid;
    }
    .dot {
      background: CanvasText;
    }
    .panel .button.primary {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
