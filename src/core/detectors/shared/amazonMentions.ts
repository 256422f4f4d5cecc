const amazon =
  /aws|amazon|\bs3\b|boto|dynamo|lambda|minio|accesskeyid|access_key_id|access_key_secret|newstaticcredentials|bucket|\b(?:us|eu|ap|sa|ca|me|af|il)-[a-z]{4,9}-\d\b/gi;

/**
 * A line by which a program looks values up in Secrets Manager or Parameter Store, or what such a look-up needs of the SDK
 * and nothing else does by itself.
 */
const lookUp =
  /secrets?[-_ ]?manager|\bssm|awsssm|_ssm\b|parameter[-_ ]?store|simplesystemsmanagement|powertools.{0,20}parameters|^\s*import boto3(?: as \w+)?\s*$|aws-sdk-go-v2\/(?:config|aws)"|WithDecryption|get_?(?:secret|parameter)(?!_?access)|the AWS configuration|aws_?config(?:::|\.)(?:load_?defaults?|BehaviorVersion)|'region' => getenv\('AWS_REGION'\)/i;

/** `lambda x: …`, which in Python is a function and no service. */
const lambdaFunction = /^lambda\b[^:\n]{0,80}:/;

/** How far a line is looked at on either side, in code units: the whole of any line that a person wrote. */
const lineReach = 300;

/**
 * Whether a text has to do with AWS or what speaks its protocol, other than by looking up its secrets there: a program that
 * keeps a secret in AWS need not hold keys of it, and a fix that makes it do so must not change what else is found.
 */
export function speaksOfAmazon(text: string): boolean {
  for (const { index, 0: word } of text.matchAll(amazon)) {
    const from = Math.max(text.lastIndexOf('\n', index) + 1, index - lineReach);
    const end = text.indexOf('\n', index);
    const line = text.slice(from, Math.min(end < 0 ? text.length : end, index + lineReach));
    const isFunction = word.toLowerCase() === 'lambda' && lambdaFunction.test(text.slice(index, index + 90));
    if (!isFunction && !lookUp.test(line)) {
      return true;
    }
  }
  return false;
}
