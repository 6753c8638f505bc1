import {css} from 'lit';

/**
 * Every public `--pay-*` property with its default; inside, only `--_*` are read. Nothing is set on the
 * host, so a merchant can set them on any ancestor. Values may use `light-dark()`. `--pay-accent` alone
 * re-brands: what stands on it, links and tints are derived from it with enough contrast.
 *
 * @cssprop --pay-accent - Main buttons, marks, links.
 * @cssprop --pay-on-accent - Text on the accent; by default black or white, whichever is easier to read.
 * @cssprop --pay-surface - Background.
 * @cssprop --pay-raised - Background of chips and tiles on it.
 * @cssprop --pay-line - Rules between things.
 * @cssprop --pay-edge - Borders of buttons and fields.
 * @cssprop --pay-text - Text.
 * @cssprop --pay-muted - Text of less weight.
 * @cssprop --pay-good - Marks: paid.
 * @cssprop --pay-bad - Marks: did not work.
 * @cssprop --pay-wait - Marks: wait.
 * @cssprop --pay-radius - Corners of the surface.
 * @cssprop --pay-radius-control - Corners of buttons, fields and tiles.
 * @cssprop --pay-shadow - Shadow of the surface.
 * @cssprop --pay-backdrop - What lies over the page behind the dialog.
 * @cssprop --pay-font - Font family.
 * @cssprop --pay-width - Width of the surface on wide screens.
 */
export const tokens = css`
  :host {
    color-scheme: light dark;
    --_accent: var(--pay-accent, light-dark(#1f5af6, #86a8ff));
    --_white: clamp(0, (0.18 - y) * 9999, 1);
    --_on-accent: var(
      --pay-on-accent,
      color(from var(--_accent) xyz calc(0.95 * var(--_white)) var(--_white) calc(1.09 * var(--_white)))
    );
    --_surface: var(--pay-surface, light-dark(#fff, #161a21));
    --_raised: var(--pay-raised, light-dark(#f3f5f8, #20262f));
    --_line: var(--pay-line, light-dark(#e3e6eb, #323a46));
    --_edge: var(--pay-edge, light-dark(#8a929f, #6b7686));
    --_text: var(--pay-text, light-dark(#14181f, #eef1f6));
    --_muted: var(--pay-muted, light-dark(#59616e, #a8b1be));
    --_good: var(--pay-good, light-dark(#0b7a4b, #5fd39b));
    --_bad: var(--pay-bad, light-dark(#b3261e, #ff9d94));
    --_wait: var(--pay-wait, light-dark(#825500, #f3c46b));
    --_radius: var(--pay-radius, 20px);
    --_radius-control: var(--pay-radius-control, 12px);
    --_shadow: var(
      --pay-shadow,
      0 0 0 1px light-dark(#0f172a0f, #323a46), 0 24px 64px -12px light-dark(#0f172a3d, #000)
    );
    --_backdrop: var(--pay-backdrop, light-dark(#0f172a80, #000000a6));
    --_font: var(--pay-font, system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    --_width: var(--pay-width, 400px);
    --_size: max(15px, 0.9375rem);
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
`;
