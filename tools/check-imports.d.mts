/** Everything wrong below `root/src`, one line a problem, and how many files were read. */
export function checkTree(root: string): {files: number; problems: string[]};
