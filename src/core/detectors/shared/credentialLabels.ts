import { vendors } from './nameWords';
import { wordsOf } from './words';

/** How far before a value its name is looked for. In code units. */
const reach = 160;
/** How many lines before a value that has no name of its own may name it. */
const linesBefore = 2;

const generic =
  /^(?:value|val|v|default|defaultvalue|default_value|text|string|str|content|data|literal|stringvalue|string_value|plaintext|const|let|var|final|static|public|private|new|echo|return|cdata|to|is|as|type|char|byte|bytes|[brufntx]|std|encode|decode|getbytes|unwrap_or|orelse|or|else|info|debug|warn|warning|error|trace|t[dhr]|d[dt]|code|pre|p|li|span|div|strong|em|tt|kbd|samp)$/i;

/**
 * The texts that may name a value, the nearest first: what stands before it in its line; where that names nothing
 * (`value: …`, a line of its own), the rest of its line and the lines before, and for `value: …` also the line after.
 */
export function labelsOf(text: string, start: number, end: number): readonly string[] {
  const before = text.slice(Math.max(0, start - reach), start);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.slice(lineStart);
  const own = lastSegment(afterOtherValue(line));
  const words = own.match(/[A-Za-z]\w*/g) ?? [];
  if (words.some((word) => !generic.test(word))) {
    return [own];
  }
  const labels = [own, afterOtherValue(line)];
  let rest = before.slice(0, Math.max(0, lineStart - 1));
  for (let count = 0; count < linesBefore && rest !== '';) {
    const from = rest.lastIndexOf('\n') + 1;
    const previous = rest.slice(from);
    // A line without a word, as above a block of Markdown, does not count.
    count += /\w/.test(previous) ? 1 : 0;
    labels.push(afterOtherValue(previous));
    if (previous !== afterOtherValue(previous) || isNamed(previous)) {
      break;
    }
    rest = rest.slice(0, Math.max(0, from - 1));
  }
  if (words.length > 0) {
    const after = text.slice(end, end + reach);
    const [sameLine = '', nextLine = ''] = after.split('\n', 2);
    labels.push(sameLine, /^[\s"'<{-]{0,20}(?:name|key|id)\b/i.test(nextLine) ? nextLine : '');
  }
  return labels;
}

/** Whether a line names something itself, so that a line before it does not name what follows. */
function isNamed(line: string): boolean {
  return (line.match(/[A-Za-z]\w*/g) ?? []).some((word) => !generic.test(word));
}

/** What stands between a value and another value before it. */
function afterOtherValue(line: string): string {
  const other = (line.match(/[A-Za-z0-9/+]{36,4096}/g) ?? []).at(-1);
  return other === undefined ? line : line.slice(line.lastIndexOf(other) + other.length);
}

/** Without the pairs of name and value that end before the last comma or semicolon: `{ secretKey: 'x', etag: `. */
function lastSegment(line: string): string {
  for (let at = line.length - 1; at >= 0; at -= 1) {
    const sign = line.charAt(at);
    if (sign !== ',' && sign !== ';' && sign !== '&') {
      continue;
    }
    const from = Math.max(line.lastIndexOf(',', at - 1), line.lastIndexOf(';', at - 1), line.lastIndexOf('&', at - 1));
    if (isPair(line.slice(from + 1, at))) {
      return line.slice(at + 1);
    }
  }
  return line;
}

/** Whether a text ends in a name and its whole value, with no call or object left open. */
function isPair(text: string): boolean {
  const sign = Math.max(text.lastIndexOf(':'), text.lastIndexOf('='));
  const value = text.slice(sign + 1).trim();
  const inner = value.replace(/^["'`]/, '').replace(/["'`]$/, '');
  return sign >= 0 && inner.length <= 80 && !/["'`(){}]/.test(inner);
}

export type LabelStrength = 'own' | 'shared' | 'none' | 'other';

/** After the word that matters: the thing named is not the key itself. */
const otherTail =
  /^s?(?:name|arn|id(?!$)|ids?\b|hash|path|file|commit|sha|md5|version|ref|url|uri|prefix|field|length|regex|pattern|manager|label|placeholder|rotation|digest|checksum|encrypted|cipher|token|hint|example|base|type|format|store|config)/;

const service = /aws|amazon|amzn|s3|dynamo|boto|wasabi|minio|(?<![a-z])(?:ses|sqs|sns|ec2|iam|sts|r2)/;

const otherName =
  /etag|digest|\bsha\d|hash|md5|signature|checksum|integrity|next_?token|cursor|continuation|request_?id|commit|revision|fingerprint|certificate|thumbprint|uuid|public_?key|x-amz-id|version_?id/i;

/** What a label says of a value: a secret access key's own name, a name shared with other secrets, nothing, or something else. */
export function strengthOf(label: string): LabelStrength {
  if (/arn:aws[\w-]{0,12}:[^\s"']{0,100}$/.test(label)) {
    return 'other';
  }
  const flat = label.toLowerCase().replace(/[\s_.-]|\b:\b/g, '');
  const word = /secretaccesskey|secretaccess|secretkey|secaccesskey|seckey|secaccess|accesssecret|keysecret|secret/g;
  const last = [...flat.matchAll(word)].at(-1);
  if (isOfAnotherService(label)) {
    return 'other';
  }
  if (last === undefined) {
    return otherName.test(label) ? 'other' : credentialCall.test(label) || awsKey.test(flat) ? 'shared' : 'none';
  }
  const tail = flat.slice(last.index + last[0].length);
  if (otherTail.test(tail)) {
    return 'other';
  }
  if (last[0] === 'secretaccesskey' || service.test(flat.slice(0, last.index + last[0].length))) {
    return 'own';
  }
  return last[0] !== 'secret' || /(?:^|[^a-z])secret(?![a-z])/i.test(label) ? 'shared' : 'none';
}

const otherSecret =
  /(?:jwt|session|cookie|webhook|csrf|oauth2?|client|consumer|signing|encryption|hmac)(?:secret(?!access)|key)|apikey|(?<!session|security)token$/;

/** Whether a name says that its value opens something else: `datadog_api_key`, `JWT_SECRET`, `STRIPE_SECRET_KEY`. */
function isOfAnotherService(label: string): boolean {
  const name = (label.match(/[A-Za-z][\w-]*/g) ?? []).filter((word) => !generic.test(word)).at(-1) ?? '';
  const words = wordsOf(name);
  return (
    !service.test(name.toLowerCase()) && (words.some((word) => vendors.has(word)) || otherSecret.test(words.join('')))
  );
}

const credentialCall =
  /\bboto3?\.(?:session\.)?Session\(|\berlcloud_\w{2,12}:(?:new|configure)\(|\baws\.credentials\(|(?:basic|static|aws|session|temporary)\w{0,20}credentials?\w{0,20}(?:(?:\.|::|->| )\w{1,24})?\s?[({]|credentials(?:\.|::)(?:new|create|from_keys)\w{0,20}\s?\(|\bmc (?:alias set|config host add) \S{1,40} https?:/i;
const awsKey = /(?:aws|amazon|s3)\w{0,20}(?:key|cred|credential|pass|password|private)(?![a-z0-9])/;
