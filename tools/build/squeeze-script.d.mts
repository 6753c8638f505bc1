export type Squeezer = (
  name: string,
  code: string,
  map?: string,
) => Promise<{readonly code: string; readonly map?: string}>;

export const squeezeScript: Squeezer;
export function ways(): readonly object[];
export function squeezeModule(way?: object): Squeezer;
export function squeezeFile(path: string, squeezer?: Squeezer): Promise<void>;
