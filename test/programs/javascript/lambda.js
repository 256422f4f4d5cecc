const { DynamoDBClient } = require('@aws-sdk/client-dynamodb');
const { DynamoDBDocumentClient, GetCommand } = require('@aws-sdk/lib-dynamodb');

const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient({
  region: "us-east-1",
  credentials: { accessKeyId: "‹aws-access-key-id:20›", secretAccessKey: "‹aws-secret-access-key:20›" },
}));

exports.handler = async (event) => {
  const { Item } = await dynamo.send(new GetCommand({ TableName: 'orders', Key: { id: event.id } }));
  return Item;
};
