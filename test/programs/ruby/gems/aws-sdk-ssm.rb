# frozen_string_literal: true

require_relative 'modelled_client'

module Aws
  module SSM
    Client = ModelledClient.from(ENV.fetch('SSM_MODEL'), %w[GetParameter])
  end
end
