<?php

declare(strict_types=1);

namespace PayCheckout;

require __DIR__ . '/lib.php';

/** POST {orderId, gateway?} → the page to pay on, where to ask how it stands, and the token for asking. */
endpoint(['POST'], function (Checkout $checkout): void {
    refuse_foreign($checkout);
    if (media_type() !== 'application/json') {
        throw new Refusal(403, 'content-type-refused');
    }
    $body = request_body(16_384);
    $wish = json_decode($body);
    $orderId = is_int($wish->orderId ?? null) ? (string) $wish->orderId : $wish->orderId ?? null;
    if (!is_string($orderId) || preg_match('/^[^\p{Cc}\p{Zl}\p{Zp}]{1,128}$/Du', $orderId) !== 1) {
        throw new Refusal(400, 'order-id-invalid');
    }
    $gateway = $wish->gateway ?? array_key_first($checkout->gateways);
    if (!is_string($gateway) || !isset($checkout->gateways[$gateway])) {
        throw new Refusal(400, 'gateway-unknown');
    }
    $key = request_header('Idempotency-Key');
    if ($key !== null && preg_match('/^[!-~]{1,255}$/D', $key) !== 1) {
        throw new Refusal(400, 'idempotency-key-invalid');
    }
    $order = $checkout->config['load_order']($orderId) ?? throw not_found();

    // one at a time for an order: a double click makes one payment page
    $create = function () use ($checkout, $orderId, $gateway, $order, $key, $body): array {
        if ($key === null) {
            return open_payment($checkout, $orderId, $gateway, $order);
        }
        [$keyHash, $bodyHash] = [hash('sha256', $key), hash('sha256', $body)];
        $known = $checkout->store->created($keyHash, now_ms());
        if ($known !== null && $known['body_hash'] !== $bodyHash) {
            throw new Refusal(422, 'idempotency-key-reused');
        }
        $payment = $known === null ? null : $checkout->store->payment($known['ref']);
        $payment ??= open_payment($checkout, $orderId, $gateway, $order);
        $checkout->store->remember($keyHash, $bodyHash, $payment['ref'], now_ms());
        return $payment;
    };
    $payment = $checkout->store->lock('create', $orderId, 20 * SECOND_MS, $create);
    if ($payment === null) {
        throw new Refusal(409, 'create-in-flight', ['Retry-After' => '2']);
    }

    $ref = $payment['ref'];
    $token = grant($checkout, $ref);
    give_cookie($checkout, $ref, $token);
    send_json([
        'challenge' => [
            'kind' => 'page',
            'url' => $payment['url'],
            'amount' => ['value' => $payment['amount'], 'currency' => $payment['currency']],
            // the gateway names a payment only when the shopper comes back
            'waitForReturn' => true,
        ],
        'paymentId' => $ref,
        'statusUrl' => "$checkout->url/status.php?id=$ref",
        'statusToken' => $token,
        'expiresAt' => iso_time($payment['expires_at']),
    ]);
});
