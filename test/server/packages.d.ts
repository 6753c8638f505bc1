declare module 'pg' {
  export class Pool {
    constructor(options: {connectionString: string; max?: number});
    query(sql: string, values?: unknown[]): Promise<{rows: unknown[]; rowCount: number | null}>;
    end(): Promise<void>;
  }
}
