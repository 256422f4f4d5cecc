import type { ParsedDocument } from '../../languages/document';
import { functionsAround } from '../cloudformation/template';
import type { Span } from '../../text/span';
import { formatOf } from './formats';
import type { ConfigPlace } from './model';

/**
 * What the tool of a format fills in: text that means something only where it stands, and would be taken literally in a
 * stored value.
 *
 * - compose: https://docs.docker.com/reference/compose-file/interpolation/
 * - circleci: https://circleci.com/docs/pipeline-variables/
 * - bitbucket: https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/
 * - azure-pipelines: https://learn.microsoft.com/azure/devops/pipelines/process/variables#understand-variable-syntax
 * - drone: https://docs.drone.io/pipeline/environment/substitution/
 * - gitlab-ci: https://docs.gitlab.com/ci/variables/where_variables_can_be_used/
 * - copilot: https://aws.github.io/copilot-cli/docs/developing/manifest-env-var/
 * - packer: https://developer.hashicorp.com/packer/docs/templates/legacy_json_templates/engine
 * - terraform-json: https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 * - kubernetes: https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
const filledIn = {
  serverless: /\$\{[^}]{0,500}\}/g,
  rails: /<%[^%]{0,500}%>/g,
  copilot: /\$\{[^}]{0,500}\}/g,
  spring: /[$#]\{[^}]{0,500}\}/g,
  compose: /\$(?:[A-Za-z_]\w{0,200}|\{[^}]{0,500}\})/g,
  kubernetes: /\$\([A-Za-z_][\w.-]{0,200}\)/g,
  'gitlab-ci': /\$(?:[A-Za-z_]\w{0,200}|\{[^}]{0,500}\})/g,
  'github-actions': /\$\{\{[^}]{0,500}\}\}/g,
  circleci: /<<[^>]{0,500}>>/g,
  bitbucket: /\$(?:[A-Za-z_]\w{0,200}|\{[^}]{0,500}\})/g,
  'azure-pipelines': /\$\([^)]{0,500}\)|\$\{\{[^}]{0,500}\}\}|\$\[[^\]]{0,500}\]/g,
  drone: /\$\{[^}]{0,500}\}/g,
  packer: /\{\{[^}]{0,500}\}\}/g,
  'terraform-json': /[$%]\{[^}]{0,500}\}/g,
  ansible: /\{\{[^}]{0,500}\}\}|\{%[^%]{0,500}%\}/g,
} as const;
const substitution = /\$\{[^}]{0,500}\}/g;

/** Where in a value of YAML or JSON stands what its tool fills in, in source order. */
export function interpolations(document: ParsedDocument, { steps, scalar }: ConfigPlace): Span[] {
  const format = formatOf(document);
  switch (format) {
    case undefined:
    case 'ecs-task-definition':
    case 'codebuild':
    case 'app-runner':
    case 'travis':
      return [];
    case 'cloudformation':
      return functionsAround(steps, scalar.tag).includes('Sub')
        ? matches(document.source, scalar.span, substitution)
        : [];
    default:
      return matches(document.source, scalar.span, filledIn[format]);
  }
}

/** Whether CloudFormation joins a value with others, so that it is no whole by itself. */
export function isJoined(document: ParsedDocument, { steps, scalar }: ConfigPlace): boolean {
  return formatOf(document) === 'cloudformation' && functionsAround(steps, scalar.tag).includes('Join');
}

/** What a value's text means to the tool that reads it: Compose writes a dollar sign as two. */
export function withoutEscapes(document: ParsedDocument, text: string): string {
  return formatOf(document) === 'compose' ? text.replace(/\$\$/g, () => '$') : text;
}

/** Placeholders in a value of Spring's properties. */
export function propertyPlaceholders(source: string, span: Span): Span[] {
  return matches(source, span, filledIn.spring);
}

function matches(source: string, { start, end }: Span, pattern: RegExp): Span[] {
  const text = source.slice(start, end);
  return (
    [...text.matchAll(pattern)]
      // Two dollar signs stand for one.
      .filter(({ index }) => text.charAt(index - 1) !== '$')
      .map((match) => ({ start: start + match.index, end: start + match.index + match[0].length }))
  );
}
