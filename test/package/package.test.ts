import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import {describe, expect, inject, it} from 'vitest';
import {hashes} from '../../tools/build/integrity.mjs';
import {packagesInside} from '../../tools/build/licenses.mjs';
import {manifest, node, npm, ROOT} from './installed.js';

/** Every file of the tarball is one of these; a new kind of file must be let in here. */
const ALLOWED = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|SECURITY\.md)$/,
  /^dist\/(index|define|server|react|simulators|pay-checkout)\.js(\.map)?$/,
  /^dist\/chunks\/[A-Za-z0-9-]+\.js(\.map)?$/,
  /^dist\/locales\/[A-Za-z0-9-]+\.js$/,
  /^dist\/types\/([a-z0-9-]+\/)*[A-Za-z0-9-]+\.d\.ts$/,
  /^dist\/(custom-elements|integrity|sbom\.cdx|vscode\.html-custom-data)\.json$/,
  /^dist\/licenses\.txt$/,
];

type Tree = {version: string; dependencies?: Record<string, Tree>};

/** `name@version` of everything below, once each, sorted. */
function flatten({dependencies = {}}: Tree, found = new Set<string>()): string[] {
  for (const [name, tree] of Object.entries(dependencies)) {
    if (tree.version) found.add(`${name}@${tree.version}`);
    flatten(tree, found);
  }
  return [...found].sort();
}

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

describe('the package', () => {
  const {tarball, files, app} = inject('packed');
  const inPackage = (path: string) => join(app, 'node_modules/pay-checkout', path);

  it('SEC-101: holds the files it should hold and no others', () => {
    expect(files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'dist/custom-elements.json',
        'dist/define.js',
        'dist/index.js',
        'dist/integrity.json',
        'dist/licenses.txt',
        'dist/pay-checkout.js',
        'dist/sbom.cdx.json',
        'dist/types/index.d.ts',
      ]),
    );
  });

  it('SEC-101: runs nothing when it is installed', () => {
    const {scripts = {}} = readJson(inPackage('package.json')) as {scripts?: Record<string, string>};
    const hooks = [
      'preinstall',
      'install',
      'postinstall',
      'prepare',
      'prepublish',
      'prepublishOnly',
      'prepack',
    ];
    expect(Object.keys(scripts).filter((name) => hooks.includes(name))).toEqual([]);
  });

  it('SEC-100: brings exactly the packages of the committed list', () => {
    const tree = JSON.parse(npm(ROOT, 'ls', '--omit=dev', '--all', '--json', '--package-lock-only')) as Tree;
    const listed = readFileSync('test/package/dependencies.txt', 'utf8').trim().split('\n');
    expect(flatten(tree)).toEqual(listed);
  });

  it('SEC-103: lists the same packages in its SBOM', () => {
    const {components} = readJson(inPackage('dist/sbom.cdx.json')) as {
      components: {name: string; version: string; hashes: {alg: string; content: string}[]}[];
    };
    const listed = readFileSync('test/package/dependencies.txt', 'utf8').trim().split('\n');
    expect(components.map(({name, version}) => `${name}@${version}`).sort()).toEqual(listed);
    for (const {hashes: found} of components) expect(found[0]?.content).toMatch(/^[0-9a-f]{128}$/);
  });

  it('SEC-103: names every package that is inside its files, with its terms', () => {
    const inside = packagesInside(inPackage('dist'));
    expect(inside).toEqual(expect.arrayContaining(['@floating-ui/dom', '@lit/reactive-element', 'lit-html']));
    const {components} = readJson(inPackage('dist/sbom.cdx.json')) as {
      components: {name: string; version: string; licenses: {license: {id: string}}[]}[];
    };
    const texts = readFileSync(inPackage('dist/licenses.txt'), 'utf8');
    for (const name of inside) {
      const {version, licenses: [terms] = []} = components.find((one) => one.name === name) ?? {};
      expect(texts).toContain(`${name} ${version}, ${terms?.license.id}\n`);
      expect(texts).toContain(readFileSync(join(ROOT, 'node_modules', name, 'LICENSE'), 'utf8').trim());
    }
  });

  it("has Lit inside its modules, under its authors' name", () => {
    const modules = files.filter((file) => /^dist\/(index|define|chunks\/.*)\.js$/.test(file));
    const codes = modules.map((file) => readFileSync(inPackage(file), 'utf8'));
    expect(codes.filter((code) => /\bfrom ?["'](lit|@lit)\b/.test(code))).toEqual([]);
    const [lit] = codes.filter((code) => code.includes('createTreeWalker'));
    expect(lit).toContain('Copyright 2017 Google LLC');
  });

  it('SEC-53: names the right hash of every built file', () => {
    const {files: named, version} = readJson(inPackage('dist/integrity.json'));
    expect(named).toEqual(hashes(inPackage('dist')));
    expect(version).toBe(manifest.version);
  });

  it('SEC-102: is built twice into the same bytes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'again-'));
    try {
      execFileSync(process.execPath, ['tools/build.mjs', join(folder, 'dist')], {stdio: 'pipe'});
      expect(hashes(join(folder, 'dist'))).toEqual(hashes('dist'));
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  });

  it('SEC-104: has nothing in its script that makes code of text', () => {
    const script = readFileSync(inPackage('dist/pay-checkout.js'), 'utf8');
    expect(script).not.toMatch(/\beval\(|\bnew Function\b|[^.\w]Function\(/);
  });

  it('has a file behind every export', () => {
    const targets = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : [target.types, target.default],
    );
    const missing = targets.filter((path) => !path.includes('*') && !existsSync(inPackage(path)));
    expect(missing).toEqual([]);
  });

  it('imports in Node without a DOM, and registers nothing', () => {
    const said = node(
      app,
      `const {PayCheckout, readChallenge, version} = await import('pay-checkout');
       const registered = globalThis.customElements ?? globalThis.PayCheckout;
       console.log(typeof PayCheckout, typeof readChallenge, version, registered);`,
    );
    expect(said).toBe(`function function ${manifest.version} undefined`);
  });

  it('lets server code import the registering entry too', () => {
    expect(node(app, "await import('pay-checkout/define'); console.log('fine');")).toBe('fine');
  });

  it('has a backend kit that shares its errors with the rest', () => {
    const said = node(
      app,
      `const {createCheckoutServer} = await import('pay-checkout/server');
       const {PayError} = await import('pay-checkout');
       let error;
       try { createCheckoutServer({}); } catch (caught) { error = caught; }
       console.log(typeof createCheckoutServer, error instanceof PayError);`,
    );
    expect(said).toBe('function true');
  });

  it('SEC-88a: checks options where no code may be made of text', () => {
    const said = node(
      app,
      `(await import('node:v8')).setFlagsFromString('--disallow-code-generation-from-strings');
       const {createCheckoutServer, kupay, memoryStore} = await import('pay-checkout/server');
       const options = {publicUrl: 'https://shop.example/pay', gateways: [kupay({token: 't'})], store: memoryStore(),
         loadOrder: () => null, onPaid: () => {}, returnTo: () => '/'};
       console.log(createCheckoutServer(options).path);
       try { createCheckoutServer({...options, allowedOrigins: 'https://a.example'}); }
       catch ({code, field}) { console.log(code, field); }`,
    );
    expect(said).toBe('/pay\nconfig-invalid allowedOrigins');
  });

  it('tells editors of its elements', () => {
    const {modules} = readJson(inPackage('dist/custom-elements.json'));
    const [first] = modules as {declarations: {tagName: string; attributes: {name: string}[]}[]}[];
    const byTag = new Map(
      first?.declarations.map((one) => [one.tagName, one.attributes.map(({name}) => name)]),
    );
    expect([...byTag.keys()].sort()).toEqual(['pay-checkout', 'pay-return']);
    expect(byTag.get('pay-checkout')).toEqual(
      expect.arrayContaining(['payment-url', 'status-url', 'amount']),
    );
  });

  it('is clean for publint', async () => {
    const {messages, pkg} = await publint({pkgDir: inPackage('.'), strict: true, pack: false});
    expect(messages.map((message) => formatMessage(message, pkg, {color: false}))).toEqual([]);
  });

  it('has types that resolve as its modules do', () => {
    const attw = join(ROOT, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    // it exits with 1 and says what is wrong; CommonJS is out of scope, since there is none
    execFileSync(process.execPath, [attw, tarball, '--profile', 'esm-only'], {encoding: 'utf8'});
  });
});
