import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the host of the suite', () => {
  it('never reaches the AWS account of the person who runs it', () => {
    assert.match(process.env['AWS_CONFIG_FILE'] ?? '', /strongroom-/);
    assert.match(process.env['AWS_SHARED_CREDENTIALS_FILE'] ?? '', /strongroom-/);
    assert.equal(process.env['AWS_EC2_METADATA_DISABLED'], 'true');
    assert.match(process.env['AWS_ENDPOINT_URL'] ?? '', /^http:\/\/127\.0\.0\.1:/);
    assert.equal(process.env['AWS_PROFILE'], undefined);
  });

  it('holds the extension under test', () => {
    assert.notEqual(vscode.extensions.getExtension('strongroom.strongroom'), undefined);
  });
});
