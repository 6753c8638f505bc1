import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, expect, it} from 'vitest';
import {serve} from '../../demo/simulators/index.js';

describe('serving a handler', () => {
  it('passes method, headers and body on, and the answer back', async () => {
    const {url, close} = await serve(async (request) => {
      const text = `${request.method} ${new URL(request.url).search} ${request.headers.get('x-one')} ${await request.text()}`;
      return new Response(text, {
        status: 201,
        headers: [
          ['set-cookie', 'a=1'],
          ['set-cookie', 'b=2'],
        ],
      });
    });
    const answer = await fetch(`${url}/path?q=1`, {method: 'POST', headers: {'x-one': '1'}, body: 'পাঁচ'});
    expect([answer.status, await answer.text()]).toEqual([201, 'POST ?q=1 1 পাঁচ']);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    await close();
  });

  it('breaks the line where the handler answers with an error', async () => {
    const {url, close} = await serve(async () => Response.error());
    await expect(fetch(url)).rejects.toThrow();
    await close();
  });

  it('takes the next port when one is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const {port} = other.address() as AddressInfo;
    const {url, close} = await serve(async () => new Response('here'), {port});
    expect(Number(new URL(url).port)).toBeGreaterThan(port);
    expect(await (await fetch(url)).text()).toBe('here');
    await close();
    other.close();
  });

  it('is reached as localhost too', async () => {
    const {url, close} = await serve(async (request) => new Response(request.url), {host: 'localhost'});
    expect(await (await fetch(`${url}/x`)).text()).toBe(`${url}/x`);
    await close();
  });
});
