// dist/sbom.cdx.json: the runtime dependencies, straight from the lock file, as CycloneDX 1.6.
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {readPackage} from './project.mjs';

/** Path in the lock file of what `name` means to the package at `from`: npm looks upwards. */
function resolve(packages, from, name) {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    const path = base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (base === '') return undefined;
  }
}

const purl = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** `{path: [paths it depends on]}` of everything that comes with our own dependencies. */
export function runtimeGraph({packages}) {
  const graph = {};
  const visit = (path) => {
    if (graph[path] !== undefined) return;
    const {dependencies = {}} = packages[path];
    graph[path] = Object.keys(dependencies)
      .map((name) => resolve(packages, path, name))
      .filter((target) => target !== undefined);
    for (const target of graph[path]) visit(target);
  };
  visit('');
  return graph;
}

export function sbom(lock, {name, version, license}) {
  const graph = runtimeGraph(lock);
  const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const refOf = (path) =>
    path === '' ? purl(name, version) : purl(nameOf(path), lock.packages[path].version);
  const paths = Object.keys(graph).filter((path) => path !== '');
  const components = paths.sort().map((path) => {
    const {version: exact, license: spdx, integrity} = lock.packages[path];
    const content = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
    return {
      type: 'library',
      'bom-ref': refOf(path),
      name: nameOf(path),
      version: exact,
      purl: refOf(path),
      ...(spdx ? {licenses: [{license: {id: spdx}}]} : {}),
      hashes: [{alg: 'SHA-512', content}],
    };
  });
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'library',
        'bom-ref': refOf(''),
        name,
        version,
        purl: refOf(''),
        licenses: [{license: {id: license}}],
      },
    },
    components,
    dependencies: ['', ...paths].map((path) => ({
      ref: refOf(path),
      dependsOn: graph[path].map(refOf).sort(),
    })),
  };
}

export function buildSbom(root, outDir) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  writeFileSync(join(outDir, 'sbom.cdx.json'), `${JSON.stringify(sbom(lock, readPackage(root)), null, 2)}\n`);
}
