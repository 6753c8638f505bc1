<?php

declare(strict_types=1);

namespace PayCheckout;

require __DIR__ . '/lib.php';

/**
 * The gateway calls. Proof first, then a note in the store, then the question to its API: the message itself never
 * decides anything.
 */
endpoint(['POST'], function (Checkout $checkout): void {
    $known = null;
    if (isset($_GET['pay'])) {
        [$ref, $token] = read_handle($_GET['pay']);
        $known = unlock($checkout, $ref, $token, 'webhook');
    }
    $gateway = $known['gateway'] ?? $_GET['gateway'] ?? null;
    if (!is_string($gateway) || !isset($checkout->gateways[$gateway])) {
        throw not_found();
    }
    // UddoktaPay sends our own key; RupantorPay proves nothing, so the token in its URL must. A missing header never passes
    $isProven = $gateway === 'uddoktapay'
        ? hash_equals($checkout->gateways[$gateway]['api_key'], (string) request_header('RT-UDDOKTAPAY-API-KEY'))
        : $known !== null;
    if (!$isProven) {
        log_line("webhook of $gateway without proof");
        throw new Refusal(401, 'proof-refused');
    }

    $params = read_params('', 262_144);
    if (array_intersect([...ID_NAMES[$gateway], 'status'], $params['suspicious']) !== []) {
        throw new Refusal(400, 'parameter-repeated');
    }
    $ids = array_intersect_key($params['values'], array_flip(ID_NAMES[$gateway]));
    $id = array_values(array_filter($ids, 'strlen'))[0] ?? null;
    if ($id !== null && !is_id($id)) {
        throw new Refusal(400, 'id-invalid');
    }
    $payment = $known ?? named_payment($checkout, $gateway, order_in($params['json']->metadata ?? null));
    // one account may serve many shops: what is not ours is none of our business
    if ($payment !== null) {
        hint($checkout, $payment['ref'], $id);
        $asked = ask($checkout, $payment['ref'], true, 8);
        deliver($checkout, $payment['ref']);
        if ($asked === 'failed') {
            // not learnt yet: the gateway may as well say it again
            throw new Refusal(503, 'try-again', ['Retry-After' => '30']);
        }
    }
    send_json(['ok' => true]);
});

/** A message that came to the panel's own URL, without a token in it. */
function named_payment(Checkout $checkout, string $gateway, ?string $ref): ?array
{
    $payment = is_id($ref) ? $checkout->store->payment($ref) : null;
    return $payment !== null && $payment['gateway'] === $gateway ? $payment : null;
}
