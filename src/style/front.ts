import {css} from 'lit';
import {panel} from './panel.js';
import {surfaceTokens} from './surface-tokens.js';

/** The head of the surface: who is paid, the way out, and room for the amount. */
const head = css`
  * {
    box-sizing: border-box;
    margin: 0;
  }
  .surface {
    position: relative;
    display: flex;
    flex-direction: column;
    min-height: inherit;
    padding-bottom: env(safe-area-inset-bottom);
    overflow-wrap: anywhere;
  }
  .head,
  .sum,
  .chip,
  .strip,
  .steps li {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .head {
    min-height: 68px;
    padding: 16px 20px 8px;
  }
  .logo,
  .mark,
  .close,
  .tile,
  .qr {
    position: relative;
    display: grid;
    place-items: center;
    overflow: hidden;
    border-radius: var(--_radius-control);
  }
  .logo,
  .mark,
  .close,
  .tile,
  .icon {
    flex: none;
    aspect-ratio: 1;
  }
  .mark,
  .close {
    border-radius: 50%;
  }
  .logo,
  .info {
    --_mark: var(--_link);
    background: color-mix(in srgb, var(--_link) 13%, var(--_surface));
    color: var(--_link);
  }
  .logo {
    height: 40px;
    font-weight: 650;
  }
  .who,
  .what {
    flex: 1;
    min-width: 0;
  }
  .who > *,
  .what small {
    display: block;
  }
  b {
    font-weight: 600;
  }
  small {
    font-size: var(--_small);
  }
  .head small {
    color: var(--_muted);
  }
  #title:focus {
    outline: 0;
  }
  .close {
    height: 44px;
    margin-inline-end: -8px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_muted);
    font: inherit;
    cursor: pointer;
  }
  .icon {
    width: 1.35em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .sum {
    flex-wrap: wrap;
    min-height: 57px;
    margin: 0 20px;
    padding: 4px 0 16px;
    border-bottom: 1px solid var(--_line);
  }
  a.trigger {
    display: block;
    width: auto;
    margin: 20px;
    text-align: center;
    text-decoration: none;
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

/** What the very first frame of a surface is drawn with; all else is in `checkout`, adopted after it. */
export const front = css`${surfaceTokens}${panel}${head}`;
