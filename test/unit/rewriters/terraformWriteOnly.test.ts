import assert from 'node:assert/strict';
import { laterWriteOnly } from '../../../src/core/rewriters/terraform/writeOnly';

describe('what would keep a value out of the state of Terraform', () => {
  it('is the write-only twin of the argument, from Terraform 1.11 on', () => {
    assert.deepEqual(laterWriteOnly('aws_db_instance', 'password', false), {
      argument: 'password_wo',
      needs: 'terraform',
    });
  });

  it('is nothing more where Terraform is late enough for the twin, or there is none', () => {
    assert.equal(laterWriteOnly('aws_db_instance', 'password', true), undefined);
    assert.equal(laterWriteOnly('aws_mq_broker', 'password', false), undefined);
    assert.equal(laterWriteOnly(undefined, 'password', false), undefined);
  });

  it('is a newer provider for a twin that came late', () => {
    for (const isLate of [true, false]) {
      assert.deepEqual(laterWriteOnly('aws_elasticache_replication_group', 'auth_token', isLate), {
        argument: 'auth_token_wo',
        needs: 'provider',
      });
    }
  });
});
