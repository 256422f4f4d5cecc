import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';

/** What a file's path says of all that is in it. */
export interface Place {
  /** Test code or test data: plain passwords there are invented for the test. */
  readonly test: boolean;
  /** Texts for people, in a translation file. */
  readonly translation: boolean;
  /** A manual, a readme, or what stands among documentation and examples: words there are samples. */
  readonly documentation: boolean;
}

/** What the place of a literal says, beside its name and value. */
export interface Surroundings extends Place {
  /** A file of settings rather than a program. */
  readonly settings: boolean;
  /** In code units: where test code begins that stands at the end of a file. */
  readonly testsFrom: number;
}

const testFolder =
  /^(?:tests?|testing|molecule|__tests?__|specs?|__mocks__|mocks?|stubs?|fixtures?|__fixtures__|[._]{0,2}snapshots?_{0,2}|test[_-]?data|testcases?|e2e|cypress|integration|(?:integration|unit|functional)[_-]?tests?|test[_-][\w-]+|_tests?|t|torture|regress(?:ion)?|test(?:suites?|runs?|progs|bed|lib|util)|(?:self|unit|auto|integ|py|win|system|smoke|regress)test(?:s|suite)?|\w{2,20}tests)$|[_-]tests?(?:[_-]?(?:suites?|data|cases?|vectors?|files?|helpers?|fixtures?))?$/i;
const testFile =
  /^(?:test[_-].*|tests?|conftest)\.[A-Za-z0-9]+$|[._-]test[_-]?data\.[A-Za-z0-9]+$|[._-](?:tests?|specs?|fixtures?|mocks?|stories|e2e|cy)\.[A-Za-z0-9]+$|(?:Tests?|Spec|TestCase|Mock|Fixture)\.[A-Za-z0-9]+$/;
const translationFolder =
  /^(?:locales?|locale-?data|i18n|l10n|langs?|languages?|translations?|nls|_locales|intl|messages|values-[a-z]{2}(?:-r[A-Z]{2})?)$/i;
const translationFile =
  /(?:^|[._-])(?:messages?|strings?|translations?|labels?|nls|i18n|lang|locale)(?:[._-][a-z]{2,3}(?:[_-][A-Z]{2,4})?)?\.[A-Z]+$|\.nls(?:\.[a-z-]+)?\.json$/i;
const documentationFile =
  /\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|pod|html?|xhtml|texi|texinfo|man|[1-8])$|^readme\b/i;
const documentationFolder =
  /^(?:docs?|documentation|man(?:ual|pages)?|examples?|samples?|demos?|tutorials?|snippets?|website|cookbook|quickstarts?|getting[_-]started)$/i;
const testModule =
  /^[ \t]{0,20}#\[cfg\((?:all\()?test\b[^\]\n]{0,80}\]\s{0,20}(?:#\[[^\]\n]{0,80}\]\s{0,20}){0,4}(?:pub )?mod \w/m;
/** The first names of calls that only tests make. */
const testCall =
  /^(?:describe|it|test|expect|assert\w*|should|context|suite|spec|beforeEach|afterEach|beforeAll|jest|vi|sinon|cy|chai|mock\w*|patch|pytest|nock|fake|faker|self\.assert\w*|t\.\w+|page\.(?:fill|type))(?![\w$])/;

const settingsLanguages: ReadonlySet<string> = new Set([
  'dotenv',
  'yaml',
  'json',
  'toml',
  'ini',
  'properties',
  'hcl',
  'xml',
  'dockerfile',
]);

/** What a document's path and language say of all its literals. */
export function surroundingsOf(document: ParsedDocument): Surroundings {
  return {
    ...placeOf(document.path),
    settings: settingsLanguages.has(document.language.id),
    testsFrom: testsFrom(document),
  };
}

/** @param path undefined for an untitled document. */
export function placeOf(path = ''): Place {
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  return {
    test: isTestPath(path),
    translation: folders.some((folder) => translationFolder.test(folder)) || translationFile.test(file),
    documentation: documentationFile.test(file) || folders.some((folder) => documentationFolder.test(folder)),
  };
}

/** Where the module of tests begins that Rust's programs have at their end; beyond the file where there is none. */
function testsFrom(document: ParsedDocument): number {
  const at = document.language.id === 'rust' ? document.source.search(testModule) : -1;
  return at < 0 ? document.source.length : at;
}

/** Whether what stands at an offset is test code. */
export function isTestAt(surroundings: Surroundings, offset: number): boolean {
  return surroundings.test || offset >= surroundings.testsFrom;
}

/** Whether a path is one of test code or test data. */
export function isTestPath(path: string): boolean {
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  return testFile.test(file) || folders.some((folder) => testFolder.test(folder));
}

/** Whether a literal stands in a call that only tests make. */
export function isTestCall(literal: Literal): boolean {
  const callee = literal.call?.callee ?? '';
  return testCall.test(callee) || callee.startsWith('expect(');
}
