import { strict as assert } from 'node:assert';
import { mergeFacts, packageJsonFacts } from '../../../src/core/fix/projectFacts';
import { startFacts } from '../../../src/core/fix/startFacts';

const start = (manifest: object): string | undefined => packageJsonFacts(JSON.stringify(manifest)).startCommand;
const takes = (name: string, text: string): boolean => startFacts(name, text).takesEnvironmentFile === true;

describe('what a program starts with', () => {
  it('is a script of package.json, or the file that it names', () => {
    assert.equal(start({ scripts: { start: 'node .', dev: 'nodemon .' } }), 'npm start');
    assert.equal(start({ scripts: { dev: 'vite', build: 'vite build' }, main: 'index.js' }), 'npm run dev');
    assert.equal(start({ main: 'src/server.js', scripts: { test: 'mocha' } }), 'node src/server.js');
    assert.equal(start({ main: '$(id)' }), undefined);
    assert.equal(start({ scripts: 'none' }), undefined);
    assert.equal(start({ scripts: { start: null, dev: 'vite' } }), 'npm run dev');
  });

  it('is manage.py where there is one', () => {
    assert.equal(startFacts('manage.py', '').startCommand, 'python manage.py runserver');
    assert.equal(startFacts('app.py', '').startCommand, undefined);
  });

  it('may take what stands in .env for the values', () => {
    assert.ok(takes('index.js', "require('dotenv').config({ override: true });"));
    assert.ok(!takes('index.js', "require('dotenv').config();"));
    assert.ok(takes('settings.py', 'from dotenv import load_dotenv\nload_dotenv(override=True)\n'));
    assert.ok(!takes('settings.py', 'from dotenv import load_dotenv\nload_dotenv()\n'));
    assert.ok(takes('settings.py', "environ.Env.read_env(os.path.join(BASE_DIR, '.env'), overwrite=True)"));
    assert.ok(!takes('settings.py', "environ.Env.read_env(BASE_DIR / '.env')"));
    assert.ok(takes('start.sh', 'dotenv -f .env run -- python app.py'));
    assert.ok(!takes('start.sh', 'dotenv run --no-override -- python app.py'));
    const facts = mergeFacts([startFacts('app.js', ''), startFacts('app.py', "dotenv_values('.env') # dotenv")]);
    assert.equal(facts.takesEnvironmentFile, true);
  });

  it('may be containers that have .env as it is', () => {
    const compose = (...lines: string[]): boolean =>
      takes('compose.yaml', ['services:', '  web:', ...lines].join('\n'));
    assert.ok(compose('    env_file: .env'));
    assert.ok(compose('    env_file: ["./.env"] # all of it'));
    assert.ok(compose('    env_file:', '      - web.env', '      - .env', '    ports: []'));
    assert.ok(compose('    env_file:', '    - path: ".env"', '      required: false'));
    assert.ok(compose('    env_file: ./web/.env'));
    assert.ok(takes('compose.yml', 'services: { web: { env_file: [.env], image: web } }'));
    assert.ok(!takes('compose.yml', 'services: { web: { env_file: [web.env], image: web } } # env_file: .env'));
    assert.ok(!compose('    env_file: web.env'));
    assert.ok(!compose('    env_file: .env.web'));
    assert.ok(!compose('    env_file: # .env'));
    assert.ok(!compose('    env_file:', '      - web.env', '    volumes:', '      - .env'));
    assert.ok(!compose('    # env_file: .env'));
  });

  it('may be a script that takes what stands in .env for the values', () => {
    const script = (start: string): boolean =>
      packageJsonFacts(JSON.stringify({ scripts: { start } })).takesEnvironmentFile === true;
    assert.ok(script('docker run --rm --env-file .env -p 80:80 web'));
    assert.ok(script('node -r dotenv/config index.js dotenv_config_override=true'));
    assert.ok(script('dotenvx run --overload -- node .'));
    assert.ok(script('dotenv -e .env -o -- node .'));
    assert.ok(script('env-cmd -f .env node .'));
    assert.ok(script('env $(cat .env | xargs) node .'));
    assert.ok(!script('env-cmd --no-override node .'));
    assert.ok(!script('node --env-file=.env .'));
    assert.ok(!script('docker compose --env-file .env up'));
    assert.ok(!script('docker run --env-file web.env web'));
    assert.ok(!script('node -r dotenv/config index.js'));
    assert.equal(packageJsonFacts('{"scripts": {"lint": "env-cmd eslint ."}}').takesEnvironmentFile, undefined);
  });
});
