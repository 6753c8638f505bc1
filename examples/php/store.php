<?php

declare(strict_types=1);

namespace PayCheckout;

/**
 * Payments in one SQLite file, and locks beside it. On a local disk, no network share. Rows hold no names, no
 * e-mail addresses and no keys; tokens are kept as hashes.
 */
final class Store
{
    private const LOCKS = 256;

    private \PDO $db;
    private bool $isInside = false;

    public function __construct(private string $folder)
    {
        foreach ([$folder, "$folder/locks"] as $path) {
            if (!is_dir($path) && !@mkdir($path, 0700, true) && !is_dir($path)) {
                throw new ConfigError('data_folder cannot be made or written to');
            }
        }
        $this->db = new \PDO("sqlite:$folder/payments.db", null, null, [
            \PDO::ATTR_ERRMODE => \PDO::ERRMODE_EXCEPTION,
            \PDO::ATTR_DEFAULT_FETCH_MODE => \PDO::FETCH_ASSOC,
            \PDO::ATTR_TIMEOUT => 10,
        ]);
        $this->db->exec('PRAGMA journal_mode = WAL');
        // what was told to a shop or a gateway is on the disk before they hear of it
        $this->db->exec('PRAGMA synchronous = FULL');
        $this->db->exec(<<<'SQL'
            CREATE TABLE IF NOT EXISTS payments (
                ref TEXT PRIMARY KEY, order_id TEXT NOT NULL, gateway TEXT NOT NULL,
                created_at INTEGER NOT NULL, due_at INTEGER, body TEXT NOT NULL
            );
            CREATE INDEX IF NOT EXISTS payments_of_order ON payments (order_id, gateway, created_at);
            CREATE INDEX IF NOT EXISTS payments_due ON payments (due_at) WHERE due_at IS NOT NULL;
            CREATE TABLE IF NOT EXISTS claims (name TEXT PRIMARY KEY, owner TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS creates (
                key_hash TEXT PRIMARY KEY, body_hash TEXT NOT NULL, ref TEXT NOT NULL, at INTEGER NOT NULL
            );
            SQL);
    }

    /** All of it or nothing, and one at a time: SQLite's write lock is taken before anything is read. */
    public function transaction(callable $work): mixed
    {
        if ($this->isInside) {
            return $work();
        }
        $this->db->exec('BEGIN IMMEDIATE');
        $this->isInside = true;
        try {
            $result = $work();
            $this->db->exec('COMMIT');
            return $result;
        } catch (\Throwable $error) {
            $this->db->exec('ROLLBACK');
            throw $error;
        } finally {
            $this->isInside = false;
        }
    }

    public function payment(string $ref): ?array
    {
        return $this->one('SELECT body FROM payments WHERE ref = ?', [$ref]);
    }

    /** The order's newest payment at a gateway. */
    public function newest(string $orderId, string $gateway): ?array
    {
        $sql = 'SELECT body FROM payments WHERE order_id = ? AND gateway = ? ORDER BY created_at DESC LIMIT 1';
        return $this->one($sql, [$orderId, $gateway]);
    }

    public function save(array $payment): array
    {
        $this->run(
            'INSERT INTO payments (ref, order_id, gateway, created_at, due_at, body) VALUES (?, ?, ?, ?, ?, ?)
             ON CONFLICT (ref) DO UPDATE SET due_at = excluded.due_at, body = excluded.body',
            [
                $payment['ref'],
                $payment['order_id'],
                $payment['gateway'],
                $payment['created_at'],
                due_at($payment),
                json_encode($payment, JSON_THROW_ON_ERROR),
            ],
        );
        return $payment;
    }

    /** Changes a payment as a whole: nobody else's change is lost. */
    public function change(string $ref, callable $change): ?array
    {
        return $this->transaction(function () use ($ref, $change) {
            $payment = $this->payment($ref);
            $changed = $payment === null ? null : $change($payment);
            return $changed === null || $changed === $payment ? $payment : $this->save($changed);
        });
    }

    /** The first to claim a name has it. `$isFree` may let go of an owner's claim. */
    public function claim(string $name, string $owner, ?callable $isFree = null): string
    {
        return $this->transaction(function () use ($name, $owner, $isFree) {
            $current = $this->owner($name);
            if ($current !== null && ($current === $owner || $isFree === null || !$isFree($current))) {
                return $current;
            }
            $this->run('INSERT OR REPLACE INTO claims (name, owner) VALUES (?, ?)', [$name, $owner]);
            return $owner;
        });
    }

    public function owner(string $name): ?string
    {
        $row = $this->run('SELECT owner FROM claims WHERE name = ?', [$name])->fetch();
        return $row === false ? null : $row['owner'];
    }

    /** What was created under an idempotency key during the last day. */
    public function created(string $keyHash, int $now): ?array
    {
        $this->run('DELETE FROM creates WHERE at < ?', [$now - 86_400_000]);
        $row = $this->run('SELECT body_hash, ref FROM creates WHERE key_hash = ?', [$keyHash])->fetch();
        return $row === false ? null : $row;
    }

    public function remember(string $keyHash, string $bodyHash, string $ref, int $now): void
    {
        $sql = 'INSERT OR REPLACE INTO creates (key_hash, body_hash, ref, at) VALUES (?, ?, ?, ?)';
        $this->run($sql, [$keyHash, $bodyHash, $ref, $now]);
    }

    /** @return list<string> refs, most urgent first */
    public function due(int $now, int $limit): array
    {
        $sql = 'SELECT ref FROM payments WHERE due_at <= ? ORDER BY due_at LIMIT ?';
        return array_column($this->run($sql, [$now, $limit])->fetchAll(), 'ref');
    }

    /**
     * Runs one piece of work at a time under a name. The operating system lets go of the lock when PHP dies. Two
     * names may share a lock.
     *
     * @return mixed what the work returns; null when somebody else was at it for all of `$waitMs`
     */
    public function lock(string $kind, string $name, int $waitMs, callable $work): mixed
    {
        $file = fopen("$this->folder/locks/$kind-" . crc32($name) % self::LOCKS, 'c');
        if ($file === false) {
            throw new \RuntimeException('no lock');
        }
        try {
            $until = now_ms() + $waitMs;
            while (!flock($file, LOCK_EX | LOCK_NB)) {
                if (now_ms() >= $until) {
                    return null;
                }
                usleep(25_000);
            }
            return $work();
        } finally {
            fclose($file);
        }
    }

    private function run(string $sql, array $values): \PDOStatement
    {
        $statement = $this->db->prepare($sql);
        foreach ($values as $i => $value) {
            $statement->bindValue($i + 1, $value, match (true) {
                $value === null => \PDO::PARAM_NULL,
                is_int($value) => \PDO::PARAM_INT,
                default => \PDO::PARAM_STR,
            });
        }
        $statement->execute();
        return $statement;
    }

    private function one(string $sql, array $values): ?array
    {
        $row = $this->run($sql, $values)->fetch();
        return $row === false ? null : json_decode($row['body'], true, 64, JSON_THROW_ON_ERROR);
    }
}
