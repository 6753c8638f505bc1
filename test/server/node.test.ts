import type {Server} from 'node:http';
import {createServer, request} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterEach, describe, expect, it} from 'vitest';
import type {CheckoutServer} from '../../src/server/index.js';
import {remoteAddress, toNodeHandler} from '../../src/server/index.js';
import {Shop} from './shop.js';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function listen(checkout: Pick<CheckoutServer, 'fetch' | 'path' | 'origin'>, isMiddleware = false) {
  const handle = toNodeHandler(checkout);
  server = createServer((request, response) => {
    if (!isMiddleware) void handle(request, response);
    else void handle(request, response, () => response.end('the shop itself'));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server?.address() as AddressInfo).port}`;
}

describe('toNodeHandler', () => {
  it('serves the kit through node:http: bodies, headers, cookies, statuses', async () => {
    const shop = new Shop();
    const base = await listen(shop.server);
    const created = await fetch(`${base}/pay/payments`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({orderId: 'order-1'}),
    });
    expect(created.status).toBe(200);
    expect(created.headers.getSetCookie()).toHaveLength(1);
    const {paymentId, statusToken} = (await created.json()) as {paymentId: string; statusToken: string};
    const status = await fetch(`${base}/pay/payments/${paymentId}/status`, {
      headers: {authorization: `Bearer ${statusToken}`},
    });
    expect(await status.json()).toMatchObject({id: paymentId, status: 'pending'});
    expect((await fetch(`${base}/elsewhere`)).status).toBe(404);
  });

  it('as middleware leaves other paths to the shop', async () => {
    const base = await listen(new Shop().server, true);
    expect(await (await fetch(`${base}/cart`)).text()).toBe('the shop itself');
    expect((await fetch(`${base}/pay/payments/x/status`)).status).toBe(404);
  });

  it('hands on raw bytes, the address, and that the browser has gone', async () => {
    const seen: {bytes?: number[]; address?: string | undefined; url?: string; aborted?: boolean} = {};
    let arrived = () => {};
    const here = new Promise<void>((resolve) => (arrived = resolve));
    let left = () => {};
    const gone = new Promise<void>((resolve) => (left = resolve));
    const base = await listen({
      path: '',
      origin: 'https://shop.example',
      fetch: async (request) => {
        seen.url = request.url;
        seen.address = remoteAddress(request);
        seen.bytes = [...new Uint8Array(await request.arrayBuffer())];
        arrived();
        await new Promise<void>((resolve) => request.signal.addEventListener('abort', () => resolve()));
        left();
        return new Response();
      },
    });
    const controller = new AbortController();
    const body = new Uint8Array([0, 255, 13, 10, 239, 187, 191]);
    const asking = fetch(`${base}/webhook?a=1`, {method: 'POST', body, signal: controller.signal}).catch(
      () => {},
    );
    await here;
    expect(seen).toMatchObject({
      url: 'https://shop.example/webhook?a=1',
      address: '127.0.0.1',
      bytes: [...body],
    });
    controller.abort();
    await Promise.all([gone, asking]);
  });

  it('what is no request for a page is refused, and the server lives on', async () => {
    const base = await listen(new Shop().server);
    const {hostname, port} = new URL(base);
    const ask = (method: string, path: string) =>
      new Promise<number | undefined>((resolve) => {
        request({hostname, port, method, path}, (response) => resolve(response.resume().statusCode)).end();
      });
    expect(await ask('TRACE', '/pay/payments')).toBe(400);
    expect(await ask('GET', 'http://evil.example/pay/payments')).toBe(400);
    expect(await ask('GET', '//evil.example/pay/payments')).toBe(404);
    expect(await ask('GET', '/pay/payments')).toBe(405);
  });

  it('a body that is refused for its size is answered', async () => {
    const shop = new Shop();
    const base = await listen(shop.server);
    const response = await fetch(`${base}/pay/webhook/uddoktapay`, {
      method: 'POST',
      headers: {'content-type': 'application/json', 'rt-uddoktapay-api-key': shop.gateway.key},
      body: 'x'.repeat(2_000_000),
    });
    expect([response.status, await response.text()]).toEqual([413, '{"error":"body-too-large"}']);
    expect((await fetch(`${base}/pay/payments/x/status`)).status).toBe(404);
  });
});
