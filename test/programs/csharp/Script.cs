using System;

// A class without a namespace, as small tools have.
static class Script
{
    const string Password = "‹password›";

    static int Main(string[] args)
    {
        string token = "‹token:api›", user = "app";
        lock (args)
        {
            token = user.Length > 0 ? token : "‹token:other›";
        }
        Console.WriteLine((Password + token).GetHashCode());
        return 0;
    }
}
