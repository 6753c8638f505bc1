import {basename} from 'node:path';
import {build} from 'esbuild';
import type {Route} from '../harness/site.js';

/** A shop's bundle of our modules with its late parts, as its server may send them. */
export type Chunks = {
  /** Scripts of the page. */
  readonly head: string;
  readonly routes: Record<string, Route>;
  /** From now on no further part is sent. */
  hold(): void;
  /** What is held comes now, and so does everything after it. */
  send(): void;
  /** What is held, and everything after it, is not there. */
  lose(): void;
};

/** Pages that save data fetch nothing before the shopper comes near. */
const SAVE_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}});";

export async function openChunks(): Promise<Chunks> {
  const {outputFiles} = await build({
    stdin: {
      contents: "import './dist/define.js';",
      resolveDir: process.cwd(),
      sourcefile: 'merchant.js',
    },
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    outdir: '/bundle',
    entryNames: 'merchant',
    write: false,
    logLevel: 'error',
  });
  let gate: Promise<boolean> = Promise.resolve(true);
  let open = (_: boolean) => {};
  const script = (body: string) => ({headers: {'content-type': 'text/javascript'}, body});
  const routes: Record<string, Route> = {'/save-data.js': () => script(SAVE_DATA)};
  for (const {path, text} of outputFiles) {
    routes[`/${basename(path)}`] = async () => ((await gate) ? script(text) : {status: 404});
  }
  const end = (isThere: boolean) => () => {
    open(isThere);
    gate = Promise.resolve(isThere);
  };
  return {
    head: '<script src="/save-data.js"></script><script type="module" src="/merchant.js"></script>',
    routes,
    hold() {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    send: end(true),
    lose: end(false),
  };
}
