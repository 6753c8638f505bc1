import {css} from 'lit';

/** What can be touched: 48 pixels high, one loud, the others quiet, and always with a visible focus. */
export const controls = css`
  .actions {
    display: grid;
    gap: 8px;
    margin-block-start: auto;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .row > * {
    flex: 1 1 40%;
    min-inline-size: min(100%, max-content);
  }
  .button,
  .way,
  .app {
    border: 1px solid var(--_edge);
    border-radius: var(--_radius-control);
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: none;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  .button {
    display: flex;
    align-items: center;
    justify-content: center;
    inline-size: 100%;
    min-block-size: 48px;
    padding: 8px 16px;
    font-weight: 600;
    text-align: center;
  }
  pay-copy-button {
    min-block-size: 48px;
    border-radius: var(--_radius-control);
    font-weight: 600;
    text-align: center;
  }
  pay-copy-button.secondary::part(button) {
    border: 1px solid var(--_edge);
  }
  pay-copy-button.link {
    min-block-size: 32px;
    padding-inline: 6px;
    margin-inline-end: -6px;
    color: var(--_link);
    --_copy-align: end;
  }
  pay-copy-button.quiet {
    min-block-size: 40px;
    color: var(--_link);
  }
  .primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .quiet {
    border-color: transparent;
    color: var(--_muted);
    font-weight: 500;
  }
  .waits {
    font-variant-numeric: tabular-nums;
    cursor: default;
  }
  :is(.button, .way, .app, .close, input):focus-visible {
    outline: 2px solid var(--_link);
    outline-offset: 2px;
  }
  @media (hover: hover) {
    :is(.button, .way, .app, .close):hover,
    pay-copy-button.secondary::part(button):hover {
      background: var(--_raised);
    }
    .primary:hover {
      background: color-mix(in srgb, var(--_accent) 90%, var(--_on-accent));
    }
  }
  :is(.button, .way, .app):active {
    translate: 0 1px;
  }
  [aria-disabled='true'] {
    cursor: progress;
    opacity: 0.8;
  }
  .close {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }
  .ways,
  .apps {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .apps {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 136px), 1fr));
  }
  .way,
  .app {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 56px;
    padding: 8px 12px;
    font-weight: 550;
    text-align: start;
  }
  .way {
    min-block-size: 64px;
  }
  .app {
    gap: 8px;
    block-size: 100%;
    padding: 8px;
  }
  .what {
    flex: 1;
    min-inline-size: 0;
  }
  .what small {
    display: block;
    color: var(--_muted);
    font-weight: 400;
  }
  .tile {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 36px;
    block-size: 36px;
    overflow: hidden;
    border-radius: 10px;
    background: var(--_raised);
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 700;
  }
  .tile img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }
  .more[open] summary {
    margin-block-end: 8px;
  }
  summary {
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .form {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 16px;
  }
  .field {
    display: grid;
    gap: 6px;
  }
  label {
    font-weight: 600;
  }
  .field small {
    color: var(--_muted);
  }
  .field .problem {
    color: var(--_bad);
    font-weight: 500;
  }
  input {
    inline-size: 100%;
    min-block-size: 56px;
    padding: 8px 16px;
    border: 1.5px solid var(--_edge);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(22px, 1.375rem);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.24em;
    text-align: start;
  }
  .wrong input {
    border-color: var(--_bad);
  }
`;
