import {css} from 'lit';
import {controls} from './controls.js';

const layout = css`
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .dot {
    flex: none;
    aspect-ratio: 1;
    border-radius: 50%;
  }
  img {
    position: absolute;
    width: 100%;
    height: 100%;
    background: #fff;
    object-fit: contain;
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
  p:not(.strip) b {
    color: var(--_text);
  }
  ::slotted([slot]) {
    display: block;
    margin: 0;
    padding: 16px 20px;
  }
  .chip b,
  .strip b {
    font-weight: 400;
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
`;

/** Styles of the surface and all in it; adopted by a root that has `tokens`, `shell` and `front`. */
export const checkout = css`${layout}${controls}`;
