import type { CallTable } from './description';

/** Calls of the standard library and of what is used everywhere with Java, Kotlin, Scala and Groovy. */
export const jvmCalls: CallTable = {
  preserving:
    /^(?:trim|strip|stripLeading|stripTrailing|stripIndent|translateEscapes|intern|toString|toCharArray|getBytes|formatted|trimIndent|trimMargin|prependIndent|toByteArray|encodeToByteArray|lowercase|uppercase|format|hexToByteArray|decodeHex|decodeBase64|decodeBase64Bytes|chars|asString|also|apply|let|takeIf|toCharSequence)$/,
  wrapping:
    /^(?:Base64\.(?:get(?:Url|Mime)?Decoder(?:\(\))?\.decode|decode(?:Base64|Fast|ToByteArray)?)|(?:\w+\.)?Decoders\.BASE64(?:URL)?\.decode|DatatypeConverter\.parse(?:Base64|Hex)Binary|Hex\.decode(?:Hex|Strict)?|HexFormat\.of\(\)\.parseHex|BaseEncoding\.base(?:16|32|64)(?:Url)?\(\)\.decode|TextCodec\.BASE64\.decode|Base64Utils\.decode(?:From(?:Url)?(?:Safe)?String)?|(?:java\.net\.)?URLEncoder\.encode|(?:java\.net\.)?URLDecoder\.decode|UriUtils\.encode\w*|new AtomicReference|new Simple(?:String|Object)Property|new (?:String|StringBuilder|StringBuffer|CharArrayWrapper|GuardedString|URI|URL|Password|Secret|SecretString|SecureString)|String|StringBuilder|String\.(?:valueOf|copyValueOf|format|join)|Optional\.(?:of|ofNullable)|Objects\.(?:requireNonNull|toString)|Preconditions\.checkNotNull|checkNotNull|requireNotNull|Supplier|Suppliers\.ofInstance|URI\.create|Collections\.(?:unmodifiableMap|unmodifiableList|singletonList)|Secret\.(?:from|of|fromString)|SecretString\.(?:of|from)|Mono\.just|Uni\.createFrom\(\)\.item|CompletableFuture\.completedFuture|lazy|lazyOf|remember|mutableStateOf|MutableStateFlow|ImmutableMap\.copyOf|Map\.copyOf|new (?:HashMap|LinkedHashMap|TreeMap|ConcurrentHashMap|ArrayList)|buildMap|run)$/,
  environment:
    /^(?:System\.(?:getenv|getProperty|getenv\(\)\.(?:get|getOrDefault))|dotenv\.get|Dotenv\.load\(\)\.get|EnvUtils?\.\w+|getenv)$/,
  fallback:
    /^(?:orElse|orElseGet|or|requireNonNullElse|requireNonNullElseGet|defaultIfEmpty|defaultIfBlank|defaultString|firstNonNull|getOrDefault|getOrElse|ifBlank|ifEmpty|orEmpty|coalesce|getProperty|getString|getRequiredProperty)$/,
  comparing:
    /^(?:equals|equalsIgnoreCase|contentEquals|compareTo|compareToIgnoreCase|startsWith|endsWith|contains|matches|hasToString|isEqualTo|isNotEqualTo|isEqualToIgnoringCase|indexOf|regionMatches|containsKey|has|is)$/,
  mapping:
    /(?:^|\.)(?:Map|ImmutableMap|ImmutableSortedMap|Maps|MapUtil|Dict|MutableMap)\.of$|^Map\.of$|^Collections\.singletonMap$/,
  pairing:
    /^(?:Map\.entry|entry|new (?:AbstractMap\.)?Simple(?:Immutable)?Entry|new Pair|Pair|Pair\.of|ImmutablePair\.of|Tuples?\.of|Tuple2|new (?:Basic)?NameValuePair|new BasicHeader|new (?:Http)?Header|new (?:Parameter|Property)|Property|new (?:BasicDBObject|Document|BsonDocument))$/,
  listing:
    /^(?:Arrays\.asList|(?:List|Set|ImmutableList|ImmutableSet|Stream|EnumSet|Flux|Lists)\.(?:of|just|newArrayList)|Map\.ofEntries|ImmutableMap\.ofEntries|mapOf|mutableMapOf|hashMapOf|linkedMapOf|sortedMapOf|propertiesOf|bundleOf|contentValuesOf|(?:mutable)?[lL]istOf|(?:mutable)?[sS]etOf|arrayListOf|arrayOf|hashSetOf|sequenceOf)$/,
  setting:
    /^(?:put|putIfAbsent|putString|set|setProperty|setAttribute|setHeader|addHeader|header|add|property|with|withProperty|withEnv|addEnv|env|environment|setParameter|addParameter|queryParam|param|append|setEnv|replace|computeIfAbsent|addProperty|addPropertyValue|setString|putExtra|claim|field|addFormDataPart|addQueryParameter|option|config|conf|systemProperty|getOrDefault|getProperty|getString|withEnvVar|store)$/,
};
