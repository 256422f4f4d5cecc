import type { Message } from '../../text/message';
import type { FixRequest } from '../rewriter';
import { keysOnDevices, onDevices } from '../shared/devices';

/** Packages of Android itself and of its libraries; a few of those are of use on servers, too. */
const imported =
  /^[ \t]*import[ \t]+(?:static[ \t]+)?((?:android|androidx\.(?!annotation\b|collection\b|datastore\b|room\b|sqlite\b)[a-z]\w*)\.[\w.]*\w)/m;
/** Libraries that nothing but an app depends on, as `group:artifact`. */
const depended = /^(?:androidx\.(?:activity|appcompat|core|fragment):|com\.google\.android\.material:)/;

/** Why the code of an Android app can look nothing up; undefined where nothing says that it is one. */
export function androidReason(request: Pick<FixRequest, 'document' | 'project'>): Message | undefined {
  const sign = androidSign(request);
  return sign === undefined ? undefined : onDevices(sign);
}

/** Why the code of an Android app cannot go without its AWS keys; undefined where nothing says that it is one. */
export function androidKeysReason(request: Pick<FixRequest, 'document' | 'project'>): Message | undefined {
  const sign = androidSign(request);
  return sign === undefined ? undefined : keysOnDevices(sign);
}

/** What says that code is of an Android app: an import of the file, or a dependency of the project. */
function androidSign({ document, project }: Pick<FixRequest, 'document' | 'project'>): string | undefined {
  return imported.exec(document.source)?.[1] ?? project.dependencies.find((name) => depended.test(name));
}
