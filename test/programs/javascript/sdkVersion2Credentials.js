const AWS = require("aws-sdk");

const accessKey = "‹aws-access-key-id:22›";
const secretKey = "‹aws-secret-access-key:22›";

AWS.config.credentials = new AWS.Credentials(accessKey, secretKey);
AWS.config.region = "ap-northeast-1";

const sqs = new AWS.SQS();
const sns = new AWS.SNS({ credentials: new AWS.Credentials(accessKey, secretKey), apiVersion: "2010-03-31" });

module.exports = { sqs, sns };
