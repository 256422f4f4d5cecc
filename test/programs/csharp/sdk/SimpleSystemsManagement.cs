using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement.Model;

namespace Amazon.SimpleSystemsManagement
{
    public class AmazonSimpleSystemsManagementConfig : ClientConfig
    {
    }

    public class AmazonSimpleSystemsManagementClient : AmazonServiceClient
    {
        public AmazonSimpleSystemsManagementClient() : this(null, new AmazonSimpleSystemsManagementConfig())
        {
        }

        public AmazonSimpleSystemsManagementClient(RegionEndpoint region) : this(null, new AmazonSimpleSystemsManagementConfig { RegionEndpoint = region })
        {
        }

        public AmazonSimpleSystemsManagementClient(AWSCredentials credentials, RegionEndpoint region) : this(credentials, new AmazonSimpleSystemsManagementConfig { RegionEndpoint = region })
        {
        }

        public AmazonSimpleSystemsManagementClient(AWSCredentials credentials, AmazonSimpleSystemsManagementConfig clientConfig) : base(credentials, clientConfig, "ssm", "AmazonSSM")
        {
        }

        public async Task<GetParameterResponse> GetParameterAsync(GetParameterRequest request, CancellationToken cancellationToken = default(CancellationToken))
        {
            var input = new Dictionary<string, string>
            {
                ["Name"] = Json(request.Name),
                ["WithDecryption"] = request.WithDecryption ? "true" : "false",
            };
            var answer = await SendAsync("GetParameter", input).ConfigureAwait(false);
            return new GetParameterResponse { Parameter = new Parameter { Value = answer["Parameter"]["Value"].InnerText } };
        }
    }
}

namespace Amazon.SimpleSystemsManagement.Model
{
    public class GetParameterRequest
    {
        public string Name { get; set; }

        public bool WithDecryption { get; set; }
    }

    public class GetParameterResponse
    {
        public Parameter Parameter { get; set; }
    }

    public class Parameter
    {
        public string Value { get; set; }
    }
}
