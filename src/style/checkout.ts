import {css} from 'lit';
import {controls} from './controls.js';

const layout = css`
  :host {
    --_small: max(13px, 0.8125rem);
    /* the accent as a colour for text: as dark, or as light, as reading needs on the surface */
    --_link: light-dark(
      oklch(from var(--_accent) min(l, 0.49) c h),
      oklch(from var(--_accent) max(l, 0.74) c h)
    );
  }
  *,
  ::before {
    box-sizing: border-box;
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
  .head {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 68px;
    padding-block: 16px 8px;
    padding-inline: 20px 12px;
  }
  .logo,
  .tile,
  .mark,
  .close,
  .qr {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    overflow: hidden;
    border-radius: 11px;
  }
  .logo,
  .info {
    --_mark: var(--_link);
    background: color-mix(in srgb, var(--_link) 13%, var(--_surface));
    color: var(--_link);
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
    max-block-size: 2.9em;
    overflow: hidden;
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 12px;
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
    display: flex;
    align-items: center;
    gap: 4px;
    margin-inline-start: auto;
    padding: 4px 10px;
    border-radius: 99px;
    background: var(--_raised);
    color: var(--_muted);
    font-size: var(--_small);
    white-space: nowrap;
  }
  .chip b {
    font-weight: inherit;
  }
  .chip .icon {
    inline-size: 15px;
    block-size: 15px;
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
  .center,
  .lead:has(+ .qr) {
    justify-items: center;
    text-align: center;
    text-wrap: balance;
  }
  h2 {
    margin: 0;
    font-size: max(18px, 1.125rem);
    font-weight: 620;
    line-height: 1.3;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  h2:focus {
    outline: 0;
  }
  p {
    margin: 0;
    color: var(--_muted);
  }
  b {
    font-weight: 600;
  }
  p b {
    color: var(--_text);
  }
  small {
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 400;
  }
  .icon {
    inline-size: 20px;
    block-size: 20px;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :dir(rtl) > .mirrored {
    scale: -1 1;
  }
  .mark {
    inline-size: 64px;
    block-size: 64px;
    margin-block: 4px 6px;
    border-radius: 50%;
  }
  .mark .icon {
    inline-size: 28px;
    block-size: 28px;
  }
  .good {
    --_mark: var(--_good);
  }
  .bad {
    --_mark: var(--_bad);
  }
  .wait,
  .low,
  .notice {
    --_mark: var(--_wait);
  }
  .good,
  .bad,
  .wait,
  .low,
  .notice {
    background: light-dark(
      oklch(from var(--_mark) 0.955 calc(c * 0.35) h),
      oklch(from var(--_mark) 0.3 calc(c * 0.5) h)
    );
    color: var(--_mark);
  }
  .qr {
    align-self: center;
    inline-size: auto;
    block-size: auto;
    min-inline-size: min(272px, 100%);
    min-block-size: 272px;
    border: 1px solid var(--_line);
    border-radius: 16px;
    background: #fff;
    forced-color-adjust: none;
  }
  .qr p {
    max-inline-size: 26ch;
    color: #59616e;
    text-align: center;
  }
  .qr svg {
    max-inline-size: 100%;
    block-size: auto;
  }
  .steps,
  .ways,
  .apps,
  .facts {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .steps li {
    display: flex;
    align-items: baseline;
    gap: 12px;
    counter-increment: step;
  }
  .steps li::before {
    content: counter(step);
    inline-size: 26px;
    flex: none;
    border-radius: 50%;
    background: var(--_raised);
    color: var(--_muted);
    font: 600 var(--_small) / 26px var(--_font);
    text-align: center;
  }
  .facts {
    gap: 0;
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
    min-block-size: 44px;
    margin: 0;
    font-weight: 550;
  }
  .facts div + div {
    border-block-start: 1px solid var(--_line);
  }
  dt {
    color: var(--_muted);
    font-weight: 400;
  }
  .hint {
    padding: 12px 14px;
    border-radius: var(--_radius-control);
    background: var(--_raised);
    font-size: var(--_small);
  }
  iframe {
    display: block;
    inline-size: calc(100% + 40px);
    block-size: 420px;
    margin-inline: -20px;
    border: solid var(--_line);
    border-width: 1px 0;
    background: #fff;
  }
  .strip {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    margin: 0 20px 20px;
    font-size: var(--_small);
  }
  .strip b {
    color: inherit;
    font-weight: inherit;
  }
  .notice {
    padding: 10px 14px;
    border-radius: var(--_radius-control);
  }
  .dot {
    inline-size: 8px;
    block-size: 8px;
    flex: none;
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
      animation: rise 0.16s cubic-bezier(0.2, 0.8, 0.2, 1);
    }
    .dot {
      animation: 1.6s ease-in-out infinite pulse;
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
    .tile,
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

/** Styles of everything in `view/`; adopted by a root that has `tokens` and `shell`. */
export const checkout = css`${layout}${controls}`;
