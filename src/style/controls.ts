import {css} from 'lit';

/** What can be touched: 48 pixels high, one loud, the others quiet, and always with a visible focus. */
export const controls = css`
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: auto;
  }
  .actions:empty {
    display: none;
  }
  .actions form,
  pay-copy-button {
    display: contents;
  }
  .button,
  .way,
  .app,
  input {
    inline-size: 100%;
    min-block-size: 56px;
    padding: 8px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius-control);
    background: none;
    color: inherit;
    font: inherit;
  }
  .button,
  .way,
  .app {
    display: flex;
    align-items: center;
    gap: 8px;
    font-weight: 600;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  .button {
    flex: 1 1 100%;
    justify-content: center;
    min-block-size: 48px;
    text-align: center;
    b {
      font-weight: inherit;
    }
  }
  .secondary {
    flex-basis: 40%;
    inline-size: auto;
  }
  .primary,
  .quiet,
  .link {
    border-color: transparent;
  }
  .primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .quiet {
    color: var(--_muted);
    font-weight: 500;
  }
  p.quiet {
    cursor: default;
  }
  .link {
    flex: none;
    inline-size: auto;
    min-block-size: 36px;
    padding: 0 4px;
    color: var(--_link);
  }
  :is(.button, .way, .app, .close, input):focus-visible {
    outline: 2px solid var(--_link);
    outline-offset: 2px;
  }
  @media (hover: hover) {
    :is(.secondary, .quiet, .way, .app, .close):hover {
      background: var(--_raised);
    }
    .primary:hover {
      background: color-mix(in srgb, var(--_accent) 90%, var(--_on-accent));
    }
  }
  [aria-disabled='true'] {
    opacity: 0.8;
    cursor: progress;
  }
  .close {
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_muted);
    font: inherit;
    cursor: pointer;
  }
  .apps {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 136px), 1fr));
  }
  .app {
    block-size: 100%;
    padding: 8px;
  }
  .way {
    gap: 12px;
    font-weight: 550;
  }
  .tile {
    inline-size: 36px;
    font-weight: 700;
  }
  .way .tile {
    font-size: inherit;
  }
  summary {
    list-style: none;
  }
  .form {
    display: grid;
    gap: 8px;
    button {
      margin-block-start: 8px;
    }
  }
  label {
    font-weight: 600;
  }
  .by-hand {
    flex: 1 1 100%;
  }
  .form input {
    padding: 8px 16px;
    font-size: max(22px, 1.375rem);
    letter-spacing: 0.24em;
  }
  [aria-invalid='true'] {
    border-color: var(--_bad);
  }
  small.bad {
    background: none;
    color: var(--_bad);
  }
`;
