<?php

declare(strict_types=1);

namespace PayCheckout;

/** config.php must change; its message names what. */
final class ConfigError extends \RuntimeException
{
}

/** config.php, checked, and the store. */
final class Checkout
{
    public string $url;
    public string $origin;
    public string $path;
    public array $gateways = [];
    public Store $store;

    public function __construct(public array $config)
    {
        $form = '~^(https?://([a-z0-9.-]+)(?::\d+)?)((?:/[A-Za-z0-9._-]+)*)/?$~D';
        if (preg_match($form, (string) ($config['public_url'] ?? ''), $parts) !== 1) {
            throw new ConfigError('public_url must be like https://shop.example/pay');
        }
        [, $this->origin, $host, $this->path] = $parts;
        $this->url = $this->origin . $this->path;
        if (!str_starts_with($this->url, 'https://') && !is_local($host)) {
            throw new ConfigError('public_url must be https');
        }
        foreach (['load_order', 'on_paid', 'return_to'] as $name) {
            if (!is_callable($config[$name] ?? null)) {
                throw new ConfigError("$name must be a function");
            }
        }
        foreach ($config['gateways'] ?? [] as $name => $gateway) {
            $this->gateways[$name] = self::checked_gateway($name, $gateway);
        }
        if ($this->gateways === []) {
            throw new ConfigError('gateways needs at least one');
        }
        $this->store = new Store(self::checked_folder($config['data_folder'] ?? null));
    }

    /** An empty key refuses to start: compared with an empty header it would let everybody in. */
    private static function checked_gateway(string $name, array $gateway): array
    {
        $gateway += match ($name) {
            'uddoktapay' => ['key_header' => 'RT-UDDOKTAPAY-API-KEY'],
            'rupantorpay' => ['key_header' => 'X-API-KEY', 'api_url' => 'https://payment.rupantorpay.com'],
            default => throw new ConfigError('gateways knows uddoktapay and rupantorpay'),
        };
        $key = $gateway['api_key'] ?? null;
        if (!is_string($key) || trim($key) === '' || preg_match('/^[!-~]+$/D', $key) !== 1) {
            throw new ConfigError("$name: api_key is empty, or no key");
        }
        if ($name === 'uddoktapay' && !in_array($gateway['currency'] ?? null, ['BDT', 'USD'], true)) {
            throw new ConfigError('uddoktapay: currency must be BDT or USD');
        }
        $url = preg_replace('~(/api)?/*$~', '', (string) ($gateway['api_url'] ?? ''), 1);
        $host = parse_url($url, PHP_URL_HOST);
        $port = parse_url($url, PHP_URL_PORT);
        $isSecure = str_starts_with($url, 'https://') || (str_starts_with($url, 'http://') && is_local((string) $host));
        if (!is_string($host) || !$isSecure) {
            throw new ConfigError("$name: api_url must be https");
        }
        return [...$gateway, 'api_url' => $url, 'hosts' => $gateway['hosts'] ?? [$port ? "$host:$port" : $host]];
    }

    private static function checked_folder(mixed $folder): string
    {
        if (!is_string($folder) || !str_starts_with($folder, '/')) {
            throw new ConfigError('data_folder must be an absolute path');
        }
        $root = realpath($_SERVER['DOCUMENT_ROOT'] ?? '');
        $parent = realpath($folder) ?: realpath(dirname($folder)) ?: $folder;
        if ($root !== false && str_starts_with("$parent/", rtrim($root, '/') . '/')) {
            throw new ConfigError('data_folder must not lie under the web root');
        }
        return $folder;
    }
}

/** config.php beside this file, or wherever PAY_CHECKOUT_CONFIG says. */
function config(): array
{
    $config = require getenv('PAY_CHECKOUT_CONFIG') ?: __DIR__ . '/config.php';
    return is_array($config) ? $config : throw new ConfigError('it must return an array');
}
