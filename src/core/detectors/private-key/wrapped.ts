import { decodeBase64 } from '../shared/base64';
import { findPrivateKeys } from '../shared/pem';
import type { FoundKey } from './foundKey';

/** `-----BEGIN `, and the files of Google's service accounts with their key (`{"type": "service_…`), in base64. */
const beginnings = [
  'LS0tLS1CRUdJTi',
  'eyJ0eXBlIjoic2VydmljZV9',
  'eyJ0eXBlIjogInNlcnZpY2Vf',
  'ewogICJ0eXBlIjogInNlcnZpY2Vf',
  'ewogICAgInR5cGUiOiAic2Vydmlj',
];

/** For the prefilter: lower case. */
export const wrappedKeywords: readonly string[] = beginnings.map((beginning) => beginning.toLowerCase());

/** Base64 in one run, or in lines of one length with an indent. */
const body = /[A-Za-z0-9+/]{40,100000}(?:(?:\\n|\r?\n[ \t]{0,20})[A-Za-z0-9+/]{1,200}){0,400}={0,2}/y;

/** Texts that hold a PEM block and are in base64 as a whole, as Kubernetes and variables of pipelines have them. */
export function findWrappedKeys(text: string): FoundKey[] {
  return beginnings.flatMap((beginning) => wrappedKeysBehind(text, beginning));
}

function wrappedKeysBehind(text: string, beginning: string): FoundKey[] {
  const found: FoundKey[] = [];
  let at = text.indexOf(beginning);
  while (at >= 0) {
    const own = new RegExp(body.source, body.flags);
    own.lastIndex = at;
    const run = own.exec(text)?.[0];
    const key = run === undefined ? undefined : findPrivateKeys(decodeBase64(run.replace(/\\n|\s/g, '')) ?? '')[0];
    if (run !== undefined && key !== undefined) {
      found.push({ start: at, end: at + run.length, form: 'base64', keyType: key.label, encrypted: key.encrypted });
    }
    // What begins in the same line of base64 has been read with it.
    at = text.indexOf(beginning, at + Math.max(beginning.length, run?.search(/\\n|\s|$/) ?? 0));
  }
  return found;
}
