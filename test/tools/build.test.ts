import {describe, expect, it} from 'vitest';
import {squeezeCss, squeezeMarkup} from '../../tools/build/minify-templates.mjs';
import {sbom} from '../../tools/build/sbom.mjs';

describe('templates in the build', () => {
  it('lose the blanks and comments of their styles', () => {
    const css = `
      /* why */
      .row > .cell,
      .row:hover {
        margin: 0 calc(1px + 2px);
        color: red;
        opacity: 0.5;
      }
      @media (min-width: 480px) and (hover: hover) { a { b: c } }
    `;
    expect(squeezeCss(css)).toBe(
      ' .row>.cell,.row:hover{margin:0 calc(1px + 2px);color:red;opacity:.5}@media (min-width:480px) and (hover:hover){a{b:c}}',
    );
  });

  it('keep what stands in quotes, and a blank that joins two pieces', () => {
    expect(squeezeCss("a { content: ' ; {  }'; }")).toBe("a{content:' ; {  }'}");
    expect(squeezeCss(' solid ')).toBe(' solid ');
    expect(squeezeMarkup('\n  <b>two  words</b>\n  <i></i> ')).toBe('<b>two words</b><i></i> ');
    expect(squeezeMarkup('<b>two</b> <i>words</i>\n  and more')).toBe('<b>two</b> <i>words</i> and more');
    expect(squeezeMarkup('<b\n  part="b"\n  class="a b"\n>')).toBe('<b part=b class="a b">');
    expect(squeezeMarkup('<p><!-- note --></p>')).toBe('<p></p>');
  });
});

describe('SEC-103: the SBOM', () => {
  const entry = (version: string, dependencies: Record<string, string> = {}) => ({
    version,
    license: 'MIT',
    integrity: `sha512-${Buffer.from(version).toString('base64')}`,
    dependencies,
  });
  const lock = {
    packages: {
      '': {dependencies: {a: '1.0.0', '@s/b': '1.0.0'}},
      'node_modules/a': entry('1.0.0', {c: '^1'}),
      'node_modules/@s/b': entry('1.0.0', {c: '^2'}),
      'node_modules/@s/b/node_modules/c': entry('2.0.0'),
      'node_modules/c': entry('1.0.0'),
      'node_modules/only-for-tests': entry('1.0.0'),
    },
  };
  const {components, dependencies} = sbom(lock, {name: 'p', version: '3.0.0', license: 'MIT'});

  it('lists what a shop installs, in the version that each package gets, and nothing else', () => {
    expect(components.map(({purl}) => purl)).toEqual([
      'pkg:npm/%40s/b@1.0.0',
      'pkg:npm/c@2.0.0',
      'pkg:npm/a@1.0.0',
      'pkg:npm/c@1.0.0',
    ]);
  });

  it('says who brought it', () => {
    const byRef = Object.fromEntries(dependencies.map(({ref, dependsOn}) => [ref, dependsOn]));
    expect(byRef['pkg:npm/p@3.0.0']).toEqual(['pkg:npm/%40s/b@1.0.0', 'pkg:npm/a@1.0.0']);
    expect(byRef['pkg:npm/%40s/b@1.0.0']).toEqual(['pkg:npm/c@2.0.0']);
    expect(byRef['pkg:npm/a@1.0.0']).toEqual(['pkg:npm/c@1.0.0']);
  });
});
