// dist/pay-checkout.js: everything but other languages in one classic script, for `<script src defer>`.
// dist/locales/<tag>.js: one language each, to be put before or after it.
import {readFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import MagicString from 'magic-string';
import {build, parseAst} from 'vite';
import {walk} from '../parse-source.mjs';
import {FLOATING_UI} from './lean-floating-ui.mjs';
import {LIT_OF_SCRIPT} from './lean-lit.mjs';
import {leanPackages} from './lean-packages.mjs';
import {minifyTemplates} from './minify-templates.mjs';
import {keepEffects, locales, readPackage, SCRIPT_TAG, sharedConfig, sourcesFromDist} from './project.mjs';
import {squeezeFile} from './squeeze-script.mjs';

const HAND_OVER = 'src/text/hand-over.ts';

/** What the single file has in place of other modules: English only, and nothing to be fetched that could fail or that one waits for. */
const INSTEAD = {
  'locale-map.js': 'no-locales.ts',
  'load-once.js': 'load-again.ts',
  'cover.js': 'no-cover.ts',
  'load-surface.js': 'load-surface-at-hand.ts',
  'load-bodies.js': 'bodies-at-hand.ts',
  'load-popover.js': 'popover-at-hand.ts',
  'late-parts.js': 'late-parts-at-hand.ts',
  'read-lazily.js': 'read-at-hand.ts',
  'start-listening.js': 'start-at-once.ts',
  'upi-reader.js': 'upi-reader-at-hand.ts',
};

const withStandIns = () => ({
  name: 'with-stand-ins',
  enforce: 'pre',
  resolveId(id, importer) {
    const instead = importer && INSTEAD[basename(id)];
    return instead ? join(importer, '..', dirname(id), instead) : null;
  },
});

/** Names of the values that a file of ours exports. */
function exportsOf(path) {
  const exports = parseAst(readFileSync(path, 'utf8'), {lang: 'ts'}).body.filter(
    ({type, exportKind}) => /^Export/.test(type) && exportKind !== 'type',
  );
  return exports.flatMap(({declaration, specifiers}) => {
    const names = declaration
      ? (declaration.declarations ?? [declaration]).map(({id}) => id?.name)
      : specifiers?.map(({exported}) => exported.name);
    if (!names || names.includes(undefined)) throw new Error(`${path} exports something that has no name`);
    return names;
  });
}

/**
 * What is fetched late in the module build is in this file anyway: as plain imports its parts share one scope,
 * where the minifier sees through them, instead of standing each in a function of its own.
 */
const withoutChunks = () => ({
  name: 'without-chunks',
  transform(code, id) {
    if (!id.endsWith('.ts') || !code.includes('import(')) return null;
    const edits = new MagicString(code);
    let count = 0;
    walk(parseAst(code, {lang: 'ts'}), (node) => {
      if (node.type !== 'ImportExpression') return;
      const {value: source} = node.source;
      const names = exportsOf(join(dirname(id), source.replace(/\.js$/, '.ts')));
      const pairs = names.map((name) => ({name, local: `${name}Late${count}`}));
      count++;
      const object = pairs.map(({name, local}) => `${name}: ${local}`);
      edits.update(node.start, node.end, `Promise.resolve({${object.join(', ')}})`);
      const imports = pairs.map(({name, local}) => `${name} as ${local}`);
      edits.prepend(`import {${imports.join(', ')}} from ${JSON.stringify(source)};\n`);
    });
    return {code: edits.toString(), map: edits.generateMap({hires: true})};
  },
});

/**
 * Runs before anything of Lit's does: a second script would throw at its policy or at `define` (SEC-52). It
 * also turns a policy that the page forbids into one clear message (SEC-51).
 */
export function guard(version) {
  const name = 'pay-checkout';
  const before = `(function(){
var taken=self.customElements&&customElements.get("${name}");
if(taken){console.warn("${name} ${version} was not started: this page already has ${name} "+((self.PayCheckout&&self.PayCheckout.version)||taken.version||"of an unknown version")+".");return}
try{`;
  const after = `}catch(error){console.error("${name} ${version} could not start. If this page sets trusted-types, its list must name the policy ${name}.",error)}
})();`;
  return {before, after};
}

function config(root, outDir, {entry, fileName, plugins, before = '', after = '', sourcemap}) {
  return {
    ...sharedConfig(root),
    define: {...sharedConfig(root).define, 'process.env.NODE_ENV': '"production"'},
    plugins,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      minify: true,
      sourcemap,
      lib: {entry, formats: ['iife'], name: 'payCheckoutScript', fileName: () => fileName},
      rolldownOptions: {
        output: {
          banner: before,
          footer: after,
          codeSplitting: false,
          exports: 'none',
          sourcemapPathTransform: sourcesFromDist(root, outDir),
        },
      },
    },
  };
}

export async function buildScriptTag(root, outDir) {
  const {version} = readPackage(root);
  await build(
    config(root, outDir, {
      entry: join(root, SCRIPT_TAG),
      fileName: 'pay-checkout.js',
      plugins: [
        withStandIns(),
        withoutChunks(),
        keepEffects(),
        leanPackages({...LIT_OF_SCRIPT, ...FLOATING_UI}),
        minifyTemplates(),
      ],
      ...guard(version),
      sourcemap: true,
    }),
  );
  await squeezeFile(join(outDir, 'pay-checkout.js'));
}

/** A module that exists in the build only: hands one language to the script, whichever of the two comes first. */
function languageEntry(root, tag, source) {
  const id = '\0language';
  return {
    name: 'language-entry',
    resolveId: (name) => (name.endsWith('virtual:language') ? id : null),
    load: (name) =>
      name === id
        ? `import {${exportsOf(source)[0]} as texts} from ${JSON.stringify(source)};
           import {handOverTexts} from ${JSON.stringify(join(root, HAND_OVER))};
           handOverTexts(window, ${JSON.stringify(tag)}, texts);`
        : null,
  };
}

export async function buildLocales(root, outDir) {
  const found = Object.entries(locales(root));
  for (const [tag, source] of found) {
    await build(
      config(root, join(outDir, 'locales'), {
        entry: 'virtual:language',
        fileName: `${tag}.js`,
        plugins: [languageEntry(root, tag, join(root, source))],
        sourcemap: false,
      }),
    );
    await squeezeFile(join(outDir, 'locales', `${tag}.js`));
  }
  return found.map(([tag]) => tag);
}
