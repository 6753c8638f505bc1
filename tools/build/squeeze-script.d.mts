export function squeezeScript(
  name: string,
  code: string,
  map?: string,
): Promise<{readonly code: string; readonly map?: string}>;
export function squeezeFile(path: string): Promise<void>;
