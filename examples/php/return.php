<?php

declare(strict_types=1);

namespace PayCheckout;

require __DIR__ . '/lib.php';

/**
 * The gateway sends the shopper back, by GET or POST. Whatever it says is a hint; its API is asked, and the shopper
 * goes on to the shop's page with a handle and never a result. The token in the URL must be enough: a POST from
 * another site carries no cookies.
 */
endpoint(['GET', 'POST'], function (Checkout $checkout): void {
    [$ref, $token, $rest] = read_handle($_GET['pay'] ?? null);
    $payment = unlock($checkout, $ref, $token, 'return');

    hint($checkout, $ref, id_that_came_back($payment['gateway'], $rest), isset($_GET['cancelled']));
    ask($checkout, $ref, true, 6);
    deliver($checkout, $ref);

    $status = grant($checkout, $ref);
    give_cookie($checkout, $ref, $status);
    $payment = $checkout->store->payment($ref);
    send_head(303, ['Location' => page_of_shop($checkout, $payment) . "#pay=$ref.$status"]);
});

/** An id that is no id, or that came twice, is as if none had come: the shopper is sent on all the same. */
function id_that_came_back(string $gateway, string $rest): ?string
{
    try {
        $params = read_params(($_SERVER['QUERY_STRING'] ?? '') . "&$rest");
    } catch (Refusal) {
        return null;
    }
    foreach (ID_NAMES[$gateway] as $name) {
        $id = $params['values'][$name] ?? null;
        if (is_id($id) && !in_array($name, $params['suspicious'], true)) {
            return $id;
        }
    }
    return null;
}

/** Only a path of this shop is ever gone to; anything else becomes its front page. */
function page_of_shop(Checkout $checkout, array $payment): string
{
    try {
        $path = $checkout->config['return_to'](['ref' => $payment['ref'], 'order_id' => $payment['order_id'], 'status' => status_of($payment)]);
    } catch (\Throwable $error) {
        log_line('return_to: ' . fault_of($error));
        $path = '/';
    }
    $isPath = is_string($path) && preg_match('~^/(?![/\\\\])[!-\~]*$~D', $path) === 1 && !str_contains($path, '\\');
    return $checkout->origin . ($isPath ? explode('#', $path)[0] : '/');
}
