import {css} from 'lit';
import {controls} from './controls.js';
import {panel} from './panel.js';
import {surfaceTokens} from './surface-tokens.js';

const layout = css`
  *,
  ::before {
    box-sizing: border-box;
    margin: 0;
  }
  [hidden] {
    display: none;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .surface {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: inherit;
    padding-block-end: env(safe-area-inset-bottom);
    overflow-wrap: anywhere;
  }
  .head,
  .sum,
  .chip,
  .strip {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .head {
    min-block-size: 68px;
    padding-block: 16px 8px;
    padding-inline: 20px 12px;
  }
  .logo,
  .mark,
  .close {
    position: relative;
    display: grid;
    place-items: center;
    overflow: hidden;
    border-radius: 11px;
  }
  .logo,
  .mark,
  .close,
  .icon,
  .dot {
    flex: none;
    aspect-ratio: 1;
  }
  .logo,
  .info {
    --_mark: var(--_link);
    background: color-mix(in srgb, var(--_link) 13%, var(--_surface));
    color: var(--_link);
  }
  .logo {
    block-size: 40px;
    font-weight: 650;
  }
  img {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    background: #fff;
    object-fit: contain;
  }
  .who {
    flex: 1;
    min-inline-size: 0;
  }
  .who > * {
    display: block;
    max-block-size: 3.6em;
    overflow: hidden;
  }
  .sum {
    flex-wrap: wrap;
    justify-content: space-between;
    min-block-size: 57px;
    margin-inline: 20px;
    padding-block: 4px 16px;
    border-block-end: 1px solid var(--_line);
  }
  .amount {
    min-inline-size: 0;
    font-size: max(30px, 1.875rem);
    font-weight: 650;
    line-height: 1.15;
    letter-spacing: -0.02em;
  }
  .chip {
    gap: 4px;
    margin-inline-start: auto;
    padding: 4px 10px;
    border-radius: 99px;
    white-space: nowrap;
  }
  .chip {
    background: var(--_raised);
  }
  p,
  small,
  .chip {
    color: var(--_muted);
  }
  small,
  .chip,
  .strip {
    font-size: var(--_small);
  }
  .stage {
    display: grid;
    flex: 1;
  }
  .body {
    display: flex;
    flex-direction: column;
    gap: 16px;
    grid-area: 1 / 1;
    min-inline-size: 0;
    padding: 20px;
  }
  .body[inert] {
    visibility: hidden;
  }
  .lead {
    display: grid;
    gap: 6px;
  }
  .center {
    justify-items: center;
    text-align: center;
    text-wrap: balance;
  }
  h2 {
    font-size: max(18px, 1.125rem);
    font-weight: 620;
    line-height: 1.3;
  }
  h2:focus {
    outline: 0;
  }
  b {
    font-weight: 600;
  }
  small {
    font-weight: 400;
  }
  p b {
    color: var(--_text);
  }
  .chip b,
  .strip b {
    color: inherit;
    font-weight: 400;
  }
  .icon {
    inline-size: 1.35em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .mark {
    inline-size: 64px;
    margin-block: 4px 6px;
    border-radius: 50%;
    font-size: 21px;
  }
  .good {
    --_mark: var(--_good);
  }
  .bad {
    --_mark: var(--_bad);
  }
  .wait {
    --_mark: var(--_wait);
  }
  .good,
  .bad,
  .wait {
    background: light-dark(
      oklch(from var(--_mark) 0.955 calc(c * 0.35) h),
      oklch(from var(--_mark) 0.3 calc(c * 0.5) h)
    );
    color: var(--_mark);
  }
  .notice {
    padding: 10px 14px;
    border-radius: var(--_radius-control);
  }
  .strip {
    justify-content: center;
    margin: 0 20px 20px;
  }
  .note {
    display: grid;
    gap: 6px;
    place-content: center;
    padding: 20px;
    text-align: center;
  }
  .dot {
    inline-size: 8px;
    border-radius: 50%;
    background: var(--_link);
    box-shadow: 0 0 0 4px color-mix(in srgb, var(--_link) 20%, transparent);
  }
  /* letters that stand higher, hang lower and join: more room between lines, none between letters */
  .surface:not(:lang(en, es, fr, pt, id)) {
    line-height: 1.65;
    h2,
    .amount {
      line-height: 1.5;
      letter-spacing: 0;
    }
  }
  .surface:lang(ur) {
    line-height: 1.9;
  }
  @media (prefers-reduced-motion: no-preference) {
    .body {
      animation: rise 0.16s;
    }
    .dot {
      animation: 1.6s infinite pulse;
    }
  }
  @keyframes pulse {
    50% {
      scale: 0.7;
    }
  }
  @media (min-height: 480px) {
    /* stays in sight while a long screen scrolls, and covers nothing that has the focus */
    dialog .notice {
      position: sticky;
      inset-block-end: 12px;
    }
    dialog {
      scroll-padding-block-end: 96px;
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --_muted: var(--_text);
      --_line: var(--_text);
      --_edge: var(--_text);
    }
  }
  @media (forced-colors: active) {
    .mark,
    .chip,
    .notice {
      border: 1px solid;
    }
    .dot {
      background: CanvasText;
    }
    .primary {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;

/** Styles of the surface and all in it; adopted by a root that has `tokens` and `shell`. */
export const checkout = css`${surfaceTokens}${panel}${layout}${controls}`;
