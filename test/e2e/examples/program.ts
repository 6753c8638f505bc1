import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** An example that runs as a merchant would run it. */
export type Program = {
  /** Lines that it has printed, oldest first. */
  said(): readonly string[];
  stop(): Promise<void>;
};

/**
 * Starts a Node program and waits until it says where it listens. Its payments go to a file of its own.
 *
 * @throws what it said, if it ends before.
 */
export async function startProgram(args: readonly string[], env: Record<string, string>): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'pay-example-'));
  const child = spawn(process.execPath, args, {
    env: {...process.env, NODE_ENV: 'production', PAYMENTS_DB: join(folder, 'payments.db'), ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part) => {
        text += part;
        if (/^open http/m.test(text)) resolve();
      });
    }
  });
  await Promise.race([ready, exited]);
  if (child.exitCode !== null) throw new Error(`the example ended: ${text}`);
  return {
    said: () => text.split('\n').filter(Boolean),
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await exited;
      clearTimeout(timer);
      rmSync(folder, {recursive: true, force: true});
    },
  };
}
