// Who brought which bytes of a built file: its source map says which text came from where.
import {eachMapping, TraceMap} from '@jridgewell/trace-mapping';
import {weigh} from './merchant-bundle.mjs';

/** What no source is named for: what bundlers write around modules. */
export const GLUE = '(glue)';

/** The file cut into pieces, in order: `{source, text}`. */
function pieces(code, map) {
  const lines = code.split(/(?<=\n)/);
  const starts = lines.map(() => [{column: 0, source: GLUE}]);
  eachMapping(new TraceMap(map), ({generatedLine, generatedColumn, source}) => {
    starts[generatedLine - 1]?.push({column: generatedColumn, source: source ?? GLUE});
  });
  return lines.flatMap((line, index) =>
    starts[index].map(({column, source}, at) => ({
      source,
      text: line.slice(column, starts[index][at + 1]?.column),
    })),
  );
}

/**
 * `[{name, bytes, brotli}]`, the heaviest first. `brotli` is what the files would lose if the group's text were
 * not there: what two groups have in common counts for neither, so it adds up to less than the whole.
 *
 * @param files - `{code, map}` each, compressed one by one.
 * @param groupOf - Name of a source's group.
 */
export function sizeShares(files, groupOf) {
  const shares = new Map();
  for (const {code, map} of files) {
    const cut = pieces(code, map).map(({source, text}) => ({group: groupOf(source), text}));
    const whole = weigh(code);
    for (const name of new Set(cut.map(({group}) => group))) {
      const rest = cut.filter(({group}) => group !== name).map(({text}) => text);
      const share = shares.get(name) ?? {name, bytes: 0, brotli: 0};
      share.bytes += cut.reduce((sum, {group, text}) => sum + (group === name ? text.length : 0), 0);
      share.brotli += whole - weigh(rest.join(''));
      shares.set(name, share);
    }
  }
  return [...shares.values()].filter(({bytes}) => bytes > 0).sort((a, b) => b.brotli - a.brotli);
}

/** Our folders as `session/`, packages by their name. */
export function folderOf(source) {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
  if (name !== undefined) return name;
  const [, folder] = /^src\/((?:[^/]+\/)*)/.exec(source) ?? [];
  return folder === undefined ? source : folder || 'src/';
}

/** Our files from src/, those of packages from node_modules/. */
export const fileOf = (source) => source.replace(/^.*node_modules\/|^src\//, '');
