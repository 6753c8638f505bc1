import {runInNewContext} from 'node:vm';
import {build} from 'esbuild';
import {describe, expect, it} from 'vitest';
import {FakeUddoktaPay} from './fake-gateways.js';
import type {Answered} from './shop.js';

/** What Deno, Bun, Workers and Node have in common, and nothing of Node's own. */
const WEB = {
  AbortController,
  AbortSignal,
  Headers,
  Request,
  Response,
  FormData,
  TextDecoder,
  TextEncoder,
  ReadableStream,
  URL,
  URLSearchParams,
  Uint8Array,
  ArrayBuffer,
  atob,
  btoa,
  crypto,
  performance,
  setTimeout,
  clearTimeout,
};

describe('the kit without Node', () => {
  it('takes a payment with the Fetch API and WebCrypto alone', async () => {
    const {outputFiles} = await build({
      stdin: {contents: "export * from './src/server/index.js'", resolveDir: '.', loader: 'ts'},
      bundle: true,
      platform: 'neutral',
      mainFields: ['module', 'main'],
      format: 'iife',
      globalName: 'kit',
      write: false,
      logLevel: 'error',
    });
    const gateway = new FakeUddoktaPay();
    const paid: string[] = [];
    const create = runInNewContext(
      `${outputFiles[0]?.text}; (options) => kit.createCheckoutServer({
      ...options,
      publicUrl: 'https://shop.example/pay',
      gateways: [kit.uddoktapay({apiUrl: 'https://pay.example', apiKey: options.key, currency: 'BDT'})],
      store: kit.memoryStore(),
    })`,
      WEB,
    ) as (options: unknown) => {fetch(request: Request): Promise<Response>; idle(): Promise<void>};
    const server = create({
      key: gateway.key,
      fetch: gateway.fetch,
      loadOrder: () => ({amount: '5', currency: 'BDT', customer: {name: 'A', email: 'a@example.com'}}),
      onPaid: ({ref}: {ref: string}) => paid.push(ref),
      returnTo: () => '/thanks',
    });
    const created = (await (
      await server.fetch(
        new Request('https://shop.example/pay/payments', {
          method: 'POST',
          headers: {'content-type': 'application/json'},
          body: '{"orderId":"1"}',
        }),
      )
    ).json()) as Answered;
    gateway.invoices[0]!.status = 'COMPLETED';
    await server.fetch(new Request(`${String(gateway.created.redirect_url)}?invoice_id=inv1`));
    await server.idle();
    expect(paid).toEqual([created.paymentId]);
  });
});
