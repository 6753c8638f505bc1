<?php

declare(strict_types=1);

namespace PayCheckout;

/** How UddoktaPay and RupantorPay are spoken to. Keys go to the configured address only. */

/** Nothing was learnt from a gateway. `unreachable`: nobody knows what it did. */
final class GatewayFault extends \RuntimeException
{
    public function __construct(public string $kind, public int $httpStatus = 0)
    {
        parent::__construct("gateway $kind");
    }
}

/** The spellings of a payment's id in returns and webhooks: documents and public code disagree. */
const ID_NAMES = [
    'uddoktapay' => ['invoice_id'],
    'rupantorpay' => ['transactionId', 'transactionID', 'transaction_id'],
];

/** What the gateways say, in lower case, and what it means. A word that is not here changes nothing. */
const WORDS = [
    // once looked up, it waits for a person to approve it: hours or days
    'pending' => 'processing',
    'completed' => 'succeeded',
    'success' => 'succeeded',
    'paid' => 'succeeded',
    'error' => 'failed',
    'failed' => 'failed',
    'failure' => 'failed',
    'declined' => 'failed',
    'rejected' => 'failed',
    'cancelled' => 'cancelled',
    'canceled' => 'cancelled',
    'expired' => 'expired',
    'refunded' => 'refunded',
    'initialize' => 'pending',
    'initiated' => 'pending',
    'created' => 'pending',
    'processing' => 'pending',
    'unpaid' => 'pending',
    '' => 'pending',
];

/**
 * Has the gateway make a payment page.
 *
 * @return string its URL, checked
 */
function create_at_gateway(Checkout $checkout, array $payment, array $customer, array $urls): string
{
    $gateway = $checkout->gateways[$payment['gateway']];
    $metadata = ['order_id' => $payment['ref'], 'shop_order' => $payment['order_id']];
    $answer = match ($payment['gateway']) {
        'uddoktapay' => ask_gateway(
            $gateway,
            $gateway['currency'] === 'USD' ? '/api/checkout-v2/global' : '/api/checkout-v2',
            [
                'full_name' => $customer['name'],
                'email' => $customer['email'],
                'amount' => $payment['amount'],
                'metadata' => $metadata,
                'redirect_url' => $urls['return'],
                'return_type' => 'POST',
                'cancel_url' => $urls['cancel'],
                'webhook_url' => $urls['webhook'],
            ],
        ),
        'rupantorpay' => ask_gateway(
            $gateway,
            '/api/payment/checkout',
            [
                'fullname' => $customer['name'],
                'email' => $customer['email'],
                // "10 or 10.50": no zeros after a whole number
                'amount' => preg_replace('/\.0+$/D', '', $payment['amount']),
                'metadata' => $metadata,
                'success_url' => $urls['return'],
                'cancel_url' => $urls['cancel'],
                'webhook_url' => $urls['webhook'],
            ],
            ['X-CLIENT: ' . parse_url($checkout->origin, PHP_URL_HOST)],
        ),
    };
    $url = $answer->payment_url ?? null;
    $isYes = in_array($answer->status ?? null, [true, 1, '1', 'true'], true);
    if (!$isYes || !is_payment_url($url, $gateway['hosts'])) {
        throw new GatewayFault('refused');
    }
    return $url;
}

/**
 * Asks how a payment stands: the only thing that is ever believed.
 *
 * @return ?array{id: string, word: ?string, order: ?string, amount: ?string, currency: ?string} null if the
 *   question failed; that says nothing about the payment. `word` is null for a word that nobody knows.
 */
function verify_at_gateway(Checkout $checkout, string $name, string $id, int $seconds): ?array
{
    $gateway = $checkout->gateways[$name];
    $answer = match ($name) {
        'uddoktapay' => ask_gateway($gateway, '/api/verify-payment', ['invoice_id' => $id], [], $seconds),
        'rupantorpay' => ask_gateway($gateway, '/api/payment/verify-payment', ['transaction_id' => $id], [], $seconds),
    };
    $idField = $name === 'uddoktapay' ? 'invoice_id' : 'transaction_id';
    $itsId = $answer->$idField ?? null;
    $said = $answer->status ?? '';
    $amount = decimal($answer->amount ?? null);
    // {status: false, message} and {status: "ERROR", message} are about the question, not about the payment
    if (!(is_string($itsId) || is_int($itsId)) || (string) $itsId !== $id || !is_string($said)) {
        return null;
    }
    if ($amount === null && isset($answer->message)) {
        return null;
    }
    $word = WORDS[strtolower($said)] ?? null;
    $currency = $answer->currency ?? null;
    if ($name === 'uddoktapay') {
        $currency = $gateway['currency'];
        // `amount` is what was asked, `charged_amount` what was paid. Where it is less, it is what counts
        $charged = decimal($answer->charged_amount ?? null);
        $isShort = $charged !== null && $amount !== null && is_less($charged, $amount);
        $amount = $word === 'succeeded' && $isShort ? $charged : $amount;
    }
    return [
        'id' => $id,
        'word' => $word,
        'order' => order_in($answer->metadata ?? $answer->meta_data ?? null),
        'amount' => $amount,
        'currency' => is_string($currency) ? strtoupper($currency) : null,
    ];
}

/** Our ref in what was sent along with the payment, be it an object or JSON text. */
function order_in(mixed $metadata): ?string
{
    $fields = is_string($metadata) ? json_decode($metadata) : $metadata;
    $id = is_object($fields) ? $fields->order_id ?? null : null;
    return is_int($id) || (is_string($id) && $id !== '') ? (string) $id : null;
}

/** No redirects, a time limit, 256 kB at most, certificates checked. */
function ask_gateway(array $gateway, string $path, array $body, array $headers = [], int $seconds = 15): object
{
    $text = '';
    $call = curl_init($gateway['api_url'] . $path);
    curl_setopt_array($call, [
        CURLOPT_POST => true,
        CURLOPT_POSTFIELDS => json_encode($body, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES),
        CURLOPT_HTTPHEADER => [
            'Content-Type: application/json',
            'Accept: application/json',
            "{$gateway['key_header']}: {$gateway['api_key']}",
            ...$headers,
        ],
        CURLOPT_FOLLOWLOCATION => false,
        CURLOPT_SSL_VERIFYPEER => true,
        CURLOPT_SSL_VERIFYHOST => 2,
        CURLOPT_CONNECTTIMEOUT => $seconds,
        CURLOPT_TIMEOUT => $seconds,
        CURLOPT_WRITEFUNCTION => function ($_, string $part) use (&$text): int {
            $text .= $part;
            return strlen($text) > 262_144 ? 0 : strlen($part);
        },
    ]);
    $isComplete = curl_exec($call);
    $status = (int) curl_getinfo($call, CURLINFO_RESPONSE_CODE);
    if ($isComplete !== true || $status >= 500) {
        throw new GatewayFault('unreachable', $status);
    }
    $answer = json_decode($text, false, 32);
    if ($status < 200 || $status >= 300 || !is_object($answer)) {
        throw new GatewayFault('unusable', $status);
    }
    return $answer;
}

/** A page on one of the gateway's hosts, written as browsers understand it. Refused otherwise, never repaired. */
function is_payment_url(mixed $url, array $hosts): bool
{
    if (!is_string($url) || strlen($url) > 4096 || preg_match('/[\\\\"<>`]/', $url) === 1) {
        return false;
    }
    $form = '~^(https?)://([a-z0-9.-]+)(:\d{1,5})?(?:[/?#][!-\~]*)?$~D';
    if (preg_match($form, $url, $parts) !== 1) {
        return false;
    }
    [, $scheme, $host] = $parts;
    $isListed = in_array($host, $hosts, true) || in_array($host . ($parts[3] ?? ''), $hosts, true);
    return $isListed && ($scheme === 'https' || is_local($host));
}

function is_local(string $host): bool
{
    return $host === 'localhost' || preg_match('/^127(\.\d{1,3}){3}$/D', $host) === 1;
}

/** The shortest exact decimal: "900.000" → "900", 123.45 → "123.45". Never a float on the way to a comparison. */
function decimal(mixed $value): ?string
{
    $text = is_int($value) || is_float($value) ? json_encode($value) : $value;
    if (!is_string($text) || preg_match('/^0*(\d{1,24})(?:\.(\d{1,12}?)0*)?$/D', $text, $parts) !== 1) {
        return null;
    }
    $fraction = $parts[2] ?? '';
    return trim($fraction, '0') === '' ? $parts[1] : "$parts[1].$fraction";
}

/** Compares two decimals as `decimal` writes them. */
function is_less(string $a, string $b): bool
{
    $padded = function (string $decimal): string {
        [$whole, $fraction] = [...explode('.', $decimal), ''];
        return str_pad($whole, 24, '0', STR_PAD_LEFT) . str_pad($fraction, 12, '0');
    };
    return strcmp($padded($a), $padded($b)) < 0;
}
