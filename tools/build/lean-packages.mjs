// Leaves out of packages what the single file has no use for and no minifier can see. A new version that looks
// otherwise stops the build.

/** A plugin that changes those files that `filter` matches, and must change `count` of them. */
function patch(name, filter, count, change) {
  const changed = new Set();
  return {
    name,
    transform(code, id) {
      const [path] = id.split('?');
      if (!filter.test(path)) return null;
      const next = change(code);
      if (next !== code) changed.add(path);
      return {code: next, map: null};
    },
    buildEnd(error) {
      if (!error && changed.size !== count)
        throw new Error(`${name}: changed ${changed.size} files; expected ${count}`);
    },
  };
}

/** CommonJS, as `qrcode` writes it, as an ES module: what nobody imports falls away, and the glue with it. */
export function asModule(code) {
  const exported = new Set();
  const module = code
    .replace(/^const (\w+) = require\('(.+)'\)$/gm, "import * as $1 from '$2.js'")
    .replace(/^module\.exports = (\w+)$/m, 'export default $1')
    .replace(/^exports\.(\w+) = (function \1\b)?/gm, (_, name, declaration) => {
      exported.add(name);
      return `export ${declaration ?? `const ${name} = `}`;
    })
    .replace(/\bexports\.(\w+)/g, (whole, name) => (exported.has(name) ? name : whole));
  const [left] = /\b(?:require\(|exports\b).*/.exec(module) ?? [];
  if (left !== undefined) throw new Error(`qrcode: this could not be read: ${left}`);
  return module;
}

export const qrcodeAsModules = () =>
  patch('qrcode-as-modules', /\/node_modules\/qrcode\/lib\/core\/[^/]+\.js$/, 5, asModule);

/** `parts/show-popover.ts` answers all that it is asked itself; half of the package is made of other answers. */
export const withoutPlatform = () =>
  patch('without-platform', /\/floating-ui\.dom\.mjs$/, 1, (code) =>
    code.replace(/^const platform = \{[^}]*\};$/m, 'const platform = {};'),
  );
