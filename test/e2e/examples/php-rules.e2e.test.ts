import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {tryReadStatus} from '../../../src/gateway/read-status.js';
import {sameAmount} from '../../../src/input/amount.js';
import {apply} from '../../../src/server/apply.js';
import {ensurePhp} from '../../../tools/ensure-php.mjs';
import {aPayment} from '../../server/a-payment.js';

const {path: php = '', missing} = ensurePhp();

type Sample = {
  readonly id: string;
  readonly kind: string;
  readonly gateway: string;
  readonly payload: unknown;
};

const WORDS = ['pending', 'processing', 'expired', 'cancelled', 'failed', 'succeeded', 'refunded'] as const;
const REF = 'p_own';

const observation = fc.record({
  id: fc.constantFrom('a', 'b', '7', '12'),
  word: fc.option(fc.constantFrom(...WORDS), {freq: 12}),
  order: fc.constantFrom(REF, REF, REF, 'ord_7', 'p_other', null),
  amount: fc.constantFrom('320', '320', '320', '1', null),
  currency: fc.constantFrom('BDT', 'BDT', 'BDT', 'USD', null),
  boundTo: fc.constantFrom(REF, REF, null, 'p_other'),
  orderPaidBy: fc.constantFrom(REF, null, null, 'p_other'),
});
type Seen = typeof observation extends fc.Arbitrary<infer T> ? T : never;

/** The kit's answer to a row of observations. */
function inTheKit(row: readonly Seen[]) {
  let payment = aPayment({
    ref: REF,
    orderId: 'ord_7',
    amount: '320.00',
    minor: '32000',
    currency: 'BDT',
    ids: {},
  });
  for (const {id, word, order, amount, currency, boundTo, orderPaidBy} of row) {
    payment = apply(payment, {
      status: {
        status: word ?? 'pending',
        ...(word === null && {unknownWord: 'what'}),
        ids: {gateway: id, ...(order !== null && {order})},
        ...(amount !== null && {amount}),
        ...(currency !== null && {currency}),
      },
      ...(boundTo !== null && {boundTo}),
      ...(orderPaidBy !== null && {orderPaidBy}),
      at: 2,
    });
  }
  const {state, hold = null, reviews, attempts, seq} = payment;
  return {state, hold, reviews, attempts, seq};
}

const IN_PHP = `
require $argv[1];
$answers = [];
foreach (json_decode(stream_get_contents(STDIN), true) as $row) {
    $payment = PayCheckout\\new_payment('${REF}', 'ord_7', 'rupantorpay', '320.00', 'BDT', 1);
    foreach ($row as $seen) {
        $payment = PayCheckout\\apply($payment, $seen, $seen['boundTo'], $seen['orderPaidBy'], 2);
    }
    $answers[] = array_intersect_key($payment, array_flip(['state', 'hold', 'reviews', 'attempts', 'seq']));
}
echo json_encode($answers);`;

function inPhp(code: string, input: unknown): unknown {
  const args = ['-r', code, resolve('examples/php/lib.php')];
  return JSON.parse(execFileSync(php, args, {input: JSON.stringify(input), encoding: 'utf8'})) as unknown;
}

if (missing === undefined) {
  it('examples/php decides as the kit does, whatever comes in whatever order', () => {
    const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);
    const rows = fc.sample(fc.array(observation, {maxLength: 8}), {
      seed,
      numRuns: Number(process.env.FC_RUNS ?? 2_000),
    });

    const answers = inPhp(IN_PHP, rows) as unknown[];

    for (const [i, row] of rows.entries()) {
      expect(answers[i], `seed ${seed}: ${JSON.stringify(row)}`).toEqual(inTheKit(row));
    }
  });

  it('examples/php reads and compares amounts as exact decimals, as the kit does', () => {
    const values = [
      '320',
      '320.00',
      '320.000',
      '0320',
      '1e3',
      '-1',
      '+1',
      '1,000',
      '',
      ' 1',
      '1\n',
      '1.',
      '.5',
      null,
    ];
    const numbers = [320, 320.5, 0.1, 123.45, 1e21, -1, 10_800];
    const amounts = [...values, ...numbers];
    const code = `require $argv[1];
      $all = json_decode(stream_get_contents(STDIN));
      foreach ($all as $a) foreach ($all as $b) {
        $x = PayCheckout\\decimal($a);
        $said[] = $x !== null && $x === PayCheckout\\decimal($b);
      }
      echo json_encode($said);`;

    expect(inPhp(code, amounts)).toEqual(amounts.flatMap((a) => amounts.map((b) => sameAmount(a, b))));
  });

  it('docs/php.md: read_status says what readStatus says of every sample, or nothing', () => {
    const [, code = ''] =
      /```php\n<\?php\ndeclare[^\n]*\n([\s\S]*?)```/.exec(readFileSync('docs/php.md', 'utf8')) ?? [];
    const samples = (JSON.parse(readFileSync('test/fixtures/seed-payloads.json', 'utf8')) as Sample[]).filter(
      ({kind, gateway}) => kind === 'status' && gateway !== 'unknown',
    );
    const script = `${code}
      foreach (json_decode(stream_get_contents(STDIN), true) as $one) {
        $said[] = read_status($one['gateway'], is_array($one['payload']) ? $one['payload'] : null);
      }
      echo json_encode($said);`;

    const said = inPhp(script, samples) as (string | null)[];

    const known = samples.filter((_, i) => said[i] !== null);
    for (const [i, {id, gateway, payload}] of samples.entries()) {
      if (said[i] !== null) expect([id, said[i]]).toEqual([id, tryReadStatus(payload, {gateway})?.status]);
    }
    // KuPay's samples say no word that is known
    expect([...new Set(known.map(({gateway}) => gateway))].sort()).toEqual([
      'razorpay',
      'rumbapay',
      'rupantorpay',
      'uddoktapay',
    ]);
  });
} else {
  it(`is left out: ${missing}`, () => expect(missing).not.toBe(''));
}
