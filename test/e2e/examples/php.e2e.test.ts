import {execFileSync, spawnSync} from 'node:child_process';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {ensurePhp} from '../../../tools/ensure-php.mjs';
import {describeIn} from '../harness/browsers.js';
import type {Host} from '../support/shopper.js';
import {openBrowser} from '../support/shopper.js';
import type {PhpGateway, PhpShop} from './php-shop.js';
import {CUSTOMER, KEYS, openPhpShop} from './php-shop.js';

const {path: php = '', missing} = ensurePhp();
if (missing !== undefined) console.warn(`the tests of examples/php are left out: ${missing}`);

const GATEWAYS = ['uddoktapay', 'rupantorpay'] as const;
const STATUS_KEYS = ['id', 'status', 'seq', 'amount', 'currency', 'expiresAt', 'now'];

type Created = {
  readonly challenge: {readonly kind: string; readonly url: string};
  readonly paymentId: string;
  readonly statusUrl: string;
  readonly statusToken: string;
};

if (missing === undefined) {
  describe('examples/php', () => {
    let shop: PhpShop;
    beforeAll(async () => {
      shop = await openPhpShop(php);
    });
    afterAll(() => shop.close());
    beforeEach(() => {
      shop.breaks('');
      for (const gateway of Object.values(shop.gateways)) gateway.configure({webhooks: false, down: false});
    });

    const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${shop.url}/pay/${path}`, {
        method: 'POST',
        headers: {'content-type': 'application/json', ...headers},
        body: typeof body === 'string' ? body : JSON.stringify(body),
        redirect: 'manual',
      });

    async function create(gateway: PhpGateway, orderId = shop.order()) {
      const response = await post('create.php', {orderId, gateway});
      expect(response.status).toBe(200);
      const payment = shop.gateways[gateway].find('last');
      if (!payment) throw new Error('the gateway has no payment');
      return {orderId, payment, answer: (await response.json()) as Created};
    }

    const ask = ({statusUrl, statusToken}: Created) =>
      fetch(statusUrl, {headers: {authorization: `Bearer ${statusToken}`}});

    async function statusOf(answer: Created): Promise<string> {
      const body = (await (await ask(answer)).json()) as {status: string};
      return body.status;
    }

    /** The shopper comes back as this gateway sends them, with this id. */
    const comeBack = (gateway: PhpGateway, returnUrl: string, id: string) =>
      gateway === 'uddoktapay'
        ? fetch(returnUrl, {method: 'POST', body: new URLSearchParams({invoice_id: id}), redirect: 'manual'})
        : fetch(`${returnUrl}&transactionId=${id}&status=COMPLETED`, {redirect: 'manual'});

    const toldOf = (orderId: string) =>
      shop.told().filter((line) => new RegExp(`^(paid|review) ${orderId} `).test(line));

    /** Changes what is stored of a payment, as the passing of time would. */
    const sql = (text: string) =>
      execFileSync(php, [
        '-r',
        `(new PDO('sqlite:' . $argv[1]))->exec($argv[2]);`,
        `${shop.dataFolder}/payments.db`,
        text,
      ]);

    describe.each(GATEWAYS)('%s', (name) => {
      it('is created, paid, verified at the return, and told once', async () => {
        const {orderId, payment, answer} = await create(name);
        expect(answer.challenge).toMatchObject({kind: 'page', waitForReturn: true});
        expect(await statusOf(answer)).toBe('pending');
        await shop.gateways[name].act('last', 'pay');

        const back = await comeBack(name, payment.returnUrl ?? '', payment.id);

        expect(back.status).toBe(303);
        expect(back.headers.get('location')).toMatch(
          new RegExp(`^${shop.url}/thanks\\.html\\?order=${orderId}#pay=${answer.paymentId}\\.[\\w-]{43}$`),
        );
        expect(back.headers.get('cache-control')).toBe('no-store');
        expect(await statusOf(answer)).toBe('succeeded');
        expect(toldOf(orderId)).toEqual([`paid ${orderId} ${answer.paymentId}`]);
      });

      it('SEC-65: answers a status without anything about the shopper', async () => {
        const {payment, answer} = await create(name);
        await shop.gateways[name].act('last', 'pay');
        await comeBack(name, payment.returnUrl ?? '', payment.id);

        const response = await ask(answer);

        const body = (await response.json()) as object;
        expect(Object.keys(body)).toEqual(STATUS_KEYS);
        expect(body).toMatchObject({id: answer.paymentId, amount: '320.00', currency: 'BDT'});
        expect(response.headers.get('cache-control')).toBe('no-store');
        expect(response.headers.get('content-type')).toBe('application/json');
        expect(response.headers.get('x-powered-by')).toBe(null);
      });

      it('SEC-84: a hundred messages, returns and questions at once deliver once', async () => {
        const {orderId, payment, answer} = await create(name);
        await shop.gateways[name].act('last', 'pay');
        const {webhookUrl = '', returnUrl = ''} = payment;
        const headers = {'rt-uddoktapay-api-key': KEYS.uddoktapay};
        const body = JSON.stringify({
          invoice_id: payment.id,
          transaction_id: payment.id,
          status: 'COMPLETED',
        });
        const webhook = () =>
          fetch(webhookUrl, {
            method: 'POST',
            headers: {...headers, 'content-type': 'application/json'},
            body,
          });

        const answers = await Promise.all([
          ...Array.from({length: 80}, webhook),
          ...Array.from({length: 10}, () => comeBack(name, returnUrl, payment.id)),
          ...Array.from({length: 10}, () => ask(answer)),
        ]);

        expect([...new Set(answers.map(({status}) => status))].sort()).toEqual([200, 303]);
        expect(await statusOf(answer)).toBe('succeeded');
        expect(toldOf(orderId)).toEqual([`paid ${orderId} ${answer.paymentId}`]);
      });

      it('is delivered by the webhook alone', async () => {
        const {orderId, answer} = await create(name);
        shop.gateways[name].configure({webhooks: true});
        await shop.gateways[name].act('last', 'pay-duplicate-webhook');
        await shop.gateways[name].idle();

        expect(shop.gateways[name].deliveries.at(-1)?.status).toBe(200);
        expect(toldOf(orderId)).toEqual([`paid ${orderId} ${answer.paymentId}`]);
      });

      it('SEC-83: a wrong amount is held for review', async () => {
        const {orderId, payment, answer} = await create(name);
        await shop.gateways[name].act('last', 'pay-wrong-amount');
        await comeBack(name, payment.returnUrl ?? '', payment.id);
        await comeBack(name, payment.returnUrl ?? '', payment.id);

        expect(await statusOf(answer)).toBe('needs_review');
        expect(toldOf(orderId)).toEqual([`review ${orderId} amount-mismatch`]);
      });

      it('SEC-40: a forged return changes nothing', async () => {
        const {orderId, payment, answer} = await create(name);
        for (const id of ['FORGED123456', '../verify', 'a'.repeat(65), '']) {
          const back = await comeBack(name, payment.returnUrl ?? '', id);
          expect(back.status).toBe(303);
        }
        expect(await statusOf(answer)).toBe('pending');
        await shop.gateways[name].act('last', 'pay');
        await comeBack(name, payment.returnUrl ?? '', payment.id);
        expect(toldOf(orderId)).toEqual([`paid ${orderId} ${answer.paymentId}`]);
      });

      it('SEC-83: somebody else’s payment pays nothing here', async () => {
        const paid = await create(name);
        await shop.gateways[name].act('last', 'pay');
        const {orderId, payment, answer} = await create(name);

        await comeBack(name, payment.returnUrl ?? '', paid.payment.id);

        expect(await statusOf(answer)).toBe('needs_review');
        expect(toldOf(orderId)).toEqual([`review ${orderId} order-mismatch`]);
        await comeBack(name, paid.payment.returnUrl ?? '', paid.payment.id);
        expect(toldOf(paid.orderId)).toEqual([`paid ${paid.orderId} ${paid.answer.paymentId}`]);
      });

      it('waits for a person, for as long as it takes', async () => {
        const {orderId, payment, answer} = await create(name);
        await shop.gateways[name].act('last', 'later');
        await comeBack(name, payment.returnUrl ?? '', payment.id);
        expect(await statusOf(answer)).toBe('processing');
        expect(await create(name, orderId)).toMatchObject({answer: {paymentId: answer.paymentId}});

        await shop.gateways[name].act(payment.id, 'approve');
        sql(
          `UPDATE payments SET due_at = 0, body = json_set(body, '$.asked_at', 0) WHERE order_id = '${orderId}'`,
        );
        await shop.reconcile();

        expect(toldOf(orderId)).toEqual([`paid ${orderId} ${answer.paymentId}`]);
      });

      it('is declined, and delivered when it is paid later all the same', async () => {
        const {orderId, payment, answer} = await create(name);
        await shop.gateways[name].act('last', 'decline');
        await comeBack(name, payment.returnUrl ?? '', payment.id);
        expect(await statusOf(answer)).toBe('failed');
        shop.gateways[name].configure({webhooks: true});

        await shop.gateways[name].act(payment.id, 'approve');
        await shop.gateways[name].idle();

        expect(await statusOf(answer)).toBe('succeeded');
        expect(toldOf(orderId)).toEqual([`paid ${orderId} ${answer.paymentId}`]);
      });

      it('a question that failed says nothing about the payment', async () => {
        const {orderId, payment, answer} = await create(name);
        await shop.gateways[name].act('last', 'pay');
        shop.gateways[name].configure({down: true});
        await comeBack(name, payment.returnUrl ?? '', payment.id);
        expect(await statusOf(answer)).toBe('pending');
        await shop.gateways[name].act('last', 'webhook');
        await shop.gateways[name].idle();
        expect(shop.gateways[name].deliveries.at(-1)?.status).toBe(503);

        shop.gateways[name].configure({down: false});
        await comeBack(name, payment.returnUrl ?? '', payment.id);
        expect(toldOf(orderId)).toEqual([`paid ${orderId} ${answer.paymentId}`]);
      });

      it('a delivery that failed is repeated, and one that PHP died in as well', async () => {
        const {orderId, payment, answer} = await create(name);
        await shop.gateways[name].act('last', 'pay');
        shop.breaks('throws');
        await comeBack(name, payment.returnUrl ?? '', payment.id);
        expect(await statusOf(answer)).toBe('succeeded');
        expect(toldOf(orderId)).toEqual([]);

        shop.breaks('dies');
        sql(
          `UPDATE payments SET due_at = 0, body = json_set(body, '$.retry_at', 0) WHERE order_id = '${orderId}'`,
        );
        await expect(shop.reconcile()).rejects.toThrow();
        expect(toldOf(orderId)).toEqual([]);

        shop.breaks('');
        await shop.reconcile();
        await shop.reconcile();
        expect(toldOf(orderId)).toEqual([`paid ${orderId} ${answer.paymentId}`]);
      });

      it('a double click makes one page, and a key is one payment', async () => {
        const orderId = shop.order();
        const before = shop.gateways[name].payments.length;
        const body = {orderId, gateway: name};
        const key = {'idempotency-key': `key-${orderId}`};

        const answers = await Promise.all(Array.from({length: 8}, () => post('create.php', body, key)));

        expect(new Set(answers.map(({status}) => status))).toEqual(new Set([200]));
        const ids = await Promise.all(answers.map(async (one) => ((await one.json()) as Created).paymentId));
        expect(new Set(ids).size).toBe(1);
        expect(shop.gateways[name].payments.length).toBe(before + 1);
        expect((await post('create.php', {...body, more: 1}, key)).status).toBe(422);
      });

      it('after a cancel at the gateway the next try gets a new page; the first may still be paid', async () => {
        const {orderId, payment, answer} = await create(name);
        const back = await fetch(payment.cancelUrl ?? '', {redirect: 'manual'});
        expect(back.status).toBe(303);
        expect(await statusOf(answer)).toBe('pending');

        const second = await create(name, orderId);

        expect(second.answer.paymentId).not.toBe(answer.paymentId);
        await shop.gateways[name].act(payment.id, 'pay');
        await comeBack(name, payment.returnUrl ?? '', payment.id);
        await shop.gateways[name].act(second.payment.id, 'pay');
        await comeBack(name, second.payment.returnUrl ?? '', second.payment.id);
        expect(toldOf(orderId)).toEqual([
          `paid ${orderId} ${answer.paymentId}`,
          `review ${orderId} second-payment`,
        ]);
      });

      it('SEC-81: refuses messages that could be read in two ways', async () => {
        const {payment} = await create(name);
        const id = name === 'uddoktapay' ? 'invoice_id' : 'transactionId';
        const say = async (type: string, body: string, method = 'POST') => {
          const response = await fetch(payment.webhookUrl ?? '', {
            method,
            headers: {'rt-uddoktapay-api-key': KEYS.uddoktapay, 'content-type': type},
            ...(method === 'POST' && {body}),
          });
          return response.status;
        };
        const form = 'application/x-www-form-urlencoded';
        expect(await say(form, `${id}=a&${id}=b`)).toBe(400);
        expect(await say(form, `${id}[]=a`)).toBe(400);
        expect(await say('application/json', `{"${id}": ["a"]}`)).toBe(400);
        expect(await say('application/json', `{"${id}": "../a"}`)).toBe(400);
        expect(await say('application/json', 'not json')).toBe(400);
        expect(await say('text/plain', `${id}=a`)).toBe(415);
        expect(await say(form, `x=${'a'.repeat(300_000)}`)).toBe(413);
        expect(await say(form, '', 'GET')).toBe(405);
      });
    });

    it('SEC-80: believes no webhook without proof', async () => {
      const {payment} = await create('uddoktapay');
      const json = {'content-type': 'application/json'};
      const hook = (url: string, headers: Record<string, string>) =>
        fetch(url, {method: 'POST', headers: {...json, ...headers}, body: '{}'}).then(({status}) => status);
      const {webhookUrl = ''} = payment;
      expect(await hook(webhookUrl, {})).toBe(401);
      expect(await hook(webhookUrl, {'rt-uddoktapay-api-key': ''})).toBe(401);
      expect(await hook(webhookUrl, {'rt-uddoktapay-api-key': 'wrong'})).toBe(401);
      expect(await hook(webhookUrl.slice(0, -1), {'rt-uddoktapay-api-key': KEYS.uddoktapay})).toBe(404);
      expect(await hook(`${shop.url}/pay/webhook.php?gateway=rupantorpay`, {})).toBe(401);
      expect(await hook(`${shop.url}/pay/webhook.php?gateway=razorpay`, {})).toBe(404);
    });

    it('takes an UddoktaPay webhook without a token by our id in its metadata', async () => {
      const {orderId, payment, answer} = await create('uddoktapay');
      await shop.gateways.uddoktapay.act('last', 'pay');
      const response = await post(
        'webhook.php?gateway=uddoktapay',
        {invoice_id: payment.id, metadata: {order_id: answer.paymentId}},
        {'rt-uddoktapay-api-key': KEYS.uddoktapay},
      );
      expect(response.status).toBe(200);
      expect(toldOf(orderId)).toEqual([`paid ${orderId} ${answer.paymentId}`]);
    });

    it('SEC-61: answers unknown payments, wrong tokens and foreign ones alike', async () => {
      const {answer} = await create('uddoktapay');
      const other = await create('rupantorpay');
      const unknown = answer.statusUrl.replace(/id=.*/, `id=p_${'A'.repeat(22)}`);
      const seen = await Promise.all(
        [
          {...answer, statusUrl: unknown},
          {...answer, statusToken: 'A'.repeat(43)},
          {...answer, statusToken: other.answer.statusToken},
          {...answer, statusUrl: answer.statusUrl.replace('id=', 'id[]=')},
        ].map(async (wrong) => {
          const response = await ask(wrong);
          const headers = [...response.headers].filter(([key]) => key !== 'date');
          return JSON.stringify([response.status, headers, await response.text()]);
        }),
      );
      expect(new Set(seen).size).toBe(1);
      expect(seen[0]).toContain('[404,');
      expect((await fetch(answer.statusUrl)).status).toBe(404);
    });

    it('lets the payment’s cookie ask where a server swallows Authorization', async () => {
      const orderId = shop.order();
      const response = await post('create.php', {orderId});
      const answer = (await response.json()) as Created;
      const [cookie = ''] = response.headers.getSetCookie();
      expect(cookie).toMatch(/; path=\/pay\/; HttpOnly; SameSite=Lax$/i);

      const asked = await fetch(answer.statusUrl, {headers: {cookie: cookie.split(';')[0] ?? ''}});

      expect(asked.status).toBe(200);
    });

    it('SEC-70, SEC-72: amounts come from the order, and only the shop’s own pages may create', async () => {
      const orderId = shop.order({amount: '10.5'});
      const own = {origin: shop.url, 'sec-fetch-site': 'same-origin'};
      const created = await post(
        'create.php',
        {orderId, amount: '1', webhook_url: 'https://evil.example'},
        own,
      );
      expect(created.status).toBe(200);
      const {request, amountMinor} = shop.gateways.uddoktapay.find('last') ?? {};
      expect(amountMinor).toBe(1050);
      expect(request?.webhook_url).toContain(`${shop.url}/pay/webhook.php?`);

      const refused = [
        post('create.php', {orderId}, {origin: 'https://evil.example'}),
        post('create.php', {orderId}, {origin: 'null'}),
        post('create.php', {orderId}, {'sec-fetch-site': 'cross-site'}),
        post('create.php', `orderId=${orderId}`, {'content-type': 'application/x-www-form-urlencoded'}),
        post('create.php', JSON.stringify({orderId}), {'content-type': 'text/plain'}),
      ];
      expect((await Promise.all(refused)).map(({status}) => status)).toEqual([403, 403, 403, 403, 403]);
      expect((await post('create.php', {orderId: 'unknown'})).status).toBe(404);
      expect((await post('create.php', {orderId: shop.order({owner: 'asha'})})).status).toBe(404);
      expect((await post('create.php', {orderId: shop.order({amount: '0'})})).status).toBe(500);
      expect((await post('create.php', {orderId: shop.order({amount: '1.005'})})).status).toBe(500);
      expect((await post('create.php', {orderId: shop.order({currency: 'USD'})})).status).toBe(500);
      expect((await post('create.php', {orderId, gateway: 'kupay'})).status).toBe(400);
    });

    it('a gateway that does not answer is unknown, not failed', async () => {
      const orderId = shop.order();
      shop.gateways.rupantorpay.configure({down: true});
      const response = await post('create.php', {orderId, gateway: 'rupantorpay'});
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
      shop.gateways.rupantorpay.configure({down: false});
      await create('rupantorpay', orderId);
    });

    it('an order that two gateways were paid for is delivered once, and the second is looked at', async () => {
      const first = await create('uddoktapay');
      const second = await create('rupantorpay', first.orderId);
      await shop.gateways.uddoktapay.act('last', 'pay');
      await shop.gateways.rupantorpay.act('last', 'pay');
      await comeBack('uddoktapay', first.payment.returnUrl ?? '', first.payment.id);
      await comeBack('rupantorpay', second.payment.returnUrl ?? '', second.payment.id);

      expect(toldOf(first.orderId)).toEqual([
        `paid ${first.orderId} ${first.answer.paymentId}`,
        `review ${first.orderId} second-payment`,
      ]);
      expect(await statusOf(second.answer)).toBe('needs_review');
    });

    it('understands an id that was glued to our URL with a second question mark', async () => {
      const {orderId, payment, answer} = await create('rupantorpay');
      await shop.gateways.rupantorpay.act('last', 'pay');
      await fetch(`${payment.returnUrl}?transactionId=${payment.id}&status=COMPLETED`, {redirect: 'manual'});
      expect(toldOf(orderId)).toEqual([`paid ${orderId} ${answer.paymentId}`]);
    });

    it('SEC-88a: refuses to work with an empty key, http, or a data folder that browsers reach', () => {
      const start = (change: string) =>
        spawnSync(php, [
          '-r',
          `$_SERVER['DOCUMENT_ROOT'] = '${shop.dataFolder}/..'; require '${shop.code}/lib.php';
          try { new PayCheckout\\Checkout(array_replace_recursive([
            'public_url' => 'https://shop.example/pay', 'data_folder' => sys_get_temp_dir() . '/pay-checkout-never',
            'gateways' => ['uddoktapay' => ['api_url' => 'https://pay.example', 'api_key' => 'k', 'currency' => 'BDT']],
            'load_order' => fn () => null, 'on_paid' => fn () => null, 'return_to' => fn () => '/',
          ], ${change})); } catch (PayCheckout\\ConfigError $error) { echo $error->getMessage(); }`,
        ]).stdout.toString();
      expect(start("['gateways' => ['uddoktapay' => ['api_key' => '']]]")).toMatch(/api_key is empty/);
      expect(start("['gateways' => ['uddoktapay' => ['api_key' => ' ']]]")).toMatch(/api_key is empty/);
      expect(start("['gateways' => ['uddoktapay' => ['api_key' => false]]]")).toMatch(/api_key is empty/);
      expect(start("['gateways' => ['uddoktapay' => ['api_url' => 'http://pay.example']]]")).toMatch(/https/);
      expect(start("['public_url' => 'http://shop.example/pay']")).toMatch(/public_url must be https/);
      expect(start(`['data_folder' => '${shop.dataFolder}']`)).toMatch(/not lie under the web root/);
      expect(start("['on_paid' => 'nobody']")).toMatch(/on_paid must be a function/);
    });

    it('says nothing when its parts are asked for by themselves', async () => {
      const parts = ['lib', 'store', 'gateways', 'payment', 'checkout', 'access', 'flow', 'config.example'];
      for (const part of parts) {
        const response = await fetch(`${shop.url}/pay/${part}.php`);
        expect([part, await response.text()]).toEqual([part, '']);
      }
      expect((await fetch(`${shop.url}/pay/reconcile.php`)).status).toBe(404);
    });

    it('SEC-60, SEC-89: keeps no token, key or name, neither stored nor logged', async () => {
      const {payment, answer} = await create('rupantorpay');
      await shop.gateways.rupantorpay.act('last', 'pay');
      await comeBack('rupantorpay', payment.returnUrl ?? '', payment.id);
      await statusOf(answer);
      const traces = shop.traces();
      expect(traces).toContain(answer.paymentId);
      // the web server's own log has the URLs that gateways were given; their tokens open nothing but a question
      for (const canary of [answer.statusToken, ...Object.values(KEYS), CUSTOMER.name, CUSTOMER.email]) {
        expect(traces).not.toContain(canary);
      }
    });
  });

  describeIn(['chromium'], 'examples/php with the checkout', (engine) => {
    let shop: PhpShop;
    let host: Host;
    beforeAll(async () => {
      [shop, host] = await Promise.all([openPhpShop(php), openBrowser(engine)]);
    });
    afterAll(() => Promise.all([shop.close(), host.close()]));

    describe.each(GATEWAYS)('%s', (gateway) => {
      it.each(['popup', 'redirect'])('is paid by %s', async (mode) => {
        const orderId = shop.order();
        const shopper = await host.shopper();
        const {tab} = shopper;
        await tab.goto(shop.page(orderId, {gateway, mode}));
        const pay = () => tab.tap('Pay now');
        const page = mode === 'popup' ? await shopper.opened(pay) : await pay().then(() => tab);

        await page.tap('Pay ৳320.00');

        await tab.shows('Paid');
        if (mode === 'popup') await page.gone();
        const seen = await tab.read(() => localStorage.getItem('seen'));
        expect(JSON.parse(seen ?? '[]')).toEqual(['success']);
        expect(shop.told().filter((line) => line.startsWith(`paid ${orderId} `))).toHaveLength(1);
        await shopper.leave();
      });
    });
  });
} else {
  it(`is left out: ${missing}`, () => expect(missing).not.toBe(''));
}
