/** A row as it was read. */
export type Row = {
  readonly value: string;
  /** 1 for a new row, one more with every write. */
  readonly version: number;
};

export type WriteOptions = {
  /** The version that was read; 0 where there was no row. */
  readonly version: number;
  /** Epoch milliseconds from which on `due` names the row. Absent: never. */
  readonly dueAt?: number;
  /** Epoch milliseconds from which on the row reads as none. Absent: it stays. */
  readonly expiresAt?: number;
};

/**
 * All that the kit asks of a database: rows of text under a key, written by
 * compare-and-set. A store of your own needs these three functions; the
 * contract is `test/server/store-contract.ts`.
 *
 * A write must be durable and visible to every process once it resolved with
 * `true`. Any function may reject; then nothing is known about the write.
 */
export type Store = {
  read(key: string): Promise<Row | undefined>;
  /** Writes if the row still has that version. `false`: somebody else was faster. */
  write(key: string, value: string, options: WriteOptions): Promise<boolean>;
  /** Keys that are due, the longest waiting first. */
  due(now: number, limit: number): Promise<readonly string[]>;
  /** Other processes may write here too, so a held status request looks again every second. */
  readonly shared: boolean;
  close?(): Promise<void>;
};
