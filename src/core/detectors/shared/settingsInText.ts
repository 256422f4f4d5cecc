import { HOLE } from '../../languages/literal';
import { judgeSegment } from './names';
import type { NameVerdict } from './names';
import { matches } from '../../text/matches';

/** A name and its value within a text that holds more of them, or other things. */
export interface SettingInText {
  readonly verdict: NameVerdict;
  readonly name: string;
  /** Where the value stands in the text, without quotes. */
  readonly start: number;
  readonly end: number;
  /** Whether it is a whole line of several, as files of settings have them. */
  readonly wholeLine: boolean;
}

/** `?api_key=…&format=json`, `Stage="prod" DbPassword="…"`, `name=app token=…`; npm's `//host/:_authToken=…`. */
const setting =
  /(?<![\w.$%-])([A-Za-z][\w.-]{1,60}|(?<=\/:)_[A-Za-z]\w{1,40})=(?:"([^\s"'`<>{}$]{6,256})"|'([^\s"'`<>{}$]{6,256})'|([^\s"'`<>{}$&;,|()[\]\\]{6,256})(?=$|[\s&;,"'|]))/g;

/** `DB_TOKEN=…`, `token: "…"`, `export KEY='…'`: a line of a file of settings. */
const settingLine =
  /^[ \t]{0,24}(?:export[ \t]|set[ \t])?["']?(?:\/\/[\w.:/@-]{1,120}\/:)?([A-Za-z_][\w.-]{1,60})["']?[ \t]{0,4}(?:=[ \t]{0,4}|:[ \t]{1,4})["']?([^\s"'`<>{}$]{6,256})["']?[ \t]{0,4}$/gm;

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html */
const override = /(?<![\w.-])ParameterKey=([A-Za-z]\w{1,60}),ParameterValue=["']?([^\s"'`<>{}$,]{6,256})/g;

/**
 * The settings of a text whose names say that they are secrets: parameters of a request, overrides of a template,
 * options of a module. What the whole text is a setting of, and nothing more, is left to others.
 */
export function settingsInText(text: string): SettingInText[] {
  // What is filled in in part is no secret of the text.
  return findSettings(text).filter(({ start, end }) => !text.slice(start, end).includes(HOLE));
}

function findSettings(text: string): SettingInText[] {
  const found: SettingInText[] = [];
  if (text.includes('\n')) {
    for (const match of matches(settingLine, text)) {
      const [whole, name = '', value = ''] = match;
      const verdict = judgeSegment(name);
      if (verdict !== undefined) {
        const start = match.index + whole.lastIndexOf(value);
        found.push({ verdict, name, start, end: start + value.length, wholeLine: true });
      }
    }
  }
  if (!text.includes('=')) {
    return found;
  }
  for (const match of matches(setting, text)) {
    const [whole, name = ''] = match;
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    const verdict = whole.length === text.length ? undefined : judgeSegment(name);
    const start = match.index + whole.lastIndexOf(value);
    if (verdict !== undefined && !found.some((other) => other.start === start)) {
      found.push({ verdict, name, start, end: start + value.length, wholeLine: false });
    }
  }
  for (const match of matches(override, text)) {
    const [whole, name = '', value = ''] = match;
    const verdict = judgeSegment(name);
    if (verdict !== undefined) {
      const start = match.index + whole.lastIndexOf(value);
      found.push({ verdict, name, start, end: start + value.length, wholeLine: false });
    }
  }
  return found;
}

/** Members of descriptions that show how something is called. */
export function isExample(segment: string): boolean {
  return /^(?:examples?|usage|description|help|synopsis)$/i.test(segment);
}
