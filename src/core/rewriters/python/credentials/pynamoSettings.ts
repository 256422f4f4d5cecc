import type { PythonFile } from '../file';
import { ancestors, childIn } from '../tree';
import type { PyNode } from '../tree';

/**
 * Whether an attribute is a setting of a PynamoDB model, which goes to botocore's session where it is there.
 * https://pynamodb.readthedocs.io/en/stable/awsaccess.html
 */
export function isPynamoSetting(file: PythonFile, name: string, scope: PyNode): boolean {
  const className = childIn(scope, 'name');
  return (
    /^aws_(?:access_key_id|secret_access_key|session_token)$/.test(name) &&
    className !== undefined &&
    file.text(className) === 'Meta' &&
    ancestors(scope).some((outer) => outer.type === 'class_definition') &&
    file.imports.some(({ module }) => /^pynamodb\b/.test(module))
  );
}
