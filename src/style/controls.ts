import {css} from 'lit';

/** What can be touched: 48 pixels high, one loud, the others quiet, and always with a visible focus. */
export const controls = css`
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-top: auto;
  }
  .actions:empty {
    display: none;
  }
  .actions form {
    display: contents;
  }
  .button,
  .way,
  .app,
  input {
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
    text-decoration: none;
    cursor: pointer;
  }
  .button {
    flex: 1 1 100%;
    justify-content: center;
    min-height: 48px;
    text-align: center;
    b {
      font-weight: inherit;
    }
  }
  .secondary {
    flex-basis: 40%;
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
  :where(:not(iframe)):focus-visible {
    outline: 2px solid var(--_link);
    outline-offset: 2px;
  }
  @media (hover: hover) {
    :is(.secondary, .quiet, .close, .way, .app):hover {
      background: var(--_raised);
    }
    .primary:hover {
      background: color-mix(in srgb, var(--_accent) 90%, var(--_on-accent));
    }
  }
`;
