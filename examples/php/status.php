<?php

declare(strict_types=1);

namespace PayCheckout;

require __DIR__ . '/lib.php';

/** GET ?id=<ref> with `Authorization: Bearer <token>` or the payment's cookie → how it stands, and nothing else. */
endpoint(['GET', 'POST'], function (Checkout $checkout): void {
    $ref = $_GET['id'] ?? null;
    $ref = is_id($ref) ? $ref : throw not_found();
    preg_match('/^Bearer +([A-Za-z0-9_-]{1,64})$/iD', request_header('Authorization') ?? '', $bearer);
    $token = $bearer[1] ?? $_COOKIE["pay_$ref"] ?? null;
    unlock($checkout, $ref, is_id($token) ? $token : throw not_found(), 'status');

    ask($checkout, $ref, false, 5);
    deliver($checkout, $ref);
    $payment = $checkout->store->payment($ref);
    send_json([
        'id' => $ref,
        'status' => status_of($payment),
        'seq' => $payment['seq'],
        'amount' => $payment['amount'],
        'currency' => $payment['currency'],
        'expiresAt' => iso_time($payment['expires_at']),
        'now' => iso_time(now_ms()),
    ]);
});
