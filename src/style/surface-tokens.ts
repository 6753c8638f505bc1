import {css} from 'lit';

/**
 * The public `--pay-*` properties of the surface, each with its default, and what is derived from them.
 *
 * @cssprop --pay-surface - Background.
 * @cssprop --pay-raised - Background of chips and tiles on it.
 * @cssprop --pay-line - Rules between things.
 * @cssprop --pay-edge - Borders of buttons and fields.
 * @cssprop --pay-text - Text.
 * @cssprop --pay-muted - Text of less weight.
 * @cssprop --pay-wait - Marks: wait.
 * @cssprop --pay-radius - Corners of the surface.
 * @cssprop --pay-shadow - Shadow of the surface.
 * @cssprop --pay-backdrop - What lies over the page behind the dialog.
 * @cssprop --pay-width - Width of the surface on wide screens.
 */
export const surfaceTokens = css`
  :host {
    --_surface: var(--pay-surface, light-dark(#fff, #161a21));
    --_raised: var(--pay-raised, light-dark(#f3f5f8, #20262f));
    --_line: var(--pay-line, light-dark(#e3e6eb, #323a46));
    --_edge: var(--pay-edge, light-dark(#8a929f, #6b7686));
    --_text: var(--pay-text, light-dark(#14181f, #eef1f6));
    --_muted: var(--pay-muted, light-dark(#59616e, #a8b1be));
    --_wait: var(--pay-wait, light-dark(#825500, #f3c46b));
    --_radius: var(--pay-radius, 20px);
    --_shadow: var(
      --pay-shadow,
      0 0 0 1px light-dark(#0f172a0f, #323a46), 0 24px 64px -12px light-dark(#0f172a3d, #000)
    );
    --_backdrop: var(--pay-backdrop, light-dark(#0f172a80, #000000a6));
    --_width: var(--pay-width, 400px);
    --_small: max(13px, 0.8125rem);
    /* the accent as a colour for text: as dark, or as light, as reading needs on the surface */
    --_link: light-dark(
      oklch(from var(--_accent) min(l, 0.49) c h),
      oklch(from var(--_accent) max(l, 0.74) c h)
    );
  }
`;
