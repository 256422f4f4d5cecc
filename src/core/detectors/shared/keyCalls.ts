import type { KnownCalls } from './positions';

/** Of OAuth 1: who asks, and on whose behalf. */
const consumer = { 0: 'consumerKey', 1: 'consumerSecret', 2: 'accessToken', 3: 'accessTokenSecret' };

/** `CryptoJS.HmacSHA256(message, key)`, also on its own; `new HMACSHA256(key)` of .NET. */
const hmacOf: KnownCalls[string] = [
  [/(?:^|\.)cryptojs$/, { 1: 'hmacKey' }],
  [/^$/, { 0: 'hmacKey', 1: 'hmacKey' }],
];

/** https://commons.apache.org/proper/commons-codec: `HmacUtils.hmacSha256Hex(key, value)` */
const hmacUtils: KnownCalls[string] = [[/(?:^|\.)hmacutils$/, { 0: 'hmacKey' }]];

/** Calls that sign, encrypt or sign in with a key or a token, in the form of the table of `positions`. */
export const keyCalls: KnownCalls = {
  // https://github.com/auth0/node-jsonwebtoken: sign(payload, secret), verify(token, secret); PyJWT: encode(payload, key);
  // firebase/php-jwt: JWT::encode(payload, key); ruby-jwt: JWT.encode(payload, secret, algorithm).
  sign: [
    [/(?:^|\.)(?:jwt|jsonwebtoken|jose)$/, { 1: 'jwtSecret' }],
    // https://github.com/panva/jose: `new SignJWT(payload).sign(key)`, jwtVerify(token, key)
    [/(?:^|\.)signjwt/, { 0: 'jwtSecret' }],
  ],
  jwtverify: [[/^(?:jose)?$/, { 1: 'jwtSecret' }]],
  verify: [[/(?:^|\.)(?:jwt|jsonwebtoken|jose)$/, { 1: 'jwtSecret' }]],
  encode: [[/(?:^|\.)(?:jwt|jsonwebtoken|jose)$/, { 1: 'jwtSecret' }]],
  decode: [[/(?:^|\.)(?:jwt|jsonwebtoken|jose)$/, { 1: 'jwtSecret' }]],
  // https://github.com/jwtk/jjwt: signWith(algorithm, key) takes the key in base64.
  signwith: [[undefined, { 1: 'jwtSecret' }]],
  hmacshakeyfor: [[undefined, { 0: 'jwtSecret' }]],
  // https://github.com/auth0/java-jwt: Algorithm.HMAC256(secret)
  hmac256: [[/(?:^|\.)algorithm$/, { 0: 'jwtSecret' }]],
  hmac384: [[/(?:^|\.)algorithm$/, { 0: 'jwtSecret' }]],
  hmac512: [[/(?:^|\.)algorithm$/, { 0: 'jwtSecret' }]],
  // https://pkg.go.dev/github.com/golang-jwt/jwt/v5#Token.SignedString
  signedstring: [[undefined, { 0: 'jwtSecret' }]],
  // https://github.com/firebase/php-jwt: new Key(key, algorithm). In Flutter a key is any name: only what was drawn is one.
  key: [[/^$|(?:^|\.)jwt$/, { 0: 'serviceKey' }]],
  // https://docs.rs/jsonwebtoken
  from_secret: [[/(?:^|\.)(?:encoding|decoding)key$/, { 0: 'jwtSecret' }]],
  from_base64_secret: [[/(?:^|\.)(?:encoding|decoding)key$/, { 0: 'jwtSecret' }]],
  // https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.symmetricsecuritykey
  symmetricsecuritykey: [[undefined, { 0: 'jwtSecret' }]],
  // https://pkg.go.dev/github.com/gorilla/sessions, https://pkg.go.dev/github.com/gorilla/csrf
  newcookiestore: [[undefined, { 0: 'sessionSecret', 1: 'sessionSecret' }]],
  // https://pkg.go.dev/github.com/gin-contrib/sessions: (key…); of Redis, (size, network, address, password, key…)
  newstore: [
    [/(?:^|\.)(?:cookie|memstore)$/, { 0: 'sessionSecret', 1: 'sessionSecret' }],
    [/(?:^|\.)redis$/, { 3: 'password', 4: 'sessionSecret' }],
  ],
  protect: [[/(?:^|\.)csrf$/, { 0: 'csrfSecret' }]],
  // https://itsdangerous.palletsprojects.com
  urlsafeserializer: [[undefined, { 0: 'secret' }]],
  urlsafetimedserializer: [[undefined, { 0: 'secret' }]],
  timedserializer: [[undefined, { 0: 'secret' }]],
  timestampsigner: [[undefined, { 0: 'secret' }]],
  timedjsonwebsignatureserializer: [[undefined, { 0: 'secret' }]],
  secretkeyspec: [[undefined, { 0: 'secretKey' }]],
  deskeyspec: [[undefined, { 0: 'secretKey' }]],
  desedekeyspec: [[undefined, { 0: 'secretKey' }]],
  // https://cryptography.io/en/latest/fernet/
  fernet: [[undefined, { 0: 'fernetKey' }]],
  newcipher: [[/(?:^|\.)(?:aes|des|rc4|blowfish)$/, { 0: 'cipherKey' }]],
  // https://cryptojs.gitbook.io/docs: AES.encrypt(message, passphrase), HmacSHA256(message, key)
  encrypt: [[/(?:^|\.)cryptojs\.\w+$/, { 1: 'passphrase' }]],
  decrypt: [[/(?:^|\.)cryptojs\.\w+$/, { 1: 'passphrase' }]],
  hmacmd5: hmacOf,
  hmacsha1: hmacOf,
  hmacsha256: hmacOf,
  hmacsha384: hmacOf,
  hmacsha512: hmacOf,
  hmacmd5hex: hmacUtils,
  hmacsha1hex: hmacUtils,
  hmacsha256hex: hmacUtils,
  hmacsha384hex: hmacUtils,
  hmacsha512hex: hmacUtils,
  // https://docs.openssl.org/master/man3/EVP_EncryptInit/: (context, cipher, engine, key, …)
  evp_encryptinit_ex: [[/^$/, { 3: 'cipherKey' }]],
  evp_decryptinit_ex: [[/^$/, { 3: 'cipherKey' }]],
  // https://github.com/defuse/php-encryption
  loadfromasciisafestring: [[/(?:^|\.)key$/, { 0: 'secretKey' }]],
  // https://api.laravel.com/docs: Encrypter(key, cipher)
  encrypter: [[undefined, { 0: 'secretKey' }]],
  // https://docs.rs/hmac
  new_from_slice: [[/hmac/, { 0: 'hmacKey' }]],
  // https://docs.rs/aes-gcm: Key::<Aes256Gcm>::from_slice(key)
  from_slice: [[/(?:^|\.)key(?:<\w+>|\.<\w+>)?$/, { 0: 'cipherKey' }]],
  // https://dev.mysql.com/doc/refman/8.4/en/encryption-functions.html
  aes_encrypt: [[/^$/, { 1: 'passphrase' }]],
  aes_decrypt: [[/^$/, { 1: 'passphrase' }]],
  createhmac: [[undefined, { 1: 'hmacKey' }]],
  createcipheriv: [[undefined, { 1: 'cipherKey' }]],
  createdecipheriv: [[undefined, { 1: 'cipherKey' }]],
  // https://nodejs.org/docs/latest-v20.x/api/crypto.html: these two take a password, and derive the key from it.
  createcipher: [[undefined, { 1: 'password' }]],
  createdecipher: [[undefined, { 1: 'password' }]],
  // hash_hmac(algorithm, data, key), openssl_encrypt(data, cipher, passphrase): https://www.php.net/manual/en/
  hash_hmac: [[/^$/, { 2: 'hmacKey' }]],
  openssl_encrypt: [[/^$/, { 2: 'passphrase' }]],
  openssl_decrypt: [[/^$/, { 2: 'passphrase' }]],
  sodium_crypto_secretbox: [[/^$/, { 2: 'secretKey' }]],
  sodium_crypto_secretbox_open: [[/^$/, { 2: 'secretKey' }]],
  // `hmac.new(key, …)` of Python; OpenSSL::HMAC.hexdigest(digest, key, data) of Ruby.
  new: [
    [/^hmac$/, { 0: 'hmacKey' }],
    // https://www.pycryptodome.org/src/cipher/aes: `AES.new(key, mode)`
    [/^(?:aes|des3?|arc4|blowfish|chacha20)$/, { 0: 'cipherKey' }],
    // https://pkg.go.dev/github.com/gorilla/securecookie#New
    [/^securecookie$/, { 0: 'cookieSecret', 1: 'cookieSecret' }],
    // https://pkg.go.dev/github.com/go-chi/jwtauth: New(algorithm, signing key, verifying key)
    [/^jwtauth$/, { 1: 'jwtSecret' }],
    // https://docs.rs/ring: hmac::Key::new(algorithm, key)
    [/(?:^|\.)hmac\.key$/, { 1: 'hmacKey' }],
    // https://api.rubyonrails.org/classes/ActiveSupport/MessageEncryptor.html
    [/(?:^|\.)message(?:encryptor|verifier)$/, { 0: 'secret' }],
  ],
  hexdigest: [[/(?:^|\.)hmac$/, { 1: 'hmacKey' }]],
  // https://github.com/expressjs/cookie-session: its keys stand in its options.
  cookiesession: [],
  cookieparser: [[undefined, { 0: 'cookieSecret' }]],
  expresssession: [[undefined, { 0: 'cookieSecret' }]],
  // `require('stripe')('…')`, `new Stripe('…')`, and the clients of other services that take their key first.
  // What `require` gives takes names as often: only a value that was drawn is a key.
  'require()': [[/^$/, { 0: 'serviceKey', 1: 'serviceSecret' }]],
  stripe: [[/^$/, { 0: 'apiKey' }]],
  setapikey: [[undefined, { 0: 'apiKey' }]],
  // https://learn.microsoft.com/python/api/azure-core/azure.core.credentials, and the same in other languages
  azurekeycredential: [[undefined, { 0: 'apiKey' }]],
  apikeycredential: [[undefined, { 0: 'apiKey' }]],
  azurenamedkeycredential: [[undefined, { 1: 'apiKey' }]],
  storagesharedkeycredential: [[undefined, { 1: 'accountKey' }]],
  cognitiveservicescredentials: [[undefined, { 0: 'apiKey' }]],
  algoliasearch: [[undefined, { 1: 'apiKey' }]],
  // https://docs.tweepy.org/en/stable/authentication.html, https://requests-oauthlib.readthedocs.io/en/latest/api.html
  oauthhandler: [[undefined, consumer]],
  oauth1handler: [[undefined, consumer]],
  oauth1userhandler: [[undefined, consumer]],
  oauth1: [[undefined, consumer]],
  oauth1session: [[undefined, consumer]],
  // https://www.rdocumentation.org/packages/twitteR: setup_twitter_oauth(key, secret, token, its secret)
  setup_twitter_oauth: [[undefined, consumer]],
  // https://www.erlang.org/doc/man/erlang.html#set_cookie-2
  set_cookie: [[/(?:^|\.)erlang$/, { 1: 'clusterSecret' }]],
  set_access_token: [[undefined, { 0: 'accessToken', 1: 'accessTokenSecret' }]],
  // https://github.com/omniauth/omniauth: provider :name, id, secret
  // https://pkg.go.dev/github.com/minio/minio-go/v7/pkg/credentials#NewStaticV4
  newstaticv4: [[undefined, { 1: 'secretKey' }]],
  newstaticv2: [[undefined, { 1: 'secretKey' }]],
  provider: [[/^$/, { 2: 'clientSecret' }]],
  omniauth: [[/(?:^|\.)config$/, { 2: 'clientSecret' }]],
};
