import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {originalPositionFor, TraceMap} from '@jridgewell/trace-mapping';
import {transform} from 'esbuild';
import {describe, expect, it} from 'vitest';
import {INSIDE_NAMES} from '../../tools/build/inside-names.mjs';
import {checkLeanUse, leanPackages, makeLean} from '../../tools/build/lean-packages.mjs';
import {squeezeModule, squeezeScript} from '../../tools/build/squeeze-script.mjs';

describe('a package that is made lean', () => {
  const code = 'let a=1;if(old){a=2}let b=3;';
  const sha256 = createHash('sha256').update(code).digest('hex').slice(0, 16);

  it('loses what is cut, and gets what takes its place', () => {
    const cuts = [
      {from: 'if(old)', to: '}'},
      {from: 'b=3', instead: 'b=4'},
    ];
    expect(makeLean(code, {sha256, cuts})).toBe('let a=1;let b=4;');
  });

  it('stops the build where it is another than the one that was cut', () => {
    expect(() => makeLean(`${code} `, {sha256, cuts: []})).toThrow('its hash is');
    expect(() => makeLean(code, {sha256, cuts: [{from: 'c=3'}]})).toThrow('this is not there once: c=3');
    expect(() => makeLean(code, {sha256, cuts: [{from: 'let '}]})).toThrow('this is not there once: let ');
    expect(() => makeLean(code, {sha256, cuts: [{from: 'b=3', to: '}'}]})).toThrow('this does not follow: }');
  });

  it('stops the build that does not use it', () => {
    const {buildEnd} = leanPackages({'some/package.js': {sha256, cuts: []}}) as {buildEnd(): void};
    expect(() => buildEnd()).toThrow('not in the build: some/package.js');
  });

  it('stops the build where a source of ours needs what was cut from Lit', () => {
    const source = (text: string) => `import {html} from 'lit';\n${text}`;
    expect(() => checkLeanUse('a.ts', source('html`<p>${x}</p>`'))).not.toThrow();
    expect(() =>
      checkLeanUse('a.ts', source("import {keyed} from 'lit/directives/keyed.js';")),
    ).not.toThrow();
    expect(() => checkLeanUse('a.ts', source('html`<textarea>${x}</textarea>`'))).toThrow('a.ts');
    expect(() => checkLeanUse('a.ts', source("import {ref} from 'lit/directives/ref.js';"))).toThrow(
      'ref.js',
    );
    expect(() => checkLeanUse('a.ts', source("import {property} from 'lit/decorators.js';"))).toThrow(
      'too lean',
    );
  });
});

describe('the last step of a classic script', () => {
  it('gives ASCII, whatever the words are', async () => {
    const {code} = await squeezeScript('hi.js', "document.title = 'रद्द करें…';");
    expect(code).toMatch(/^[\0-\x7f]+$/);
    const page = {title: ''};
    new Function('document', code)(page);
    expect(page.title).toBe('रद्द करें…');
  });

  it("shortens Lit's own names, and nobody else's", async () => {
    const {code} = await squeezeScript('a.js', 'window.lit = {_$AL: 1, _own: location._$AL, paymentId: 2};');
    expect(code).not.toContain('_$');
    expect(code).toContain('_own');
    expect(code).toContain('paymentId');
  });

  it('stops the build over a letter that cannot be escaped', async () => {
    await expect(squeezeScript('a.js', 'f(String.raw`é`);')).rejects.toThrow('a.js is not ASCII: it holds é');
  });

  it('leads back to the sources', async () => {
    const minified = await transform('export function pay() {\n  console.log(location.href);\n}\npay();\n', {
      minify: true,
      format: 'iife',
      sourcemap: true,
      sourcefile: 'src/pay.ts',
    });
    const {code, map = ''} = await squeezeScript('pay.js', minified.code, minified.map);
    expect(code).toMatch(/\n\/\/# sourceMappingURL=pay\.js\.map\n$/);
    const place = {line: 1, column: code.indexOf('console')};
    expect(originalPositionFor(new TraceMap(map), place)).toMatchObject({source: 'src/pay.ts', line: 2});
  });
});

describe('the last step of a module', () => {
  it("calls what is Lit's own alike in all files, and leaves what they export", async () => {
    const squeeze = squeezeModule();
    const {code} = await squeeze('a.js', 'export class Part {_$AH = 1; _$AI() {return this._$AH}}');
    const other = await squeeze(
      'b.js',
      "import {Part} from './a.js'; export const ask = (part) => part._$AI();",
    );
    const [, name] = /(\w+)\(\)\{return this/.exec(code) ?? [];
    expect(code).not.toContain('_$');
    expect(code).toContain('export class Part');
    expect(other.code).toContain(`.${name}()`);
  });

  it('keeps what authors say of their terms, each once, and words as they are', async () => {
    const notice = '/**\n * @license\n * Copyright 2017 Somebody\n */';
    const {code} = await squeezeModule()('a.js', `${notice}\nconst a = 'é';\n${notice}\nexport {a};`);
    expect(code.startsWith(`${notice}\n`)).toBe(true);
    expect(code.match(/Somebody/g)).toHaveLength(1);
    expect(code).toContain('é');
  });
});

describe('names that only the single file says', () => {
  it('are shortened in it', async () => {
    const {code} = await squeezeScript('a.js', 'window.a = {renderPanel: 1, amount: location.renderPanel};');
    expect(code).not.toContain('renderPanel');
    expect(code).toContain('amount');
  });

  it('stop the build where a text says them, too', async () => {
    await expect(squeezeScript('a.js', "f({isBusy: 1}, 'isBusy');")).rejects.toThrow(
      'isBusy cannot be shortened',
    );
  });

  it('are none that a merchant reads or writes', () => {
    const folder = readdirSync('docs').filter((name) => name.endsWith('.md'));
    // the backend kit is not in the file
    const docs = folder.filter((name) => name !== 'server.md').map((name) => `docs/${name}`);
    const contracts = [
      'src/index.ts',
      'src/input/challenge.ts',
      'src/input/status.ts',
      'src/session/outcome.ts',
      'src/session/record.ts',
      'src/session/source.ts',
      'src/text/texts.ts',
      'src/gateway/gateway.ts',
      'src/flow/upi-apps.ts',
      'src/outcome-events.ts',
      'src/events.ts',
      'src/errors.ts',
    ];
    const said = new Set(
      ['README.md', ...docs, ...contracts].flatMap((path) => readFileSync(path, 'utf8').match(/\w+/g) ?? []),
    );
    expect(INSIDE_NAMES.filter((name) => said.has(name))).toEqual([]);
  });

  it('are none of the browser’s own', () => {
    const scope = 'node_modules/@typescript';
    const compiler = readdirSync(scope).find((name) => name.startsWith('typescript-')) ?? '';
    const libs = readdirSync(`${scope}/${compiler}/lib`).filter((name) =>
      /^lib\.(dom|es).*\.d\.ts$/.test(name),
    );
    const texts = libs.map((name) => readFileSync(`${scope}/${compiler}/lib/${name}`, 'utf8')).join('\n');
    const said = new Set(
      [...texts.matchAll(/^\s+(?:readonly |get |set )?(\w+)\??[(:<]/gm)].map(([, name]) => name),
    );
    expect(said).toContain('cssText');
    expect(INSIDE_NAMES.filter((name) => said.has(name))).toEqual([]);
  });
});
