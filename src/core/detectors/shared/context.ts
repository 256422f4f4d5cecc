import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';

/** What the place of a literal says, beside its name and value. */
export interface Surroundings {
  /** Test code or test data: plain passwords there are invented for the test. */
  readonly test: boolean;
  /** Texts for people, in a translation file. */
  readonly translation: boolean;
  /** A file of settings rather than a program. */
  readonly settings: boolean;
}

const testFolders =
  /(?:^|\/)(?:tests?|testing|molecule|__tests?__|specs?|__mocks__|mocks?|fixtures?|__fixtures__|test[_-]?data|testcases?|e2e|cypress|integration[_-]?tests?|unit[_-]?tests?|functional[_-]?tests?|test[_-][\w-]+|[\w-]+[_-]tests?)\//i;
const testFiles =
  /(?:^|\/)(?:test[_-][^/]*|tests?|conftest|[^/]*[._-](?:test|tests|spec|specs|fixtures?|mocks?|stories|e2e|cy)|[^/]*(?:Tests?|Spec|TestCase|Mock|Fixture))\.[A-Za-z0-9]+$/;
const translationFolders =
  /(?:^|\/)(?:locales?|locale-?data|i18n|l10n|langs?|languages?|translations?|nls|_locales|intl|messages|values-[a-z]{2}(?:-r[A-Z]{2})?)\//i;
const translationFiles =
  /(?:^|\/)(?:[\w.-]*[._-])?(?:messages?|strings?|translations?|labels?|nls|i18n|lang|locale)(?:[._-][a-z]{2,3}(?:[_-][A-Za-z]{2,4})?)?\.[A-Za-z]+$|\.nls(?:\.[a-z-]+)?\.json$/i;
const testCalls =
  /^(?:describe|it|test|expect|assert\w*|should|context|suite|spec|beforeEach|afterEach|beforeAll|jest\.\w+|vi\.\w+|sinon\.\w+|cy\.\w+|chai\.\w+|mock\w*|patch|self\.assert\w*|pytest\.\w+|nock|faker?\.\w+|t\.\w+|page\.(?:fill|type))\b|\)\.(?:to|not|toBe|toEqual|toContain|toMatch|toHave\w*|should)\b/;

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
  const path = document.path ?? '';
  return {
    test: isTestPath(path),
    translation: translationFolders.test(path) || translationFiles.test(path),
    settings: settingsLanguages.has(document.language.id),
  };
}

/** Whether a path is one of test code or test data. */
export function isTestPath(path: string): boolean {
  return testFolders.test(path) || testFiles.test(path);
}

/** Whether a literal stands in a call that only tests make. */
export function isTestCall(literal: Literal): boolean {
  return literal.call !== undefined && testCalls.test(literal.call.callee);
}
