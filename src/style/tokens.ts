import {css} from 'lit';

/**
 * The public `--pay-*` properties that the trigger is drawn with, each with its default; those of the surface
 * are in `surface-tokens.ts` and `rest.ts`, and come with it. Inside, only `--_*` are read. Nothing public is set
 * on the host, so a merchant can set it on any ancestor. Values may use `light-dark()`. `--pay-accent` alone
 * re-brands: what stands on it, links and tints are derived from it with enough contrast.
 *
 * @cssprop --pay-accent - Main buttons, marks, links.
 * @cssprop --pay-on-accent - Text on the accent; by default black or white, whichever is easier to read.
 * @cssprop --pay-radius-control - Corners of buttons, fields and tiles.
 * @cssprop --pay-font - Font family.
 */
export const tokens = css`
  :host {
    --_scheme: light dark;
    --_accent: var(--pay-accent, light-dark(#1f5af6, #86a8ff));
    --_white: clamp(0, (0.18 - y) * 9999, 1);
    --_on-accent: var(
      --pay-on-accent,
      color(from var(--_accent) xyz calc(0.95 * var(--_white)) var(--_white) calc(1.09 * var(--_white)))
    );
    --_radius-control: var(--pay-radius-control, 12px);
    --_font: var(--pay-font, system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    --_size: max(15px, 0.9375rem);
  }
  :host([theme='light']) {
    --_scheme: light;
  }
  :host([theme='dark']) {
    --_scheme: dark;
  }
  /* not the host: the page's own button in it belongs to the page */
  .panel,
  .trigger {
    color-scheme: var(--_scheme);
  }
`;
