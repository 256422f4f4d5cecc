import type { KeyUse, Role, Session, StoredKey, User } from './state/account';
import type { StoredSecretState } from './state/secrets';
import type { World } from './state/world';

const day = 24 * 60 * 60 * 1000;

export interface SeededKey {
  /** How old the key is, in days. */
  readonly ageDays?: number;
  readonly status?: 'Active' | 'Inactive';
  /** Its last use; without, it was never used. */
  readonly lastUse?: { readonly daysAgo: number; readonly service: string; readonly region: string };
}

export interface SeededSecret {
  readonly description?: string;
  /** How often it is rotated; without, it is not. */
  readonly rotationDays?: number;
  /** How long ago it was scheduled for deletion, of 30 days; without, it is not. */
  readonly deletedDaysAgo?: number;
}

/** Puts people, keys, roles, secrets and parameters into a sandbox without a request. */
export class Seeds {
  constructor(private readonly world: World) {}

  /** The moment so many days ago. */
  daysAgo(days: number): Date {
    return new Date(this.world.now().getTime() - days * day);
  }

  user(name: string): User {
    return this.world.account.addUser(name);
  }

  /** A key of a user; without a user, of the root user. */
  key(user: User | undefined, { ageDays = 0, status = 'Active', lastUse }: SeededKey = {}): StoredKey {
    const key = this.world.account.addKey(user ?? this.world.account.root, this.daysAgo(ageDays));
    key.status = status;
    key.lastUse =
      lastUse &&
      ({ at: this.daysAgo(lastUse.daysAgo), service: lastUse.service, region: lastUse.region } satisfies KeyUse);
    return key;
  }

  /** An MFA device: by default a virtual one. */
  mfaDevice(
    user: User | undefined,
    serial = `arn:aws:iam::${this.world.account.id}:mfa/${user?.name ?? 'root-account-mfa-device'}`,
  ): void {
    (user ?? this.world.account.root).mfaDevices.push({ serial, enabled: this.world.now() });
  }

  alias(alias: string): void {
    this.world.account.alias = alias;
  }

  role(name: string): Role {
    return this.world.account.addRole(name);
  }

  /** A session of a role; negative seconds make one that is over. */
  roleSession(role: Role, name: string, seconds: number): Session {
    return this.world.account.roleSession(role, name, seconds);
  }

  /** A session of a user's `GetSessionToken`, with or without MFA. */
  userSession(user: User, session: 'plain' | 'mfa', seconds: number): Session {
    return this.world.account.addSession(
      { kind: 'user', arn: user.arn, userId: user.id, user: user.name, session },
      seconds,
    );
  }

  /** A session of `GetFederationToken`. */
  federatedSession(name: string, seconds: number): Session {
    const { id } = this.world.account;
    const arn = `arn:aws:sts::${id}:federated-user/${name}`;
    return this.world.account.addSession(
      { kind: 'federated', arn, userId: `${id}:${name}`, user: undefined, session: 'plain' },
      seconds,
    );
  }

  /** A secret that was stored before; by default with a value of its own. */
  secret(
    region: string,
    name: string,
    { description, rotationDays, deletedDaysAgo }: SeededSecret = {},
  ): StoredSecretState {
    const { generator, account } = this.world;
    const secrets = this.world.secrets(region);
    const now = this.world.now();
    const secret: StoredSecretState = {
      name,
      arn: `arn:aws:secretsmanager:${region}:${account.id}:secret:${name}-${generator.arnSuffix()}`,
      description,
      kmsKeyId: undefined,
      created: now,
      changed: now,
      deletion: deletedDaysAgo === undefined ? undefined : new Date(now.getTime() + (30 - deletedDaysAgo) * day),
      deletedAt: deletedDaysAgo === undefined ? undefined : this.daysAgo(deletedDaysAgo),
      rotation: rotationDays === undefined ? undefined : { days: rotationDays, last: now },
      tags: new Map(),
      versions: [],
    };
    secrets.add(secret);
    secrets.addVersion(secret, { id: generator.uuid(), string: generator.uuid(), binary: undefined, created: now });
    return secret;
  }

  /** A SecureString that was stored before, with a value of its own. */
  parameter(region: string, name: string, description?: string): void {
    const { generator, account } = this.world;
    this.world.parameters(region).add({
      name,
      type: 'SecureString',
      tier: 'Standard',
      description,
      arn: `arn:aws:ssm:${region}:${account.id}:parameter/${name.replace(/^\//, '')}`,
      keyId: 'alias/aws/ssm',
      tags: new Map(),
      versions: [{ version: 1, value: generator.uuid(), changed: this.world.now(), changedBy: account.root.arn }],
    });
  }

  /** Signs a person in at the Identity Center portal; the access token. */
  portalSession(person: string, seconds: number): { readonly token: string; readonly expires: Date } {
    const token = this.world.generator.sessionToken();
    const expires = new Date(this.world.now().getTime() + seconds * 1000);
    this.world.account.portalTokens.set(token, { person, expires });
    return { token, expires };
  }
}
