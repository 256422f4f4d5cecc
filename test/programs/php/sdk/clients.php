<?php

// The AWS SDK for PHP is in no registry that the tests reach. What stands here is no more than the clients that the
// programs use, made of the services' published API models: an operation that the model does not have, or an argument of
// another name or type, is an error. Requests are signed with the keys of the credentials given, or of the environment.

namespace Aws\Credentials {
    class Credentials
    {
        public function __construct(
            private readonly string $key,
            private readonly string $secret,
            private readonly ?string $token = null,
        ) {
        }

        public function getAccessKeyId(): string
        {
            return $this->key;
        }

        public function getSecretKey(): string
        {
            return $this->secret;
        }

        public function getSecurityToken(): ?string
        {
            return $this->token;
        }
    }
}

namespace Aws {
    use Aws\Credentials\Credentials;

    abstract class AwsClient
    {
        private readonly string $region;
        private readonly Credentials $credentials;

        /** @param array<string, mixed> $options */
        public function __construct(array $options)
        {
            foreach (array_diff(array_keys($options), ['version', 'region', 'credentials', 'endpoint']) as $name) {
                throw new \InvalidArgumentException("No client of these tests is given $name.");
            }
            $this->region = $options['region'] ?: throw new \InvalidArgumentException('Missing required client option: region');
            $given = $options['credentials'] ?? null;
            $this->credentials = is_array($given)
                ? new Credentials($given['key'], $given['secret'], $given['token'] ?? null)
                : $given ?? self::ofEnvironment();
        }

        public function getCredentials(): Credentials
        {
            return $this->credentials;
        }

        /** @param array{0?: array<string, mixed>} $arguments */
        public function __call(string $name, array $arguments): mixed
        {
            $model = json_decode((string) file_get_contents((string) getenv(static::MODEL)), true, flags: JSON_THROW_ON_ERROR);
            $operation = $model['operations'][ucfirst($name)] ?? throw new \BadMethodCallException("Operation not found: $name");
            $input = $arguments[0] ?? [];
            self::check($model['shapes'], $operation['input']['shape'], $input, $name);
            return $this->send($model['metadata'], ucfirst($name), $input);
        }

        private static function ofEnvironment(): Credentials
        {
            $key = getenv('AWS_ACCESS_KEY_ID');
            $secret = getenv('AWS_SECRET_ACCESS_KEY');
            if (!$key || !$secret) {
                throw new \RuntimeException('Error retrieving credentials from the environment');
            }
            return new Credentials($key, $secret, getenv('AWS_SESSION_TOKEN') ?: null);
        }

        /** @param array<string, array<string, mixed>> $shapes */
        private static function check(array $shapes, string $shape, mixed $value, string $place): void
        {
            $described = $shapes[$shape];
            $right = match ($described['type']) {
                'structure', 'map' => is_array($value),
                'list' => is_array($value) && array_is_list($value),
                'string' => is_string($value),
                'boolean' => is_bool($value),
                'integer', 'long' => is_int($value),
            };
            $right || throw new \InvalidArgumentException("$place must be a {$described['type']}");
            if ($described['type'] === 'structure') {
                foreach ($value as $member => $inner) {
                    $known = $described['members'][$member] ?? throw new \InvalidArgumentException("$place has no $member");
                    self::check($shapes, $known['shape'], $inner, "$place.$member");
                }
                foreach (array_diff($described['required'] ?? [], array_keys($value)) as $missing) {
                    throw new \InvalidArgumentException("$place needs $missing");
                }
            }
        }

        /**
         * Signature Version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
         *
         * @param array<string, mixed> $metadata
         * @param array<string, mixed> $input
         */
        private function send(array $metadata, string $operation, array $input): mixed
        {
            $endpoint = getenv('AWS_ENDPOINT_URL') ?: throw new \RuntimeException('These clients ask no real AWS.');
            $service = $metadata['signingName'] ?? $metadata['endpointPrefix'];
            $time = gmdate('Ymd\THis\Z');
            $body = json_encode((object) $input, JSON_THROW_ON_ERROR);
            $headers = [
                'content-type' => "application/x-amz-json-{$metadata['jsonVersion']}",
                'host' => parse_url($endpoint, PHP_URL_HOST) . ':' . parse_url($endpoint, PHP_URL_PORT),
                'x-amz-date' => $time,
                'x-amz-target' => "{$metadata['targetPrefix']}.$operation",
            ];
            if ($this->credentials->getSecurityToken() !== null) {
                $headers['x-amz-security-token'] = $this->credentials->getSecurityToken();
            }
            ksort($headers);
            $names = implode(';', array_keys($headers));
            $lines = array_map(fn (string $name, string $value): string => "$name:$value", array_keys($headers), $headers);
            $canonical = implode("\n", ['POST', '/', '', ...$lines, '', $names, hash('sha256', $body)]);
            $scope = implode('/', [substr($time, 0, 8), $this->region, $service, 'aws4_request']);
            $key = "AWS4{$this->credentials->getSecretKey()}";
            foreach (explode('/', $scope) as $part) {
                $key = hash_hmac('sha256', $part, $key, true);
            }
            $signature = hash_hmac('sha256', "AWS4-HMAC-SHA256\n$time\n$scope\n" . hash('sha256', $canonical), $key);
            $signer = "{$this->credentials->getAccessKeyId()}/$scope";
            $lines[] = "authorization:AWS4-HMAC-SHA256 Credential=$signer, SignedHeaders=$names, Signature=$signature";
            $context = stream_context_create(['http' => [
                'method' => 'POST', 'header' => $lines, 'content' => $body, 'ignore_errors' => true,
            ]]);
            $answer = @file_get_contents($endpoint, false, $context);
            $status = explode(' ', $http_response_header[0] ?? 'HTTP/1.1 0')[1];
            if ($answer === false || $status !== '200') {
                throw new \RuntimeException("$operation failed with status $status");
            }
            return json_decode($answer, true, flags: JSON_THROW_ON_ERROR);
        }
    }
}

namespace Aws\SecretsManager {
    class SecretsManagerClient extends \Aws\AwsClient
    {
        protected const MODEL = 'SECRETS_MANAGER_MODEL';
    }
}

namespace Aws\Ssm {
    class SsmClient extends \Aws\AwsClient
    {
        protected const MODEL = 'SSM_MODEL';
    }
}
