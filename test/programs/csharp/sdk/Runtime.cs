// The AWS SDK for .NET is in no registry that the tests reach. What stands here is no more than the types that the programs
// use, with the signatures of the SDK's reference, and clients that sign requests with the keys they are given, or with
// those of the environment: https://docs.aws.amazon.com/sdkfornet/v3/apidocs/

using System;

namespace Amazon
{
    public sealed class RegionEndpoint
    {
        public static readonly RegionEndpoint EUCentral1 = new RegionEndpoint("eu-central-1");
        public static readonly RegionEndpoint USEast1 = new RegionEndpoint("us-east-1");

        private RegionEndpoint(string systemName)
        {
            SystemName = systemName;
        }

        public string SystemName { get; }

        public static RegionEndpoint GetBySystemName(string systemName)
        {
            return new RegionEndpoint(systemName);
        }
    }
}

namespace Amazon.Runtime
{
    public sealed class ImmutableCredentials
    {
        public ImmutableCredentials(string awsAccessKeyId, string awsSecretAccessKey, string token)
        {
            if (string.IsNullOrEmpty(awsAccessKeyId) || string.IsNullOrEmpty(awsSecretAccessKey))
            {
                throw new AmazonClientException("Failed to resolve AWS credentials.");
            }
            AccessKey = awsAccessKeyId;
            SecretKey = awsSecretAccessKey;
            Token = token;
        }

        public string AccessKey { get; }

        public string SecretKey { get; }

        public string Token { get; }
    }

    public abstract class AWSCredentials
    {
        public abstract ImmutableCredentials GetCredentials();
    }

    public class BasicAWSCredentials : AWSCredentials
    {
        private readonly ImmutableCredentials _credentials;

        public BasicAWSCredentials(string accessKey, string secretKey)
        {
            _credentials = new ImmutableCredentials(accessKey, secretKey, null);
        }

        public override ImmutableCredentials GetCredentials()
        {
            return _credentials;
        }
    }

    public class SessionAWSCredentials : AWSCredentials
    {
        private readonly ImmutableCredentials _credentials;

        public SessionAWSCredentials(string awsAccessKeyId, string awsSecretAccessKey, string token)
        {
            _credentials = new ImmutableCredentials(awsAccessKeyId, awsSecretAccessKey, token);
        }

        public override ImmutableCredentials GetCredentials()
        {
            return _credentials;
        }
    }

    public class EnvironmentVariablesAWSCredentials : AWSCredentials
    {
        public override ImmutableCredentials GetCredentials()
        {
            return new ImmutableCredentials(
                Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID"),
                Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY"),
                Environment.GetEnvironmentVariable("AWS_SESSION_TOKEN"));
        }
    }

    public class ClientConfig
    {
        public RegionEndpoint RegionEndpoint { get; set; }
    }

    public class AmazonClientException : Exception
    {
        public AmazonClientException(string message) : base(message)
        {
        }
    }

    public class AmazonServiceException : Exception
    {
        public AmazonServiceException(string message, Exception innerException) : base(message, innerException)
        {
        }
    }
}
