/** Ready looks: values for the public `--pay-*` properties, light and dark in one. */
export type ThemeName = 'neutral' | 'warm' | 'contrast';

export type Theme = Readonly<Record<`--pay-${string}`, string>>;

/**
 * `neutral` is the default, spelled out; `warm` is a café, not a bank; `contrast` is for pages that promise
 * 7:1 text. Copy the values into a style sheet, or apply them with `applyTheme`.
 */
export const themes: Readonly<Record<ThemeName, Theme>> = {
  neutral: {
    '--pay-accent': 'light-dark(#1f5af6, #86a8ff)',
    '--pay-surface': 'light-dark(#ffffff, #161a21)',
    '--pay-raised': 'light-dark(#f3f5f8, #20262f)',
    '--pay-line': 'light-dark(#e3e6eb, #323a46)',
    '--pay-edge': 'light-dark(#8a929f, #6b7686)',
    '--pay-text': 'light-dark(#14181f, #eef1f6)',
    '--pay-muted': 'light-dark(#59616e, #a8b1be)',
    '--pay-good': 'light-dark(#0b7a4b, #5fd39b)',
    '--pay-bad': 'light-dark(#b3261e, #ff9d94)',
    '--pay-wait': 'light-dark(#825500, #f3c46b)',
    '--pay-radius': '20px',
    '--pay-radius-control': '12px',
  },
  warm: {
    '--pay-accent': 'light-dark(#a8430f, #ffb27d)',
    '--pay-surface': 'light-dark(#fffaf4, #1f1915)',
    '--pay-raised': 'light-dark(#f8ede1, #2c241e)',
    '--pay-line': 'light-dark(#eaddcd, #41362d)',
    '--pay-edge': 'light-dark(#97826b, #87735f)',
    '--pay-text': 'light-dark(#2a1d12, #f7efe6)',
    '--pay-muted': 'light-dark(#6b5846, #c2b2a1)',
    '--pay-good': 'light-dark(#2e6b2f, #93cf8e)',
    '--pay-bad': 'light-dark(#a72a21, #ffa195)',
    '--pay-wait': 'light-dark(#7d5200, #f0c465)',
    '--pay-radius': '28px',
    '--pay-radius-control': '24px',
  },
  contrast: {
    '--pay-accent': 'light-dark(#0a2a8c, #ffe14d)',
    '--pay-surface': 'light-dark(#ffffff, #000000)',
    '--pay-raised': 'light-dark(#f0f0f0, #1a1a1a)',
    '--pay-line': 'light-dark(#000000, #ffffff)',
    '--pay-edge': 'light-dark(#000000, #ffffff)',
    '--pay-text': 'light-dark(#000000, #ffffff)',
    '--pay-muted': 'light-dark(#2b2b2b, #e6e6e6)',
    '--pay-good': 'light-dark(#00512c, #7dffbb)',
    '--pay-bad': 'light-dark(#8a0000, #ffb3ab)',
    '--pay-wait': 'light-dark(#5c3b00, #ffd57a)',
    '--pay-radius': '8px',
    '--pay-radius-control': '6px',
  },
};

/** Sets a ready look on an element or any ancestor of it; allowed under a strict CSP. `neutral` undoes another. */
export function applyTheme(target: HTMLElement, name: ThemeName): void {
  for (const [property, value] of Object.entries(themes[name])) target.style.setProperty(property, value);
}
