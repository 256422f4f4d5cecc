using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.SecretsManager.Model;

namespace Amazon.SecretsManager
{
    public class AmazonSecretsManagerConfig : ClientConfig
    {
    }

    public interface IAmazonSecretsManager
    {
        Task<GetSecretValueResponse> GetSecretValueAsync(GetSecretValueRequest request, CancellationToken cancellationToken = default(CancellationToken));
    }

    public class AmazonSecretsManagerClient : AmazonServiceClient, IAmazonSecretsManager
    {
        public AmazonSecretsManagerClient() : this(null, new AmazonSecretsManagerConfig())
        {
        }

        public AmazonSecretsManagerClient(RegionEndpoint region) : this(null, new AmazonSecretsManagerConfig { RegionEndpoint = region })
        {
        }

        public AmazonSecretsManagerClient(AmazonSecretsManagerConfig config) : this(null, config)
        {
        }

        public AmazonSecretsManagerClient(AWSCredentials credentials) : this(credentials, new AmazonSecretsManagerConfig())
        {
        }

        public AmazonSecretsManagerClient(AWSCredentials credentials, RegionEndpoint region) : this(credentials, new AmazonSecretsManagerConfig { RegionEndpoint = region })
        {
        }

        public AmazonSecretsManagerClient(AWSCredentials credentials, AmazonSecretsManagerConfig clientConfig) : base(credentials, clientConfig, "secretsmanager", "secretsmanager")
        {
        }

        public AmazonSecretsManagerClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) : this(new BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey), region)
        {
        }

        public async Task<GetSecretValueResponse> GetSecretValueAsync(GetSecretValueRequest request, CancellationToken cancellationToken = default(CancellationToken))
        {
            var answer = await SendAsync("GetSecretValue", new Dictionary<string, string> { ["SecretId"] = Json(request.SecretId) }).ConfigureAwait(false);
            return new GetSecretValueResponse { SecretString = answer["SecretString"].InnerText };
        }
    }
}

namespace Amazon.SecretsManager.Model
{
    public class GetSecretValueRequest
    {
        public string SecretId { get; set; }
    }

    public class GetSecretValueResponse
    {
        public string SecretString { get; set; }
    }
}
