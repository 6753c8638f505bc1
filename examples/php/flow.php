<?php

declare(strict_types=1);

namespace PayCheckout;

/** What happens to payments: made, asked about, delivered. */

/** The order's payment: the one that is open, or that paid it, else a new one. */
function open_payment(Checkout $checkout, string $orderId, string $gateway, array $order): array
{
    $store = $checkout->store;
    $currency = strtoupper((string) ($order['currency'] ?? ''));
    $amount = decimal(is_string($order['amount'] ?? null) ? $order['amount'] : null);
    $customer = $order['customer'] ?? [];
    $fits = $gateway !== 'uddoktapay' || $currency === $checkout->gateways[$gateway]['currency'];
    $isComplete = trim($customer['name'] ?? '') !== '' && trim($customer['email'] ?? '') !== '';
    $isMoney = preg_match('/^(?!0$)\d+(\.\d{1,2})?$/D', (string) $amount) === 1;
    if (!$isMoney || !$fits || !$isComplete || preg_match('/^[A-Z]{3}$/D', $currency) !== 1) {
        log_line("load_order: order $orderId cannot be paid: amount, currency, customer name or email");
        throw new Refusal(500, 'order-invalid');
    }
    [$whole, $fraction] = [...explode('.', $amount), ''];
    $amount = $whole . '.' . str_pad($fraction, 2, '0');

    $paidBy = $store->owner("paid:$orderId");
    $paid = $paidBy === null ? null : $store->payment($paidBy);
    if ($paid !== null && is_paid($paid)) {
        return $paid;
    }
    $newest = $store->newest($orderId, $gateway);
    if ($newest !== null && is_usable($newest, $amount, $currency, now_ms())) {
        return $newest;
    }
    return create_payment($checkout, $orderId, $gateway, $amount, $currency, $customer);
}

/** The payment is stored before the gateway hears of it, so that no webhook can come too early. */
function create_payment(
    Checkout $checkout,
    string $orderId,
    string $gateway,
    string $amount,
    string $currency,
    array $customer,
): array {
    $now = now_ms();
    [$back, $hook] = [new_token(), new_token()];
    $payment = new_payment(new_ref(), $orderId, $gateway, $amount, $currency, $now);
    $payment['tokens'] = [stored_token($back, 'return', $now), stored_token($hook, 'webhook', $now)];
    $checkout->store->save($payment);
    $ref = $payment['ref'];
    try {
        $url = create_at_gateway($checkout, $payment, $customer, [
            'return' => "$checkout->url/return.php?pay=$ref.$back",
            'cancel' => "$checkout->url/return.php?cancelled=1&pay=$ref.$back",
            'webhook' => "$checkout->url/webhook.php?gateway=$gateway&pay=$ref.$hook",
        ]);
    } catch (GatewayFault $fault) {
        log_line("create at $gateway: $fault->kind $fault->httpStatus");
        // unknown, not failed: the browser asks again with the same key, and gets a fresh page
        throw $fault->kind === 'unreachable'
            ? new Refusal(503, 'gateway-unreachable', ['Retry-After' => '2'])
            : new Refusal(502, 'gateway-refused');
    }
    return $checkout->store->change($ref, fn (array $stored): array => [...$stored, 'url' => $url]);
}

/** Notes that there is something to ask, so that it is asked even if PHP dies now. */
function hint(Checkout $checkout, string $ref, ?string $id, bool $isAbandoned = false): void
{
    $checkout->store->change($ref, function (array $payment) use ($id, $isAbandoned): array {
        $isKnown = $id === null
            || in_array($id, $payment['candidates'], true)
            || in_array($id, array_column($payment['attempts'], 'id'), true);
        return [
            ...$payment,
            'hint_at' => max(now_ms(), $payment['asked_at'] + 1),
            'candidates' => $isKnown ? $payment['candidates'] : array_slice([$id, ...$payment['candidates']], 0, 10),
            'abandoned' => $payment['abandoned'] || $isAbandoned,
        ];
    });
}

/**
 * Asks the gateway how a payment stands, unless somebody did so a moment ago. After a hint it is asked at once, up
 * to a limit: shoppers and gateways may repeat themselves.
 *
 * @return string `answered`, `failed`, or `unasked` for no need or no way
 */
function ask(Checkout $checkout, string $ref, bool $isHinted, int $seconds): string
{
    $isMine = false;
    $payment = $checkout->store->change($ref, function (array $payment) use ($isHinted, &$isMine): array {
        $now = now_ms();
        $left = min(12, $payment['hints']['left'] + ($now - $payment['hints']['at']) / 2000);
        $isUrgent = $isHinted && $left >= 1;
        $isSettled = is_paid($payment) || $payment['state'] === 'refunded';
        $isStale = !$isSettled && $now - $payment['asked_at'] >= ask_gap_ms($payment, $now);
        $isMine = ids_to_ask($payment) !== [] && ($isUrgent || $isStale);
        return !$isMine ? $payment : [
            ...$payment,
            'asked_at' => max($now, $payment['hint_at']),
            'hints' => ['left' => $isUrgent ? $left - 1 : $left, 'at' => $now],
        ];
    });
    if (!$isMine) {
        return 'unasked';
    }
    $until = now_ms() + $seconds * SECOND_MS;
    $statuses = [];
    foreach (ids_to_ask($payment) as $id) {
        $secondsLeft = intdiv($until - now_ms(), SECOND_MS);
        if ($secondsLeft < 1) {
            break;
        }
        try {
            $statuses[] = verify_at_gateway($checkout, $payment['gateway'], $id, $secondsLeft);
        } catch (GatewayFault $fault) {
            log_line("verify at {$payment['gateway']}: $fault->kind $fault->httpStatus");
        }
    }
    $statuses = array_values(array_filter($statuses));
    if ($statuses === []) {
        return 'failed';
    }
    learn($checkout, $ref, $statuses, $payment['asked_at']);
    return 'answered';
}

/** Money that is ours claims the gateway's id and the order: only one payment can have each. */
function learn(Checkout $checkout, string $ref, array $statuses, int $askedAt): void
{
    $store = $checkout->store;
    $store->change($ref, function (array $payment) use ($store, $statuses, $askedAt): array {
        foreach ($statuses as $status) {
            $boundTo = $paidBy = null;
            if ($status['word'] === 'succeeded' && stranger_reason($payment, $status, null) === null) {
                $boundTo = $store->claim("id:{$payment['gateway']}:{$status['id']}", $payment['ref']);
                if ($boundTo === $payment['ref'] && mismatch_reason($payment, $status) === null) {
                    $isFree = fn (string $owner): bool => ($store->payment($owner)['state'] ?? '') === 'refunded';
                    $paidBy = $store->claim("paid:{$payment['order_id']}", $payment['ref'], $isFree);
                }
            }
            $payment = apply($payment, $status, $boundTo, $paidBy, now_ms());
        }
        $unheard = array_values(array_diff($payment['candidates'], array_column($statuses, 'id')));
        // an id that the gateway did not speak of is still to be asked about
        $answeredAt = $unheard === [] ? $askedAt : $payment['answered_at'];
        return [...$payment, 'candidates' => $unheard, 'answered_at' => $answeredAt];
    });
}

/**
 * Tells the shop all that it is owed, one at a time: the operating system's lock is the claim, and it is let go
 * of when PHP dies. What a function of the shop returned from is marked done and never told again. Who waits in vain
 * leaves it to the next request or to reconcile.php.
 */
function deliver(Checkout $checkout, string $ref): void
{
    $store = $checkout->store;
    $store->lock('deliver', $ref, 2 * SECOND_MS, function () use ($checkout, $store, $ref): void {
        while (($payment = $store->payment($ref)) !== null && $payment['retry_at'] <= now_ms()) {
            $effect = owed($payment)[0] ?? null;
            if ($effect === null) {
                return;
            }
            try {
                tell($checkout, $payment, $effect);
            } catch (\Throwable $error) {
                log_line("$effect was not told: " . fault_of($error));
                $store->change($ref, fn (array $newest): array => [
                    ...$newest,
                    'failures' => $newest['failures'] + 1,
                    'retry_at' => now_ms() + min(HOUR_MS, 15 * SECOND_MS * 2 ** min($newest['failures'], 10)),
                ]);
                return;
            }
            $store->change($ref, fn (array $newest): array => [
                ...$newest,
                'done' => [...$newest['done'], $effect => now_ms()],
                'failures' => 0,
            ]);
        }
    });
}

function tell(Checkout $checkout, array $payment, string $effect): void
{
    $view = [
        'ref' => $payment['ref'],
        'order_id' => $payment['order_id'],
        'gateway' => $payment['gateway'],
        'amount' => $payment['amount'],
        'currency' => $payment['currency'],
        'status' => status_of($payment),
        'reviews' => $payment['reviews'],
        'gateway_ids' => array_column($payment['attempts'], 'id'),
    ];
    if ($effect === 'paid') {
        $checkout->config['on_paid']($view);
    } elseif (is_callable($checkout->config['on_review'] ?? null)) {
        $checkout->config['on_review']($view, substr($effect, strlen('review:')));
    }
}
