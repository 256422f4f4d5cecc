// Generated from the folders beside this file: npm run generate.
import { language as astro } from './astro/language';
import { language as batch } from './batch/language';
import { language as cpp } from './cpp/language';
import { language as csharp } from './csharp/language';
import { language as csv } from './csv/language';
import { language as dockerfile } from './dockerfile/language';
import { language as dotenv } from './dotenv/language';
import { language as go } from './go/language';
import { language as hcl } from './hcl/language';
import { language as html } from './html/language';
import { language as http } from './http/language';
import { language as ini } from './ini/language';
import { language as java } from './java/language';
import { language as javascript } from './javascript/language';
import { language as json } from './json/language';
import { language as kotlin } from './kotlin/language';
import { language as makefile } from './makefile/language';
import { language as markdown } from './markdown/language';
import { language as netrc } from './netrc/language';
import { language as notebook } from './notebook/language';
import { language as pgpass } from './pgpass/language';
import { language as php } from './php/language';
import { language as plaintext } from './plaintext/language';
import { language as powershell } from './powershell/language';
import { language as procfile } from './procfile/language';
import { language as properties } from './properties/language';
import { language as python } from './python/language';
import { language as razor } from './razor/language';
import { language as robot } from './robot/language';
import { language as ruby } from './ruby/language';
import { language as rust } from './rust/language';
import { language as secretfile } from './secretfile/language';
import { language as shellhistory } from './shellhistory/language';
import { language as shellscript } from './shellscript/language';
import { language as source } from './source/language';
import { language as sql } from './sql/language';
import { language as text } from './text/language';
import { language as toml } from './toml/language';
import { language as tsx } from './tsx/language';
import { language as typescript } from './typescript/language';
import { language as xml } from './xml/language';
import { language as yaml } from './yaml/language';
import type { Language } from './language';

export const languages: readonly Language[] = [
  astro,
  batch,
  cpp,
  csharp,
  csv,
  dockerfile,
  dotenv,
  go,
  hcl,
  html,
  http,
  ini,
  java,
  javascript,
  json,
  kotlin,
  makefile,
  markdown,
  netrc,
  notebook,
  pgpass,
  php,
  plaintext,
  powershell,
  procfile,
  properties,
  python,
  razor,
  robot,
  ruby,
  rust,
  secretfile,
  shellhistory,
  shellscript,
  source,
  sql,
  text,
  toml,
  tsx,
  typescript,
  xml,
  yaml,
];
