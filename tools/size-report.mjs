// Where the bytes go: what every folder and package, or every file, brings to the script-tag file and to what a
// page has loaded of the modules once a hosted page or a QR code is open. Needs a build.
// Usage: node tools/size-report.mjs [--files] [--only=script|toHostedPage|toQr] [root]
import {existsSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {merchantBundle, sourcesOf, stages, weigh} from './merchant-bundle.mjs';
import {fileOf, folderOf, sizeShares} from './size-shares.mjs';

const {values, positionals} = parseArgs({
  options: {files: {type: 'boolean', default: false}, only: {type: 'string'}},
  allowPositionals: true,
});
const root = resolve(positionals[0] ?? '.');

function scriptFile() {
  const path = join(root, 'dist/pay-checkout.js');
  const map = JSON.parse(readFileSync(`${path}.map`, 'utf8'));
  const code = readFileSync(path, 'utf8');
  return {code, map: {...map, sources: sourcesOf(root, join(root, 'dist'), map)}, brotli: weigh(code)};
}

async function parts() {
  const files = await merchantBundle(root);
  const {toHostedPage, toQr} = stages(files);
  const loaded = ({names}) => files.filter(({name}) => names.has(name));
  return {script: [scriptFile()], toHostedPage: loaded(toHostedPage), toQr: loaded(toQr)};
}

function print(title, files) {
  const sum = (key) => files.reduce((total, file) => total + file[key], 0);
  const bytes = files.reduce((total, {code}) => total + code.length, 0);
  console.log(`${title}: ${sum('brotli')} brotli bytes, ${bytes} minified, in ${files.length} files`);
  console.log('  brotli  minified');
  for (const share of sizeShares(files, values.files ? fileOf : folderOf)) {
    console.log(`${String(share.brotli).padStart(8)}  ${String(share.bytes).padStart(8)}  ${share.name}`);
  }
  console.log('');
}

if (existsSync(join(root, 'dist/pay-checkout.js'))) {
  for (const [name, files] of Object.entries(await parts())) {
    if (values.only === undefined || values.only === name) print(name, files);
  }
} else {
  console.error('there is no build: npm run build');
  process.exitCode = 1;
}
