import type { KnownCalls } from './positions';

/**
 * Clients of services that take their key or password by its place, in the form of the table of `positions`.
 *
 * The sources are the manuals of the clients.
 */
export const serviceCalls: KnownCalls = {
  // https://pygithub.readthedocs.io: Github(token) or, long ago, Github(user, password)
  github: [[/^$|(?:^|\.)github$/, { 0: 'githubToken', 1: 'pw' }]],
  // https://github-api.kohsuke.org: GitHub.connect(user, token), connectUsingPassword(user, password)
  connectusingoauth: [[undefined, { 0: 'oauthToken' }]],
  connectusingpassword: [[undefined, { 1: 'password' }]],
  // https://python-gitlab.readthedocs.io: Gitlab(address, token)
  gitlab: [[/^$|(?:^|\.)gitlab$/, { 1: 'privateToken' }]],
  // https://www.twilio.com/docs/libraries: the account, then its token
  twilio: [[undefined, { 1: 'authToken' }]],
  twilioclient: [[undefined, { 1: 'authToken' }]],
  twiliorestclient: [[undefined, { 1: 'authToken' }]],
  newtwiliorestclient: [[undefined, { 1: 'authToken' }]],
  // https://www.backblaze.com/docs/cloud-storage-python-developer-quick-start-guide: (realm, id, key)
  authorize_account: [[undefined, { 2: 'applicationKey' }]],
  // https://min.io/docs/minio/linux/developers/python/API.html: Minio(host, access key, secret key)
  minio: [[/^$|(?:^|\.)minio$/, { 2: 'secretKey' }]],
  // https://www.plivo.com/docs: RestClient(id, token)
  restclient: [[/(?:^|\.)plivo$/, { 1: 'authToken' }]],
  init: [[/(?:^|\.)twilio(?:client)?$/, { 1: 'authToken' }]],
  // https://pusher.com/docs/channels/pusher_channel_libraries: new Pusher(key, secret, id) of PHP
  pusher: [[/(?:^|\.)pusher$/, { 1: 'appSecret' }]],
  sendgridapiclient: [[undefined, { 0: 'apiKey' }]],
  sendgridclient: [[undefined, { 0: 'apiKey' }]],
  newsendclient: [[undefined, { 0: 'apiKey' }]],
  newmailgun: [[undefined, { 1: 'apiKey' }]],
  webclient: [[/(?:^|\.)(?:slack|slack_sdk)$|^$/, { 0: 'botToken' }]],
  // https://dropbox-sdk-python.readthedocs.io
  dropbox: [[/(?:^|\.)dropbox$/, { 0: 'accessToken' }]],
  // https://pyowm.readthedocs.io, https://newsapi.org/docs/client-libraries/python
  owm: [[undefined, { 0: 'apiKey' }]],
  newsapiclient: [[undefined, { 0: 'apiKey' }]],
  // https://stuvel.eu/software/flickrapi/
  flickrapi: [[undefined, { 1: 'apiSecret' }]],
  // https://docs.parseplatform.org/js/guide/: Parse.initialize(id, key, master key)
  initialize: [[/^parse$/, { 2: 'masterKey' }]],
  // https://github.com/web-push-libs/web-push: setVapidDetails(subject, public key, private key)
  setvapiddetails: [[undefined, { 2: 'privateKey' }]],
  // https://github.com/googleapis/google-auth-library-nodejs: (id, secret, redirect)
  oauth2client: [[undefined, { 1: 'clientSecret' }]],
  oauth2: [[/(?:^|\.)(?:auth|oauth)$/, { 1: 'clientSecret' }]],
  // https://github.com/ciaranj/node-oauth: OAuth(address, address, key, secret, …)
  oauth: [[/(?:^|\.)oauth$|^$/, { 3: 'consumerSecret' }]],
  // https://learn.microsoft.com/dotnet/api: accounts of Azure by their key
  clientcredential: [[undefined, { 1: 'clientSecret' }]],
  cosmosclient: [[undefined, { 1: 'accountKey' }]],
  documentclient: [[undefined, { 1: 'accountKey' }]],
  storagecredentials: [[undefined, { 1: 'accountKey' }]],
  searchcredentials: [[undefined, { 0: 'apiKey' }]],
  apikeyserviceclientcredentials: [[undefined, { 0: 'apiKey' }]],
  // https://docs.influxdata.com: InfluxDBClient(host, port, user, password); influxdb2.NewClient(address, token)
  influxdbclient: [[undefined, { 3: 'password' }]],
  newclient: [[/(?:^|\.)influxdb2$/, { 1: 'token' }]],
  // https://redis.readthedocs.io: Redis(host, port, db, password)
  redis: [[/^$|(?:^|\.)redis$/, { 3: 'password' }]],
  strictredis: [[undefined, { 3: 'password' }]],
  // https://javadoc.io/doc/redis.clients/jedis: JedisPool(config, host, port, timeout, password)
  jedispool: [[undefined, { 4: 'password' }]],
  // https://pysmb.readthedocs.io: SMBConnection(user, password, …)
  smbconnection: [[undefined, { 1: 'password' }]],
  // https://www.odoo.com/documentation/18.0/developer/reference/external_api.html: (database, user or id, password, …)
  execute_kw: [[undefined, { 2: 'password' }]],
  // https://activemq.apache.org/components/classic/documentation: (user, password, address)
  activemqconnectionfactory: [[undefined, { 1: 'password' }]],
  // https://docs.spring.io/spring-framework/docs/current/javadoc-api/: (address, user, password)
  drivermanagerdatasource: [[undefined, { 2: 'password' }]],
  singleconnectiondatasource: [[undefined, { 2: 'password' }]],
  sql2o: [[undefined, { 2: 'password' }]],
  // https://commons.apache.org/proper/commons-email/
  defaultauthenticator: [[undefined, { 1: 'password' }]],
  setauthentication: [[undefined, { 1: 'password' }]],
  // https://www.rubydoc.info/gems/mechanize: add_auth(address, user, password)
  add_auth: [[undefined, { 2: 'password' }]],
};
