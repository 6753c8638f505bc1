import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {allGateways, gatewayById} from '../../src/gateway/built-in.js';
import type {Gateway} from '../../src/gateway/gateway.js';
import {readChallenge} from '../../src/gateway/read-challenge.js';
import {readReturn} from '../../src/gateway/read-return.js';
import {readStatus, tryReadStatus} from '../../src/gateway/read-status.js';
import {registerGateway} from '../../src/gateway/registry.js';
import './acmepay.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const silent = {readChallenge: () => undefined, readStatus: () => undefined, readReturn: () => undefined};

describe('the gateway of the documentation', () => {
  it('stands in docs/gateways.md as it is compiled and run here', () => {
    const code = read('test/gateway/acmepay.ts').replaceAll('../../src/index.js', 'pay-checkout');
    expect(read('docs/gateways.md')).toContain(`\`\`\`ts\n${code}\`\`\``);
  });

  it.each([{gateway: 'acmepay'}, {}])('is read like one of ours, with %j', (options) => {
    const url = 'https://pay.acme.example/T1';
    expect(readChallenge({ok: true, txn: 'T1', checkout_url: url}, options)).toEqual({
      kind: 'page',
      url,
      ids: {gateway: 'T1'},
      gateway: 'acmepay',
    });
    expect(
      readStatus({txn: 'T1', ref: 'ord_7', state: 'SETTLED', total: '200.0', cur: 'INR'}, options),
    ).toEqual({
      status: 'succeeded',
      ids: {gateway: 'T1', order: 'ord_7'},
      amount: '200.00',
      currency: 'INR',
    });
    expect(readStatus({txn: 'T1', state: 'Resettled'}, options)).toMatchObject({
      status: 'pending',
      unknownWord: 'Resettled',
    });
    expect(readReturn('?acme_txn=T1', options)).toEqual({ids: {gateway: 'T1'}, hint: 'unknown'});
    expect(readReturn('?acme_txn=T1&acme_txn=T2', options)).toBeUndefined();
    expect(() => readChallenge({ok: false, error: 'no'}, options)).toThrowError(
      expect.objectContaining({code: 'payment-rejected'}),
    );
    expect(() =>
      readChallenge({ok: true, txn: 'T1', checkout_url: 'javascript:alert(1)'}, options),
    ).toThrowError(expect.objectContaining({code: 'url-rejected'}));
  });

  it('is known by its host', () => {
    expect(readChallenge('https://pay.acme.example/T1').gateway).toBe('acmepay');
  });

  it('leaves the status contract alone', () => {
    expect(readStatus({id: 'ord_7', status: 'succeeded'}, {gateway: 'acmepay'})).toEqual({
      id: 'ord_7',
      status: 'succeeded',
    });
  });
});

describe('registerGateway', () => {
  it('knows the built-in five', () => {
    for (const id of ['rupantorpay', 'rumbapay', 'razorpay', 'kupay', 'uddoktapay'])
      expect(gatewayById(id)?.id).toBe(id);
    expect(gatewayById('nobody')).toBeUndefined();
    expect(gatewayById('constructor')).toBeUndefined();
  });

  it.each([
    {id: 'razorpay', ...silent},
    {id: 'Upper', ...silent},
    {id: '', ...silent},
    {...silent, id: 'half', readReturn: undefined},
    {id: 'empty'},
  ])('refuses %j', (gateway) => {
    expect(() => registerGateway(gateway as unknown as Gateway)).toThrowError(
      expect.objectContaining({code: 'config-invalid', field: 'gateway'}),
    );
  });

  it('the last of a name counts', () => {
    const first = {id: 'again', ...silent};
    const second = {id: 'again', ...silent};
    registerGateway(first);
    registerGateway(second);
    expect(gatewayById('again')).toBe(second);
    expect(allGateways().filter(({id}) => id === 'again')).toHaveLength(1);
  });

  it('what a reader makes up passes through the same checks', () => {
    const url = 'javascript:alert(1)' as never;
    registerGateway({
      ...silent,
      id: 'careless',
      readChallenge: () => ({kind: 'page', url}),
      readStatus: (body) => Object(body).answer,
    });
    const options = {gateway: 'careless'};
    expect(() => readChallenge({x: 1}, options)).toThrowError(
      expect.objectContaining({code: 'url-rejected'}),
    );
    expect(readStatus({answer: {status: 'PAID!'}}, options)).toEqual({
      status: 'pending',
      unknownWord: 'PAID!',
    });
    expect(readStatus({answer: {status: 'succeeded', amount: 200, currency: 'INR'}}, options).amount).toBe(
      '200.00',
    );
    expect(tryReadStatus({answer: {status: 'succeeded', amount: 'lots'}}, options)).toBeUndefined();
  });

  it('a reader that throws is told as a PayError, with its error as the cause', () => {
    const cause = new TypeError('oops');
    const fail = () => {
      throw cause;
    };
    registerGateway({...silent, id: 'broken', readChallenge: fail, readStatus: fail});
    expect(() => readChallenge({x: 1}, {gateway: 'broken'})).toThrowError(
      expect.objectContaining({code: 'challenge-invalid', cause}),
    );
    expect(() => tryReadStatus({x: 1}, {gateway: 'broken'})).toThrowError(
      expect.objectContaining({code: 'status-unreachable', cause}),
    );
  });
});
