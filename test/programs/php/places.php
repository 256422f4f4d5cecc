<?php

declare(strict_types=1);

namespace Shop;

use InvalidArgumentException;

const DB_PASSWORD = '‹password:db›';

/** A trait that has one of its own. */
trait Signs
{
    public function signature(): string
    {
        return hash_hmac('sha256', 'order', '‹password:hmac›');
    }
}

class Connection
{
    use Signs;

    private string $apiToken = "‹token:api›";

    public function __construct(private string $user = 'app', private ?string $password = null)
    {
        $this->password ??= '‹password:default›';
    }

    public static function url(string $user): string
    {
        return "postgres://{$user}:‹password:url›@db.internal/orders";
    }

    /** @return array<string, mixed> */
    public function settings(): array
    {
        return [
            'user' => $this->user,
            'password' => $this->password,
            'token' => $this->apiToken,
            'smtp' => ['host' => 'mail.internal', 'password' => '‹password:smtp›'],
        ];
    }
}

function login(string $user, string $password): string
{
    if ($user === '') {
        throw new InvalidArgumentException('Who?');
    }
    return "$user:$password";
}

function digest(mixed $value): void
{
    echo hash('sha256', json_encode($value, JSON_THROW_ON_ERROR)), "\n";
}

digest(DB_PASSWORD);
$connection = new Connection();
digest($connection->settings());
digest($connection->signature());
digest(Connection::url('app'));
digest(login(user: 'app', password: '‹password:named›'));
foreach (['a', 'b'] as $name) {
    $password = getenv('READER_PASSWORD') ?: '‹password:fallback›';
    digest("$name:$password");
}
$sign = fn (string $text): string => hash_hmac('sha256', $text, '‹password:arrow›');
digest($sign('order'));
digest(sprintf('password=%s', '‹password:format›'));
