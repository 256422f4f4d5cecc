import type { ManifestFacts } from './projectFacts';

/** Namespaces that a project imports everywhere with `ImplicitUsings`. https://learn.microsoft.com/dotnet/core/project-sdk/overview#implicit-using-directives */
const implicit = [
  'System',
  'System.Collections.Generic',
  'System.IO',
  'System.Linq',
  'System.Net.Http',
  'System.Threading',
  'System.Threading.Tasks',
];

/**
 * What a project file of .NET (`*.csproj`), a `Directory.Build.props` or a `Directory.Packages.props` says. Versions that
 * are only managed (`PackageVersion`) are no dependencies.
 */
export function dotnetFacts(text: string): ManifestFacts {
  const plain = withoutComments(text);
  const dependencies = attributes(plain, ['PackageReference', 'GlobalPackageReference'], 'Include');
  const removed = new Set(attributes(plain, ['Using'], 'Remove'));
  const isImplicit = /<ImplicitUsings>\s*(?:enable|true)\s*</i.test(plain);
  const globalUsings = [...(isImplicit ? implicit : []), ...plainUsings(plain)].filter((name) => !removed.has(name));
  return {
    dependencies,
    ...(globalUsings.length > 0 && { globalUsings }),
    ...sdkFacts(plain, ['PackageReference', 'GlobalPackageReference', 'PackageVersion'], 'Include', 'Version'),
  };
}

/**
 * What the code of a .NET program's start says: the path of the parameters that it adds to its configuration, as it
 * stands in the code, holes of an interpolated string included.
 */
export function programFacts(text: string): ManifestFacts {
  const call = /\bAddSystemsManager\s{0,9}\(([^)"]{0,200}?)\$?"(\/[^"\r\n]{0,300})"/.exec(text);
  const path = call?.[1]?.includes('//') === true ? undefined : call?.[2];
  return path === undefined ? {} : { systemsManagerPath: path };
}

/** What a `packages.config` says. https://learn.microsoft.com/nuget/reference/packages-config */
export function packagesConfigFacts(text: string): ManifestFacts {
  const plain = withoutComments(text);
  return { dependencies: attributes(plain, ['package'], 'id'), ...sdkFacts(plain, ['package'], 'id', 'version') };
}

/** The major version of the packages of the AWS SDK, which go together. */
function sdkFacts(text: string, tags: readonly string[], id: string, version: string): ManifestFacts {
  for (const element of elements(text, tags)) {
    // Extensions count versions of their own.
    const isSdk = attribute(element, id).some((name) => /^AWSSDK\.(?!Extensions\.)\w+$/i.test(name));
    const major = isSdk ? /^\[?(\d{1,3})\b/.exec(attribute(element, version)[0] ?? '')?.[1] : undefined;
    if (major !== undefined) {
      return { dotnetSdkMajor: Number(major) };
    }
  }
  return {};
}

/** `<Using Include="…" />` that gives no alias and imports no static members. */
function plainUsings(text: string): string[] {
  return elements(text, ['Using'])
    .filter((element) => !/\s(?:Alias|Static)\s*=/i.test(element))
    .flatMap((element) => attribute(element, 'Include'));
}

function attributes(text: string, tags: readonly string[], name: string): string[] {
  return elements(text, tags).flatMap((element) => attribute(element, name));
}

function elements(text: string, tags: readonly string[]): string[] {
  return text
    .split('<')
    .map((element) => element.split('>', 1)[0] ?? '')
    .filter((element) => tags.includes(/^[\w.]+/.exec(element)?.[0] ?? ''));
}

/** The values of an attribute, which can be several with semicolons between. */
function attribute(element: string, name: string): string[] {
  const [, double, single] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(element) ?? [];
  return (double ?? single ?? '')
    .split(';')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

function withoutComments(text: string): string {
  return text
    .split('<!--')
    .map((part, index) => {
      const end = part.indexOf('-->');
      return index === 0 ? part : end < 0 ? '' : part.slice(end + 3);
    })
    .join('');
}
