export type Row = {
  readonly what: string;
  readonly bytes: number | undefined;
  readonly most: number;
  readonly missing?: readonly string[];
};
export function verdict(row: Row, ceilings: Readonly<Record<string, number>>): 'passed' | 'held' | 'failed';
