# frozen_string_literal: true

require_relative 'modelled_client'

module Aws
  module SecretsManager
    Client = ModelledClient.from(ENV.fetch('SECRETS_MANAGER_MODEL'), %w[GetSecretValue])
  end
end
