/** What text needs on its background (WCAG 1.4.3). */
const LEAST = 4.5;

/** Texts of a surface, and the properties that colour them. */
const TEXTS = [
  ['h2', '--pay-text, --pay-surface'],
  ['small, p', '--pay-muted, --pay-surface'],
  ['.primary', '--pay-accent, --pay-on-accent'],
] as const;

const warned = new Set<string>();

/**
 * Tells the console, once a page, which of a merchant's colours make text hard to read. The defaults and
 * the ready themes never do. Costs a few milliseconds: not while something is opening.
 */
export function warnOfContrast(panel: HTMLElement): void {
  const probe = panel.appendChild(document.createElement('i'));
  const luminanceOf = (color: string) => {
    probe.style.color = `color(from ${color} xyz x y z)`;
    // `color(xyz-d65 0.2 0.21 0.07)`: the second number is the relative luminance
    return Number(getComputedStyle(probe).color.split(' ')[2]);
  };
  const behind = getComputedStyle(panel).backgroundColor;
  for (const [selector, properties] of TEXTS) {
    const element = panel.querySelector(selector);
    if (element === null || warned.has(properties)) continue;
    const {color, backgroundColor} = getComputedStyle(element);
    const [dark = 0, light = 0] = [color, selector === '.primary' ? backgroundColor : behind]
      .map(luminanceOf)
      .sort((a, b) => a - b);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < LEAST) {
      warned.add(properties);
      console.warn(
        `pay-checkout: text with ${properties} has a contrast of ${ratio.toFixed(1)}:1, and needs ${LEAST}:1.`,
      );
    }
  }
  probe.remove();
}
