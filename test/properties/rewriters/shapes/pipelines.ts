import type { InfrastructureShape } from './infrastructureShape';

const common = {
  comment: '#',
  indents: ['  ', '    '],
  once: /never/g,
  imports: /^never /,
  keepsLines: false,
  refuses: ['secretsmanager', 'parameterstore', 'environment'],
} as const;

const yaml = { ...common, indents: ['  '], extension: '.yml', isYaml: true } as const;
const scalars = ['SECRET', "'SECRET'", '"SECRET"'];

const circleci: InfrastructureShape = {
  ...yaml,
  name: 'CircleCI pipelines',
  path: '.circleci/config.yml',
  // What is said of a variable goes with it.
  forms: scalars,
  members: [
    'job#:\n  docker:\n    - image: cimg/base:2023.09\n      environment:\n        MODE: test\n        TOKEN: EXPRESSION\n  steps:\n    - checkout',
    'auth#:\n  docker:\n    - image: acme/ci:1\n      auth:\n        username: acme\n        password: EXPRESSION\n  steps: [checkout]',
    'run#:\n  machine: true\n  steps:\n    - run: docker login -u ci -p SECRET\n    - run:\n        name: Both\n        command: |\n          set -eu\n          curl -u "ci:SECRET" https://example.com\n        environment:\n          API_KEY: EXPRESSION',
    'service#:\n  docker:\n    - image: cimg/base:2023.09\n    - image: cimg/postgres:14.0\n      environment: { POSTGRES_PASSWORD: "SECRET" }\n  steps: [checkout]',
  ],
  heads: ['', '# Licence ✓\nversion: 2.1\n\n'],
  types: [['jobs:', '\nworkflows:\n  all:\n    jobs: [job1]\n']],
};

const bitbucket: InfrastructureShape = {
  ...yaml,
  name: 'Bitbucket pipelines',
  path: 'bitbucket-pipelines.yml',
  forms: [...scalars, 'SECRET # kept'],
  members: [
    "branch#:\n  - step:\n      script:\n        - export NPM_TOKEN=SECRET\n        - npm ci\n        - 'sshpass -p SECRET ssh app@example.com'",
    'pipe#:\n  - step:\n      script:\n        - pipe: atlassian/ftp-deploy:0.3.7\n          variables:\n            USER: app\n            PASSWORD: EXPRESSION\n      after-script:\n        - curl -u "ci:SECRET" https://example.com',
    'windows#:\n  - step:\n      runs-on: [self.hosted, windows]\n      script:\n        - docker login -u ci -p SECRET',
  ],
  heads: ['pipelines:\n  custom:\n', '# Licence ✓\nimage: node:20\n\npipelines:\n  custom:\n'],
  types: [['    none:\n      - step: { script: [ls] }', '']],
};

const azure: InfrastructureShape = {
  ...yaml,
  name: 'Azure pipelines',
  path: 'azure-pipelines.yml',
  forms: [...scalars, 'SECRET # kept'],
  members: [
    '- bash: |\n    set -eu\n    curl -u "ci:SECRET" https://example.com\n  displayName: Step #',
    '- task: Deploy@1\n  inputs:\n    user: app\n    password: EXPRESSION\n  env:\n    INPUT_TOKEN: EXPRESSION',
    '- script: docker login -u ci -p SECRET\n  env:\n    MODE: test',
    "- powershell: |\n    $password = 'SECRET'\n    Connect-Server -Password $password",
  ],
  heads: ['', '# Licence ✓\ntrigger: [main]\nvariables:\n  mode: test\n\n', 'pool: { vmImage: ubuntu-latest }\n'],
  types: [['steps:', '']],
};

const travis: InfrastructureShape = {
  ...yaml,
  name: 'Travis CI builds',
  path: '.travis.yml',
  forms: [...scalars, 'SECRET # kept'],
  members: [
    '- stage: stage#\n  script:\n    - make\n    - mysql -u root -pSECRET -e "select 1"',
    '- stage: deploy#\n  script: make\n  deploy:\n    provider: npm\n    api_key: EXPRESSION',
    '- stage: matrix#\n  env: TOKEN=SECRET MODE=test\n  script: make',
  ],
  heads: ['language: node_js\n', '# Licence ✓\nenv:\n  global:\n    - MODE=test\n    - TOKEN=SECRET\n'],
  types: [['jobs:\n  include:', '']],
};

const drone: InfrastructureShape = {
  ...yaml,
  name: 'Drone pipelines',
  path: '.drone.yml',
  forms: [...scalars, 'SECRET # kept'],
  members: [
    '- name: step#\n  image: golang:1.21\n  environment:\n    MODE: test\n    PASSWORD: EXPRESSION\n  commands:\n    - go test ./...',
    '- name: plugin#\n  image: plugins/docker\n  settings: { username: app, password: "SECRET" }',
    '- name: command#\n  image: mysql:8.0\n  commands:\n    - mysql -h db -u root -pSECRET -e "select 1"\n    - curl -H "X-Token:SECRET_ci" https://example.com',
  ],
  heads: ['', '# Licence ✓\nkind: pipeline\ntype: docker\nname: default\n\n'],
  types: [['steps:', '\nservices:\n  - name: db\n    image: mysql:8.0\n']],
};

const jenkinsfile: InfrastructureShape = {
  ...common,
  name: 'pipelines of Jenkins',
  extension: '.source',
  path: 'Jenkinsfile',
  comment: '//',
  braces: {
    comments: /\/\/.*/g,
    strings: /'''[\s\S]*?'''|"""(?:\\[\s\S]|[^\\])*?"""|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g,
  },
  forms: ["'SECRET'", '"SECRET"', "'SECRET' // kept"],
  members: [
    "stage('One #') {\n  environment {\n    MODE = 'test'\n    API_TOKEN = EXPRESSION\n  }\n  steps {\n    sh 'make'\n  }\n}",
    'stage(\'Two #\') {\n  steps {\n    sh "curl -u ci:SECRET -H \'X-Token: SECRET\' https://example.com/${env.BUILD_ID}"\n    echo "done"\n  }\n}',
    "stage('Three #') { steps { sh 'docker login -u ci -p SECRET'; echo 'done' } }",
    "stage('Four #') {\n  steps {\n    sh(label: 'go', script: '''\n      set -eu\n      sshpass -p 'SECRET' ssh app@example.com\n    ''', returnStatus: true)\n  }\n}",
    'stage(\'Five #\') {\n  steps {\n    script {\n      def out = sh(script: "curl -u ci:SECRET https://example.com", returnStdout: true)\n    }\n  }\n}',
  ],
  heads: ['pipeline {\n  agent any\n', "// Licence ✓\n@Library('shared') _\npipeline {\n  agent any\n"],
  types: [['  stages {', '\n  }\n}\n']],
};

const makefile: InfrastructureShape = {
  ...common,
  name: 'makefiles',
  extension: '.mk',
  path: 'Makefile',
  keepsLines: true,
  refuses: [],
  braces: { comments: /#.*/g, strings: /"[^"\n]*"|'[^'\n]*'/g },
  forms: ['SECRET', '"SECRET"', 'SECRET # kept'],
  members: [
    'DB_PASSWORD_# = EXPRESSION',
    'export API_TOKEN_# := SECRET',
    'TOKEN = EXPRESSION',
    'login#:\n\t@docker login -u ci -p SECRET $(REGISTRY)\n\tcurl -u "ci:SECRET" https://example.com',
    "migrate#: login\n\tPGPASSWORD='SECRET' \\\n\tpsql -h db -f schema.sql",
  ],
  heads: ['', '# Licence ✓\nMODE := test\n'],
  types: [['', '\n.PHONY: all\n']],
};

/** Of the services that run pipelines, and of make. */
export const pipelines: readonly InfrastructureShape[] = [
  circleci,
  bitbucket,
  azure,
  travis,
  drone,
  jenkinsfile,
  makefile,
];
