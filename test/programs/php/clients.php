<?php

use Aws\Credentials\Credentials;
use Aws\SecretsManager\SecretsManagerClient;
use Aws\Ssm\SsmClient;

final class Clients
{
    private const KEY = '‹aws-access-key-id:class›';
    private const SECRET = '‹aws-secret-access-key:class›';

    public static function parameters(): SsmClient
    {
        return new SsmClient([
            'version' => 'latest',
            'region' => 'eu-central-1',
            'credentials' => ['key' => self::KEY, 'secret' => self::SECRET],
        ]);
    }
}

$credentials = new Credentials('‹aws-access-key-id:shared›', '‹aws-secret-access-key:shared›');
$shared = new SecretsManagerClient(['version' => 'latest', 'region' => 'eu-central-1', 'credentials' => $credentials]);
$direct = new SecretsManagerClient([
    'version' => 'latest',
    'region' => 'eu-central-1',
    'credentials' => [
        'key' => '‹aws-access-key-id:direct›',
        'secret' => '‹aws-secret-access-key:direct›',
    ],
]);

foreach ([$shared, $direct, Clients::parameters()] as $client) {
    echo $client->getCredentials()->getAccessKeyId(), "\n";
}
