/**
 * Whether a program takes what stands in `.env` for the values, whatever is set in its environment: it would read the
 * reference itself. https://github.com/motdotla/dotenv#override, https://github.com/motdotla/dotenv#parsing,
 * https://github.com/theskumar/python-dotenv#getting-started, https://github.com/bkeepers/dotenv#usage,
 * https://django-environ.readthedocs.io/en/latest/tips.html#overwriting-existing-environment-values-from-env-files
 */
export function takesEnvironmentFile(source: string): boolean {
  return (
    (/\bdotenv\b/i.test(source) &&
      /\boverride\s*(?:[:=](?![=>])\s*(?!false\b|0\b|!1\b)|[,}])|\bparsed\b|\bdotenv\w*\.parse\b|\bDotenv\.(?:overload|overwrite)\b|\bdotenv_values\b/i.test(
        source,
      )) ||
    /\bparse\b[^;\n]{1,80}\b(?:from|require\()\s*['"]dotenv['"]/.test(source) ||
    /\b(?:readFile(?:Sync)?|open|read_text)\s*\([^;\n]{0,80}(?<![\w.])\.env\b(?!\.)/.test(source) ||
    /\bread_env\([^;]{0,200}\bover(?:write|ride)\s?=\s?True\b/.test(source) ||
    // The command of python-dotenv overrides what is set by itself.
    /\bdotenv[ \t]+(?:-f[ \t]+\S{1,80}[ \t]+)?run\b(?![^\n]{0,40}--no-override\b)/.test(source) ||
    // What a shell reads, `source .env`, `export $(grep -v '^#' .env | xargs)`, takes the place of what is set.
    /(?:^|[;&|({\s])(?:source|\.|cat|grep|sed|xargs)[ \t][^;&|\n]{0,80}?(?<![\w.])\.env(?![\w.])/m.test(source)
  );
}
