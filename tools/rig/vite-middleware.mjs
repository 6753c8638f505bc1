// A Vite dev server as a Koa middleware in front of @web/test-runner's own server: it turns TypeScript and
// CommonJS into what a browser can load.
import {rmSync} from 'node:fs';
import {createServer} from 'vite';

/** Modules that belong to the test runner and stay as they are. */
const RUNNER = /^\/__web-(dev-server|test-runner)__/;

const leaveRunnerAlone = {
  name: 'leave-runner-alone',
  enforce: 'pre',
  resolveId: (id) => (RUNNER.test(id) ? {id, external: true} : null),
};

export async function viteMiddleware() {
  // A folder for each run: two runs that share one throw out each other's optimised dependencies.
  const cacheDir = `.cache/vite-${process.pid}`;
  const vite = await createServer({
    configFile: false,
    root: process.cwd(),
    appType: 'custom',
    clearScreen: false,
    logLevel: 'error',
    cacheDir,
    plugins: [leaveRunnerAlone],
    server: {middlewareMode: true, hmr: false, ws: false, watch: null},
    optimizeDeps: {
      // All dependencies are found before the first request: one found later would load its modules twice.
      entries: ['src/**/*.ts', 'test/**/*.browser.test.ts', '!src/server/**'],
      include: ['@open-wc/testing', 'axe-core', 'lit', 'lit/decorators.js'],
      exclude: ['@web/test-runner-commands'],
    },
  });
  process.once('exit', () => {
    void vite.close();
    rmSync(cacheDir, {recursive: true, force: true});
  });
  return async (ctx, next) => {
    if (ctx.path === '/' || ctx.path.startsWith('/__web-')) return next();
    await new Promise((resolve, reject) => {
      ctx.res.once('close', resolve);
      vite.middlewares(ctx.req, ctx.res, (error) => (error ? reject(error) : resolve(next())));
    });
    if (ctx.res.writableEnded) ctx.respond = false;
    return undefined;
  };
}
