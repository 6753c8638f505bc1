import type {EncodedSourceMap} from '@jridgewell/trace-mapping';

export type Share = {readonly name: string; readonly bytes: number; readonly brotli: number};

export const GLUE: string;
export function sizeShares(
  files: readonly {readonly code: string; readonly map: EncodedSourceMap}[],
  groupOf: (source: string) => string,
): Share[];
export function folderOf(source: string): string;
export function fileOf(source: string): string;
