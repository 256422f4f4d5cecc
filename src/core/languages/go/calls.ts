import type { CallTable } from '../code/description';

/** Calls of the standard library and of what is used everywhere with Go. */
export const goCalls: CallTable = {
  wrapping:
    /^(?:base64\.(?:Raw)?(?:Std|URL)Encoding\.DecodeString|hex\.DecodeString|string|strings\.(?:TrimSpace|Trim|ToLower|ToUpper|NewReader|Clone)|bytes\.(?:NewBufferString|TrimSpace|NewReader)|aws\.String|awssdk\.String|pulumi\.(?:String|ToSecret)|jsii\.String|proto\.String|pointer\.(?:String|To|Of)|ptr\.(?:String|To|Of)|to\.(?:Ptr|StringPtr)|lo\.ToPtr|\w*[Ss]tringPtr|github\.String|gitlab\.(?:String|Ptr)|stripe\.String|swag\.String|types\.StringValue|sql\.NullString|template\.(?:HTML|URL|JS)|fmt\.Sprintf|json\.RawMessage|secret\.New|url\.(?:Parse|QueryEscape|PathEscape)|option\.With\w+|new)$/,
  environment:
    /^(?:(?:\w+\.)?(?:[Gg]et|[Ll]ookup|must[Gg]et|[Rr]ead|[Ff]etch)_?[Ee][Nn][Vv](?:[Oo]r)?(?:Default|WithDefault|String|Str|Value|Var|Variable|Fallback)?|env(?:Or)?(?:Default|String|Str)?|env\.(?:Get|GetString|String|GetOrDefault))$/,
  fallback:
    /^(?:Or|Coalesce|CoalesceOrEmpty|FirstNonEmpty|[Dd]efault[Ss]tring|[Dd]efaultIfEmpty|firstNonEmpty|coalesce|orDefault)$/,
  comparing:
    /^(?:Equal|Equals|EqualFold|EqualValues|NotEqual|HasPrefix|HasSuffix|Contains|Compare|ConstantTimeCompare|DeepEqual|Index|Exactly)$/,
  setting:
    /^(?:Set|Setenv|SetDefault|Add|Put|WithValue|SetHeader|AddHeader|SetQueryParam|SetFormData|With|Header|Store|Unsetenv|SetParam|WriteField|String|StringP|SetEnv|SetProperty|SetConfigValue|SetKV|SetBasicAuthParam|HSet)$/,
};
