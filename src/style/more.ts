import {css} from 'lit';

/** What a hosted page does without: lists, codes, fields, facts. Adopted after `checkout`, when it is there. */
export const moreStyles = css`
  .tile,
  .qr {
    position: relative;
    display: grid;
    place-items: center;
    overflow: hidden;
    border-radius: 11px;
  }
  .what {
    flex: 1;
    min-width: 0;
  }
  .what small {
    display: block;
    max-height: 3.6em;
    overflow: hidden;
    font-weight: 400;
  }
  .tile,
  .hint,
  .steps li::before {
    background: var(--_raised);
  }
  dt,
  .tile,
  .steps li::before {
    color: var(--_muted);
  }
  .tile,
  .hint,
  .by-hand,
  .steps li::before {
    font-size: var(--_small);
  }
  .lead:has(+ .qr) {
    justify-items: center;
    text-align: center;
    text-wrap: balance;
  }
  .way:dir(rtl) > .icon {
    scale: -1 1;
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
  .apps {
    display: grid;
    gap: 8px;
    padding: 0;
    list-style: none;
  }
  .steps li {
    display: flex;
    align-items: center;
    gap: 12px;
    counter-increment: step;
  }
  .steps li::before {
    content: counter(step);
    width: 26px;
    flex: none;
    border-radius: 50%;
    line-height: 26px;
    text-align: center;
  }
  .facts,
  .hint {
    padding: 10px 14px;
    border-radius: var(--_radius-control);
  }
  .facts {
    padding-block: 4px;
    border: 1px solid var(--_line);
  }
  .facts div,
  dd {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 2px 10px;
    min-height: 44px;
  }
  dd {
    font-weight: 600;
  }
  .facts div + div {
    border-top: 1px solid var(--_line);
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
  pay-copy-button {
    display: contents;
  }
  .way,
  .app,
  input {
    width: 100%;
    min-height: 56px;
    padding: 8px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius-control);
    background: none;
    color: inherit;
    font: inherit;
  }
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
  p.quiet {
    cursor: default;
  }
  .link {
    flex: none;
    min-height: 36px;
    padding: 0 4px;
    color: var(--_link);
  }
  :is(.way, .app, input):focus-visible {
    outline: 2px solid var(--_link);
    outline-offset: 2px;
  }
  @media (hover: hover) {
    :is(.way, .app):hover {
      background: var(--_raised);
    }
  }
  [aria-disabled='true'] {
    opacity: 0.8;
    cursor: progress;
  }
  .apps {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 136px), 1fr));
  }
  .app {
    height: 100%;
    padding: 8px;
  }
  .way {
    gap: 12px;
    font-weight: 550;
  }
  .tile {
    flex: none;
    aspect-ratio: 1;
    width: 36px;
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
      margin-top: 8px;
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
  @media (forced-colors: active) {
    .tile {
      border: 1px solid;
    }
  }
`;
