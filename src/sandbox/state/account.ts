import { ServiceError } from '../serviceError';
import type { Generator } from './generator';

export interface KeyUse {
  readonly at: Date;
  readonly service: string;
  readonly region: string;
}

export interface StoredKey {
  readonly id: string;
  readonly secret: string;
  status: 'Active' | 'Inactive';
  readonly created: Date;
  lastUse: KeyUse | undefined;
}

interface StoredMfaDevice {
  readonly serial: string;
  readonly enabled: Date;
}

export interface User {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  readonly created: Date;
  readonly keys: StoredKey[];
  readonly mfaDevices: StoredMfaDevice[];
}

export interface Role {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
}

/** Temporary credentials. */
export interface Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly token: string;
  readonly expires: Date;
  readonly caller: Caller;
}

/** Who makes a request. */
export interface Caller {
  readonly kind: 'root' | 'user' | 'role' | 'federated';
  readonly arn: string;
  readonly userId: string;
  /** The name of the IAM user, also where it calls with a session. */
  readonly user: string | undefined;
  /** Whether the credentials are temporary, and whether MFA was given for them. */
  readonly session: 'none' | 'plain' | 'mfa';
}

/** One AWS account: its people, keys, roles and sessions. */
export class Account {
  alias: string | undefined;
  readonly users = new Map<string, User>();
  readonly roles = new Map<string, Role>();
  readonly sessions = new Map<string, Session>();
  /** Who is signed in at the Identity Center portal, by access token. */
  readonly portalTokens = new Map<string, { readonly person: string; readonly expires: Date }>();
  readonly virtualMfaDevices = new Map<string, { user: string | undefined; readonly secret: string }>();
  /** The root user, as a user without a name. */
  readonly root: User;

  constructor(
    readonly id: string,
    readonly generator: Generator,
    readonly now: () => Date,
  ) {
    this.root = { name: '', path: '/', id, arn: `arn:aws:iam::${id}:root`, created: now(), keys: [], mfaDevices: [] };
  }

  addUser(name: string, path = '/'): User {
    if (this.users.has(name)) {
      throw new ServiceError('EntityAlreadyExists', `User with name ${name} already exists.`, 409);
    }
    const user: User = {
      name,
      path,
      id: this.generator.principalId('AIDA'),
      arn: `arn:aws:iam::${this.id}:user${path}${name}`,
      created: this.now(),
      keys: [],
      mfaDevices: [],
    };
    this.users.set(name, user);
    return user;
  }

  user(name: string): User {
    const user = this.users.get(name);
    if (user === undefined) {
      throw new ServiceError('NoSuchEntity', `The user with name ${name} cannot be found.`, 404);
    }
    return user;
  }

  addKey(user: User, created: Date = this.now()): StoredKey {
    if (user.keys.length >= 2) {
      throw new ServiceError('LimitExceeded', 'Cannot exceed quota for AccessKeysPerUser: 2', 409);
    }
    const key: StoredKey = {
      id: this.generator.accessKeyId('AKIA', this.id),
      secret: this.generator.secretAccessKey(),
      status: 'Active',
      created,
      lastUse: undefined,
    };
    user.keys.push(key);
    return key;
  }

  addRole(name: string): Role {
    const path = name.startsWith('AWSReservedSSO_') ? '/aws-reserved/sso.amazonaws.com/' : '/';
    const role: Role = {
      name,
      id: this.generator.principalId('AROA'),
      arn: `arn:aws:iam::${this.id}:role${path}${name}`,
    };
    this.roles.set(name, role);
    return role;
  }

  addSession(caller: Caller, seconds: number): Session {
    const session: Session = {
      accessKeyId: this.generator.accessKeyId('ASIA', this.id),
      secretAccessKey: this.generator.secretAccessKey(),
      token: this.generator.sessionToken(),
      expires: new Date(this.now().getTime() + seconds * 1000),
      caller,
    };
    this.sessions.set(session.accessKeyId, session);
    return session;
  }

  roleSession(role: Role, name: string, seconds: number): Session {
    return this.addSession(
      {
        kind: 'role',
        arn: `arn:aws:sts::${this.id}:assumed-role/${role.name}/${name}`,
        userId: `${role.id}:${name}`,
        user: undefined,
        session: 'plain',
      },
      seconds,
    );
  }

  /** The owner of a long-term key, root included. */
  ownerOf(accessKeyId: string): { readonly user: User; readonly key: StoredKey } | undefined {
    for (const user of [this.root, ...this.users.values()]) {
      const key = user.keys.find(({ id }) => id === accessKeyId);
      if (key !== undefined) {
        return { user, key };
      }
    }
    return undefined;
  }
}
