import type { ParsedDocument } from '../../languages/document';
import { formatOf } from '../config/formats';

/** Whether a document holds values of a Helm chart: `values.yaml`, `values-prod.yaml`, `prod.values.yaml`. */
export function isHelmValues(document: ParsedDocument): boolean {
  return (
    document.language.id === 'yaml' &&
    /(?:^|\/)(?:[\w.-]{1,60}[.-])?values(?:[.-][\w.-]{1,60})?\.ya?ml$/i.test(document.path ?? '') &&
    formatOf(document) === undefined
  );
}
