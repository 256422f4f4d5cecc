# frozen_string_literal: true

require 'aws-sdk-core'
require 'aws-sdk-kms'
require 'json'

# Clients of services whose gems no reachable registry has, made as those gems are: from the service's published API model,
# on the published core of the AWS SDK for Ruby. What a client is put together of is that of KMS, which speaks the same
# protocol (JSON 1.1).
module ModelledClient
  Shapes = Seahorse::Model::Shapes

  TYPES = {
    'structure' => :StructureShape, 'list' => :ListShape, 'map' => :MapShape, 'string' => :StringShape,
    'integer' => :IntegerShape, 'long' => :IntegerShape, 'double' => :FloatShape, 'float' => :FloatShape,
    'boolean' => :BooleanShape, 'blob' => :BlobShape, 'timestamp' => :TimestampShape
  }.freeze

  # The class of clients of a model that holds the operations by the given names (GetSecretValue).
  def self.from(path, operations)
    model = JSON.parse(File.read(path))
    api = Seahorse::Model::Api.new
    api.version = model['metadata']['apiVersion']
    api.metadata = model['metadata']
    shapes = Hash.new { |known, name| shape(model['shapes'], name, known) }
    operations.each { |name| api.add_operation(underscore(name).to_sym, operation(model['operations'][name], shapes)) }
    Class.new(Aws::KMS::Client) { set_api(api) }
  end

  def self.operation(described, shapes)
    Seahorse::Model::Operation.new.tap do |operation|
      operation.name = described['name']
      operation.http_method = described['http']['method']
      operation.http_request_uri = described['http']['requestUri']
      operation.input = ref(shapes[described['input']['shape']])
      operation.output = ref(shapes[described['output']['shape']])
    end
  end

  def self.shape(described, name, known)
    one = described[name]
    known[name] = made = Shapes.const_get(TYPES.fetch(one['type'])).new(name: name)
    case made
    when Shapes::StructureShape
      one['members'].each { |member, to| made.add_member(underscore(member).to_sym, ref(known[to['shape']], member)) }
      made.struct_class = Struct.new(*made.member_names) { include Aws::Structure }
    when Shapes::ListShape
      made.member = ref(known[one['member']['shape']])
    when Shapes::MapShape
      made.key = ref(known[one['key']['shape']])
      made.value = ref(known[one['value']['shape']])
    end
    made
  end

  def self.ref(shape, name = nil)
    Shapes::ShapeRef.new(shape: shape, location_name: name)
  end

  def self.underscore(name)
    name.gsub(/([a-z])([A-Z])|([A-Z])([A-Z][a-z])/, '\1\3_\2\4').downcase
  end
end

# This core is older than the variable, which newer ones read by themselves.
Aws.config.update(endpoint: ENV['AWS_ENDPOINT_URL']) if ENV['AWS_ENDPOINT_URL']
