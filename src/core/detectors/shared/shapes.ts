import { algorithmWords, functionWords, interfaceWords, roleWords } from './placeholderWords';
import { isLettersAtRandom } from './letterOdds';
import { isGenerated, isRandom, isSequence, wordiness } from './randomness';
import { wordsOf } from './words';

/** What a value looks like, where that is something other than a secret. */
const shapes: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'a keyword',
    /^(?:true|false|yes|no|on|off|null|nil|none|undefined|void|any|never|unknown|nan|inf|auto|default|inherit|initial|unset|basic|digest|ntlm|bearer|plain|text|string|str|number|integer|int|float|boolean|bool|object|array|list|map|dict|date|datetime|bytes|buffer|binary|file|password|hidden|email|tel|url|uri|uuid|json|xml|yaml|html|css|submit|required|optional|enabled|disabled|active|inactive|public|private|protected|readonly|read|write|varchar|char|nvarchar|blob|clob|select|input|button|form|query|header|body|cookie|path|local|session|memory|static|dynamic|manual|automatic|always|prompt|ask|interactive|keyring|keychain|env|environment|config|oauth2?|openid|saml|ldap|kerberos|jwt|hmac|rsa|ec|aes|des|md5|sha-?1|sha-?256|sha-?512|utf-?8|ascii|base64|hex|bcrypt|scrypt|argon2)$/i,
  ],
  [
    'a version or number',
    /^[v^~<>=]{0,3}\d{1,4}(?:\.(?:\d+|x|\*)){1,3}(?:[-+][\w.]+)?$|^[0-2](?:\.\d{1,12}){4,30}$|^0x[0-9a-f]{1,8}$|^[+-]?\d+\.\d+(?:e[+-]?\d+)?$|^\d+(?:px|em|rem|[%s]|ms|[mhdw]|kb|mb|gb)$/i,
  ],
  [
    'a date',
    /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$|^\d{2}:\d{2}(?::\d{2})?$/,
  ],
  [
    'a kind of credential',
    /^(?:(?:current|new)-password|one-time-code|client_credentials|authorization_code|client_secret_(?:post|basic|jwt)|private_key_jwt|SecretStr|SecureString|NoEcho|sensitive)$/i,
  ],
  ['a web address', /^(?:[a-z][a-z0-9+.-]{1,20}:)?\/\/\S*$/i],
  ['a name in a registry', /^urn:|^[a-z]+:[a-z]+:[a-z-]+$/i],
  ['an e-mail address', /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})*\.[a-z]{2,12}$/i],
  ['a media type', /^(?:application|text|image|audio|video|multipart|font|model|message)\/[\w.+*-]+(?:;.*)?$/],
  [
    'a pattern',
    /^\^.*[[(\\*+]|[\])*+}]\$$|\[\^?[a-z0-9]-[a-z0-9]|\\[dwsb](?:[+*{\]]|$)|\(\?[:=!<]|\.\*|\.\+|\{\d{1,4},\d{0,4}\}/i,
  ],
  [
    'a selector',
    /^[#.][a-z]{1,20}(?:(?:-{1,2}|__)(?![a-z]{0,20}\d{2,20}$)[a-z0-9]{1,20}){1,6}$|^[#.][A-Za-z_-]+(?:[ .#>+~][\w .#>+~-]*)?$|\[(?:type|name|id|class|data-[\w-]+)[~|^$*]?=|^\/\/(?:input|div|a|button|span|form|\*)\b|:nth-child|::?(?:before|after|hover)$/,
  ],
  ['markup', /^<[a-z!/?][^>]*>|<\/[a-z]+>|&[a-z]{2,8};/i],
  ['a data structure', /^[[{][\s\S]*[\]}]$/],
  ['a template', /%[sdifxvq@](?![A-Z0-9])|\{\d?\}|\{[a-z_]\w*\}|^\$\d$|\(\$\d\)/i],
  [
    'a host name',
    /^(?:[a-z][\w-]*\.)+(?:com|org|net|io|dev|local|internal|cloud|app|co|ai|gov|edu|test|localhost|example)(?::\d+)?$/i,
  ],
  ['a list of names', /^[a-z_][\w-]*(?:[,|]\s?[a-z_][\w-]*)+$/i],
  // What ends in two equals signs is base64.
  [
    'source code',
    /=>|\bfunction\b|;\s{0,20}$|^\w{1,80}\([^)]{0,400}\)|\(\)|\bSELECT\b|\bINSERT\b|\bUPDATE\b|==.|!=|&&|\|\|/,
  ],
];

/** Letters alone, however unlike words the names of companies are. */
const hostName = /^(?:[a-z]{2,30}[.-]){0,4}[a-z]{2,30}\.(?:com|org|net|io|dev|local|cloud|app)$/;

/** What shows what it is however random its letters look. */
const certain: readonly (readonly [name: string, pattern: RegExp])[] = [
  // https://www.rfc-editor.org/rfc/rfc1635
  [
    'the password of anonymous FTP',
    /^[\w.-]{0,24}(?:anonymous|ftp|guest|mozilla|nobody|proxy|user|linux|wget|curl|chrome|firefox|fetch|lynx|squid)@$/i,
  ],
  // https://encoding.spec.whatwg.org/#names-and-labels, with what is done with errors or how texts are compared.
  [
    'a character encoding',
    /^(?:utf[-_]?(?:7|8|16|32)(?:[-_]?[bl]e)?|utf8mb[34]|ucs-?[24]|iso[-_]?8859[-_]\d{1,2}|latin[-_]?\d{1,2}|windows-12\d\d|cp-?\d{3,4}|koi8-[ru]|us-ascii|shift[-_]jis|euc-(?:jp|kr)|gb18030|gb2312)(?:[-_:][a-z]{2,20}){0,4}$/i,
  ],
  // `host=… user=… password=…`: what is secret in it has a detector of its own.
  ['settings', /^[a-z_]{2,24}=\S*(?:\s[a-z_]{2,24}=\S*){2,20}$/i],
  // `id={id},type=file,src={src}`: what a secret of a build is made of. https://docs.docker.com/build/building/secrets/
  ['settings', /^(?:id|type)=[^,=\s]{0,80}(?:,[a-z_]{2,12}=[^,=\s]{0,80}){1,6}$/],
  ['a tag of markup', /^[A-Za-z][\w:-]{0,40}(?:\s[\w:-]{1,40}="[^"]{0,80}"){1,10}$/],
  // https://docs.stripe.com/keys: what pages are given.
  ['a publishable key', /^pk_(?:live|test)_\w/],
  // https://docs.mapbox.com/help/glossary/access-token/: the same.
  ['a publishable key', /^pk\.eyJ[\w-]{20,200}\.[\w-]{22}$/],
  // https://supabase.com/docs/guides/api/api-keys: the same.
  ['a publishable key', /^sb_publishable_[\w-]/],
  // `aws.auth#sigv4`: https://smithy.io/2.0/spec/model.html#shape-id
  ['a name of a model', /^[a-z]\w{0,40}(?:\.[a-z]\w{0,40}){1,6}#[A-Za-z]\w{0,60}$/],
  ['a colour', /^#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i],
  // `0.20.5=h5eee18b_0`: a version and a build, as conda has them.
  ['a version', /^\d{1,5}(?:\.\w{1,10}){1,4}=(?:\w{1,20}_)?\w{1,20}$/],
  // `jackson-databind-2.15.2`: an artifact, as Maven names its files.
  [
    'a version',
    /^[a-z][a-z\d]{1,30}(?:[-_.][a-z][a-z\d]{0,30}){0,6}[-:@]\d{1,4}(?:\.\d{1,6}){1,3}(?:[-.][A-Za-z]{1,12}\d{0,4})?$/,
  ],
  // Five parts: https://www.rfc-editor.org/rfc/rfc7516#section-3.1
  ['an encrypted text', /^eyJ[\w-]{10,}\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/],
  // `#/components/schemas/Login`: https://www.rfc-editor.org/rfc/rfc6901
  ['a place in a schema', /^#(?:\/[\w.~%-]+){1,8}$/],
  ['a data address', /^data:[\w+.-]{0,40}\/?[\w+.-]{0,60}[;,]/],
  // `required|string|min:8`
  ['a rule', /^(?:required|nullable|sometimes|optional|string|confirmed|min:\d+|max:\d+|type:\w+)[|;,][\w:.,|;]+$/i],
  // `Optional[str]`, `Promise<string>`
  // `App\\Controllers\\UserController`
  ['a class', /^\\{0,2}[A-Z][A-Za-z0-9]{1,60}(?:\\{1,2}[A-Z][A-Za-z0-9]{1,60}){1,8}$/],
  ['a page', /^[\w/.-]{1,80}\.(?:php|html?|aspx?|jsp|cgi)\?\w/i],
  // `~/.ssh/id_rsa`, `$dir/server.pem`
  ['a pattern of files', /^(?:[\w.-]{1,40}\/){0,8}\*{1,2}\.[a-z]\w{0,7}$/i],
  ['a file path', /^(?:~|\.{1,2}|\\?\$\{?\w{1,40}\}?)\/(?:[a-z_.-]{1,40}\/){0,8}[a-z0-9_.-]{1,40}$/],
  // `gnupg-v2-decrypt.asc`: the name of a file that holds a key.
  [
    'a file path',
    /^[a-z0-9]{1,40}(?:[-_.][a-z0-9]{1,40}){0,8}\.(?:asc|pem|crt|cer|p12|pfx|jks|gpg|pub|der|keystore|json|ya?ml|txt)$/i,
  ],
  // https://www.rfc-editor.org/rfc/rfc7512
  ['an address in a key store', /^pkcs11:/i],
  // What tests of addresses are made of.
  ['a text in percent code', /^(?:%[0-9a-f]{2}){2}|^[^%]*(?:%[0-9a-f]{2}[^%]*){3,}$/i],
  // https://docs.github.com/en/graphql/guides/using-global-node-ids
  ['an id of GitHub', /^[A-Z]{1,4}_kw[A-Za-z0-9_-]{8,40}$/],
  // https://docs.djangoproject.com/en/stable/topics/migrations/#migration-files
  ['a migration', /^\d{4}_[a-z][a-z0-9_]{3,80}$/],
  ['an address of a socket', /^unix:\/{0,3}[\w.-]+\//],
  // `Code.eval_quoted/3`: https://www.erlang.org/doc/system/ref_man_functions.html
  ['a function', /^[A-Za-z_]+(?:\.[A-Za-z_]+){0,4}[!?]?\/\d{1,2}$/],
  // What follows the password in a line of `passwd`: https://man7.org/linux/man-pages/man5/passwd.5.html
  ['fields of an account', /^:{2}|^\d{1,6}:\d{1,6}:/],
  // `%rP%yY%mM%dDT%hH`
  ['a format of dates', /^(?:[^%]{0,2}%[A-Za-z]){4,}[^%]{0,3}$/],
  // What opens a login of NTLM, and holds no secret: https://learn.microsoft.com/openspecs/windows_protocols/ms-nlmp
  ['a message', /^TlRMTVNTUAAB/],
  ['a text in entities', /&(?:#\d{2,5}|#x[\da-f]{2,5}|[a-z]{2,8});.{0,80}&(?:#\d{2,5}|#x[\da-f]{2,5}|[a-z]{2,8});/i],
  // `VALUE]`: the end of a sketch of how something is called.
  ['a word', /^[A-Z]{3,20}[\])}>]$/],
  ['an e-mail address', /^(?:[\w.-]{1,40}\/)?[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}:$/],
  ['a command', /^(?:md5|sha\d{1,3}|b2|ck)sum$/],
  // `[lindex $argv`: the beginning of an expression
  ['source code', /^[[({][a-z_]{2,20}$/i],
  ['a type', /^(?:[A-Z][a-z]\w{0,40}|list|dict|tuple|type)[[<][\w, |.]{2,60}[\]>]\??$/],
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
  ['a scope of credentials', /^\w{4,128}\/\d{8}\/[a-z0-9-]{1,40}\/[a-z0-9-]{1,40}\/aws4_request$/],
  // `_SA_{262E99C9-…}`: what Windows calls something.
  ['a name with a UUID', /^\w{1,30}\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i],
  // https://www.twilio.com/docs/glossary/what-is-a-sid
  ['an account', /^AC[0-9a-f]{32}$/],
  // `%s/%s!%s`: what a program fills in twice or more often.
  ['a format', /%[sdvq@](?![A-Za-z0-9])[^%]{0,80}%[sdvq@](?![A-Za-z0-9])/],
  // `-^a-zA-Z0-9!#$%`: what a class of characters holds.
  ['a pattern', /a-zA-Z0-9|A-Za-z0-9|0-9a-zA-Z|0-9A-Za-z/],
  // `16s=b""`, `:=""`: a field of a structure and what it is at first.
  ['a format', /^[\w:]{0,8}=[bru]?(?:""|'')$/],
  // `\1xxxx\2`: what a text is put in the place of.
  ['a replacement', /^(?:\\[1-9]|\$[1-9]|\$\{[1-9]\})*[x*.]{3,}(?:\\[1-9]|\$[1-9]|\$\{[1-9]\})+$/i],
  ['an address', /^0x[0-9a-f]{40}$/i],
  // `String!`, `String?`: types of schemas, and of languages that tell what may be missing.
  [
    'a type',
    /^\[?(?:String|Int|ID|Bool(?:ean)?|Text|Any|Data|Object|Float|Long|Date|Char|NSString|CharSequence|Secret|Password|UUID)\]?[!?]{1,2}[\])]{0,2}[!?:]{0,2}[,;]?$/,
  ],
  // `V1SecretVolumeSource`, `V1beta1TokenRequest`: https://kubernetes.io/docs/reference/using-api/#api-versioning
  ['a type', /^V\d{1,2}(?:(?:alpha|beta)\d{1,2})?(?:[A-Z][a-z]{2,20}){2,8}$/],
  ['a host name', hostName],
  // `X509SHA256=04ad…`: what a certificate or a file is told by.
  ['a digest', /^(?:[a-z0-9]{1,12}[_-]?)?(?:sha-?(?:1|256|384|512)|md5)[=:][0-9a-f]{32,128}$/i],
  // `\x1b[32mPASS`: https://www.ecma-international.org/publications-and-standards/standards/ecma-48/
  ['a text in colour', /^\\{1,2}(?:x1b|033|e|u001b)\[[\d;]{0,10}m/i],
  // `*Crypt::RC4::decrypt =`: https://perldoc.perl.org/perldata#Typeglobs-and-Filehandles
  ['a name of a program', /^[*&\\]{1,2}[A-Za-z_]\w{0,40}(?:::\w{1,40}){1,6}\s{0,4}=?;?$/],
  // `{QUEUE_KEY_PREFIX}{queue}`: what a text is put together from.
  ['a template', /^(?:\{[A-Za-z_][\w.]{0,40}(?::[^{}]{0,10})?\}[-_.:/]?){1,8}$/],
  // `tenant_id="cd4b…"`: says itself what it is.
  ['an id', /^(?!\w{0,12}s(?:ess(?:ion)?_?)?id=)[a-z]{0,20}_?id=["']?[\w-]{8,64}["']?$/],
  // `json:"password"`
  ['a tag', /^\w{2,20}:"[^"]{0,80}"/],
];

/** Keys that anyone may know, and certificates: SSH, age, X.509 in base64 (the outermost of what DER begins with). */
const published =
  /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\S+|sk-(?:ssh|ecdsa)\S+) AAAA|^AAAA[BCE]3NzaC1|^AAAAE2VjZHNhLX|^age1[a-z0-9]{50,62}$|^MI(?:IBI|IBo|ICI|IEI)jANBgk|^MI(?:GfMA0G|GeMA0G|IBt|IBuD)|^MFkwEwYH|^MHYwEAYH|^MIGbMBAG|^MCowBQYDK2V|^MII[B-J][\w+/]{3,18}(?:AwIBA|gAwIB|oAMCAQ)|^LS0tLS1CRUdJTiB(?:DRVJU|QVUJMSUMg)/;

/** What a value is where it is plainly no secret: “a file path”, “a date”; undefined where nothing is known against it. */
export function knownShape(value: string): string | undefined {
  // A class of characters that repeats is a pattern, however random it looks.
  if (value.includes('[') && /\](?:[+*]|\{\d)/.test(value)) {
    return 'a pattern';
  }
  if (published.test(value)) {
    return 'a public key';
  }
  const sure =
    certain.find(([, pattern]) => pattern.test(value))?.[0] ?? (isAlgorithm(value) ? 'an algorithm' : undefined);
  if (sure !== undefined) {
    return sure;
  }
  const random = isRandom(value);
  if (
    (random && isBase64Text(value)) ||
    ((random || isGenerated(value)) && !/[/\\]\w*[/\\]|\w:\/\/|^\d{4}-|^\^.*\$$/.test(value))
  ) {
    return undefined;
  }
  return isPath(value) ? 'a file path' : shapes.find(([, pattern]) => pattern.test(value))?.[0];
}

/** `HS256`, `AES-256-GCM`, `pbkdf2-sha512`: names of algorithms and numbers, nothing else. */
function isAlgorithm(value: string): boolean {
  const words = /^[\w/+-]{3,40}$/.test(value) ? wordsOf(value) : [];
  return words.length > 1 && words.every((word) => algorithmWords.has(word) || /^\d{1,4}$/.test(word));
}

const fileEnding =
  /\.(?:7z|zip|rar|tar|tgz|gz|bz2|xz|kdbx|txt|pem|key|crt|cer|p12|pfx|jks|json|ya?ml|xml|ini|conf|cfg|env|py|js|ts|tsx|jsx|java|go|rb|php|html?|css|png|jpe?g|svg|gif|md|log|sh|properties|db|sqlite|gpg|asc|pub|toml)$/i;

/** Whether a random value is written in base64, which has slashes and equals signs, too, and no words between them. */
function isBase64Text(value: string): boolean {
  return value.length >= 16 && /^[\w+/=-]+$/.test(value) && wordiness(value).rate < 0.5;
}

/** Whether a value is a path: from a root or a dot, or folders down to a file with an ending; or a file's name alone. */
function isPath(value: string): boolean {
  if (!/^[\w.@ ~:\\/+=-]+$/.test(value)) {
    return false;
  }
  if (/^(?:\.{0,2}|~|[A-Za-z]:)[\\/]/.test(value)) {
    return true;
  }
  return /[\\/]/.test(value) ? /[\w-]\.[a-z]{1,10}$/i.test(value) : fileEnding.test(value);
}

const identifier = /^[A-Za-z_]\w*(?:(?:[.:\-/]|::|->)[A-Za-z_]\w*)*$/;

/**
 * Whether a value is a name: letters in words, joined as programs join them (`user.password`, `newPassword`, `AUTH_TOKEN`).
 *
 * @param chosen whether people choose such values: then a digit speaks against a name.
 */
export function isNameLike(value: string, chosen = false): boolean {
  const withoutStandards = value.replace(/(?:sha|utf|oauth|base|md|ipv)\d{1,3}/gi, '');
  if (!identifier.test(value) || isRandom(/\d/.test(withoutStandards) ? value : withoutStandards)) {
    return false;
  }
  const joined = /[._:/>-]|[a-z][A-Z]/.test(value);
  // `CS101_PASSWORD`: a constant or a variable of the environment, whatever digits are in it.
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:PWD|PASS|PASSWD|PASSWORD|SECRET|TOKEN|KEY)(?:_\d{1,2})?$/.test(value)) {
    return true;
  }
  if (chosen && (/\d/.test(withoutStandards) || isLettersAtRandom(value))) {
    return false;
  }
  if (/^[A-Z][A-Z0-9]*(?:[._-][A-Z0-9]+)*[._-](?:pwd|pass|passwd|password|secret|token|key)$/i.test(value)) {
    return true;
  }
  if (/^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*){2,}$/.test(value)) {
    return wordiness(value).rate >= 0.6;
  }
  // `bdc1DischargePower`: one digit behind the first word, and whole words behind it.
  if (!chosen && /^[a-z]{2,12}\d(?:[A-Z][a-z]{3,14}){2,4}$/.test(value) && wordiness(value).rate >= 0.45) {
    return true;
  }
  return (
    joined &&
    !/\d{2,}|\d[A-Za-z]/.test(withoutStandards) &&
    (wordiness(value).rate >= 0.45 || wordiness(value).pairs < 4)
  );
}

/** Whether a value is one word of letters, in one case or capitalised. */
export function isSingleWord(value: string): boolean {
  return /^(?:[A-Z]?[a-z]+|[A-Z]+)$/.test(value);
}

/** Whether a value is a text for people: words with spaces. */
export function isProse(value: string): boolean {
  return /\S\s+\S/.test(value.trim());
}

/**
 * Whether a value is words alone, as a passphrase is: three or more with one sign between them, four or more with spaces.
 * None of them holds a sentence together or names a secret; of all but the shortest, one may also be of a program's
 * interface. Some digits or a sign may follow.
 */
export function isPassphrase(value: string): boolean {
  if (isProgramPassword(value)) {
    return true;
  }
  const form = /^[a-z]{2,12}([ _.-])[a-z]{2,12}(?:\1[a-z]{2,12}){1,6}[_.-]?\d{0,4}[!.?]?$/i.exec(value);
  if (form === null || value.length < 16 || hostName.test(value)) {
    return false;
  }
  const words = wordsOf(value).filter((word) => !/^\d/.test(word));
  const ofInterfaces = words.filter((word) => interfaceWords.has(word)).length;
  // Generators put a capital before any of the words; names and headings do not.
  if (!hasOneCase(value) && !(form[1] !== ' ' && words.length >= 4 && ofInterfaces === 0 && hasWholeWords(value))) {
    return false;
  }
  return (
    words.length >= (form[1] === ' ' ? 4 : 3) &&
    (value.length >= 20 || words.length < 4) &&
    !words.some((word) => functionWords.has(word) || roleWords.has(word)) &&
    ofInterfaces <= (words.length > 3 ? 1 : 0)
  );
}

/**
 * What is made for a program that cannot ask for a second factor: by Google, https://support.google.com/accounts/answer/185833,
 * and by WordPress, https://developer.wordpress.org/rest-api/using-the-rest-api/authentication/.
 */
export function isProgramPassword(value: string): boolean {
  if (/^[A-Za-z0-9]{4}(?: [A-Za-z0-9]{4}){5}$/.test(value)) {
    return /\d/.test(value) && /[A-Z]/.test(value) && /[a-z]/.test(value) && !isSequence(value.replaceAll(' ', ''));
  }
  const letters = value.replaceAll(' ', '');
  return /^[a-z]{4}(?: ?[a-z]{4}){3}$/.test(value) && wordiness(letters).rate < 0.5 && !isSequence(letters);
}

/**
 * Whether a value is three or more words in small letters with blanks between, of which none holds a sentence together,
 * names a secret or belongs to an interface; numbers may stand among them. People choose such, and labels read like that
 * now and then: only what stands around can tell.
 */
export function isPhraseOfWords(value: string): boolean {
  return (
    value.length >= 16 &&
    /^[a-z]{3,14}(?: (?:[a-z]{3,14}|\d{1,4})){2,7}$/.test(value) &&
    !wordsOf(value).some((word) => functionWords.has(word) || roleWords.has(word) || interfaceWords.has(word))
  );
}

/** Whether words are all written in small letters, or all begin with a capital. */
function hasOneCase(value: string): boolean {
  const small = !/[A-Z]/.test(value);
  return small || value.split(/[ _.-]/).every((word) => /^(?:[A-Z][a-z]+\d{0,4}|\d{1,4})[!.?]?$/.test(word));
}

/** Whether no word has a capital but its first letter. */
function hasWholeWords(value: string): boolean {
  return value.split(/[_.-]/).every((word) => /^[A-Z]?[a-z]*\d{0,4}[!.?]?$/.test(word));
}

/** Whether a value is two or more words that name nothing in a program: `WinterBanana`, `purple-coffee`. */
export function isWordCompound(value: string): boolean {
  return /^[A-Z]?[a-z]{2,14}(?:[_.-]?[A-Z][a-z]{2,14}|[_.-][a-z]{3,14}){1,4}$/.test(value) && isDrawn(value, 8);
}

/** Whether a value is more words in a row than what anything is called: `our_api_signing_key_for_the_shop`. */
export function isChainOfWords(value: string): boolean {
  return value.length >= 24 && /^[a-z]{2,15}(?:[-_][a-z]{2,15}){4,10}$/i.test(value);
}

/** Whether a value is words that name nothing in a program, and a sign behind them that no name has: `Summer_Rain!`. */
export function isSignedCompound(value: string): boolean {
  const words = value.replace(/[!?*#$%^&@]{1,3}$/, '');
  return words !== value && isWordCompound(words);
}

/** Whether a value is one word that people may have chosen, and that means nothing in a program. */
export function isChosenWord(value: string): boolean {
  return isSingleWord(value) && isDrawn(value, 5);
}

function isDrawn(value: string, least: number): boolean {
  return (
    value.length >= least &&
    !wordsOf(value).some((word) => functionWords.has(word) || roleWords.has(word) || interfaceWords.has(word))
  );
}

/** Whether a value is words of interfaces and of secrets alone, with a number at most: `passwordHelp1`, `login-form-2`. */
export function isIdOfInterface(value: string): boolean {
  if (!/^[a-z]{2,20}(?:[_.:-]?[A-Za-z][a-z]{1,20}){1,5}[_.:-]?\d{0,2}$/.test(value)) {
    return false;
  }
  const words = wordsOf(value).filter((word) => !/^\d/.test(word));
  return (
    words.length >= 2 &&
    words.some((word) => interfaceWords.has(word)) &&
    words.every((word) => interfaceWords.has(word) || roleWords.has(word))
  );
}

export function isUuid(value: string): boolean {
  return /^\{?[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12}\}?$/i.test(value);
}

/** Whether a value is hexadecimal of a length that digests have. */
export function isDigestLike(value: string): boolean {
  return /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i.test(value);
}
