import type { Block } from '../hcl/blocks';

/** The constraint of `terraform { required_version = "…" }` in a file. */
export function requiredVersion(source: string, file: Block): string | undefined {
  for (const block of file.blocks) {
    const attribute = block.type === 'terraform' && block.attributes.find(({ name }) => name === 'required_version');
    if (attribute) {
      return source.slice(attribute.expression.start + 1, attribute.expression.end - 1);
    }
  }
  return undefined;
}

/**
 * Whether a constraint admits no version before `1.minor`:
 * https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function isAtLeast(constraint: string, minor: number): boolean {
  return constraint.split(',').some((part) => {
    const match = /^(?:>=|~>|=|>)? {0,9}v?(\d{1,4})\.(\d{1,4})(?:\.\d{1,4})?$/.exec(part.trim());
    const lowest = match && Number(match[1]) * 10_000 + Number(match[2]);
    return lowest !== null && lowest >= 10_000 + minor;
  });
}
