/** A class or function of the CDK: `aws-rds` and `DatabaseInstance`; of its core, `core` and `SecretValue`. */
export interface CdkName {
  readonly module: string;
  readonly name: string;
}

/** What a value in CDK code is given to. */
export interface CdkSpot {
  /** The innermost construct around it, or what else of the CDK it is given to; undefined for a construct of the project. */
  readonly taker: CdkName | undefined;
  /** As the code calls what takes it: `rds.CfnDBInstance`, `taskDefinition.addContainer`. */
  readonly written: string;
  /** A method of an object: `addContainer`; empty where it is a construct that is made. */
  readonly method: string;
  /** The properties and helper functions that lead to the value, outermost first: `environment`, `DB_PASSWORD`. */
  readonly path: readonly string[];
  /** The id of the construct: `Db`. */
  readonly id: string | undefined;
  /** Whether it is all of what `SecretValue.unsafePlainText` is given, and stays a `SecretValue`. */
  readonly secretValue: boolean;
}

/**
 * What a module's path and a name in it mean in the CDK; undefined where they are none of it. The paths of both versions
 * and both languages: `aws-cdk-lib/aws-rds`, `@aws-cdk/aws-rds`, `aws_cdk.aws_rds`, or `aws_rds.…` of `aws-cdk-lib`.
 */
export function cdkName(path: string, names: readonly string[]): CdkName | undefined {
  const parts = path.replace(/_/g, '-').split(/[./]/);
  if (!isCdkModule(path)) {
    return undefined;
  }
  const inner = parts.slice(1).filter((part) => part !== 'core');
  const members = [...names];
  const first = members[0]?.replace(/_/g, '-') ?? '';
  if (inner.length === 0 && /^(?:aws|pipelines|assertions|custom)-|^(?:pipelines|assertions)$/.test(first)) {
    inner.push(first);
    members.shift();
  }
  const module = (inner[0] ?? 'core').replace(/-(?:alpha|beta)$/, '');
  const name = members[0];
  return name === undefined ? undefined : { module, name };
}

/** Whether a path is that of a module of the CDK, of whichever version and language. */
export function isCdkModule(path: string): boolean {
  return /^(?:aws-cdk-lib|@aws-cdk|aws_cdk)(?:$|[./])/.test(path);
}

/** Whether a path is that of version 1, which has its core in a package of its own. */
export function isVersion1(path: string): boolean {
  return /^(?:@aws-cdk\/core|aws_cdk\.core)$/.test(path);
}

/** The type of resource that a class of the lowest level stands for, lower case: `aws::rds::dbinstance`. */
export function resourceTypeOf({ module, name }: CdkName): string | undefined {
  const service = /^aws-(\w+)$/.exec(module)?.[1];
  const resource = /^Cfn([A-Z]\w*)$/.exec(name)?.[1];
  return service === undefined || resource === undefined ? undefined : `aws::${service}::${resource.toLowerCase()}`;
}
