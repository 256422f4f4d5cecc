import { wordList } from './wordList';

/**
 * The words that names of secrets are made of, lower case and without accents: what `wordsOf` gives.
 *
 * A name is read as a compound of English order: heads, the word that matters, tails.
 */

/** Hardly anything but a password has this name, whatever stands before it. */
export const passwordWords = wordList(
  'requirepass masterauth authtok password passwd passphrase passwrd passwort pwd pswd psswd',
  // German, Portuguese, Spanish, Dutch, French, Polish, Czech and Slovak, Hungarian, Turkish
  'kennwort senha contrasena wachtwoord motdepasse haslo heslo jelszo sifre',
  // Swedish, Danish, Norwegian, Finnish, Croatian and Serbian, Slovenian, Lithuanian, Latvian, Vietnamese, Indonesian
  'losenord adgangskode kodeord passord salasana lozinka zaporka geslo slaptazodis parole matkhau katasandi',
  // Russian, Ukrainian, Greek, Japanese, Chinese, Korean
  'пароль кодовоеслово κωδικος συνθηματικο パスワード 暗証番号 密码 密碼 口令 비밀번호 암호',
);

/** May be a password, and as often something else: its owner or its value must speak for it. */
export const weakPasswordWords = wordList(
  'pass pw passcode psk psw pwds passwords passwds mdp clave parola sandi mima',
);

/** Before `pass`, `pw` and the like: what has a password. */
export const accounts = wordList(
  'ad admin administrator app auth basic bind broker client conn connection crypt database db dba default elastic',
  'elasticsearch email erp ftp grafana host http https imap influx jdbc jenkins jks jmx jwt kafka key keycloak keystore',
  'ldap login mail mailer master mongo mongodb mqtt mssql my mysql neo4j nexus ora oracle p12 pfx pg pop3 portal postgres',
  'backup bmc cassandra cosmos couch couchdb db2 git hive idrac ilo ipmi jira kerberos kibana krb logstash maria mariadb minio',
  'nagios nas ntlm pgsql radius rcon redshift repl replication ro rpc rtsp rw snowflake sqlserver svn sybase trino zabbix',
  'postgresql proxy rabbit rabbitmq redis registry remote repo root router sa samba sap server service sftp site smb smtp',
  'snmp sonar sql ssh ssl store sudo su superuser svc sys system tls tomcat trust truststore user username vcenter vnc vpn',
  'web wifi wlan wordpress wp zip',
);

/** Beside accounts: what a member of `passwords` is called after. */
export const holdersOfAccounts = wordList(
  'reader writer owner manager master slave replica monitor operator developer support guest tester test api worker backend frontend',
);

/** Before `pin`: what is opened by one. */
export const pinOwners = wordList('user card hsm so sim device login slot token security admin yubikey smartcard piv');

/** Before `token`: what makes it one that opens something. */
export const tokenOwners = wordList(
  'access account admin api apns app auth authentication authorization bearer bot circle circleci client deploy device',
  'discord dropbox facebook gh github gitlab heroku hub id installation integration jwt login mapbox npm oauth oauth2',
  'personal pat private project publish push pypi read refresh registry runner secret security service session shopify',
  'slack sonar telegram travis twilio twitter upload user vault verify webhook write x',
);

/** Before `token`: tokens of parsers, lists, forms and models. */
export const otherTokens = wordList(
  'anti antiforgery lock verification ast authenticity bos boundary cancel cancellation change cls comment completion',
  'continuation continue csrf xsrf current cursor delim delimiter design di dummy end eof eol eos erc20 expected first',
  'forgery ident identifier idempotency inject injection input keyword last lex lexer mask max min more next nft num number',
  'open close operator output pad page pageing pagination paging parse parser prev previous prompt provider punctuation',
  'request resume scan scroll starting ending sep separator special start stop string sub sync syntax text theme total type unk utility',
  'version whitespace word',
  // By which a service tells a device or a step of a process, and which opens nothing.
  'device push task',
);

/** Before `key`: which keys are secrets for sure. */
export const strongKeys = wordList(
  'api apikey secret private encryption encrypt decryption signing signature master shared hmac jwt aes',
);

/** Before `key`: which keys are secrets where the value looks it. */
export const weakKeys = wordList(
  'access account admin app application auth authentication authorization bot cipher client consumer cookie crypt crypto',
  'deploy des enc fcm fernet gcm ingest ingestion integration license licence maps partner project push rest root server',
  'service session sign storage subscription team upload webhook write x',
);

/** Before `key`: keys of tables, caches, maps and keyboards, and those that are published. */
export const otherKeys = wordList(
  'primary foreign unique composite natural surrogate candidate partition sort range hash cache map dict lookup index group',
  'event keyboard hot shortcut modifier translation i18n message label row column col item field data state react query',
  'route redirect start end next previous last first marker evaluated exclusive object s3 bucket file path public publishable',
  'pub verification verify verifier verifying site sitekey idempotency dedup dedupe deduplication sequence record entity table tag topic routing',
  'sorting ordering order join parent child node tree metadata meta config configuration setting settings preference option',
  'property prop attribute param parameter header cookie local variable var env environment feature flag resource context',
  'dictionary lang language locale string text title name type kind kms host hosts known fingerprint gpg pgp press down up',
  'arrow default enter escape tab space delete backspace ctrl shift alt command function fn any no trace correlation websocket socket',
  'element operation transition machine cite citation bib bibtex etag checksum digest',
);

/** Makers of services whose keys are secrets: `SENDGRID_KEY`, `STRIPE_SK`, `OKTA_AUTH`. */
export const vendors = wordList(
  'ably abuseipdb abyssale accuweather adafruit adyen adzuna airbrake airtable aiven akamai alchemy algolia alibaba',
  'alienvault aliyun amadeus amplitude anthropic anypoint apideck apiflash apify apilayer apimatic apitemplate',
  'appcenter appcues appdynamics appfollow appoptics appsflyer artifactory asana assemblyai atlassian auth0',
  'autodesk aviationstack ayrshare azure backblaze bannerbear baremetrics betterstack binance bitbar bitbucket',
  'bitfinex bitly bitmex blazemeter blocknative bombbomb borgbase box braintree branch brandfetch braze brevo',
  'browserstack bscscan budibase bugherd bugsnag buildkite buttercms calendly caspio censys chargebee chargify',
  'chartmogul checkly checkr circleci clarifai clearbit clicksend clickup clockify cloudconvert cloudflare',
  'cloudinary cloudmersive cloudsmith cloudways codacy codeclimate codecov codemagic cohere coinapi coinbase',
  'coingecko coinmarketcap confluent contentful convertapi convertkit coveralls crowdin cryptocompare currencylayer',
  'customerio dailymotion dareboost databox databricks datadog deepai deepgram deepl deepseek diffbot digitalocean',
  'discord disqus docker dockerhub docparser docusign doppler dotmailer dropbox duffel dwolla dynatrace edamam',
  'elevenlabs etsy eventbrite everhour exchangeratesapi facebook faceplusplus fastly fibery figma',
  'finicity finnhub firebase fireworks flickr flutterwave foursquare freshbooks freshdesk freshsales frontapp',
  'fullstory gemini geoapify geocodio getresponse ghost giphy github gitlab gitter glassnode gocardless godaddy',
  'google grafana grammarly graphcms graphhopper groovehq groq gumroad gyazo happyscribe hellosign helpcrunch',
  'helpscout here heroku hetzner honeybadger honeycomb hostinger hubspot huggingface hunter hygraph iexcloud',
  'imagekit imagga imgbb imgur infura insightly instagram intercom intrinio ipapi ipgeolocation ipinfo ipstack',
  'iterable jfrog jira jotform jumpcloud kaggle kakao kickbox klaviyo klipfolio kraken kucoin langchain langfuse',
  'langsmith launchdarkly lemlist lemonsqueezy linear linkedin linode liveblocks livekit lob locationiq logdna',
  'loggly loginradius logtail logz logzio lokalise mailboxlayer mailchimp mailerlite mailgun mailjet mailtrap',
  'mandrill mapbox mapquest maptiler marketstack mattermost maxmind mediastack meilisearch meraki messagebird',
  'midtrans mistral mixpanel mollie monkeylearn moralis mparticle nasdaq naver netlify netsuite newrelic newsapi',
  'newscatcher nexmo nftport ngrok notion nuget numverify nutritionix nylas oanda okta omnisend onelogin onesignal',
  'onfleet openai opencage opencagedata openrouter openrouteservice openuv openweather openweathermap opsgenie',
  'optimizely ovh packagecloud pagerduty pandadoc papertrail parsehub partnerstack pastebin payfast paymongo paypal',
  'paystack payu pdfshift perplexity pexels pinata pinecone pinterest pipedream pipedrive pixabay plaid planetscale',
  'planyo plivo podio poloniex polygon positionstack posthog postman postmark prefect prismic pubnub pulumi',
  'pushbullet pusher pushover qualtrics quandl qubole quicknode rapidapi razorpay rebrandly recaptcha',
  'rechargepayments recurly reddit replicate resend ringcentral roboflow rocketchat rollbar rubygems runpod',
  'salesforce sanity saucelabs scaleway scalr scraperapi scrapfly scrapingant scrapingbee screenshotlayer segment',
  'semrush sendbird sendgrid sendinblue sendpulse sentry serpapi serper serpstack shippo shodan shopify',
  'shutterstock signalwire sinch skyscanner slack smartling smartsheet smartsheets snipcart snyk sonarcloud',
  'sonarqube sourcegraph sparkpost splunk spoonacular sportmonks spotify square squarespace squareup ssllabs',
  'stability stackoverflow statuscake statuspage storyblok strava stripe stytch sumologic sumup supabase surge',
  'surveymonkey surveysparrow tailscale taxjar telegram telnyx testrail thinkific ticketmaster tiingo timezonedb',
  'tinify tinypng tmdb todoist together tomorrowio tomtom totango transifex transloadit travis trello tumblr',
  'twelvedata twilio twitch twitter typeform typekit typesense ubidots unsplash uploadcare uploadthing uptimerobot',
  'urlscan userstack vercel vimeo virustotal voicerss vonage vultr wakatime wandb weatherapi weatherbit',
  'weatherstack weaviate webex webflow whoxy wistia woocommerce workos worldpay wrike xai yandex yelp yookassa',
  'youtube zapier zapsign zendesk zenrows zenscrape zenserp zerobounce zerotier zoho zoom zulip',
);

/** After the word that matters: says of what kind, where, or in which form it is, and leaves it a secret. */
export const neutralTails = wordList(
  'value val values plain plaintext cleartext clear string str raw text txt b64 base64 encoded prod production dev develop',
  'development stage staging test testing qa uat demo local live sandbox old new current default main primary secondary',
  'master slave replica backup temp tmp admin root user app db database web api my literal const constant confirmation',
  'confirm again repeat repeated retype here prd stg v a b ro rw readonly legacy base bytes',
);

/** After the word that matters: the thing named is something else. */
export const otherTails = wordList(
  'abbr action actions address addresses age alert alg algo algorithm algorithms alias aliases alive allowed amount args arn arns attempt',
  'attempts attribute attributes audience authenticated authentication authenticator author authority bits blacklist block',
  'body bool box bucket button cache callback caption case cell chain change changed char chars charset check checker',
  'checkbox checksum class classes classifier claims cls code codes col column columns color colour comment commit commits complexity',
  'component condition contract config configuration container content contents context controller cookie count counter created',
  'criteria crypt css data date days db_id decode decoder def definition delegate delimiter desc description descriptor',
  'details dialog digest dir directory disabled display doc docs document domain domains dto editor el elem element email',
  'empty enabled encoder encoding encrypted encryption end endpoint endpoints engine entity entropy entry enum env',
  'environment err error errors etag event events exception exchange exists expiration expired expires expiry explanation',
  'expression extension eye factory feature fetcher field fields file filename filenames filepath files filter fingerprint',
  'flag flags flow fn folder forgot form format formatter func function generator getter grant group groups guard guid guide',
  'handler handlers hash hashed hasher hashers hashes hashing header headers heading help helper hidden hide hint hints',
  'history holder host hostname html icon icons id identifier ids image index indices info input inputs instance',
  'instructions invalid issuer issues item items iteration iterations json kind label labels last len length less level',
  'lifetime limit limits line link list listener loader location lock login logo lookup managed manager map mapping mask',
  'masked match matches max md5 meta metadata method methods meter middleware min mismatch missing mode model modal module',
  'msg msgs message messages name names namespace need needed nonce note notice number obj object offset ok only op',
  'operation option optional options order owner page pages pane panel param parameter parameters params parse parser part',
  'parts path paths pattern patterns payload pem period permission permissions picker place placeholder plugin policies',
  'policy pool popup port pos position pref preference prefix prefixes problem processor prompt prompts prop properties',
  'property protected protection protector protocol provider providers quality query question reader reason recovery',
  'redirect ref reference references regex regexes regexp region registry rejected reminder remove repo repository request',
  'requests required requirement requirements reset resource response result results retries retry rev revision role roles',
  'rotation route rounds row rule rules salt saved schema scheme scope scopes score screen section select selector separator',
  'server service session setter setting settings setup severity sha sha1 sha256 sha512 show sid signature size source',
  'sources spec splitter stack start state states status step storage store strategy stream strength style subject submit',
  'success suffix support supported switch symbol syntax tab table tag tags target task template tester text_field theme',
  'threshold thumbprint time times tip tips title titles toggle tooltip topic transformer ttl tries type types ui uid update updated uri',
  'uris url urls usage use used username users uuid vals validate validation validator validators var variable variables vault',
  'verified verifier verify version view viewer visibility visible volume warning weak whitelist widget width window word',
  'words wrapper writer year through thru thrugh init req resp rsp reject',
  'bcrypt scrypt argon2 argon2id pbkdf2',
);

/** Before the word that matters: questions, actions and states, not values. */
export const otherHeads = wordList(
  'is has have had show shows hide toggle forgot forget forgotten lost no not missing invalid wrong incorrect bad enter',
  'entering prompt requires require required use uses using enable enabled disable disabled allow allowed ask need needs can could',
  'should must want supports support empty encrypted encoded hashed hash encypted sealed masked mask redacted redact',
  'sanitized obfuscated fake dummy example sample placeholder label hint error err regex regexp pattern remember without max',
  'maximum min minimum num number count last expired expire revoke revoked delete remove removed validate validating check',
  'checking verify verifying change changing reset resetting update updating set get getting on before after generate',
  'generated generating create creating compare comparing match matching mismatch public publishable nonexistent unknown',
  'disallowed banned forbidden blacklisted denylisted breached pwned',
  'resolve vector vectors emulator regstr pbkdf pbkdf2 ssha smd5 scrypt bcrypt',
);

export const prepositions = wordList('for of from to in on at by with de do da del della di du des van');

/** Leaves of a tree that only hold the value of what is named above them, or say where it is valid. */
export const transparentLeaves = wordList(
  'value val default defaultvalue devdefault stringvalue plainvalue plaintext literal plain _ text #text $t data',
  'prod production dev development stage staging test primary secondary current',
);

/** Names of lists and maps whose members are secrets, whatever they are called themselves. */
export const secretHolders: ReadonlyMap<string, 'password' | 'secret' | 'token' | 'key'> = new Map([
  ['passwords', 'password'],
  ['passwds', 'password'],
  ['secrets', 'secret'],
  ['apikeys', 'key'],
  ['apitokens', 'token'],
  ['accesstokens', 'token'],
  ['authtokens', 'token'],
]);
