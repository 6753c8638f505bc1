// Where the bytes of the script-tag file come from: minified bytes of each folder, package and file.
// Usage: node tools/weigh.mjs [how many files to list]
import {join} from 'node:path';
import {build} from 'esbuild';
import {ROOT, SCRIPT_TAG, sharedConfig} from './build/project.mjs';

const withoutLocales = {
  name: 'without-locales',
  setup: ({onResolve}) =>
    onResolve({filter: /locale-map\.js$/}, () => ({path: join(ROOT, 'src/text/no-locales.ts')})),
};

const {metafile} = await build({
  entryPoints: [SCRIPT_TAG],
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  metafile: true,
  write: false,
  outfile: 'pay-checkout.js',
  define: sharedConfig(ROOT).define,
  plugins: [withoutLocales],
});

const [{bytes, inputs}] = Object.values(metafile.outputs);
const group = (path) =>
  /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.split('/').slice(0, 2).join('/');
const groups = {};
for (const [path, {bytesInOutput}] of Object.entries(inputs)) {
  groups[group(path)] = (groups[group(path)] ?? 0) + bytesInOutput;
}
const print = (entries) => {
  for (const [name, size] of entries) console.log(`${String(size).padStart(8)}  ${name}`);
};
const bySize = (a, b) => b[1] - a[1];

console.log(`${bytes} bytes minified`);
print(Object.entries(groups).sort(bySize));
console.log('');
const files = Object.entries(inputs).map(([path, {bytesInOutput}]) => [path, bytesInOutput]);
print(files.sort(bySize).slice(0, Number(process.argv[2] ?? 30)));
