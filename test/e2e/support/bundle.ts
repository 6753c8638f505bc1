import {build} from 'esbuild';
import type {Route} from '../harness/site.js';

/** A script with a Lit of the page's own, which takes the Trusted Types policy `lit-html`. */
export const LIT_OF_THE_PAGE = "import {html, render} from 'lit'; render(html`<p>Lit</p>`, document.body);";

/** Scripts as a shop's build would make them of these sources, with everything in one file. */
export async function bundle(sources: Readonly<Record<string, string>>): Promise<Record<string, Route>> {
  const routes: Record<string, Route> = {};
  for (const [path, contents] of Object.entries(sources)) {
    const {outputFiles} = await build({
      stdin: {contents, resolveDir: process.cwd()},
      bundle: true,
      format: 'esm',
      minify: true,
      define: {'process.env.NODE_ENV': '"production"'},
      write: false,
      logLevel: 'error',
    });
    const body = outputFiles[0]?.text ?? '';
    routes[path] = () => ({headers: {'content-type': 'text/javascript'}, body});
  }
  return routes;
}
