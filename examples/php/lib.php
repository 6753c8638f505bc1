<?php

declare(strict_types=1);

namespace PayCheckout;

/** What the endpoints share: requests and answers. Prints nothing by itself. */

require __DIR__ . '/store.php';
require __DIR__ . '/gateways.php';
require __DIR__ . '/payment.php';
require __DIR__ . '/checkout.php';
require __DIR__ . '/access.php';
require __DIR__ . '/flow.php';

// amounts that come as JSON numbers are read as they were written
ini_set('serialize_precision', '-1');

/** A request that is answered with an HTTP status and a code, and changes nothing. */
final class Refusal extends \RuntimeException
{
    public function __construct(public int $status, public string $error, public array $headers = [])
    {
        parent::__construct($error);
    }
}

/** Runs an endpoint. What goes wrong is a code for the browser, and a line without values for the log. */
function endpoint(array $methods, callable $answer): void
{
    ini_set('display_errors', '0');
    header_remove('X-Powered-By');
    // a shopper who closes the window must not stop a delivery half way
    ignore_user_abort(true);
    try {
        if (!in_array($_SERVER['REQUEST_METHOD'] ?? '', $methods, true)) {
            throw new Refusal(405, 'method-refused', ['Allow' => implode(', ', $methods)]);
        }
        $answer(new Checkout(config()));
    } catch (Refusal $refusal) {
        send_json(['error' => $refusal->error], $refusal->status, $refusal->headers);
    } catch (ConfigError $error) {
        log_line('config.php: ' . $error->getMessage());
        send_json(['error' => 'config-invalid'], 500);
    } catch (\Throwable $error) {
        log_line(fault_of($error));
        send_json(['error' => 'try-again'], 503, ['Retry-After' => '5']);
    }
}

/** Where something broke. Never its message: it may repeat what a gateway was told about the shopper. */
function fault_of(\Throwable $error): string
{
    return get_class($error) . ' in ' . basename($error->getFile()) . ':' . $error->getLine();
}

function log_line(string $line): void
{
    error_log("pay-checkout: $line");
}

function send_json(array $body, int $status = 200, array $headers = []): void
{
    send_head($status, ['Content-Type' => 'application/json', ...$headers]);
    echo json_encode((object) $body, JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
}

function send_head(int $status, array $headers): void
{
    http_response_code($status);
    $common = [
        'Cache-Control' => 'no-store',
        'Referrer-Policy' => 'no-referrer',
        'X-Content-Type-Options' => 'nosniff',
    ];
    foreach ([...$common, ...$headers] as $name => $value) {
        header("$name: $value");
    }
}

function request_header(string $name): ?string
{
    $key = 'HTTP_' . strtoupper(strtr($name, '-', '_'));
    // Apache hands Authorization on under another name, or not at all; then the cookie does its work
    $value = $_SERVER[$key] ?? $_SERVER["REDIRECT_$key"] ?? null;
    return is_string($value) ? $value : null;
}

/** `application/json;charset=utf-8` → `application/json`. */
function media_type(): string
{
    return strtolower(trim(explode(';', $_SERVER['CONTENT_TYPE'] ?? '', 2)[0]));
}

/** The body as it came. */
function request_body(int $maxBytes): string
{
    $body = (string) file_get_contents('php://input', false, null, 0, $maxBytes + 1);
    if (strlen($body) > $maxBytes || (int) ($_SERVER['CONTENT_LENGTH'] ?? 0) > $maxBytes) {
        throw new Refusal(413, 'body-too-large');
    }
    return $body;
}

/** What another site's page sent is refused. A request without both headers comes from no browser's page. */
function refuse_foreign(Checkout $checkout): void
{
    $origin = request_header('Origin');
    $site = request_header('Sec-Fetch-Site');
    $isKnown = $origin === null
        ? $site === null || $site === 'same-origin'
        : $origin === $checkout->origin;
    if (!$isKnown) {
        throw new Refusal(403, 'origin-refused');
    }
}

/**
 * What a return or a webhook brought: text values under flat names, and the names that came twice or as
 * arrays (`id[]=…`). Nobody may choose which of the values counts.
 *
 * @return array{values: array<string, string>, suspicious: list<string>, json: ?object}
 */
function read_params(string $query, int $maxBytes = 65_536): array
{
    if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
        return flat_params($query);
    }
    $body = request_body($maxBytes);
    switch (media_type()) {
        case 'application/json':
            $json = json_decode($body);
            if (!is_object($json)) {
                throw new Refusal(400, 'body-unreadable');
            }
            return [...sort_params((array) $json), 'json' => $json];
        case 'application/x-www-form-urlencoded':
            return flat_params($body);
        case 'multipart/form-data':
            // PHP has read it already, and kept the last of a name that came twice
            return sort_params($_POST);
        default:
            throw new Refusal(415, 'content-type-refused');
    }
}

/** PHP's own parser would take the last of two values without a word. */
function flat_params(string $text): array
{
    $values = [];
    $suspicious = [];
    foreach (array_filter(explode('&', $text), 'strlen') as $pair) {
        [$name, $value] = [...array_map('urldecode', explode('=', $pair, 2)), ''];
        $plain = (string) preg_replace('/\[.*$/s', '', $name);
        if ($plain !== $name || array_key_exists($name, $values)) {
            $suspicious[] = $plain;
        }
        $values[$name] = $value;
    }
    return ['values' => array_diff_key($values, array_flip($suspicious)), 'suspicious' => $suspicious, 'json' => null];
}

function sort_params(array $fields): array
{
    return [
        'values' => array_map('strval', array_filter($fields, 'is_scalar')),
        'suspicious' => array_map('strval', array_keys(array_filter($fields, 'is_array'))),
        'json' => null,
    ];
}

function is_id(mixed $value): bool
{
    return is_string($value) && preg_match('/^[A-Za-z0-9_-]{1,64}$/D', $value) === 1;
}

function now_ms(): int
{
    return (int) (microtime(true) * 1000);
}

function iso_time(int $ms): string
{
    return gmdate('Y-m-d\TH:i:s', intdiv($ms, 1000)) . sprintf('.%03dZ', $ms % 1000);
}
