import {readFileSync} from 'node:fs';

/** Directives by their names, and headers beside them. */
export type Lines = {
  readonly directives: Readonly<Record<string, string>>;
  readonly headers: Record<string, string>;
};

export type FlowLines = Lines & {
  readonly flow: string;
  readonly challenge: string;
  readonly mode: string | undefined;
  /** Directives that this flow adds to those of every page. */
  readonly added: readonly string[];
};

const GATEWAY = /https:\/\/pay\.example/g;
const COOP = 'Cross-Origin-Opener-Policy';

/** What docs/csp.md tells merchants to send, with the gateway's origin in place of its example. */
export function readCspDoc(gateway: string): {flows: readonly FlowLines[]; whole: Lines} {
  const text = readFileSync('docs/csp.md', 'utf8').replace(GATEWAY, gateway);
  const [, base = ''] = /\n## Every page\n+```\n([^`]*)```/.exec(text) ?? [];
  const everyPage = Object.fromEntries(base.trim().split('\n').map(directiveOf));
  const [, table = ''] = /\n## What each flow needs on top\n[^|]*((?:\|.*\n)+)/.exec(text) ?? [];
  const [head = [], , ...rows] = table.trim().split('\n').map(cellsOf);
  const flows = rows.map((cells): FlowLines => {
    const row = Object.fromEntries(head.map((name, i) => [name, cells[i] ?? '']));
    const added = Object.entries(row).filter(([name, value]) => /-(src|action)$/.test(name) && value !== '–');
    return {
      flow: row.flow ?? '',
      challenge: row.challenge ?? '',
      mode: row.mode === '–' ? undefined : row.mode,
      added: added.map(([name]) => name),
      directives: {...everyPage, ...Object.fromEntries(added)},
      headers: row[COOP] && row[COOP] !== '–' ? {[COOP]: row[COOP]} : {},
    };
  });
  const [, header = ''] = /\n## A whole header\n[\s\S]*?```http\n([^`]*)```/.exec(text) ?? [];
  const {'Content-Security-Policy': policy = '', ...headers} = Object.fromEntries(
    header
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  ) as Record<string, string>;
  return {flows, whole: {directives: Object.fromEntries(policy.split('; ').map(directiveOf)), headers}};
}

/** A header's value, with every violation reported to the site itself. */
export function policyOf({directives}: Lines, changes: Readonly<Record<string, string>> = {}): string {
  return Object.entries({...directives, ...changes, 'report-uri': '/__violations'})
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

function directiveOf(line: string): [string, string] {
  const [name = '', ...sources] = line.split(' ');
  return [name, sources.join(' ')];
}

/** Cells of a row, without the code marks. */
const cellsOf = (row: string) =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''));
