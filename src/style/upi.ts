import {css} from 'lit';

/** Codes to scan, UPI apps, and what is copied. Adopted after `checkout`, when it is there. */
export const upiStyles = css`
  .tile,
  .hint {
    background: var(--_raised);
    font-size: var(--_small);
  }
  .tile {
    width: 36px;
    color: var(--_muted);
    font-weight: 700;
  }
  .qr {
    align-self: center;
    min-width: min(272px, 100%);
    min-height: 272px;
    border: 1px solid var(--_line);
    background: #fff;
    forced-color-adjust: none;
  }
  .qr p {
    max-width: 26ch;
    color: #59616e;
    text-align: center;
  }
  .qr svg {
    max-width: 100%;
    height: auto;
  }
  .steps,
  .ways,
  .apps,
  .form {
    display: grid;
    gap: 8px;
    padding: 0;
    list-style: none;
  }
  .apps {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 136px), 1fr));
  }
  .hint,
  .notice {
    padding: 10px 14px;
    border-radius: var(--_radius-control);
  }
  pay-copy-button {
    display: contents;
  }
  .by-hand {
    flex: 1 1 100%;
    font-size: var(--_small);
    font-weight: 600;
  }
  .way,
  .app,
  input {
    width: 100%;
    min-height: 56px;
  }
  .way,
  .app {
    text-align: start;
  }
  .app {
    height: 100%;
    padding: 8px;
  }
  .link {
    flex: none;
    min-height: 36px;
    margin: 0 -5px;
    padding: 0 4px;
    color: var(--_link);
  }
  summary {
    list-style: none;
  }
`;
