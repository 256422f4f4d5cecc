import { message } from '../../core/text/message';
import type { Message } from '../../core/text/message';

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html#API_CreateSecret_RequestParameters */
export function secretNameProblem(name: string): Message | undefined {
  if (name === '') {
    return message('A secret needs a name.');
  }
  if (name.length > 512) {
    return message('The name is {0} characters long; Secrets Manager allows 512.', name.length);
  }
  if (!/^[\w/+=.@-]+$/.test(name)) {
    return message('Secrets Manager allows letters without accents, digits and / _ + = . @ - in a name.');
  }
  if (/-[\w/+=.@]{6}$/.test(name)) {
    return message(
      'A name must not end in a hyphen and six characters: Secrets Manager ends its ARNs so, and would mistake one for the other.',
    );
  }
  return undefined;
}

/** With the ARN before it a name may have 1011 characters: this leaves room for the longest of those. */
const longestParameter = 950;

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html#sysman-parameter-name-constraints */
export function parameterNameProblem(name: string): Message | undefined {
  if (name === '') {
    return message('A parameter needs a name.');
  }
  if (name.length > longestParameter) {
    return message('The name is {0} characters long; Parameter Store allows about {1}.', name.length, longestParameter);
  }
  if (!/^[\w./-]+$/.test(name)) {
    return message('Parameter Store allows letters without accents, digits and _ . - / in a name.');
  }
  if (name.includes('/') && !name.startsWith('/')) {
    return message('A parameter name with a / in it must begin with one.');
  }
  if (name.endsWith('/') || name.includes('//')) {
    return message('A parameter name must not end in /, and not have two of them in a row.');
  }
  if (/^\/?(?:aws|ssm)/i.test(name)) {
    return message('A parameter name must not begin with aws or ssm: those are reserved.');
  }
  if (name.split('/').filter((level) => level !== '').length > 15) {
    return message('A parameter name may have 15 levels at most.');
  }
  return undefined;
}
