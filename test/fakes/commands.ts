import fc from 'fast-check';
import type {Act} from '../../src/session/state.js';
import type {Wake} from '../../src/session/wake.js';
import {PAGE_URL, UPI_LINK} from './checkout-harness.js';
import type {Reply} from './fake-shop.js';
import {json} from './fake-shop.js';

/** All words but success. */
export const WORDS = [
  'pending',
  'processing',
  'attempt_failed',
  'failed',
  'cancelled',
  'expired',
  'refunded',
  'needs_review',
];

export type Command =
  | {readonly do: 'server'; readonly reply: Reply; readonly speaks?: string}
  /** `twice`: in the same moment. */
  | {readonly do: 'act'; readonly act: Act; readonly twice?: boolean}
  | {readonly do: 'wake'; readonly wake: Wake}
  | {readonly do: 'tick'; readonly ms: number}
  | {readonly do: 'freeze'; readonly ms: number}
  | {readonly do: 'close-window'}
  | {readonly do: 'block-windows'; readonly on: boolean}
  | {readonly do: 'tamper'; readonly text: string}
  | {readonly do: 'close-by-page'}
  | {readonly do: 'chunks'; readonly come: boolean}
  | {readonly do: 'detach'}
  | {readonly do: 'reset'};

export const server = (reply: Reply, speaks?: string): Command => ({
  do: 'server',
  reply,
  ...(speaks && {speaks}),
});
const paid = server(json({id: 'ord_7', status: 'succeeded', amount: '200', currency: 'inr'}), 'succeeded');

/** Faults, taps, wake-ups and time. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...WORDS).map((word) => server(json({id: 'ord_7', status: word}), word)),
  },
  {weight: 1, arbitrary: fc.constant(paid)},
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Reply>(
        json({id: 'ord_8', status: 'succeeded'}),
        json({status: 'succeeded'}),
        json({id: 'ord_7', status: 'succeeded', amount: '1.00', currency: 'INR'}),
        json({id: 'ord_7', status: 'succeeded', currency: 'USD'}),
        json({id: 'ord_7', status: 'SUCCESSFUL_MAYBE'}),
        json({id: 'ord_7', status: 'pending', waitMs: 20_000}, 200, {'x-word': 'pending'}),
        json({id: 'ord_7', status: 'pending', retryAfterMs: 7_000}, 200, {'x-word': 'pending'}),
        json({}, 401),
        json({}, 404),
        json({}, 429, {'retry-after': '9'}),
        json({}, 503),
        {kind: 'text', body: '<html>log in</html>'},
        {kind: 'network'},
        {kind: 'hang'},
      )
      .map((reply) => server(reply, reply.kind === 'json' ? reply.headers?.['x-word'] : undefined)),
  },
  {weight: 1, arbitrary: fc.jsonValue().map((value) => server(json(value)))},
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.boolean(),
        fc.constantFrom<Act['type']>(
          'close',
          'stay',
          'leave',
          'open-page',
          'page-link',
          'show-window',
          'show-qr',
          'show-apps',
          'paid',
          'back',
          'retry',
          'done',
          'other-ways',
          'resend-code',
        ),
      )
      .map(([twice, type]): Command => ({do: 'act', act: {type} as Act, twice})),
  },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom<Wake>(
        'visible',
        'hidden',
        'focus',
        'online',
        'offline',
        'pageshow',
        'restored',
        'pagehide',
        'return',
      )
      .map((wake): Command => ({do: 'wake', wake})),
  },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(10, 400, 1_000, 3_000, 11_000, 40_000, 65_000, 300_000)
      .map((ms): Command => ({do: 'tick', ms})),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(20_000, 400_000, 1_500_000).map((ms): Command => ({do: 'freeze', ms})),
  },
  {weight: 1, arbitrary: fc.constant<Command>({do: 'close-window'})},
  {weight: 1, arbitrary: fc.boolean().map((on): Command => ({do: 'block-windows', on}))},
  {weight: 1, arbitrary: fc.string().map((text): Command => ({do: 'tamper', text}))},
  {weight: 1, arbitrary: fc.constant<Command>({do: 'close-by-page'})},
  {weight: 1, arbitrary: fc.constantFrom<Command>({do: 'detach'}, {do: 'reset'})},
  {weight: 2, arbitrary: fc.boolean().map((come): Command => ({do: 'chunks', come}))},
);

const sound = fc.constantFrom<unknown>(
  PAGE_URL,
  UPI_LINK,
  {kind: 'approval'},
  {kind: 'otp', submitUrl: '/otp', resendUrl: '/resend'},
  {
    kind: 'choice',
    options: [
      {label: 'UPI', challenge: {kind: 'upi', link: UPI_LINK}},
      {label: 'Page', challenge: {kind: 'page', url: PAGE_URL}},
    ],
  },
);

/** What no browser may be sent to. */
const hostile = fc.constantFrom<unknown>(
  'javascript:alert(1)',
  {kind: 'page', url: 'https:evil.example'},
  {kind: 'form', url: 'data:text/html,x', fields: {}},
  {kind: 'choice', options: [{label: 'Page', challenge: {kind: 'page', url: 'blob:https://pay.example/x'}}]},
);

/** What is to be paid, and how. */
export const challenge = fc.oneof({weight: 8, arbitrary: sound}, {weight: 1, arbitrary: hostile});
