// Checks the house's own rules on `src/`: layers, rings and forbidden sinks.
// Usage: node tools/check-imports.mjs [root]. Prints one line a problem, exits 1 if there is any.
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {importProblems, rings} from './import-rules.mjs';
import {parseSource, sourceFiles} from './parse-source.mjs';
import {sourceProblems} from './source-rules.mjs';

/** Everything wrong below `root/src`, and how many files were read. */
export function checkTree(root) {
  const paths = sourceFiles(root, 'src');
  const known = new Set(paths);
  const files = paths.map((path) => parseSource(root, path));
  const problems = files.flatMap((file) => [...importProblems(file, known), ...sourceProblems(file)]);
  return {files: files.length, problems: [...problems, ...rings(files)]};
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const {files, problems} = checkTree(resolve(process.argv[2] ?? '.'));
  for (const problem of problems) console.log(problem);
  console.log(`imports: ${files} files, ${problems.length} problems`);
  if (problems.length > 0 || files === 0) process.exitCode = 1;
}
