import type { ParsedDocument } from '../languages/document';
import type { Finding } from '../scan/finding';
import type { TextEdit } from '../text/edit';
import type { Message } from '../text/message';
import type { Secret } from '../text/secret';

/** Where a fix takes the secret. An AWS credential goes to `default-credential-chain` and nowhere else. */
export type FixTarget = 'secretsmanager' | 'parameterstore' | 'environment' | 'default-credential-chain';

/** What the code will look up: a secret's or parameter's name, or a variable's. */
export interface SecretReference {
  readonly target: Exclude<FixTarget, 'default-credential-chain'>;
  /** `app/db/password`, `/app/db/password`, `DB_PASSWORD`. */
  readonly name: string;
  /**
   * Of a secret that is a JSON object: the member that is meant, `username`. Only languages of `jsonLanguages` look members
   * up; others take no notice of it.
   */
  readonly jsonKey?: string;
  /** Of a plan that goes through the environment: the variable under which a reference stands in `.env`. */
  readonly variable?: string;
}

/** What is known of the project around a document. Read by outer rooms, plain data here. */
export interface ProjectFacts {
  /** `type` of the nearest package.json; undefined where there is no package.json, `commonjs` where it has none. */
  readonly packageType?: 'module' | 'commonjs';
  /** Names of the packages that the nearest manifest (package.json, requirements.txt, pyproject.toml) names. */
  readonly dependencies: readonly string[];
  /** `compilerOptions.module` of the nearest tsconfig.json, lower case. */
  readonly tsModule?: string;
  /** `compilerOptions.target` of the nearest tsconfig.json, lower case. */
  readonly tsTarget?: string;
  /** Namespaces that a .NET project imports into all of its files. */
  readonly globalUsings?: readonly string[];
  /** The major version of the AWS SDK for .NET that a project's files name. */
  readonly dotnetSdkMajor?: number;
  /** Of a Go file: what the other files of its package declare. */
  readonly goPackage?: GoPackage;
  /** The path below which the program adds parameters to its configuration (.NET's `AddSystemsManager`), as its code has it. */
  readonly systemsManagerPath?: string;
  /** `required_version` of the Terraform files beside the document: `>= 1.11`. */
  readonly terraformVersion?: string;
  /** Of a Terraform file: what the other files of its folder declare, which are one module with it. */
  readonly terraformDeclared?: readonly TerraformDeclaration[];
  /** The region that the manifests beside the document name for the AWS provider or the deployment. */
  readonly awsRegion?: string;
  /** Whether the nearest package.json is that of what others install: a library, a command, an extension of an editor. */
  readonly isInstalled?: boolean;
  /** Whether a platform starts the project's functions, as a file beside its package.json says. */
  readonly isDeployed?: boolean;
  /** Whether another file of the project, such as the one that it starts with, takes what stands in `.env` for the values. */
  readonly takesEnvironmentFile?: boolean;
  /** Of a file of variables: what hands it on as it stands there. */
  readonly environmentFileReader?: 'compose' | 'kustomize';
  /** What starts the program: `npm run dev`, `python manage.py runserver`; undefined where nothing says it. */
  readonly startCommand?: string;
  /**
   * Whether a fix can leave a reference to what it stores in `.env`, which `strongroom run` fills in. Where it cannot, no
   * plan goes through the environment.
   */
  readonly keepsReferences?: boolean;
}

/** A variable or a look-up that a file of Terraform declares. */
export interface TerraformDeclaration {
  /** `variable`, `data`, `ephemeral`. */
  readonly type: string;
  /** The first label of a look-up: `aws_secretsmanager_secret_version`. */
  readonly kind?: string;
  readonly name: string;
  /** The secret or parameter that the block reads, where that is all it says. */
  readonly looksUp?: string;
}

/** What files of a Go package declare. */
export interface GoPackage {
  /** Names of the package's block. */
  readonly declared: readonly string[];
  /** Functions that look a name up and give its value. */
  readonly helpers: readonly GoHelper[];
  /** Names that constants and lengths of arrays are made of. */
  readonly constantParts: readonly string[];
}

/** A function of Go that looks a name up and gives its value. */
export interface GoHelper {
  readonly target: SecretReference['target'];
  readonly name: string;
  /** What it does where it cannot: panics or ends the program, or returns an error beside the value. */
  readonly fails: 'panics' | 'returns';
  /** Whether its first argument is a context, before the name. */
  readonly takesContext: boolean;
  /** Whether its last argument is the member of a JSON object that is meant. */
  readonly isField: boolean;
}

export interface FixRequest {
  readonly document: ParsedDocument;
  /** The finding to fix. */
  readonly finding: Finding;
  /** Every finding of the document: those that are `related` are fixed together. */
  readonly findings: readonly Finding[];
  readonly target: FixTarget;
  readonly project: ProjectFacts;
}

/** An AWS key pair that a fix takes out of the code. */
export interface KeyPair {
  readonly accessKeyId: Secret;
  readonly secretAccessKey: Secret;
  readonly sessionToken?: Secret;
}

/** The name that a value must have in a store. */
export interface StoreName {
  /** What it begins with: `/app`, also with `{workspace}`; undefined for the workspace's name. */
  readonly prefix?: string | undefined;
  /** What it ends in: `ConnectionStrings/Default`. */
  readonly suffix: string;
}

/** What stands beside a secret and tells whose it is; nothing of it is part of a secret. */
export interface Beside {
  /** The user whose password it is: `indexer` of `auth=("indexer", "…")`. */
  readonly user?: string;
  /** The service that it is sent to, of its address: `mailchimp` of `https://us1.api.mailchimp.com/`. */
  readonly service?: string;
  /** What its entry of a list is called: `fallback` of `{ name: 'fallback', url: '…' }`. */
  readonly label?: string;
  /** What it is bound to within its literal: `RESTIC_PASSWORD` of `"RESTIC_PASSWORD=… restic backup"`. */
  readonly variable?: string;
  /** The section of the settings that its literal holds: `database` of `[database]`. */
  readonly section?: string;
}

/** A fix that can be made. Making a plan, and its edits, has no effect on anything. */
export interface Plan {
  readonly kind: 'plan';
  readonly target: FixTarget;
  readonly safety: 'safe' | 'needs-review';
  /** What changes in behaviour: becomes asynchronous, needs a permission, adds a dependency. In words. */
  readonly behaviourChanges: readonly Message[];
  /** Packages that the new code imports and that `project.dependencies` lacks; for the standard library, nothing. */
  readonly missingDependencies: readonly string[];
  /** The same for packages that the code imports only where a reference has a `jsonKey`. */
  readonly missingForMembers?: readonly string[];
  /** The value to store; undefined for the default credential chain. Of a connection string with holes, the password alone. */
  readonly value: Secret | undefined;
  /** The identifier to name the secret by (`dbPassword`, `DATABASE_URL`); never empty. */
  readonly nameHint: string;
  /** What the code around the secret is called, innermost first: tells secrets of one `nameHint` apart. */
  readonly surroundings?: readonly string[];
  /** What stands beside the secret and tells whose it is. */
  readonly beside?: Beside;
  /** For an environment look-up that stands there already: the variable it must keep. */
  readonly fixedVariable?: string;
  /** For a new environment look-up: variables that the code reads for something else. */
  readonly readVariables?: () => ReadonlySet<string>;
  /**
   * Whether the code reads an environment variable all the same, for which a reference to what is stored must stand in
   * `.env`: `edits` needs a reference with a `variable`.
   */
  readonly throughEnvironment?: true;
  /** Where whoever reads the value goes by its name in the store: what that must be made of. */
  readonly storeName?: StoreName;
  /** The pair that leaves the code, where both halves are known. */
  readonly keyPair?: KeyPair;
  /** Fingerprints of the findings that are gone afterwards. */
  readonly fixes: readonly string[];
  /**
   * The edits, in the coordinates of `FixRequest.document`; call it while that document lives.
   *
   * @param reference what the code looks up; undefined for the default credential chain.
   */
  edits(reference: SecretReference | undefined): readonly TextEdit[];
}

/** Why a fix that one would expect here cannot be made. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly target: FixTarget;
  readonly reason: Message;
  /** Targets that work in this spot. */
  readonly alternatives: readonly FixTarget[];
}

/**
 * Turns a literal into a look-up. Registered by its folder: `rewriters/<id>/rewriter.ts` exports `rewriter`, and
 * `cases.md` beside it proves it.
 */
export interface Rewriter {
  /** The folder's name. */
  readonly id: string;
  /** Ids of the languages it writes; `all` where it writes what is no language's own. */
  readonly languages: readonly string[] | 'all';
  readonly targets: readonly FixTarget[];
  /** Undefined where it has nothing to say of this finding. Cheap: the edits are computed on demand. */
  plan(request: FixRequest): Plan | Refusal | undefined;
}

/** Whether a rewriter writes a language. */
export function writes({ languages }: Rewriter, language: string): boolean {
  return languages === 'all' || languages.includes(language);
}
