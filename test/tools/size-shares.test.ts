import {transform} from 'esbuild';
import MagicString, {Bundle} from 'magic-string';
import {describe, expect, it} from 'vitest';
import {fileOf, folderOf, GLUE, sizeShares} from '../../tools/size-shares.mjs';

/** A bundle of these sources, one after the other, behind a line that no source has. */
function bundle(sources: Record<string, string>) {
  const bundled = new Bundle({separator: ''});
  for (const [filename, content] of Object.entries(sources)) {
    bundled.addSource({filename, content: new MagicString(content, {filename})});
  }
  bundled.prepend('"use strict";\n');
  const map = bundled.generateMap({hires: true, includeContent: false});
  return {code: bundled.toString(), map: JSON.parse(map.toString())};
}

describe('the size report', () => {
  const unlike = 'qwertyuiopasdfghjklzxcvbnm'.split('').map((letter, index) => `${letter}${index * 7919}`);
  const long = `${unlike.join('+')}\n`;

  it('says what each source brings, the heaviest first', () => {
    const shares = sizeShares([bundle({'src/a.ts': 'let x;\n', 'src/b.ts': long})], (source) => source);
    expect(shares.map(({name}) => name)).toEqual(['src/b.ts', GLUE, 'src/a.ts']);
    expect(shares.find(({name}) => name === 'src/b.ts')?.bytes).toBe(long.length);
    expect(shares[0]?.brotli).toBeGreaterThan(50);
  });

  it('counts what two sources have in common for neither', () => {
    const shares = sizeShares([bundle({'src/a.ts': long, 'src/b.ts': long})], (source) => source);
    for (const {name, brotli} of shares) if (name !== GLUE) expect(brotli).toBeLessThan(10);
    const [both] = sizeShares([bundle({'src/a.ts': long, 'src/b.ts': long})], folderOf);
    expect(both?.brotli).toBeGreaterThan(50);
  });

  it('adds up what several files load', () => {
    const file = bundle({'src/a.ts': long});
    const [one] = sizeShares([file], fileOf);
    const [two] = sizeShares([file, file], fileOf);
    expect([two?.bytes, two?.brotli]).toEqual([long.length * 2, (one?.brotli ?? 0) * 2]);
  });

  it('reads the maps of minified code', async () => {
    const {code, map} = await transform('export const total = (price, count) => price * count;', {
      minify: true,
      sourcemap: true,
      sourcefile: 'src/session/total.ts',
    });
    const shares = sizeShares([{code, map: JSON.parse(map)}], fileOf);
    expect(shares.map(({name}) => name)).toContain('session/total.ts');
  });

  it('groups by folder and by package', () => {
    expect(['src/session/a.ts', 'src/text/locales/hi.ts', 'src/index.ts'].map(folderOf)).toEqual([
      'session/',
      'text/locales/',
      'src/',
    ]);
    expect(['node_modules/zod/v4/a.js', 'node_modules/@lit/b/c.js', GLUE].map(folderOf)).toEqual([
      'zod',
      '@lit/b',
      GLUE,
    ]);
    expect(fileOf('node_modules/zod/v4/a.js')).toBe('zod/v4/a.js');
  });
});
