import assert from 'node:assert/strict';
import { accountUrl, roleUrl, securityCredentialsUrl } from '../../../src/editor/identity/consoleUrl';
import { looksLikeRegion, regions } from '../../../src/editor/connection/regions';

describe('links to the IAM console', () => {
  it('opens the page of a known user, in the partition of its account', () => {
    assert.equal(
      securityCredentialsUrl('alice', 'arn:aws:iam::123456789012:user/alice'),
      'https://console.aws.amazon.com/iam/home#/users/details/alice?section=security_credentials',
    );
    assert.equal(
      securityCredentialsUrl('a@b+c', 'arn:aws-cn:iam::123456789012:user/a@b+c'),
      'https://console.amazonaws.cn/iam/home#/users/details/a%40b%2Bc?section=security_credentials',
    );
  });

  it('opens the page of whoever signs in where the user is not known', () => {
    assert.equal(securityCredentialsUrl(undefined), 'https://console.aws.amazon.com/iam/home#/security_credentials');
  });

  it('opens roles and accounts', () => {
    const arn = 'arn:aws-us-gov:sts::123456789012:assumed-role/Dev/me';
    assert.equal(roleUrl('Dev', arn), 'https://console.amazonaws-us-gov.com/iam/home#/roles/details/Dev');
    assert.equal(accountUrl(arn), 'https://console.amazonaws-us-gov.com/iam/home#/home');
  });
});

describe('the list of regions', () => {
  it('holds only names of the right form, each once', () => {
    assert.equal(new Set(regions).size, regions.length);
    assert.deepEqual(
      regions.filter((region) => !looksLikeRegion(region)),
      [],
    );
  });

  it('refuses what is no region', () => {
    for (const text of ['', 'eu-central', 'EU-CENTRAL-1', 'eu-central-1 ', 'http://evil', 'us_east_1']) {
      assert.equal(looksLikeRegion(text), false, text);
    }
  });
});
