// Leaves out of packages what we have no use for and no minifier can see: code for browsers that we do not support,
// options that we do not set. Every cut names what it cuts; a package that looks otherwise stops the
// build, for somebody to look at what is new and at whether the cuts still hold.
import {createHash} from 'node:crypto';

/** Where `text` stands in `code`, which must hold it once. */
function placeOf(code, text) {
  const at = code.indexOf(text);
  if (at < 0 || code.includes(text, at + 1)) throw new Error(`this is not there once: ${text}`);
  return at;
}

/**
 * Makes one cut.
 *
 * @param from - Where it begins.
 * @param to - How it ends, for the first time after `from`; the same text if it is undefined.
 * @param instead - What takes its place.
 */
function cut(code, {from, to, instead = ''}) {
  const start = placeOf(code, from);
  const rest = start + from.length;
  const end = to === undefined ? rest : code.indexOf(to, rest) + to.length;
  if (end < rest) throw new Error(`this does not follow: ${to}`);
  return code.slice(0, start) + instead + code.slice(end);
}

/** @param lean - `{sha256, cuts}`: the cuts are made for the file of this hash, of which the first 16 digits are given. */
export function makeLean(code, {sha256, cuts}) {
  const found = createHash('sha256').update(code).digest('hex').slice(0, 16);
  if (found !== sha256) throw new Error(`its hash is ${found}; the cuts were made for ${sha256}`);
  return cuts.reduce(cut, code);
}

/** What the lean Lit cannot do: texts of elements that hold no elements, and directives but this one. */
const TOO_MUCH = /<(?:script|style|textarea|title)\b|\bfrom 'lit\/(?!directives\/keyed\.js')[^']*'/i;

/** Refuses a source of ours that needs what was cut from Lit. */
export function checkLeanUse(path, code) {
  const [found] = (/\bfrom 'lit\b/.test(code) && TOO_MUCH.exec(code)) || [];
  if (found !== undefined) throw new Error(`${path}: our Lit is too lean for this: ${found}`);
}

/**
 * Makes packages lean, and sees to it that we need nothing of what was cut.
 *
 * @param lean - By the file's path below `node_modules`, all of which the build must use: what `makeLean` takes.
 */
export function leanPackages(lean) {
  const left = new Set(Object.keys(lean));
  return {
    name: 'lean-packages',
    transform(code, id) {
      const [path] = id.split('?');
      if (path.endsWith('.ts')) checkLeanUse(path, code);
      const name = Object.keys(lean).find((file) => path.endsWith(`/node_modules/${file}`));
      if (name === undefined) return null;
      left.delete(name);
      try {
        return {code: makeLean(code, lean[name]), map: null};
      } catch (error) {
        throw new Error(`${name} cannot be made lean: ${error.message}`);
      }
    },
    buildEnd(error) {
      if (!error && left.size > 0) throw new Error(`not in the build: ${[...left].join(', ')}`);
    },
  };
}
