import {css} from 'lit';
import {controls} from './controls.js';

const layout = css`
  :host {
    --_small: max(13px, 0.8125rem);
    /* the accent as a colour for text: as dark, or as light, as reading needs on either surface */
    --_down: min(1, 0.17 / y);
    --_up: max(0, (0.27 - y) / (1 - y));
    --_link: light-dark(
      color(from var(--_accent) xyz calc(x * var(--_down)) calc(y * var(--_down)) calc(z * var(--_down))),
      color(
        from var(--_accent) xyz calc(x + (0.95 - x) * var(--_up)) calc(y + (1 - y) * var(--_up))
          calc(z + (1.09 - z) * var(--_up))
      )
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
    text-align: start;
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
  .logo {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    overflow: hidden;
    border-radius: 11px;
    background: color-mix(in srgb, var(--_accent) 13%, var(--_surface));
    color: var(--_link);
    font-weight: 650;
    line-height: 1;
  }
  .logo img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    background: #fff;
  }
  .who {
    flex: 1;
    min-inline-size: 0;
  }
  .who > * {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .who b {
    font-weight: 600;
  }
  .who span {
    color: var(--_muted);
    font-size: var(--_small);
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
    font-variant-numeric: tabular-nums;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    margin-inline-start: auto;
    padding: 4px 10px;
    border-radius: 99px;
    background: var(--_raised);
    color: var(--_muted);
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .chip .icon {
    inline-size: 15px;
    block-size: 15px;
  }
  .stage {
    display: grid;
    flex: 1;
  }
  .stage > * {
    grid-area: 1 / 1;
    min-inline-size: 0;
  }
  .body,
  .leave {
    display: flex;
    flex-direction: column;
    gap: 16px;
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
  }
  .center p {
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
    text-wrap: pretty;
  }
  b {
    font-weight: 600;
  }
  p b {
    color: var(--_text);
  }
  small {
    font-size: var(--_small);
  }
  .address {
    display: block;
    font-size: var(--_small);
  }
  .icon {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
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
    display: grid;
    place-items: center;
    inline-size: 64px;
    block-size: 64px;
    margin-block: 4px 6px;
    border-radius: 50%;
  }
  .mark .icon {
    inline-size: 28px;
    block-size: 28px;
  }
  .mark,
  .low,
  .notice {
    background: light-dark(oklch(from var(--_mark) 0.955 calc(c * 0.35) h), oklch(from var(--_mark) 0.3 calc(c * 0.5) h));
    color: var(--_mark);
  }
  .info {
    --_mark: var(--_link);
    background: color-mix(in srgb, var(--_link) 13%, var(--_surface));
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
  .qr {
    display: grid;
    place-items: center;
    align-self: center;
    min-inline-size: min(272px, 100%);
    min-block-size: 272px;
    max-inline-size: 100%;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: 16px;
    background: #fff;
    forced-color-adjust: none;
  }
  .qr p {
    max-inline-size: 24ch;
    color: #59616e;
    text-align: center;
  }
  .qr svg {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    fill: #000;
  }
  .steps {
    display: grid;
    gap: 10px;
    margin: 0;
    padding: 0;
    list-style: none;
    counter-reset: step;
  }
  .steps li {
    display: flex;
    align-items: baseline;
    gap: 12px;
    counter-increment: step;
  }
  .steps li::before {
    content: counter(step);
    flex: none;
    inline-size: 26px;
    border-radius: 50%;
    background: var(--_raised);
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 600;
    line-height: 26px;
    text-align: center;
  }
  .facts {
    margin: 0;
    padding: 4px 14px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-control);
  }
  .facts div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 2px 16px;
    min-block-size: 44px;
    padding-block: 4px;
  }
  .facts div + div {
    border-block-start: 1px solid var(--_line);
  }
  dt {
    color: var(--_muted);
  }
  dd {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
    margin: 0;
    font-weight: 550;
    font-variant-numeric: tabular-nums;
  }
  .hint {
    display: grid;
    gap: 8px;
    padding: 12px 14px;
    border-radius: var(--_radius-control);
    background: var(--_raised);
    font-size: var(--_small);
  }
  .frame {
    margin-inline: -20px;
    border-block: 1px solid var(--_line);
  }
  .strip {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    margin: 0 20px 20px;
    font-size: var(--_small);
  }
  .notice {
    justify-content: flex-start;
    padding: 10px 14px;
    border-radius: var(--_radius-control);
  }
  .dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_link);
    box-shadow: 0 0 0 4px color-mix(in srgb, var(--_link) 20%, transparent);
  }
  /* letters that stand higher, hang lower and join: more room between lines, none between letters */
  .surface:is(:lang(hi), :lang(bn), :lang(mr), :lang(ne), :lang(gu), :lang(pa), :lang(ta), :lang(te), :lang(kn), :lang(ml), :lang(si), :lang(ur), :lang(ar), :lang(fa)) {
    line-height: 1.65;
    h2 {
      line-height: 1.5;
      letter-spacing: 0;
    }
    .amount {
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
      animation: pulse 1.6s ease-in-out infinite;
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
  }
`;

/** Styles of everything in `view/`; adopted by a root that has `tokens` and `shell`. */
export const checkout = css`${layout}${controls}`;
