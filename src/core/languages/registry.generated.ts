// Generated from the folders beside this file: npm run generate.
import { language as dockerfile } from './dockerfile/language';
import { language as dotenv } from './dotenv/language';
import { language as http } from './http/language';
import { language as java } from './java/language';
import { language as javascript } from './javascript/language';
import { language as json } from './json/language';
import { language as php } from './php/language';
import { language as plaintext } from './plaintext/language';
import { language as powershell } from './powershell/language';
import { language as python } from './python/language';
import { language as ruby } from './ruby/language';
import { language as shellhistory } from './shellhistory/language';
import { language as shellscript } from './shellscript/language';
import { language as tsx } from './tsx/language';
import { language as typescript } from './typescript/language';
import { language as yaml } from './yaml/language';
import type { Language } from './language';

export const languages: readonly Language[] = [
  dockerfile,
  dotenv,
  http,
  java,
  javascript,
  json,
  php,
  plaintext,
  powershell,
  python,
  ruby,
  shellhistory,
  shellscript,
  tsx,
  typescript,
  yaml,
];
