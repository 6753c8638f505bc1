export type Rgb = readonly [red: number, green: number, blue: number];

/** `#abc` or `#aabbcc`, each channel 0 to 1. */
export function rgb(hex: string): Rgb {
  const long = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  const value = Number.parseInt(long.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

const linear = (channel: number) =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

/** Relative luminance of WCAG 2.2, which is also the `y` of CSS's `xyz`. */
export function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

export function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/**
 * The same colour with another lightness in OKLCH, as `oklch(from … l c h)` makes it, as a luminance.
 * Channels that a screen cannot show are cut off, which is what browsers do.
 */
export function withLightness(color: Rgb, change: (lightness: number) => number): number {
  const [red, green, blue] = color.map(linear) as unknown as Rgb;
  const [l, m, s] = [
    0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue,
    0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue,
    0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue,
  ].map(Math.cbrt) as unknown as Rgb;
  const lightness = change(0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const [long, middle, short] = [
    (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ] as const;
  const cut = (channel: number) => Math.min(1, Math.max(0, channel));
  return (
    0.2126 * cut(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short) +
    0.7152 * cut(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short) +
    0.0722 * cut(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short)
  );
}
