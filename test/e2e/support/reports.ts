import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Violation} from '../harness/site.js';

/** A server that browsers report violations of a policy to, for pages that are not served by a `Site`. */
export type Reports = {
  /** The directive to add to a policy. */
  readonly directive: string;
  readonly found: readonly Violation[];
  forget(): void;
  close(): Promise<void>;
};

export async function collectReports(): Promise<Reports> {
  const found: Violation[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      text += part;
    });
    request.on('end', () => {
      found.push(readReport(text));
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    directive: `report-uri http://127.0.0.1:${port}/`,
    found,
    forget: () => void found.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function readReport(text: string): Violation {
  const {'csp-report': report = {}} = JSON.parse(text) as {'csp-report'?: Record<string, string>};
  return {
    directive: report['effective-directive'] ?? report['violated-directive'] ?? '',
    blocked: report['blocked-uri'] ?? '',
    sample: report['script-sample'] ?? '',
  };
}
