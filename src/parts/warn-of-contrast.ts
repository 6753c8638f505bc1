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
  const behind = luminanceOf(getComputedStyle(panel).backgroundColor);
  for (const [selector, properties] of TEXTS) {
    const element = panel.querySelector(selector);
    if (element === null) continue;
    const {color, backgroundColor} = getComputedStyle(element);
    const back = selector === '.primary' ? luminanceOf(backgroundColor) : behind;
    const ratio = contrast(luminanceOf(color), back);
    if (ratio >= LEAST || warned.has(properties)) continue;
    warned.add(properties);
    console.warn(
      `<pay-checkout> text with ${properties} has a contrast of ${ratio.toFixed(1)}:1. Choose colours with at least ${LEAST}:1.`,
    );
  }
}

const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

/** Relative luminance of any colour that CSS can write. */
function luminanceOf(color: string): number {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  if (canvas === null) return 0;
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(byte: number): number {
  const channel = byte / 255;
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
