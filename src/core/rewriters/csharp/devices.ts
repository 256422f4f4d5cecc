import type { Message } from '../../text/message';
import type { FixRequest } from '../rewriter';
import { keysOnDevices, onDevices } from '../shared/devices';

/** Namespaces of games, mobile apps and pages that run in browsers; those of Unity's editor run where it is developed. */
const used =
  /^[ \t]*(?:global[ \t]+)?using[ \t]+(?:static[ \t]+)?((?:UnityEngine|Godot|Xamarin|Microsoft\.Maui|Android|AndroidX|UIKit|Microsoft\.AspNetCore\.Components\.WebAssembly)\b(?!\.(?:TestTools|Build))[\w.]*)[ \t]*;/m;
const usesEditor = /^[ \t]*using[ \t]+UnityEditor\b/m;
/** What a game is built without, though its file has it. https://docs.unity3d.com/Manual/platform-dependent-compilation.html */
const onlyInEditor = /^[ \t]*#if[ \t]+UNITY_EDITOR\b[^#]*#(?:endif|else|elif)\b/gm;
/** Packages that nothing but an app depends on. */
const depended =
  /^(?:Xamarin\.Forms|Microsoft\.Maui\.(?:Controls|Core)|Microsoft\.AspNetCore\.Components\.WebAssembly|Godot\.NET\.Sdk)$/i;

/** Why code that runs on the devices of its users can look nothing up; undefined where nothing says that it does. */
export function deviceReason(request: Pick<FixRequest, 'document' | 'project'>): Message | undefined {
  const sign = deviceSign(request);
  return sign === undefined ? undefined : onDevices(sign);
}

/** Why code that runs on the devices of its users cannot go without its AWS keys. */
export function deviceKeysReason(request: Pick<FixRequest, 'document' | 'project'>): Message | undefined {
  const sign = deviceSign(request);
  return sign === undefined ? undefined : keysOnDevices(sign);
}

function deviceSign({ document, project }: Pick<FixRequest, 'document' | 'project'>): string | undefined {
  const { source } = document;
  return usesEditor.test(source.replace(onlyInEditor, ''))
    ? undefined
    : (used.exec(source)?.[1] ?? project.dependencies.find((name) => depended.test(name)));
}
