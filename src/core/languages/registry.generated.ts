// Generated from the folders beside this file: npm run generate.
import { language as cpp } from './cpp/language';
import { language as csharp } from './csharp/language';
import { language as dotenv } from './dotenv/language';
import { language as go } from './go/language';
import { language as java } from './java/language';
import { language as javascript } from './javascript/language';
import { language as json } from './json/language';
import { language as kotlin } from './kotlin/language';
import { language as plaintext } from './plaintext/language';
import { language as python } from './python/language';
import { language as rust } from './rust/language';
import { language as tsx } from './tsx/language';
import { language as typescript } from './typescript/language';
import { language as yaml } from './yaml/language';
import type { Language } from './language';

export const languages: readonly Language[] = [
  cpp,
  csharp,
  dotenv,
  go,
  java,
  javascript,
  json,
  kotlin,
  plaintext,
  python,
  rust,
  tsx,
  typescript,
  yaml,
];
