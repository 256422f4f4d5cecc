using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;

namespace Shop
{
    public enum Stage
    {
        Test,
        Live,
    }

    public class Options
    {
        public string User { get; set; } = "app";

        public string Password { get; set; } = "‹password:option›";
    }

    public abstract class Store
    {
        private readonly string _connectionString;

        protected Store(string connectionString)
        {
            _connectionString = connectionString;
        }

        public string Describe()
        {
            return _connectionString;
        }
    }

    public sealed class Orders : Store
    {
        private const string SigningKey = "‹token:signing›";
        private static readonly Dictionary<string, string> Passwords = new Dictionary<string, string>
        {
            ["alice"] = "‹password:alice›",
            ["bob"] = "‹password:bob›",
        };

        public Orders() : base("Server=db.internal;Database=orders;User Id=app;Password=‹password:base›;")
        {
        }

        public string Password(string user)
        {
            return Passwords[user];
        }

        public byte[] Sign(string text)
        {
            using (var algorithm = new HMACSHA256(Encoding.UTF8.GetBytes(SigningKey)))
            {
                return algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
            }
        }

        public async Task<string> LoginAsync(string user)
        {
            await Task.Yield();
            var password = user == "root" ? "‹password:root›" : Password(user);
            return $"{user}:{password}";
        }
    }

    public static class Program
    {
        private static readonly Lazy<string> MailPassword = new Lazy<string>(() => "‹password:mail›");

        public static void Main()
        {
            var orders = new Orders();
            Digest(new Options().Password);
            Digest(orders.Describe());
            Digest(orders.Password("alice") + orders.Password("bob"));
            Digest(Convert.ToBase64String(orders.Sign("order")));
            Digest(orders.LoginAsync("root").GetAwaiter().GetResult());
            Digest(MailPassword.Value);
            foreach (var stage in new[] { Stage.Test, Stage.Live })
            {
                Digest(TokenOf(stage));
            }
            var password = Environment.GetEnvironmentVariable("READER_PASSWORD") ?? "‹password:fallback›";
            Digest(password);
            Func<string, string> url = user => $"postgres://{user}:‹password:url›@db.internal/orders";
            Digest(url("app"));
            var options = new Options { User = "other", Password = @"‹password:verbatim›" };
            Digest(string.Join(" ", new[] { options.User, options.Password }.Select(word => word.Trim())));
        }

        private static string TokenOf(Stage stage)
        {
            string apiToken;
            switch (stage)
            {
                case Stage.Live:
                    apiToken = "‹token:live›";
                    break;
                default:
                    apiToken = "‹token:test›";
                    break;
            }
            return apiToken;
        }

        private static void Digest(string value)
        {
            using (var algorithm = SHA256.Create())
            {
                Console.WriteLine(Convert.ToBase64String(algorithm.ComputeHash(Encoding.UTF8.GetBytes(value))));
            }
        }
    }
}
