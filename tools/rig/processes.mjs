// Child processes of the rig: started quietly, ended for certain, waited for without guessing.
import {spawn} from 'node:child_process';
import {readdirSync, readFileSync, readlinkSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {XVFB} from './browsers.mjs';

export const sleep = (ms) => new Promise((r) => setTimeout(r, ms));

const children = new Set();
export const dirs = new Set();
process.once('exit', () => {
  for (const c of children) c.kill('SIGKILL');
  for (const d of dirs) rmSync(d, {recursive: true, force: true});
});
for (const s of ['SIGINT', 'SIGTERM']) process.once(s, () => process.exit(130));

export function child(cmd, args, opts) {
  const c = spawn(cmd, args, {
    stdio: ['ignore', 'ignore', process.env.WEBKIT_LOG ? 'inherit' : 'ignore'],
    ...opts,
  });
  children.add(c);
  c.once('exit', () => children.delete(c));
  c.once('error', () => children.delete(c));
  return c;
}
export function end(c) {
  return new Promise((res) => {
    if (!c || c.exitCode !== null || c.signalCode !== null) return res();
    c.once('exit', () => res());
    c.kill('SIGTERM');
    setTimeout(() => c.kill('SIGKILL'), 2000).unref();
  });
}
export async function retry(f, ms = 10_000) {
  for (const until = Date.now() + ms; ; ) {
    try {
      const v = await f();
      if (v) return v;
    } catch (e) {
      if (Date.now() > until) throw e;
    }
    if (Date.now() > until) throw new Error(`gave up after ${ms} ms: ${f}`);
    await sleep(25);
  }
}
export function freePort() {
  return new Promise((res, rej) => {
    const s = createServer()
      .once('error', rej)
      .listen(0, '127.0.0.1', () => {
        const {port} = s.address();
        s.close(() => res(port));
      });
  });
}
/** TCP ports that a process listens on (Linux). */
export function listening(pid) {
  const inodes = new Set(
    readdirSync(`/proc/${pid}/fd`).map((f) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${f}`))?.[1];
      } catch {
        return undefined;
      }
    }),
  );
  return readFileSync(`/proc/${pid}/net/tcp`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((l) => l.trim().split(/\s+/))
    .filter((f) => f[3] === '0A' && inodes.has(f[9]))
    .map((f) => parseInt(f[1].split(':')[1], 16));
}

/** Starts Xvfb on a display number that it picks itself. */
export function startXvfb(size = '1600x1200x24') {
  return new Promise((res, rej) => {
    const c = child(XVFB, ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    let out = '';
    c.once('error', rej);
    c.once('exit', (code) => rej(new Error(`Xvfb exited ${code}`)));
    c.stdio[3].on('data', (d) => {
      out += d;
      if (out.endsWith('\n')) res({display: `:${out.trim()}`, stop: () => end(c)});
    });
  });
}
