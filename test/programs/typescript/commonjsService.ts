import { createHash } from 'node:crypto';

const SIGNING_SECRET = '‹token:31›';

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

class Pool {
  constructor(private readonly options: { host: string; password: string }) {}

  query(text: string): Promise<string> {
    return Promise.resolve(`${text} ${digest(this.options.password)}`);
  }
}

const pool = new Pool({
  host: 'db.internal',
  password: '‹password:31›',
});

const sign = (text: string): string => digest(text + SIGNING_SECRET);

class Payments {
  private readonly apiKey = '‹token:32›';
  private readonly url = 'https://pay.example.net';

  async charge(amount: number): Promise<string> {
    const headers = this.headers();
    return `${this.url} ${String(amount)} ${headers['X-Api-Key'] ?? ''} ${sign('charge')}`;
  }

  private headers(): Record<string, string> {
    return { 'X-Api-Key': digest(this.apiKey) };
  }
}

function login(): Promise<string> {
  const password = '‹password:32›';
  return Promise.resolve(digest(password));
}

async function main(): Promise<void> {
  const [first, second] = await Promise.all([pool.query('a'), pool.query('b')]);
  console.log(first, second, await new Payments().charge(3), await login(), sign('main'));
}

void main();
