import assert from 'node:assert/strict';
import { ReferenceFile } from '../../../src/core/fix/referenceFile';
import type { ReferenceRequest } from '../../../src/core/fix/referenceFile';
import type { Finding } from '../../../src/core/scan/finding';

const place = { template: '/{workspace}/{name}', workspace: 'shop', fileName: 'compose.yaml', path: 'compose.yaml' };

function request(variable: string, name: string, fixedVariable?: string): ReferenceRequest {
  return {
    plan: {
      nameHint: variable,
      ...(fixedVariable !== undefined && { fixedVariable }),
    } as ReferenceRequest['plan'],
    finding: { name: [variable], detector: 'password-in-assignment', facts: {} } as unknown as Finding,
    place,
    reference: { store: 'secretsmanager', name },
  };
}

function leave(file: ReferenceFile, asked: ReferenceRequest): string {
  const variable = file.propose(asked);
  assert.ok(typeof variable === 'string', JSON.stringify(variable));
  file.leave(variable, asked.reference);
  return variable;
}

describe('the references that one run leaves in .env', () => {
  it('stand in it together, after what stood there', () => {
    const file = new ReferenceFile('.env', 'A=1\n');
    leave(file, request('DB_PASSWORD', 'shop/db'));
    leave(file, request('SMTP_PASSWORD', 'shop/smtp'));
    assert.equal(
      file.textWith(),
      'A=1\nDB_PASSWORD=secretsmanager://shop/db\nSMTP_PASSWORD=secretsmanager://shop/smtp\n',
    );
  });

  it('share a variable where they are the same, and have another where they differ', () => {
    const file = new ReferenceFile('.env', undefined);
    assert.equal(leave(file, request('DB_PASSWORD', 'shop/db')), 'DB_PASSWORD');
    assert.equal(leave(file, request('DB_PASSWORD', 'shop/db')), 'DB_PASSWORD');
    const other = leave(file, request('DB_PASSWORD', 'shop/other'));
    assert.notEqual(other, 'DB_PASSWORD');
    assert.deepEqual(file.variables, ['DB_PASSWORD', other]);
  });

  it('take another variable where the file holds another value', () => {
    const file = new ReferenceFile('.env', 'DB_PASSWORD=mine\n');
    assert.equal(leave(file, request('DB_PASSWORD', 'shop/db')), 'DB_PASSWORD_2');
  });

  it('take another variable where the file holds one that differs in case only, unless the code reads this one', () => {
    const file = new ReferenceFile('.env', 'db_password=mine\n');
    assert.equal(file.propose(request('DB_PASSWORD', 'shop/db')), 'DB_PASSWORD_2');
    assert.equal(file.propose(request('password', 'shop/db', 'DB_PASSWORD')), 'DB_PASSWORD');
  });

  it('keep the variable of one that stands there with its region, as long as the region is open', () => {
    const file = new ReferenceFile('.env', 'DB_PASSWORD=secretsmanager://shop/db?region=eu-west-1\n');
    assert.equal(file.propose(request('DB_PASSWORD', 'shop/db')), 'DB_PASSWORD');
    assert.equal(file.propose(request('DB_PASSWORD', 'shop/other')), 'DB_PASSWORD_2');
  });

  it('are refused where the variable cannot be another', () => {
    const file = new ReferenceFile('.env', 'TF_VAR_password=mine\n');
    assert.ok(typeof file.propose(request('password', 'shop/db', 'TF_VAR_password')) === 'object');
    const two = new ReferenceFile('.env', undefined);
    leave(two, request('password', 'shop/one', 'TF_VAR_password'));
    assert.ok(typeof two.propose(request('password', 'shop/two', 'TF_VAR_password')) === 'object');
  });

  it('leave a file as it is that has them all, and tell what one lacks', () => {
    const file = new ReferenceFile('.env', 'DB_PASSWORD=secretsmanager://shop/db\n');
    leave(file, request('DB_PASSWORD', 'shop/db'));
    assert.equal(file.textWith(), undefined);
    assert.deepEqual(file.missing('A=1\n'), ['DB_PASSWORD=secretsmanager://shop/db']);
    assert.deepEqual(file.missing(file.text), []);
  });

  it('are added to what else is done to the file', () => {
    const file = new ReferenceFile('.env', 'TOKEN=plain\n');
    leave(file, request('DB_PASSWORD', 'shop/db'));
    assert.equal(
      file.textWith('TOKEN=secretsmanager://shop/token\n'),
      'TOKEN=secretsmanager://shop/token\nDB_PASSWORD=secretsmanager://shop/db\n',
    );
  });

  it('name no variable before it is taken up', () => {
    const file = new ReferenceFile('.env', undefined);
    file.propose(request('DB_PASSWORD', 'shop/db'));
    assert.deepEqual(file.variables, []);
  });
});
