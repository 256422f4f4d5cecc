import type { InfrastructureShape } from './infrastructureShape';

/** Dockerfiles. */
export const dockerfile: InfrastructureShape = {
  name: 'Dockerfiles',
  extension: '.dockerfile',
  path: 'Dockerfile',
  indents: ['  '],
  comment: '#',
  once: /never/g,
  imports: /^never /,
  keepsLines: false,
  refuses: ['secretsmanager', 'parameterstore', 'environment'],
  forms: ['SECRET', '"SECRET"', "'SECRET'", 'https://app:SECRET@example.com'],
  members: [
    'ENV DB_PASSWORD#=EXPRESSION',
    'ENV DB_PASSWORD# EXPRESSION',
    'ENV MODE=prod API_TOKEN#=EXPRESSION PORT=80',
    'ENV MODE=prod \\\n    ~# kept\n    DB_PASSWORD#=EXPRESSION \\\n    PORT=80',
    'ENV MODE=prod \\\n    FIRST_PASSWORD#=EXPRESSION \\\n    ~# kept\n    SECOND_PASSWORD#=EXPRESSION',
    'ARG NPM_TOKEN#=EXPRESSION\nRUN echo "${NPM_TOKEN#}" && npm ci',
    'RUN curl -u app:SECRET https://example.com',
    'LABEL maintainer="app"',
  ],
  heads: ['FROM alpine\n', '# Licence ✓\nFROM alpine AS build\n'],
  types: [['', '\nCMD ["./app"]\n']],
};

/** Values of Helm charts. */
export const helmValues: InfrastructureShape = {
  ...dockerfile,
  name: 'Helm values',
  extension: '.yaml',
  path: 'chart/values.yaml',
  forms: ['SECRET', "'SECRET'", '"SECRET"', 'SECRET # kept'],
  members: [
    'db#:\n  auth:\n    password: EXPRESSION\n    existingSecret: ""',
    'cache#:\n  existingSecretName: null\n  auth: { enabled: true, password: "SECRET" }',
    'mail#:\n  host: mail\n  password: EXPRESSION',
  ],
  heads: ['', '# Licence ✓\n'],
  types: [['', '\nreplicas: 2\n']],
};
