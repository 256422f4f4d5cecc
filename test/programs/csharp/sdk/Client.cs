using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Runtime.Serialization.Json;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using System.Xml;

namespace Amazon.Runtime
{
    /// <summary>A client of a service that speaks JSON 1.1.</summary>
    public abstract class AmazonServiceClient : IDisposable
    {
        private readonly AWSCredentials _credentials;
        private readonly string _region;
        private readonly string _service;
        private readonly string _target;
        private bool _isDisposed;

        protected AmazonServiceClient(AWSCredentials credentials, ClientConfig config, string service, string target)
        {
            _credentials = credentials ?? new EnvironmentVariablesAWSCredentials();
            _region = config?.RegionEndpoint?.SystemName
                ?? Environment.GetEnvironmentVariable("AWS_REGION")
                ?? throw new AmazonClientException("No RegionEndpoint or ServiceURL configured");
            _service = service;
            _target = target;
        }

        /// <summary>The access key id that a client signs with; the SDK shows it to nobody.</summary>
        public static string AccessKeyOf(AmazonServiceClient client)
        {
            return client._credentials.GetCredentials().AccessKey;
        }

        public void Dispose()
        {
            _isDisposed = true;
        }

        /// <summary>Signature Version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html</summary>
        protected async Task<XmlElement> SendAsync(string operation, IDictionary<string, string> input)
        {
            if (_isDisposed)
            {
                throw new ObjectDisposedException(GetType().Name);
            }
            var credentials = _credentials.GetCredentials();
            var endpoint = new Uri(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL")
                ?? throw new AmazonClientException("These clients ask no real AWS."));
            var time = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'");
            var body = Encoding.UTF8.GetBytes("{" + string.Join(",", input.Select(pair => Json(pair.Key) + ":" + pair.Value)) + "}");
            var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["content-type"] = "application/x-amz-json-1.1",
                ["host"] = endpoint.Authority,
                ["x-amz-date"] = time,
                ["x-amz-target"] = _target + "." + operation,
            };
            if (!string.IsNullOrEmpty(credentials.Token))
            {
                headers["x-amz-security-token"] = credentials.Token;
            }
            var names = string.Join(";", headers.Keys);
            var canonical = "POST\n/\n\n" + string.Concat(headers.Select(pair => pair.Key + ":" + pair.Value + "\n")) + "\n" + names + "\n" + Hash(body);
            var scope = time.Substring(0, 8) + "/" + _region + "/" + _service + "/aws4_request";
            var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + credentials.SecretKey), Sign);
            var signature = Hex(Sign(key, "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + Hash(Encoding.UTF8.GetBytes(canonical))));
            var request = (HttpWebRequest)WebRequest.Create(endpoint);
            request.Method = "POST";
            request.ContentType = headers["content-type"];
            foreach (var name in headers.Keys.Where(name => name.StartsWith("x-amz-")))
            {
                request.Headers[name] = headers[name];
            }
            request.Headers["Authorization"] = "AWS4-HMAC-SHA256 Credential=" + credentials.AccessKey + "/" + scope + ", SignedHeaders=" + names + ", Signature=" + signature;
            try
            {
                using (var stream = await request.GetRequestStreamAsync().ConfigureAwait(false))
                {
                    await stream.WriteAsync(body, 0, body.Length).ConfigureAwait(false);
                }
                using (var response = await request.GetResponseAsync().ConfigureAwait(false))
                using (var answer = response.GetResponseStream())
                using (var reader = JsonReaderWriterFactory.CreateJsonReader(answer, XmlDictionaryReaderQuotas.Max))
                {
                    var document = new XmlDocument();
                    document.Load(reader);
                    return document.DocumentElement;
                }
            }
            catch (WebException exception)
            {
                throw new AmazonServiceException(operation + " failed", exception);
            }
        }

        protected static string Json(string text)
        {
            using (var stream = new MemoryStream())
            {
                new DataContractJsonSerializer(typeof(string)).WriteObject(stream, text);
                return Encoding.UTF8.GetString(stream.ToArray());
            }
        }

        private static byte[] Sign(byte[] key, string text)
        {
            using (var algorithm = new HMACSHA256(key))
            {
                return algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
            }
        }

        private static string Hash(byte[] bytes)
        {
            using (var algorithm = SHA256.Create())
            {
                return Hex(algorithm.ComputeHash(bytes));
            }
        }

        private static string Hex(byte[] bytes)
        {
            return BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant();
        }
    }
}
