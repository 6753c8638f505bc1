import {css} from 'lit';
import {controls} from './controls.js';
import {panel} from './panel.js';
import {surfaceTokens} from './surface-tokens.js';

const layout = css`
  * {
    box-sizing: border-box;
    margin: 0;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
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
    border-radius: 11px;
  }
  .mark,
  .close,
  .dot {
    border-radius: 50%;
  }
  .logo,
  .mark,
  .close,
  .tile,
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
    height: 40px;
    font-weight: 650;
  }
  img {
    position: absolute;
    width: 100%;
    height: 100%;
    background: #fff;
    object-fit: contain;
  }
  .who,
  .what {
    flex: 1;
    min-width: 0;
  }
  .who > *,
  .what small {
    display: block;
    max-height: 3.6em;
    overflow: hidden;
  }
  .sum {
    flex-wrap: wrap;
    min-height: 57px;
    margin: 0 20px;
    padding: 4px 0 16px;
    border-bottom: 1px solid var(--_line);
  }
  .amount {
    min-width: 0;
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
    background: var(--_raised);
    white-space: nowrap;
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
    min-width: 0;
    padding: 20px;
  }
  .body[inert] {
    visibility: hidden;
  }
  .lead {
    display: grid;
    gap: 6px;
  }
  .center,
  .lead:has(+ .qr) {
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
  p:not(.strip) b {
    color: var(--_text);
  }
  .chip b,
  .strip b {
    font-weight: 400;
  }
  .icon {
    width: 1.35em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .mark {
    width: 64px;
    margin: 4px 0 6px;
    font-size: 21px;
  }
  .good,
  .bad,
  .wait {
    --_mark: var(--_wait);
    background: light-dark(
      oklch(from var(--_mark) 0.955 calc(c * 0.35) h),
      oklch(from var(--_mark) 0.3 calc(c * 0.5) h)
    );
    color: var(--_mark);
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
    width: 8px;
    background: var(--_link);
    box-shadow: 0 0 0 4px color-mix(in srgb, var(--_link) 20%, transparent);
  }
  /* letters that stand higher, hang lower and join: more room between lines, none between letters; Chromium knows no list in :lang() */
  .surface:not(:lang(en), :lang(es), :lang(fr), :lang(pt), :lang(id)) {
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
    dialog[open] {
      animation: rise 0.18s cubic-bezier(0.2, 0.8, 0.2, 1);
    }
    .body {
      animation: rise 0.16s;
    }
    .dot {
      animation: 1.6s infinite pulse;
    }
  }
  @keyframes rise {
    from {
      translate: 0 32px;
    }
  }
  @keyframes pulse {
    50% {
      scale: 0.7;
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

/** Styles of the surface and all in it; adopted by a root that has `tokens` and `shell`. */
export const checkout = css`${surfaceTokens}${panel}${layout}${controls}`;
