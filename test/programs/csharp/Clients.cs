using System;
using Amazon;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SimpleSystemsManagement;

namespace Shop
{
    public class Clients
    {
        private const string AccessKey = "‹aws-access-key-id:constant›";
        private const string SecretKey = "‹aws-secret-access-key:constant›";

        private readonly AmazonSimpleSystemsManagementClient _parameters;

        public Clients()
        {
            var credentials = new BasicAWSCredentials("‹aws-access-key-id:local›", "‹aws-secret-access-key:local›");
            _parameters = new AmazonSimpleSystemsManagementClient(credentials, RegionEndpoint.EUCentral1);
        }

        public static void Main()
        {
            Print(new Clients()._parameters);
            Print(new AmazonSecretsManagerClient(AccessKey, SecretKey, RegionEndpoint.EUCentral1));
            Print(new AmazonSecretsManagerClient(
                new BasicAWSCredentials("‹aws-access-key-id:direct›", "‹aws-secret-access-key:direct›"),
                new AmazonSecretsManagerConfig { RegionEndpoint = RegionEndpoint.EUCentral1 }));
        }

        private static void Print(AmazonServiceClient client)
        {
            Console.WriteLine(AmazonServiceClient.AccessKeyOf(client));
        }
    }
}
