import type { PythonFile } from '../file';

/**
 * Settings of Django packages that look their credentials up by the default chain where they are not set:
 * django-storages (`setting(…, lookup_env(…))`, then boto3) and django-ses.
 * https://django-storages.readthedocs.io/en/latest/backends/amazon-S3.html#authentication-settings
 */
const settings = new Set([
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_S3_ACCESS_KEY_ID',
  'AWS_S3_SECRET_ACCESS_KEY',
  'AWS_S3_SESSION_TOKEN',
  'AWS_SES_ACCESS_KEY_ID',
  'AWS_SES_SECRET_ACCESS_KEY',
  'AWS_SES_SESSION_TOKEN',
]);

/** Settings that nothing but such a package reads: where one stands, the package is used. */
const telling =
  /^AWS_(?:STORAGE_BUCKET_NAME|S3_CUSTOM_DOMAIN|S3_OBJECT_PARAMETERS|S3_FILE_OVERWRITE|QUERYSTRING_AUTH|SES_REGION_NAME|SES_REGION_ENDPOINT)\b/m;

const packages = /^(?:django-storages|django-ses|django-s3-storage|django-s3-folder-storage|collectfasta)$/;

/** Whether a module variable is such a setting, of a project that uses such a package. */
export function isOptionalSetting(file: PythonFile, name: string, dependencies: readonly string[]): boolean {
  return settings.has(name) && isSettings(file) && usesPackage(file, dependencies);
}

/** Whether a path into a dictionary setting ends in a credential of django-storages: `STORAGES["default"]["OPTIONS"]["access_key"]`. */
export function isOptionalOption(file: PythonFile, name: string, path: readonly string[]): boolean {
  return (
    name === 'STORAGES' &&
    isSettings(file) &&
    path.at(-2) === 'OPTIONS' &&
    /^(?:access_key|secret_key|security_token)$/.test(path.at(-1) ?? '') &&
    /storages\.backends\.s3/.test(file.source)
  );
}

/** Whether a file holds Django's settings. */
export function isSettings(file: PythonFile): boolean {
  return (
    /(?:^|\/)settings(?:\/[^/]+|[^/]*)\.py$/i.test(file.path ?? '') ||
    /^(?:INSTALLED_APPS|ROOT_URLCONF|STATICFILES_STORAGE|DEFAULT_FILE_STORAGE|STORAGES)\b/m.test(file.source)
  );
}

function usesPackage(file: PythonFile, dependencies: readonly string[]): boolean {
  return (
    dependencies.some((name) => packages.test(name.toLowerCase().replace(/[-_.]+/g, '-'))) ||
    /["'](?:storages\b|django_ses\b|django_s3_storage\b)/.test(file.source) ||
    telling.test(file.source)
  );
}
