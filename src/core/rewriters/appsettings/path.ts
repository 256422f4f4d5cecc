/**
 * The environment whose settings a file of .NET holds: empty for `appsettings.json`, `Production` for
 * `appsettings.Production.json`; undefined for other files.
 * https://learn.microsoft.com/aspnet/core/fundamentals/configuration/#default-application-configuration-sources
 */
export function appSettingsEnvironment(path: string | undefined): string | undefined {
  const match = /(?:^|\/)appsettings(?:\.([\w-]{1,60}))?\.json$/i.exec(path ?? '');
  return match === null ? undefined : (match[1] ?? '');
}
