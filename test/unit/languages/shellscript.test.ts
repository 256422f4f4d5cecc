import assert from 'node:assert/strict';
import { onlyLiteral, outerText, reading, summary } from './reading';

/** A source, and what is read from it; keys are left out. */
type Case = readonly [source: string, ...expected: string[]];

const words: readonly Case[] = [
  ["A='b c'", 'assigned A "b c"'],
  ['A=b\\ c', 'assigned A "b c"'],
  ['A="b\\"\\$c\\n$d${e}`f`$(g)"', 'assigned A "b\\"$c\\\\n…………"'],
  [String.raw`A=$'a\tb\'c\x41\u0042\101'`, String.raw`assigned A "a\tb'cABA"`],
  ['A=a"b"\'c\'$d', 'assigned A "abc…"'],
  ['A="a\\\nb"', 'assigned A "ab"'],
  ['A=', 'assigned A ""'],
  ['A=$b'],
  ['A="$(b "c" --password=d)"', 'argument "c" b(0)', 'argument password "d" b(password)'],
  ['A="unclosed', 'assigned A "\\"unclosed"'],
];

const bindings: readonly Case[] = [
  ['export A=b C="d"', 'assigned A "b"', 'assigned C "d"'],
  ['local -r A=b; readonly C=d', 'assigned A "b"', 'assigned C "d"'],
  ['declare -A a=([password]=b [user]="c")', 'assigned a.password "b"', 'assigned a.user "c"'],
  ['a+=(b "c d") e[0]=f', 'element a "b"', 'element a "c d"', 'assigned e.0 "f"'],
  ['A=b C=d cmd', 'assigned A "b"', 'assigned C "d"'],
  ['sudo -u x env A=b cmd', 'assigned A "b"'],
  ['A="${B:-c}"', 'environment-default A.B "c"'],
  ['A=${A-c}', 'environment-default A "c"'],
  [': "${A:=b\'c}"', 'environment-default A "b\'c" :(0)'],
  ['A="x${B:-c}"', 'assigned A "x…"', 'environment-default B "c"'],
  ['A="${1:-b}"', 'assigned A "b"'],
  ['for a in b "c"; do d; done', 'element a "b"', 'element a "c"'],
];

const uses: readonly Case[] = [
  ['[[ "$a" == "b" && $c != d ]]', 'compared a "b"', 'compared c "d"'],
  ['if [ "b" = "$a" ]; then :; fi', 'compared a "b"'],
  [
    'case "$a" in\n  b|"c") d e;;\n  *) f g;;\nesac',
    'compared a "b"',
    'compared a "c"',
    'argument "e" d(0)',
    'compared a "*"',
    'argument "g" f(0)',
  ],
  ['echo "a" # b', 'argument "a" echo(0)'],
  ['f() { local A=b; }', 'assigned A "b"'],
];

const flags: readonly Case[] = [
  ['a --password=b --token c', 'argument password "b" a(password)', 'argument token "c" a(token)'],
  ['a --password="b c"', 'argument password "b c" a(password)'],
  ['java -Da.b=c', 'argument a.b "c" java(a.b)'],
  ['keytool -storepass b', 'argument storepass "b" keytool(storepass)'],
  ['mysql -u a -pb c', 'argument "a" mysql(-u)', 'argument password "b" mysql(-p)', 'argument "c" mysql(0)'],
  ['mysql -p b', 'argument "b" mysql(0)'],
  [
    'docker exec db mysql -pb',
    'argument "exec" docker(0)',
    'argument "db" docker(1)',
    'argument password "b" mysql(-p)',
  ],
  ['docker run -p 80:80 a', 'argument "run" docker(0)', 'argument "80:80" docker(-p)', 'argument "a" docker(1)'],
  ['docker login -p a b', 'argument "login" docker(0)', 'argument password "a" docker(-p)', 'argument "b" docker(1)'],
  ['redis-cli -a b', 'argument password "b" redis-cli(-a)'],
  ['curl -u a:b c', 'argument password "b" curl(user)', 'argument "c" curl(0)'],
  ['curl -u a: c', 'argument apiKey "a" curl(user)', 'argument "c" curl(0)'],
  [
    'curl -H "Authorization: Bearer a" --header=X-Api-Key:b',
    'argument headers.Authorization "Bearer a" curl(Authorization)',
    'argument headers.X-Api-Key "b" curl(X-Api-Key)',
  ],
  ['curl -d \'{"password": "a"}\'', 'assigned password "a"'],
  ['curl -d "{\\"password\\": \\"a$b\\"}"', 'assigned password "a…"'],
  ['curl -d "user=a&password=b"', 'argument user "a" curl(user)', 'argument password "b" curl(password)'],
  ['helm a --set b.c=d,e=f', 'argument "a" helm(0)', 'argument b.c "d" helm(b.c)', 'argument e "f" helm(e)'],
  [
    'aws a --environment "Variables={B=c,D=e}"',
    'argument "a" aws(0)',
    'argument B "c" aws(B)',
    'argument D "e" aws(D)',
  ],
  [
    'aws configure set a b',
    'argument "configure" aws(0)',
    'argument "set" aws(1)',
    'argument "a" aws(2)',
    'argument a "b" aws(3)',
  ],
  [
    'aws ssm put-parameter --name /a/b --value c',
    'argument "ssm" aws(0)',
    'argument "put-parameter" aws(1)',
    'argument name "/a/b" aws(name)',
    'argument /a/b "c" aws(value)',
  ],
  ['openssl x -passin pass:a', 'argument "x" openssl(0)', 'argument password "a" openssl(passin)'],
  ['sqlplus a/b@c', 'argument password "b" sqlplus(0)'],
  ['bash -c "export A=b"', 'assigned A "b"'],
];

const input: readonly Case[] = [
  ['echo "a" | docker login --password-stdin', 'argument password "a" docker(password)', 'argument "login" docker(0)'],
  ['echo a:b | chpasswd', 'argument password "b"'],
  ['docker login --password-stdin <<< "a"', 'argument "login" docker(0)', 'argument password "a" docker(input)'],
  ['echo "A=b" >> .env', 'assigned A "b"'],
  ['echo "A=b" | sudo tee -a /etc/environment', 'assigned A "b"', 'argument "/etc/environment" tee(-a)'],
  ['cat > .env <<EOF\nA=b\nC="d"\nEOF\nE=f', 'assigned A "b"', 'assigned C "d"', 'assigned E "f"'],
  ['tee a.json <<-\'E\'\n\t{"b": "c"}\n\tE\n', 'argument "a.json" tee(0)', 'assigned b "c"'],
  ['ssh a <<E\nexport B=c\nE', 'argument "a" ssh(0)', 'assigned B "c"'],
  ['cat <<E\npassword = "c"\nE', 'prose password "c"'],
];

describe('shell scripts', () => {
  for (const [group, cases] of Object.entries({ words, bindings, uses, flags, input })) {
    describe(group, () => {
      for (const [source, ...expected] of cases) {
        it(source.slice(0, 70), async () => {
          assert.deepEqual(await summary('a.sh', source), expected);
        });
      }
    });
  }

  it('takes quotes to what is replaced, not flags and names', async () => {
    for (const [source, outer] of [
      ['A="b"', '"b"'],
      ["A='b'", "'b'"],
      ['A=b"c"', 'b"c"'],
      ['export A="${B:-c}"', 'c'],
    ] as const) {
      assert.equal(outerText(await onlyLiteral('a.sh', source), source), outer);
    }
  });

  it('finds comments, not in quotes and here-documents', async () => {
    const source = '# a\nb=c#d # e\nf="#g" <<E\n# h\nE\n';
    const comments = await reading('a.sh', source, (document) =>
      document.comments.map(({ start, end }) => source.slice(start, end)),
    );
    assert.deepEqual(comments, ['# a', '# e']);
  });
});

const dockerfile: readonly Case[] = [
  ['ENV A=b "C"="d e" F=g\\ h', 'assigned A "b"', 'assigned C "d e"', 'assigned F "g h"'],
  ['env A b c ', 'assigned A "b c"'],
  ['ENV A=b \\\n  # c\n  D=e', 'assigned A "b"', 'assigned D "e"'],
  ['ARG A=b\nARG C', 'parameter-default A "b"'],
  ['ENV A=${B:-c}', 'environment-default A.B "c"'],
  ['LABEL a.b="c"', 'assigned a.b "c"'],
  [
    "RUN --mount=type=secret,id=a A=b c \\\n # d'\n --password=e",
    'assigned A "b"',
    'argument password "e" c(password)',
  ],
  ['RUN <<E\nA=b\nE\nENV C=d', 'assigned A "b"', 'assigned C "d"'],
  ['COPY <<E /.env\nA=b\nE', 'assigned A "b"'],
  ['CMD ["a", "--password=b", "--token", "c"]', 'argument password "b" a(password)', 'argument token "c" a(token)'],
  ['ENTRYPOINT ["sh", "-c", "A=b c"]', 'assigned A "b"'],
  ['HEALTHCHECK --interval=5s CMD curl -u a:b', 'argument password "b" curl(user)'],
  ['ONBUILD ENV A=b', 'assigned A "b"'],
];

describe('Dockerfiles', () => {
  for (const [source, ...expected] of dockerfile) {
    it(source.slice(0, 70), async () => {
      assert.deepEqual(await summary('Dockerfile', source), expected);
    });
  }
});

const history: readonly Case[] = [
  ["export A=b\necho it's\nexport C=d", 'assigned A "b"', 'argument "it\'s" echo(0)', 'assigned C "d"'],
  [': 1700000000:0;curl -u a:b', 'argument password "b" curl(user)'],
  ['- cmd: export A=b\n  when: 1700000000', 'assigned A "b"'],
  ['#1700000000\nexport A=b', 'assigned A "b"'],
];

describe('shell histories', () => {
  for (const [source, ...expected] of history) {
    it(source.slice(0, 70), async () => {
      assert.deepEqual(await summary('.zsh_history', source), expected);
    });
  }
});

const http: readonly Case[] = [
  ['@token = abc ', 'assigned token "abc"'],
  [
    'POST https://a?api_key=b&c=d HTTP/1.1\nAuthorization: Bearer e\n\n{"password": "f"}\n\n###\nGET https://g\nX-Token: h',
    'assigned api_key "b"',
    'assigned c "d"',
    'assigned headers.Authorization "Bearer e"',
    'assigned password "f"',
    'assigned headers.X-Token "h"',
  ],
  ['POST https://a\n\nuser=b&password=c\n', 'assigned user "b"', 'assigned password "c"'],
  ['curl -u a:b \\\n  -H "X: c"', 'argument password "b" curl(user)', 'argument headers.X "c" curl(X)'],
];

describe('files of HTTP requests', () => {
  for (const [source, ...expected] of http) {
    it(source.slice(0, 70), async () => {
      assert.deepEqual(await summary('a.http', source), expected);
    });
  }
});
