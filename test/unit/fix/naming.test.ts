import assert from 'node:assert/strict';
import fc from 'fast-check';
import { environmentVariableName } from '../../../src/core/fix/environmentName';
import { NameBook } from '../../../src/core/fix/nameBook';
import { proposeName } from '../../../src/core/fix/naming';
import { namesByBeside, namesByEntry, namesByKind, namesByPlace, withoutX } from '../../../src/core/fix/tellingNames';
import type { Beside, Plan } from '../../../src/core/rewriters/rewriter';
import type { Finding } from '../../../src/core/scan/finding';
import { readVariables } from '../../../src/core/rewriters/shared/readVariables';
import { camelCase, nameHint, snakeCase } from '../../../src/core/rewriters/shared/identifiers';
import { Secret } from '../../../src/core/text/secret';

const template = '{workspace}/{file}/{name}';

describe('names of secrets', () => {
  const cases: [
    target: 'secretsmanager' | 'parameterstore',
    workspace: string,
    file: string,
    name: string,
    expected: string,
  ][] = [
    ['secretsmanager', 'shop', 'db', 'password', 'shop/db/password'],
    ['parameterstore', 'shop', 'db', 'password', '/shop/db/password'],
    ['secretsmanager', 'My Shop (new)', 'app.config', 'dbPassword', 'My-Shop-new/app.config/dbPassword'],
    ['secretsmanager', 'café', 'naïve', 'clé', 'cafe/naive/cle'],
    // A hyphen and six characters at the end would look like the suffix of an ARN.
    ['secretsmanager', 'shop', 'db', 'client-secret', 'shop/db/client_secret'],
    ['parameterstore', 'shop', 'db', 'client-secret', '/shop/db/client-secret'],
    ['parameterstore', 'shop', 'db', 'a+b=c@d', '/shop/db/a-b-c-d'],
    // Parameter names may not begin with aws or ssm.
    ['parameterstore', 'aws-demo', 'db', 'password', '/app-aws-demo/db/password'],
    ['parameterstore', 'SSM', 'db', 'password', '/app-SSM/db/password'],
    ['secretsmanager', 'aws-demo', 'db', 'password', 'aws-demo/db/password'],
  ];
  for (const [target, workspace, file, name, expected] of cases) {
    it(`${target}: ${workspace}, ${file}, ${name}`, () => {
      assert.equal(proposeName(template, { workspace, file, name }, target), expected);
    });
  }

  it('keeps names apart of which no character is left', () => {
    const first = proposeName(template, { workspace: 'w', file: 'f', name: 'パスワード' }, 'secretsmanager');
    const second = proposeName(template, { workspace: 'w', file: 'f', name: '秘密' }, 'secretsmanager');
    assert.match(first, /^w\/f\/secret-[0-9a-f]{8}$/);
    assert.notEqual(first, second);
  });

  it('keeps names apart of which some characters are left, in every form', () => {
    const forms = [
      (name: string) => proposeName(template, { workspace: 'w', file: 'f', name }, 'secretsmanager'),
      (name: string) => proposeName(template, { workspace: 'w', file: 'f', name }, 'parameterstore'),
      environmentVariableName,
      camelCase,
      snakeCase,
      (name: string) => nameHint([name], 'secret'),
    ];
    const scripts = fc.string({
      unit: fc.constantFrom('d', 'b', '密', '码', '钥', 'п', 'ж', 'א', 'キ'),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(scripts, scripts, (first, second) => {
        fc.pre(first !== second && /[db]/.test(first) && /[db]/.test(second));
        for (const form of forms) {
          assert.notEqual(form(first), form(second));
        }
      }),
      { seed: 1 },
    );
    const whole = ['パスワード', '秘密'];
    assert.equal(new Set(whole.map(environmentVariableName)).size, 2);
    assert.equal(new Set(whole.map((name) => nameHint([name], 'secret'))).size, 2);
  });

  it('leaves a template without levels without levels', () => {
    assert.equal(
      proposeName('{name}', { workspace: 'w', file: 'f', name: 'dbPassword' }, 'parameterstore'),
      'dbPassword',
    );
  });

  it('are valid whatever they are made of', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        (workspace, file, name) => {
          const parts = { workspace, file, name };
          const secret = proposeName(template, parts, 'secretsmanager');
          assert.match(secret, /^[\w/+=.@-]{1,512}$/);
          assert.doesNotMatch(secret, /-[\w/+=.@]{6}$/);
          const parameter = proposeName(template, parts, 'parameterstore');
          assert.match(parameter, /^\/[\w/.-]{1,1010}$/);
          assert.doesNotMatch(parameter, /^\/(?:aws|ssm)|\/\/|\/$/i);
          assert.ok(parameter.split('/').length - 1 <= 15);
          assert.match(proposeName('{name}', parts, 'environment'), /^[A-Z_][A-Z0-9_]*$/);
        },
      ),
    );
  });

  it('are valid for any template', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parts = { workspace: 'w', file: 'f', name: 'n' };
        assert.match(proposeName(text, parts, 'secretsmanager'), /^[\w/+=.@-]+$/);
        assert.match(proposeName(text, parts, 'parameterstore'), /^[\w/.-]+$/);
      }),
    );
  });
});

describe('names of environment variables', () => {
  const cases: [identifier: string, expected: string][] = [
    ['dbPassword', 'DB_PASSWORD'],
    ['DATABASE_URL', 'DATABASE_URL'],
    ['HTTPServerToken', 'HTTP_SERVER_TOKEN'],
    ['api-key', 'API_KEY'],
    ['__token__', 'TOKEN'],
    ['2fa', 'SECRET_2FA'],
    ['größe_pw', 'GROSSE_PW'],
    ['___', 'SECRET'],
    // The shell keeps the current directory there.
    ['pwd', 'APP_PWD'],
    ['user', 'APP_USER'],
    ['awsSecretAccessKey', 'APP_AWS_SECRET_ACCESS_KEY'],
  ];
  for (const [identifier, expected] of cases) {
    it(identifier, () => {
      assert.equal(environmentVariableName(identifier), expected);
    });
  }
});

describe('the names of one run', () => {
  const place = { template, workspace: 'w', fileName: 'settings.local.py', path: 'settings.local.py' };
  const plan = (nameHint: string, fixedVariable?: string): Plan =>
    ({ nameHint, ...(fixedVariable !== undefined && { fixedVariable }) }) as Plan;
  const finding = (...name: string[]): Finding => ({ name, facts: {} }) as unknown as Finding;

  it('give two values two names: by path first, then by number', () => {
    const names = new NameBook('secretsmanager');
    const given = ['one', 'two', 'three'].map((value) => {
      const secret = new Secret(value);
      const name = names.propose(plan('password'), finding('smtp', 'password'), secret, place);
      names.take(name, secret);
      return name;
    });
    assert.deepEqual(given, [
      'w/settings.local/password',
      'w/settings.local/smtp-password',
      'w/settings.local/password-2',
    ]);
  });

  it('are none that the code reads for something else', () => {
    const names = new NameBook('environment');
    const source = `
      const main = process.env.DB_PASSWORD; const { SMTP_PASSWORD: smtp, A = '1' } = process.env;
      os.environ.get("API_KEY"); ENV.fetch('TOKEN'); Environment.GetEnvironmentVariable("PIN"); const LOCAL = 'x';`;
    const read = readVariables(source);
    assert.deepEqual([...read].sort(), ['A', 'API_KEY', 'DB_PASSWORD', 'PIN', 'SMTP_PASSWORD', 'TOKEN']);
    const propose = (given: Plan): string =>
      names.propose(given, finding('db', 'password'), new Secret('one'), { ...place, template: '{name}' });
    assert.notEqual(propose({ ...plan('dbPassword'), readVariables: () => read }), 'DB_PASSWORD');
    // What holds this very value where it is to stand is what the code reads already.
    assert.equal(
      names.propose(
        { ...plan('dbPassword'), readVariables: () => read },
        finding('db', 'password'),
        new Secret('one'),
        { ...place, template: '{name}' },
        () => 'same',
      ),
      'DB_PASSWORD',
    );
    assert.equal(propose(plan('dbPassword')), 'DB_PASSWORD');
    assert.equal(propose({ ...plan('dbPassword', 'DB_PASSWORD'), readVariables: () => read }), 'DB_PASSWORD');
    // What this run put there is read already, too.
    names.take('DB_PASSWORD', new Secret('one'));
    assert.equal(propose({ ...plan('dbPassword'), readVariables: () => read }), 'DB_PASSWORD');
  });

  it('give two values two names by the code around them before a number', () => {
    const names = new NameBook('secretsmanager');
    const given = [
      ['password', []],
      ['password', ['load', 'Store']],
      ['password', ['load', 'Store']],
      ['password', ['load', 'Store']],
      ['TOKEN', []],
      ['TOKEN', ['production']],
      ['db_token', []],
      ['db_token', ['load_all']],
    ].map(([hint, surroundings], index) => {
      const secret = new Secret(String(index));
      const name = names.propose({ ...plan(String(hint)), surroundings } as Plan, finding(String(hint)), secret, place);
      names.take(name, secret);
      return name.replace('w/settings.local/', '');
    });
    assert.deepEqual(given, [
      'password',
      'load_password',
      'store_password',
      'password-2',
      'TOKEN',
      'PRODUCTION_TOKEN',
      'db_token',
      'load_all_db_token',
    ]);
  });

  it('do not tell the value, however its words are joined', () => {
    const names = new NameBook('secretsmanager');
    const named = (hint: string, value: string): string =>
      names.propose(plan(hint), finding('password'), new Secret(value), place).replace('w/settings.local/', '');
    assert.equal(named('river_9_stone_password', 'River9stone'), 'secret');
    assert.equal(named('river_9_password', 'River9stone'), 'river_9_password');
  });

  it('keep to the path by which a program looks its settings up', () => {
    const names = new NameBook('parameterstore');
    const secret = new Secret('same');
    names.take('/w/other', secret);
    const named = (storeName: Plan['storeName']): string =>
      names.propose({ ...plan('password'), storeName } as Plan, finding('Smtp', 'Password'), secret, place);
    assert.equal(named({ suffix: 'Smtp/Password' }), '/w/Smtp/Password');
    assert.equal(named({ prefix: '/shop', suffix: 'Smtp/Password' }), '/shop/Smtp/Password');
    assert.equal(named({ prefix: '/{workspace}/Production', suffix: 'Smtp/Password' }), '/w/Production/Smtp/Password');
  });

  it('give one value one name', () => {
    const names = new NameBook('secretsmanager');
    const secret = new Secret('same');
    names.take(names.propose(plan('password'), finding('password'), secret, place), secret);
    assert.equal(
      names.propose(plan('password'), finding('password'), new Secret('same'), place),
      'w/settings.local/password',
    );
  });

  it('keep what a second value of a kind is called after it', () => {
    const token = (secret: string): [Plan, Finding, Secret] => [
      plan('token'),
      { ...finding('token'), facts: { provider: 'Telegram', token: 'bot token' } },
      new Secret(secret),
    ];
    const names = new NameBook('environment');
    const own = { ...place, template: '{name}', fileName: 'alerts.py', path: 'alerts.py' };
    const [first, second] = [token('a'), token('b')];
    names.take(names.propose(...first, own), first[2]);
    names.take('TOKEN', first[2]);
    assert.equal(names.propose(...second, own), 'ALERTS_TELEGRAM_BOT_TOKEN');
  });

  it('give one value one name wherever it stands, in a store', () => {
    const secret = new Secret('same');
    for (const [target, expected] of [
      ['secretsmanager', 'w/settings.local/password'],
      ['parameterstore', '/w/settings.local/password'],
      ['environment', 'W_SETTINGS_LOCAL_TOKEN'],
    ] as const) {
      const names = new NameBook(target);
      names.take(names.propose(plan('password'), finding('password'), secret, place), secret);
      assert.equal(names.propose(plan('token'), finding('token'), new Secret('same'), place), expected);
    }
  });

  it('keep a variable that the code reads already', () => {
    const names = new NameBook('environment');
    assert.equal(
      names.propose(plan('DB_PASS', 'db_pass'), finding('DB_PASS'), new Secret('x'), { ...place, template: '{name}' }),
      'db_pass',
    );
  });
});

describe('names that tell more than a general one', () => {
  const kinds: [hint: string, detector: string, facts: Record<string, string>, expected: string[]][] = [
    ['Authorization', 'provider-token', { provider: 'Slack', token: 'Slack bot token' }, ['slackBotToken']],
    ['API_KEY', 'provider-token', { provider: 'Stripe', token: 'secret key' }, ['STRIPE_SECRET_KEY']],
    ['billingKey', 'provider-token', { provider: 'Stripe', token: 'secret key' }, []],
    ['uri', 'connection-string-with-password', { scheme: 'mongodb+srv' }, ['mongodbUri']],
    ['LOCATION', 'connection-string-with-password', { scheme: 'redis' }, ['REDIS_URL']],
    ['url', 'connection-string-with-password', { scheme: 'https' }, []],
    ['BROKER', 'connection-string-with-password', { scheme: 'amqp' }, ['BROKER_URL']],
    ['password', 'password-in-code', {}, []],
    // A number tells nothing of an address; one that is posted to is called one.
    ['url2', 'connection-string-with-password', { scheme: 'postgres' }, ['postgresUrl']],
    ['WEBHOOK', 'provider-token', { provider: 'Microsoft Teams', token: 'incoming webhook' }, ['WEBHOOK_URL']],
  ];
  for (const [hint, detector, facts, expected] of kinds) {
    it(`${hint} of ${Object.values(facts).join(', ') || detector}`, () => {
      assert.deepEqual(namesByKind(hint, { detector, facts }), expected);
    });
  }

  const places: [hint: string, surroundings: string[], file: string, expected: string[]][] = [
    // A type says more than a function in it; a verb says nothing.
    ['password', ['open', 'ReportUploader'], 'main', ['reportUploaderPassword']],
    ['password', ['newCache'], 'main', ['cachePassword']],
    ['password', ['getPasswordAuthentication', 'Mailer'], 'Mailer', ['mailerPassword', 'mailerPassword']],
    ['password', [], 'billing_job', ['billing_job_password']],
    ['password', [], 'settings', []],
    ['API_TOKEN', ['Mailer'], 'Mailer', []],
    ['dbPassword', ['Mailer'], 'Mailer', []],
  ];
  for (const [hint, surroundings, file, expected] of places) {
    it(`${hint} in ${[...surroundings, file].join(', ')}`, () => {
      assert.deepEqual(namesByPlace(hint, surroundings, file), expected);
    });
  }

  const besides: [hint: string, name: string[], beside: Beside, expected: string[]][] = [
    ['password', ['auth', 'password'], { user: 'indexer' }, ['indexerPassword']],
    // What a client is called that has the password tells less than whose it is; what it is bound to tells more.
    ['poolPassword', ['password'], { user: 'orders' }, ['ordersPassword']],
    ['poolPassword', ['pool', 'password'], { user: 'orders' }, []],
    ['apiKey', ['apiKey'], { user: 'orders' }, []],
    ['curl_authorization', ['headers', 'Authorization'], { service: 'mailchimp' }, ['mailchimp_token']],
    ['API_KEY', ['API_KEY'], { service: 'mailchimp' }, []],
    ['password', ['password'], { variable: 'RESTIC_PASSWORD' }, ['resticPassword']],
    ['password', ['password'], { section: 'database' }, ['databasePassword']],
    ['https url', [], { service: 'widgets' }, ['widgetsUrl']],
    ['https_password', [], { service: 'widgets' }, ['widgets_password']],
    ['webhookUrl', ['webhookUrl'], { service: 'widgets' }, []],
  ];
  for (const [hint, name, beside, expected] of besides) {
    it(`${hint} beside ${JSON.stringify(beside)}`, () => {
      assert.deepEqual(namesByBeside(hint, { detector: 'd', facts: {}, name }, beside), expected);
    });
  }

  it('tell a second value apart by its entry', () => {
    assert.deepEqual(namesByEntry('brokersUrl', { label: 'fallback', user: 'ops' }), ['fallbackBrokersUrl']);
    assert.deepEqual(namesByEntry('accounts_password', { user: 'demo' }), ['demo_accounts_password']);
  });

  it('leave out the X of a header', () => {
    for (const [hint, expected] of [
      ['xApiKey', 'apiKey'],
      ['X_SECRET_KEY', 'SECRET_KEY'],
      ['x_token', 'token'],
      ['xml_token', 'xml_token'],
      ['x', 'x'],
    ] as const) {
      assert.equal(withoutX(hint), expected);
    }
  });

  it('take the name of a product for one word', () => {
    for (const [name, expected] of [
      ['gitHubProviderSecret', 'GITHUB_PROVIDER_SECRET'],
      ['MongoDBUri', 'MONGODB_URI'],
      ['openAIKey', 'OPENAI_KEY'],
      ['digitHubs', 'DIGIT_HUBS'],
    ] as const) {
      assert.equal(environmentVariableName(name), expected);
    }
  });

  it('are written as the language writes names', () => {
    assert.deepEqual(namesByBeside('password', { detector: 'd', facts: {} }, { user: 'ops' }, 'snake'), [
      'ops_password',
    ]);
  });

  it('are given to variables, which many files share, and not where the file is part of the name', () => {
    const plan = { nameHint: 'password', surroundings: ['Mailer'] } as unknown as Plan;
    const finding = { name: ['password'], facts: {} } as unknown as Finding;
    const place = { workspace: 'w', fileName: 'mail.ts', path: 'mail.ts' };
    const secret = new Secret('one');
    const named = (target: 'environment' | 'secretsmanager', template: string): string =>
      new NameBook(target).propose(plan, finding, secret, { ...place, template });
    assert.equal(named('environment', '{name}'), 'MAILER_PASSWORD');
    assert.equal(named('secretsmanager', '{workspace}/{name}'), 'w/mailerPassword');
    assert.equal(named('secretsmanager', '{workspace}/{file}/{name}'), 'w/mail/password');
  });

  it('take the folder of a file that is called as many are, before a number', () => {
    const book = new NameBook('environment');
    const named = (nameHint: string, path: string): string => {
      const place = { template: '{name}', workspace: 'w', fileName: path.split('/').at(-1) ?? '', path };
      return book.propose({ nameHint }, { name: [nameHint], facts: {} } as never, new Secret(path), place);
    };
    assert.equal(named('token', 'bot/index.js'), 'BOT_TOKEN');
    assert.equal(named('token', 'services/bot/src/index.js'), 'BOT_TOKEN');
    assert.equal(named('token', 'src/index.js'), 'TOKEN');
    book.take('SECRET_KEY', new Secret('another'));
    assert.equal(named('SECRET_KEY', 'shop/settings.py'), 'SHOP_SECRET_KEY');
    assert.equal(named('SECRET_KEY', 'src/settings.py'), 'SECRET_KEY_2');
  });
});
