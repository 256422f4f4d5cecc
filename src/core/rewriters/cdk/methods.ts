import type { CdkName } from './spot';

/** Methods that tell by their name what of the CDK has them, where the file does not show what the object is. */
const owners: readonly (readonly [RegExp, CdkName])[] = [
  [/^add_?Container$/i, { module: 'aws-ecs', name: 'TaskDefinition' }],
  // Containers have a method of this name, too: no class that a reference may be given to.
  [/^add_?Environment$/i, { module: 'aws-lambda', name: 'FunctionBase' }],
  [/^add_?(?:Property_?)?Override$/i, { module: 'core', name: 'CfnResource' }],
  [
    /^add_?(?:Commands|User_?Data|Execute_?File_?Command|On_?Exit_?Commands)$/i,
    { module: 'aws-ec2', name: 'UserData' },
  ],
  [/^(?:has|find)_?(?:Resource|Output|Parameter)/i, { module: 'assertions', name: 'Template' }],
];

/** The class that has a method of a telling name. */
export function terminalClass(method: string): CdkName | undefined {
  return owners.find(([name]) => name.test(method))?.[1];
}
