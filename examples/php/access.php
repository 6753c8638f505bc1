<?php

declare(strict_types=1);

namespace PayCheckout;

/** Who may see a payment: tokens, handles and cookies. Tokens are stored as hashes. */

/** 256 random bits, URL-safe. */
function new_token(): string
{
    return base64url(random_bytes(32));
}

/** A payment's ref: 128 random bits. */
function new_ref(): string
{
    return 'p_' . base64url(random_bytes(16));
}

function base64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

/** The one answer to an unknown payment, a wrong token and a foreign one: nothing tells them apart. */
function not_found(): Refusal
{
    return new Refusal(404, 'not-found');
}

function stored_token(string $token, string $use, int $now): array
{
    return ['hash' => hash('sha256', $token), 'use' => $use, 'at' => $now];
}

/** A new status token for one more browser. So many may follow one payment; the creator's is never dropped. */
function grant(Checkout $checkout, string $ref): string
{
    $token = new_token();
    $checkout->store->change($ref, function (array $payment) use ($token): array {
        $isStatus = fn (array $stored): bool => $stored['use'] === 'status';
        $others = array_values(array_filter($payment['tokens'], fn (array $stored): bool => !$isStatus($stored)));
        $own = array_values(array_filter($payment['tokens'], $isStatus));
        $kept = [...array_slice($own, 0, 1), ...array_slice(array_slice($own, 1), -22)];
        return [...$payment, 'tokens' => [...$others, ...$kept, stored_token($token, 'status', now_ms())]];
    });
    return $token;
}

/** The payment, if the token is one of its own and has not run out; else 404, whatever the reason. */
function unlock(Checkout $checkout, string $ref, string $token, string $use): array
{
    $payment = is_id($ref) ? $checkout->store->payment($ref) : null;
    $hash = hash('sha256', $token);
    $isKnown = false;
    foreach ($payment['tokens'] ?? [] as $stored) {
        $isKnown = ($stored['use'] === $use && hash_equals($stored['hash'], $hash)) || $isKnown;
    }
    if ($payment === null || !$isKnown) {
        throw not_found();
    }
    $endsAt = is_final($payment) ? $payment['updated_at'] + DAY_MS : $payment['created_at'] + 30 * DAY_MS;
    if ($use !== 'webhook' && now_ms() >= $endsAt) {
        throw not_found();
    }
    return $payment;
}

/**
 * The payment and its token as they stand in our URLs: `<ref>.<token>`. A gateway that glues its own `?a=b` to a
 * URL that has a query already is understood: what follows comes back as the rest.
 *
 * @return array{string, string, string} ref, token, rest
 */
function read_handle(mixed $handle): array
{
    [$own, $rest] = [...explode('?', is_string($handle) ? $handle : '', 2), ''];
    [$ref, $token] = [...explode('.', $own, 2), ''];
    return is_id($ref) && is_id($token) ? [$ref, $token, $rest] : throw not_found();
}

/** Lets a browser without storage follow its payment: out of scripts' reach, for a day. */
function give_cookie(Checkout $checkout, string $ref, string $token): void
{
    setcookie("pay_$ref", $token, [
        'expires' => time() + 86_400,
        'path' => "$checkout->path/",
        'secure' => str_starts_with($checkout->url, 'https://'),
        'httponly' => true,
        'samesite' => 'Lax',
    ]);
}
