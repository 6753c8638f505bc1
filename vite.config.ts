import {defineConfig} from 'vite';

/**
 * The sources in a browser, for work on them: `npx vite` and then /demo/gallery.html. The package itself is built by
 * `tools/build.mjs`, the demo with its backend starts with `npm start`.
 */
export default defineConfig({
  cacheDir: '.cache/vite',
  build: {target: 'es2022'},
  optimizeDeps: {include: ['lit', '@floating-ui/dom']},
});
