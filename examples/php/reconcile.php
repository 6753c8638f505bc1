<?php

declare(strict_types=1);

namespace PayCheckout;

/** For cron, every minute: payments that wait for a person, deliveries that failed, hints that nobody followed. */
if (PHP_SAPI !== 'cli') {
    http_response_code(404);
    exit;
}

require __DIR__ . '/lib.php';

try {
    $checkout = new Checkout(config());
    foreach ($checkout->store->due(now_ms(), 100) as $ref) {
        $payment = $checkout->store->payment($ref);
        ask($checkout, $ref, $payment['hint_at'] > $payment['answered_at'], 15);
        deliver($checkout, $ref);
    }
} catch (ConfigError $error) {
    fwrite(STDERR, 'config.php: ' . $error->getMessage() . "\n");
    exit(1);
}
