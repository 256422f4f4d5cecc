#!/usr/bin/env ruby
# frozen_string_literal: true

require 'digest'
require 'json'

# What runs before anything else does.
DB_PASSWORD = '‹password:db›'
SETTINGS = { 'api' => { token: "‹token:api›" }, retries: 3 }.freeze

module Shop
  # Reads its secrets in every place that has some.
  class Client
    SIGNING_SECRET = '‹password:signing›'

    attr_reader :password

    def initialize(user: 'app', password: '‹password:default›')
      @user = user
      @password = password
    end

    def url
      "postgres://#{@user}:‹password:url›@db.internal/orders"
    end

    def self.default
      @default ||= new(password: "‹password:own›")
    end
  end
end

def digest(value)
  puts Digest::SHA256.hexdigest(value)
end

digest DB_PASSWORD
digest SETTINGS['api'][:token]
digest Shop::Client::SIGNING_SECRET
digest Shop::Client.new.password
digest Shop::Client.new.url
digest Shop::Client.default.password

statement = <<~SQL
  ALTER USER app WITH PASSWORD '‹password:sql›';
SQL
digest statement

%w[a b].each do |name|
  password = ENV.fetch('READER_PASSWORD', '‹password:fallback›')
  digest "#{name}:#{password}"
end
login = ->(user) { { user: user, password: '‹password:lambda›' } }
digest login.call('app')[:password]
password = '‹password:modifier›' if login
digest password
