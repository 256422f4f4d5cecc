var AWS = require('aws-sdk');

AWS.config.update({
  accessKeyId: '‹aws-access-key-id:21›',
  secretAccessKey: '‹aws-secret-access-key:21›',
  region: 'eu-west-1'
});

var s3 = new AWS.S3({ apiVersion: '2006-03-01' });

module.exports.upload = function (key, body, callback) {
  s3.putObject({ Bucket: 'acme-uploads', Key: key, Body: body }, callback);
};
