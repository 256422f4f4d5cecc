# frozen_string_literal: true

require 'aws-sdk-kms'
require 'aws-sdk-s3'

Aws.config.update(region: 'eu-central-1')
Aws.config[:credentials] = Aws::Credentials.new('‹aws-access-key-id›', '‹aws-secret-access-key›')

KEYS = Aws::Credentials.new('‹aws-access-key-id:shared›', '‹aws-secret-access-key:shared›')
SHARED = Aws::KMS::Client.new(credentials: KEYS)
DIRECT = Aws::S3::Client.new(
  access_key_id: '‹aws-access-key-id:direct›',
  secret_access_key: '‹aws-secret-access-key:direct›',
  force_path_style: true
)

[Aws::KMS::Client.new, SHARED, DIRECT].each do |client|
  puts client.config.credentials.credentials.access_key_id
end
