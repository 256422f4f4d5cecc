import type { Rule } from '../code/description';
import type { Literal } from '../literal';
import { append, appendAll, topContext, usedAs } from '../syntax/context';
import { childIn } from '../syntax/item';
import { all } from '../syntax/read';
import { sliceLiteral } from '../syntax/slice';

/**
 * - https://pkg.go.dev/github.com/caarlos0/env/v11: `envDefault:"…"`
 * - https://pkg.go.dev/github.com/kelseyhightower/envconfig: `default:"…"`
 */
const given = /(?:^|\s)(?:envDefault|env-default|default):"([^"\\]{1,200})"/;
const variable = /(?:^|\s)(?:env|envconfig|split_words):"([A-Za-z_]\w{1,60})[",]/;

/** A field of a type: what is in its tag is named after it. */
export const taggedField: Rule = (item, context, { source }) => {
  const name = childIn(item, 'name');
  const path = name && append(undefined, source.slice(name.start, name.end));
  return all(item, usedAs(context, 'structural', path));
};

/** Of the tag of a field the default that it gives, named after the variable or the field. */
export function tagDefault(literal: Literal): Literal {
  if (literal.use !== 'structural' || literal.name.length === 0) {
    return literal;
  }
  const match = given.exec(literal.text);
  const value = match?.[1];
  if (match === null || value === undefined) {
    return { ...literal, name: [] };
  }
  const end = match.index + match[0].length - 1;
  const name = variable.exec(literal.text)?.[1];
  const path = appendAll(undefined, name === undefined ? literal.name : [name]);
  const context = usedAs(topContext, 'annotation-argument', path);
  return sliceLiteral(literal, { start: end - value.length, end }, context, literal.outer);
}
