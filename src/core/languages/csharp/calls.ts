import type { CallTable } from '../code/description';

/** Calls of the base class library and of what is used everywhere with C#. */
export const csharpCalls: CallTable = {
  preserving:
    /^(?:Trim|TrimEnd|TrimStart|ToString|ToCharArray|Normalize|Clone|ToLower|ToUpper|ToLowerInvariant|ToUpperInvariant|AsSpan|AsMemory|ToArray|ToList|Split)$/,
  wrapping:
    /^(?:new (?:string|String|Uri|StringBuilder|SecureString|Lazy|MySecret|Secret|Dictionary)|(?:[Ss]tring\.)?(?:Format|Intern|Copy|Concat)|(?:System\.Text\.)?Encoding\.\w+\.GetBytes|Encoding\.GetEncoding\(\)\.GetBytes|Task\.FromResult|Convert\.(?:ToString|FromBase64String|FromHexString)|Uri\.Escape(?:DataString|UriString)|(?:System\.Net\.)?WebUtility\.Url(?:En|De)code|HttpUtility\.Url(?:En|De)code|Option\.Some|ToSecureString|\w+\.ToSecureString|Options\.Create|Output\.(?:Create|CreateSecret)|ValueTask\.FromResult|Expression\.Constant)$/,
  environment:
    /^(?:(?:System\.)?Environment\.GetEnvironmentVariable|(?:\w+\.)?GetEnv(?:ironment)?(?:Variable|Var|String)?(?:OrDefault)?|Env\.(?:GetString|Get|Var))$/,
  fallback: /^(?:GetValueOrDefault|IfNullOrEmpty|DefaultIfEmpty|OrDefault|Coalesce|IfEmpty|GetValue)$/,
  comparing:
    /^(?:Equals|SequenceEqual|StartsWith|EndsWith|Contains|Compare|CompareTo|CompareOrdinal|IndexOf|IsMatch|AreEqual|AreNotEqual|Equal|NotEqual|Be|ShouldBe|ContainsKey|IsEqualTo|EqualTo)$/,
  pairing:
    /^new (?:KeyValuePair|Claim|Tuple|NameValueHeaderValue|Parameter|SqlParameter)$|^(?:KeyValuePair|Tuple)\.Create$/,
  listing: /^(?:ImmutableArray|ImmutableList|Array)\.Create$/,
  setting:
    /^(?:Add|TryAdd|Set|SetValue|SetEnvironmentVariable|AddHeader|AddParameter|AddOrUpdate|Append|AddWithValue|SetProperty|UseSetting|WithEnvironment|SetParameter|AddQueryParameter|TryAddWithoutValidation|AddOption|SetAttribute|AddDefaultHeader|Get|GetValue|GetValueOrDefault|GetSetting|ReadSetting|Replace|SetString|SetResource|Put|Insert|AppendQueryParam)$/,
};
