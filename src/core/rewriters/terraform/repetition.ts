/**
 * Whether a value made with a sensitive one is so as a whole: objects and lists are not, whose parts are.
 *
 * @param expression of HCL, or a text of JSON with one.
 */
export function isSensitiveItself(expression: string): boolean {
  return !/^(?:"\$\{\s*)?[{[]|\bnonsensitive\(/.test(expression);
}

/**
 * Whether `for_each` of an expression is sensitive, at which Terraform stops. `count` may be: Terraform takes the mark off.
 * https://developer.hashicorp.com/terraform/language/meta-arguments/for_each#limitations-on-values-used-in-for_each
 *
 * @param whole names of values that are sensitive: `local.password`.
 * @param parts names of values that are, or that have parts which are. Sets are sensitive as soon as one item is.
 */
export function isSensitiveRepetition(
  expression: string,
  whole: ReadonlySet<string>,
  parts: ReadonlySet<string>,
): boolean {
  const takesItems = /\b(?:toset|set(?:union|intersection|subtract|product))\((?!\s*keys\()/.test(expression);
  return (
    isSensitiveItself(expression) &&
    [...expression.matchAll(/(?<![\w.-])((?:local|var)\.[\w-]{1,100})([.[])?/g)].some(
      ([, name = '', within]) => whole.has(name) || (parts.has(name) && (takesItems || within !== undefined)),
    )
  );
}
