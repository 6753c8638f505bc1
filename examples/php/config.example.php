<?php

declare(strict_types=1);

/**
 * Copy this file to config.php and make it yours. Keys come from the environment or from a file outside
 * the web root, never from the repository.
 */
return [
    // Where these files are, as the world sees it. Gateways are given URLs under it.
    'public_url' => 'https://shop.example/pay',

    // A folder that PHP may write to and that no browser can reach: not under the web root.
    'data_folder' => '/var/lib/shop/payments',

    // Leave out what you do not use. The first one is used where the page names none.
    'gateways' => [
        'uddoktapay' => [
            'api_url' => 'https://pay.your-domain.example',
            'api_key' => getenv('UDDOKTAPAY_API_KEY'),
            // Its answers name no currency; the endpoint decides: BDT or USD.
            'currency' => 'BDT',
        ],
        'rupantorpay' => [
            'api_key' => getenv('RUPANTORPAY_API_KEY'),
        ],
    ],

    /**
     * Finds an order, and checks that whoever asks may pay it. null answers 404. The amount comes from
     * here and from nowhere else: an exact decimal in a string.
     */
    'load_order' => function (string $orderId): ?array {
        // read and closed at once: an open session makes the shopper's other requests wait
        session_start(['read_and_close' => true]);
        $order = find_order($orderId);
        if ($order === null || $order['customer_id'] !== ($_SESSION['customer_id'] ?? null)) {
            return null;
        }
        return [
            'amount' => $order['total'],       // '320.00'
            'currency' => $order['currency'],  // 'BDT'
            'customer' => ['name' => $order['name'], 'email' => $order['email']],
        ];
    },

    /**
     * Delivers. Never runs twice at a time, nor again once it returned. If it throws, or PHP dies in the
     * middle, it runs again with the same ref: put the ref into a unique column.
     *
     * $payment: ref, order_id, gateway, amount, currency, status, reviews, gateway_ids.
     */
    'on_paid' => function (array $payment): void {
        mark_order_paid($payment['order_id'], $payment['ref']);
    },

    // Money came, but not as it should have: amount-mismatch, second-payment, … Nothing is delivered.
    'on_review' => function (array $payment, string $reason): void {
        mail('owner@shop.example', "Payment for order {$payment['order_id']}: $reason", $payment['ref']);
    },

    // The page that the shopper goes on to after the gateway: a path of this shop, with <pay-return> on it.
    'return_to' => fn (array $payment): string => '/thanks.php?order=' . rawurlencode($payment['order_id']),
];
