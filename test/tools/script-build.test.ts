import {originalPositionFor, TraceMap} from '@jridgewell/trace-mapping';
import {transform} from 'esbuild';
import {describe, expect, it} from 'vitest';
import {asModule} from '../../tools/build/lean-packages.mjs';
import {squeezeScript} from '../../tools/build/squeeze-script.mjs';

describe('the CommonJS of qrcode in the script-tag build', () => {
  it('becomes an ES module', () => {
    const code = [
      "const GF = require('./galois-field')",
      'exports.Patterns = {A: 0}',
      'exports.mul = function mul (a, b) { return GF.mul(a, exports.Patterns.A) }',
      'exports.pow = function power (a) { return exports.mul(a, a) }',
    ];
    expect(asModule(code.join('\n')).split('\n')).toEqual([
      "import * as GF from './galois-field.js'",
      'export const Patterns = {A: 0}',
      'export function mul (a, b) { return GF.mul(a, Patterns.A) }',
      'export const pow = function power (a) { return mul(a, a) }',
    ]);
    expect(asModule('function Matrix () {}\nmodule.exports = Matrix')).toBe(
      'function Matrix () {}\nexport default Matrix',
    );
  });

  it('stops the build where it is written in another way', () => {
    expect(() => asModule("const {mul} = require('./polynomial')")).toThrow('could not be read');
    expect(() => asModule('Object.assign(exports, {mul})')).toThrow('could not be read');
    expect(() => asModule('exports[name] = 1')).toThrow('could not be read');
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
