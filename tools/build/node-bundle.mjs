// A TypeScript program as one file that Node 20 runs; what comes from node_modules stays there.
import {build} from 'esbuild';
import {ROOT, sharedConfig} from './project.mjs';

export async function bundleForNode(source, outfile) {
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    absWorkingDir: ROOT,
    define: sharedConfig(ROOT).define,
    logLevel: 'warning',
  });
}
