<?php

declare(strict_types=1);

namespace PayCheckout;

/**
 * What a payment is and how it changes. No request, no clock, no database.
 *
 * A payment: ref, order_id, gateway, amount, currency, url, state, hold, reviews, attempts, candidates,
 * order_lost, abandoned, seq, created_at, updated_at, expires_at, asked_at, answered_at, hint_at, hints, tokens,
 * done, failures, retry_at. Times are epoch milliseconds.
 */

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** How far each word is. One payment at the gateway only ever moves up: a late answer changes nothing. */
const RANK = [
    'pending' => 0,
    'processing' => 1,
    'expired' => 2,
    'cancelled' => 3,
    'failed' => 4,
    'succeeded' => 5,
    'refunded' => 6,
];

/** Which word speaks for all attempts, strongest first. One that may still be paid beats one that failed. */
const SPEAKS = ['succeeded', 'refunded', 'processing', 'failed', 'cancelled', 'expired'];

function new_payment(string $ref, string $orderId, string $gateway, string $amount, string $currency, int $now): array
{
    return [
        'ref' => $ref,
        'order_id' => $orderId,
        'gateway' => $gateway,
        'amount' => $amount,
        'currency' => $currency,
        'url' => null,
        'state' => 'pending',
        'hold' => null,
        'reviews' => [],
        'attempts' => [],
        'candidates' => [],
        'order_lost' => false,
        'abandoned' => false,
        'seq' => 1,
        'created_at' => $now,
        'updated_at' => $now,
        'expires_at' => $now + 15 * MINUTE_MS,
        'asked_at' => $now,
        'answered_at' => 0,
        'hint_at' => 0,
        'hints' => ['left' => 12, 'at' => $now],
        'tokens' => [],
        'done' => [],
        'failures' => 0,
        'retry_at' => 0,
    ];
}

/**
 * The one place where a payment changes its state: forward only, and the same however often and in whatever order
 * the same answers come. Money counts when order, id, amount and currency match; else it is held for review.
 *
 * @param array $status a gateway's verified answer, see verify_at_gateway
 * @param ?string $boundTo the ref that the gateway's id belongs to, where it belongs to one
 * @param ?string $orderPaidBy the ref of the payment that paid the order first
 */
function apply(array $payment, array $status, ?string $boundTo, ?string $orderPaidBy, int $now): array
{
    $word = $status['word'];
    if ($word === null) {
        return $payment;
    }
    $isMoney = $word === 'succeeded' || $word === 'refunded';
    $stranger = stranger_reason($payment, $status, $boundTo);
    if ($stranger !== null) {
        return $word === 'succeeded' ? settle($payment, $payment['attempts'], [$stranger], $now) : $payment;
    }
    $mismatch = mismatch_reason($payment, $status);
    $contradicts = $mismatch === 'amount-mismatch' ? $status['amount'] !== null : $status['currency'] !== null;
    if ($mismatch !== null && !$isMoney && $contradicts) {
        return $payment;
    }
    $attempts = join_attempt($payment['attempts'], [
        'id' => $status['id'],
        'word' => $word,
        'matches' => $isMoney && $mismatch === null,
    ]);
    if ($word === 'succeeded' && $orderPaidBy !== null && $orderPaidBy !== $payment['ref']) {
        $payment['order_lost'] = true;
    }
    return settle($payment, $attempts, $isMoney && $mismatch !== null ? [$mismatch] : [], $now);
}

/** Why an answer cannot be about this payment. */
function stranger_reason(array $payment, array $status, ?string $boundTo): ?string
{
    if ($boundTo !== null && $boundTo !== $payment['ref']) {
        return 'foreign-payment';
    }
    if ($status['order'] === null) {
        return 'unbound';
    }
    $isOurs = $status['order'] === $payment['ref'] || $status['order'] === $payment['order_id'];
    return $isOurs ? null : 'order-mismatch';
}

function mismatch_reason(array $payment, array $status): ?string
{
    if ($status['currency'] !== $payment['currency']) {
        return 'currency-mismatch';
    }
    return $status['amount'] !== null && $status['amount'] === decimal($payment['amount']) ? null : 'amount-mismatch';
}

function join_attempt(array $attempts, array $seen): array
{
    foreach ($attempts as $i => $old) {
        if ($old['id'] === $seen['id']) {
            $word = RANK[$seen['word']] > RANK[$old['word']] ? $seen['word'] : $old['word'];
            $attempts[$i] = ['id' => $old['id'], 'word' => $word, 'matches' => $old['matches'] || $seen['matches']];
            return $attempts;
        }
    }
    $attempts[] = $seen;
    usort($attempts, fn (array $a, array $b): int => strcmp($a['id'], $b['id']));
    return $attempts;
}

/** Derives all that follows from the attempts and the reasons for review seen so far. */
function settle(array $payment, array $attempts, array $seen, int $now): array
{
    $money = array_filter($attempts, fn (array $one): bool => $one['matches'] && RANK[$one['word']] >= RANK['succeeded']);
    $reviews = [...$payment['reviews'], ...$seen];
    if (count($money) > 1 || $payment['order_lost']) {
        $reviews[] = 'second-payment';
    }
    $reviews = array_values(array_unique($reviews));
    sort($reviews);
    $words = array_column($attempts, 'word');
    $state = [...array_values(array_intersect(SPEAKS, $words)), 'pending'][0];
    // right money is not held for other money that is wrong; where the order was paid before, all is held
    $isPaid = in_array('succeeded', array_column($money, 'word'), true);
    $hold = match (true) {
        $state === 'refunded' => null,
        $payment['order_lost'] => 'second-payment',
        $isPaid => null,
        default => $reviews[0] ?? null,
    };
    $isVisible = $state !== $payment['state'] || $hold !== $payment['hold'];
    if (!$isVisible && $attempts === $payment['attempts'] && $reviews === $payment['reviews']) {
        return $payment;
    }
    return [
        ...$payment,
        'attempts' => $attempts,
        'reviews' => $reviews,
        'state' => $state,
        'hold' => $hold,
        'seq' => $payment['seq'] + ($isVisible ? 1 : 0),
        'updated_at' => $now,
    ];
}

/** What the shopper is told. */
function status_of(array $payment): string
{
    return $payment['hold'] !== null ? 'needs_review' : $payment['state'];
}

/** Money came, it is the right money, and it has not gone back. */
function is_paid(array $payment): bool
{
    return $payment['state'] === 'succeeded' && $payment['hold'] === null;
}

/** The gateway has said its last word, as far as anyone who waits is concerned. */
function is_final(array $payment): bool
{
    return $payment['state'] !== 'pending' && $payment['state'] !== 'processing';
}

/** Whether the order's newest payment is offered again: two gateways make a second page for the same order. */
function is_usable(array $payment, string $amount, string $currency, int $now): bool
{
    if ($payment['url'] === null || $payment['amount'] !== $amount || $payment['currency'] !== $currency) {
        return false;
    }
    if ($payment['state'] === 'processing' || $payment['hold'] !== null || is_paid($payment)) {
        return true;
    }
    $hasTime = $now < $payment['expires_at'] - MINUTE_MS;
    return $payment['state'] === 'pending' && !$payment['abandoned'] && $hasTime;
}

/** What the shop is still to be told. @return list<string> `paid`, `review:amount-mismatch`, … */
function owed(array $payment): array
{
    $effects = array_map(fn (string $reason): string => "review:$reason", $payment['reviews']);
    if (is_paid($payment)) {
        array_unshift($effects, 'paid');
    }
    return array_values(array_filter($effects, fn (string $effect): bool => !isset($payment['done'][$effect])));
}

/**
 * Ids that only a return or a webhook could bring: what is open, what is new, and what is at its end. New ones may
 * be anybody's invention, so they are few at a time.
 */
function ids_to_ask(array $payment): array
{
    $isOpen = fn (array $attempt): bool => in_array($attempt['word'], ['pending', 'processing'], true);
    $open = array_column(array_filter($payment['attempts'], $isOpen), 'id');
    $over = array_column(array_filter($payment['attempts'], fn (array $one): bool => !$isOpen($one)), 'id');
    $ids = [...array_slice($open, 0, 2), ...array_slice($payment['candidates'], 0, 3), ...$over, ...$open];
    return array_slice(array_values(array_unique($ids)), 0, 6);
}

/** How long a status request lets the last look at the gateway count, in milliseconds. */
function ask_gap_ms(array $payment, int $now): int
{
    $age = $now - $payment['created_at'];
    return match (true) {
        is_final($payment) => 30 * SECOND_MS,
        $payment['state'] === 'processing' => $age < 10 * MINUTE_MS ? 5 * SECOND_MS : MINUTE_MS,
        $age < 5 * MINUTE_MS => 3 * SECOND_MS,
        default => $age < 30 * MINUTE_MS ? 10 * SECOND_MS : MINUTE_MS,
    };
}

/** When reconcile.php should look at a payment; null for never again. */
function due_at(array $payment): ?int
{
    $times = owed($payment) === [] ? [] : [$payment['retry_at']];
    $canAsk = ids_to_ask($payment) !== [];
    ['hint_at' => $hint, 'asked_at' => $asked, 'created_at' => $created, 'state' => $state] = $payment;
    if ($canAsk && $hint > $payment['answered_at'] && $asked - $hint < 3 * DAY_MS) {
        // in vain so far: each time half as long again
        $times[] = $asked < $hint ? $hint : $asked + max(MINUTE_MS, intdiv($asked - $hint, 2));
    }
    $gap = min(6 * HOUR_MS, max(15 * MINUTE_MS, intdiv($asked - $created, 3)));
    $next = max($created, $asked) + $gap;
    // a person may approve a payment after weeks
    $giveUpAfter = $state === 'processing' ? 30 * DAY_MS : 3 * DAY_MS;
    if ($canAsk && $state !== 'refunded' && !is_paid($payment) && $next - $created < $giveUpAfter) {
        $times[] = $next;
    }
    return $times === [] ? null : min($times);
}
