import type {Simulator} from '../../demo/simulators/index.js';

/** A merchant's server that writes down every webhook and answers each with the next status, then the last. */
export function merchant(...answers: number[]) {
  const received: {request: Request; body: string}[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    received.push({request, body: await request.clone().text()});
    const status = answers[Math.min(received.length, answers.length) - 1] ?? 200;
    return new Response(null, {status});
  };
  return {fetch: fetch as typeof globalThis.fetch, received};
}

export const ORIGIN = 'http://127.0.0.1:5181';

/** Calls a simulator's API with JSON. */
export function call(
  simulator: {fetch(request: Request): Promise<Response>},
  path: string,
  headers: Record<string, string> = {},
  body?: unknown,
  method = body === undefined ? 'GET' : 'POST',
): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return simulator.fetch(
    new Request(ORIGIN + path, {
      method,
      headers: {...(body !== undefined && {'content-type': 'application/json'}), ...headers},
      ...(body !== undefined && {body: text}),
    }),
  );
}

/** Taps a button on a payment page, as a browser without scripts does. */
export function tap(simulator: Simulator, pageUrl: string, action: string, method = ''): Promise<Response> {
  return simulator.fetch(
    new Request(pageUrl, {
      method: 'POST',
      headers: {'content-type': 'application/x-www-form-urlencoded'},
      body: new URLSearchParams({action, method}),
    }),
  );
}

/** The hidden fields and the address of a form that takes the shopper back. */
export function formOf(html: string): {action: string; fields: Record<string, string>} {
  const plain = (text: string) =>
    text
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&');
  const action = /<form method="post" action="([^"]*)"/.exec(html)?.[1] ?? '';
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
    ([, name = '', value = '']) => [plain(name), plain(value)],
  );
  return {action: plain(action), fields: Object.fromEntries(fields) as Record<string, string>};
}
