import { tokensOf } from '../tokenKind';
import type { TokenKind } from '../tokenKind';

/** Test modes move no money, yet read and write whatever the account holds there. */
const testMode = { severity: 'warning' } as const;

/** Money and shops. Keys that pages carry (`pk_live_…`) are public by design and no findings. */
export const payment: readonly TokenKind[] = [
  ...tokensOf('Stripe', 'https://docs.stripe.com/keys', [
    ['secret key', 'sk_live_', /sk_live_([A-Za-z0-9]{24,247})/y],
    ['restricted key', 'rk_live_', /rk_live_([A-Za-z0-9]{24,247})/y],
    ['test secret key', 'sk_test_', /sk_test_([A-Za-z0-9]{24,247})/y, testMode],
    ['test restricted key', 'rk_test_', /rk_test_([A-Za-z0-9]{24,247})/y, testMode],
    ['webhook signing secret', 'whsec_', /whsec_([A-Za-z0-9+/]{32,64}={0,2})/y],
    // Those of 64 signs are Liveblocks'.
    ['secret key', 'sk_prod_', /sk_prod_((?![\w-]{64}(?![\w-]))[A-Za-z0-9]{24,247})/y],
    ['restricted key', 'rk_prod_', /rk_prod_([A-Za-z0-9]{24,247})/y],
    ['organisation key', 'sk_org_', /sk_org_(?:live|test)_([A-Za-z0-9]{24,247})/y],
  ]),
  ...tokensOf('Square', 'https://developer.squareup.com/docs/build-basics/access-tokens', [
    ['access token', 'EAAA', /EAAA([\w-]{60})/y, { check: (token) => /[a-z]/.test(token) && /[G-Z]/.test(token) }],
    ['access token', 'sq0atp-', /sq0atp-([\w-]{22})/y],
    ['OAuth secret', 'sq0csp-', /sq0csp-([\w-]{43})/y],
  ]),
  ...tokensOf('PayPal Braintree', 'https://developer.paypal.com/braintree/docs/guides/credentials/', [
    ['access token', 'access_token$', /access_token\$(?:production|sandbox)\$([0-9a-z]{16}\$[0-9a-f]{32})/y],
  ]),
  ...tokensOf('PayPal', 'https://developer.paypal.com/api/rest/authentication/', [
    ['access token', 'A21AA', /A21AA([\w-]{80,120})/y],
  ]),
  ...tokensOf('Adyen', 'https://docs.adyen.com/development-resources/api-credentials/', [
    [
      'API key',
      'AQE',
      /AQE([a-z][A-Za-z0-9+/]{30,160}={0,2}-[A-Za-z0-9+/]{40,48}={0,2}-[\w<>+,.:;(){}[\]|!%^&*$#~@=-]{12,24})/y,
    ],
  ]),
  ...tokensOf('Plaid', 'https://plaid.com/docs/api/tokens/', [
    [
      'access token',
      'access-production-',
      /access-production-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/y,
    ],
    [
      'sandbox access token',
      'access-sandbox-',
      /access-sandbox-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/y,
      testMode,
    ],
    [
      'development access token',
      'access-development-',
      /access-development-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/y,
    ],
  ]),
  ...tokensOf('Shopify', 'https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing', [
    ['admin API access token', 'shpat_', /shpat_([0-9a-fA-F]{32})/y],
    ['shared secret', 'shpss_', /shpss_([0-9a-fA-F]{32})/y],
    ['custom app access token', 'shpca_', /shpca_([0-9a-fA-F]{32})/y],
    ['private app access token', 'shppa_', /shppa_([0-9a-fA-F]{32})/y],
    ['theme access password', 'shptka_', /shptka_([0-9a-f]{32})/y],
    ['partner API token', 'prtapi_', /prtapi_([0-9a-f]{32})/y],
    ['user access token', 'shpua_', /shpua_([0-9a-fA-F]{32})/y],
  ]),
  ...tokensOf('Razorpay', 'https://razorpay.com/docs/api/authentication/', [
    ['live key id', 'rzp_live_', /rzp_live_([A-Za-z0-9]{14})/y],
    ['test key id', 'rzp_test_', /rzp_test_([A-Za-z0-9]{14})/y, testMode],
  ]),
  ...tokensOf('Flutterwave', 'https://developer.flutterwave.com/docs/authentication', [
    ['secret key', 'FLWSECK-', /FLWSECK-([0-9a-f]{32}-(?:[0-9a-z]{10,12}vt-)?X)/y],
    ['test secret key', 'FLWSECK_TEST-', /FLWSECK_TEST-([0-9A-Za-z]{12,32})(?:-X)?/y, testMode],
  ]),
  ...tokensOf('GoCardless', 'https://developer.gocardless.com/getting-started/api/introduction/', [
    ['access token', 'live_', /live_([A-Za-z0-9_=-]{40})/y, { near: /gocardless/i }],
  ]),
  ...tokensOf('Mollie', 'https://docs.mollie.com/reference/authentication', [
    ['live API key', 'live_', /live_([A-Za-z0-9]{30,38})/y, { near: /mollie/i }],
    ['test API key', 'test_', /test_([A-Za-z0-9]{30,38})/y, { near: /mollie/i, ...testMode }],
  ]),
  ...tokensOf('Pagar.me', 'https://docs.pagar.me/v4/docs/chaves-de-api', [
    ['API key', 'ak_live_', /ak_live_([A-Za-z0-9]{30})/y, { near: /pagar\.?me/i }],
    ['test API key', 'ak_test_', /ak_test_([A-Za-z0-9]{30})/y, { near: /pagar\.?me/i, ...testMode }],
  ]),
  ...tokensOf('Lob', 'https://docs.lob.com/#tag/Authentication', [
    ['live API key', 'live_', /live_([0-9a-f]{35})/y],
    ['test API key', 'test_', /test_([0-9a-f]{35})/y, testMode],
  ]),
  ...tokensOf('Duffel', 'https://duffel.com/docs/api/overview/authentication', [
    ['live access token', 'duffel_live_', /duffel_live_([\w=-]{43})/y],
    ['test access token', 'duffel_test_', /duffel_test_([\w=-]{43})/y, testMode],
  ]),
  ...tokensOf('EasyPost', 'https://docs.easypost.com/docs/authentication', [
    ['production API key', 'EZAK', /EZAK([A-Za-z0-9]{54})/y],
    ['test API key', 'EZTK', /EZTK([A-Za-z0-9]{54})/y, testMode],
  ]),
  ...tokensOf('Shippo', 'https://docs.goshippo.com/docs/guides_general/authentication/', [
    ['live token', 'shippo_live_', /shippo_live_([0-9a-f]{40})/y],
    ['test token', 'shippo_test_', /shippo_test_([0-9a-f]{40})/y, testMode],
  ]),
  ...tokensOf('Paddle', 'https://developer.paddle.com/api-reference/about/authentication', [
    ['API key', 'pdl_live_apikey_', /pdl_live_apikey_([a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3})/y],
    ['sandbox API key', 'pdl_sdbx_apikey_', /pdl_sdbx_apikey_([a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3})/y, testMode],
  ]),
  ...tokensOf('Asaas', 'https://docs.asaas.com/docs/authentication-2', [
    ['API key', '$aact_prod_', /\$aact_prod_([\w-]{60,180}={0,2})/y],
    ['sandbox API key', '$aact_hmlg_', /\$aact_hmlg_([\w-]{60,180}={0,2})/y, testMode],
  ]),
  ...tokensOf('Mercado Pago', 'https://www.mercadopago.com/developers/en/docs/credentials', [
    ['access token', 'APP_USR-', /APP_USR-(\d{12,18}-\d{6}-[0-9a-f]{32}-\d{6,12})/y],
  ]),
  ...tokensOf('Xendit', 'https://docs.xendit.co/docs/api-keys', [
    ['secret key', 'xnd_production_', /xnd_production_([A-Za-z0-9]{56,72})/y],
    ['test secret key', 'xnd_development_', /xnd_development_([A-Za-z0-9]{56,72})/y, testMode],
  ]),
  ...tokensOf('Midtrans', 'https://docs.midtrans.com/docs/api-authorization-headers', [
    ['server key', 'Mid-server-', /Mid-server-([\w-]{24})/y],
  ]),
  ...tokensOf('Opn Payments', 'https://docs.omise.co/api-authentication', [
    ['test secret key', 'skey_test_', /skey_test_([a-z0-9]{19})/y, testMode],
    ['secret key', 'skey_', /skey_([a-z0-9]{19})/y, { near: /omise|opn/i }],
  ]),
  ...tokensOf('Cashfree', 'https://www.cashfree.com/docs/api-reference/authentication', [
    ['secret key', 'cfsk_ma_prod_', /cfsk_ma_prod_([0-9a-f]{32}_[0-9a-f]{8})/y],
    ['test secret key', 'cfsk_ma_test_', /cfsk_ma_test_([0-9a-f]{32}_[0-9a-f]{8})/y, testMode],
  ]),
  ...tokensOf('Checkout.com', 'https://www.checkout.com/docs/developer-resources/api/manage-api-keys', [
    ['test secret key', 'sk_sbox_', /sk_sbox_([a-z2-7]{26}[a-z2-7*#$=])/y, testMode],
    ['secret key', 'sk_', /sk_([a-z2-7]{26}[a-z2-7*#$=])/y, { near: /checkout|\bcko/i }],
  ]),
  ...tokensOf('Shopee', 'https://open.shopee.com/developer-guide/16', [
    ['partner key', 'shpk', /shpk([A-Za-z0-9]{56,64})/y],
  ]),
  ...tokensOf('Mercury', 'https://docs.mercury.com/docs/getting-started', [
    ['API token', 'mercury_production_', /mercury_production_[a-z]{3,6}_([A-Za-z0-9]{40,50})_yrucrem/y],
  ]),
  ...tokensOf('Ramp', 'https://docs.ramp.com/developer-api/v1/authorization', [
    ['client secret', 'ramp_sec_', /ramp_sec_([A-Za-z0-9]{48})/y],
  ]),
  ...tokensOf('WooCommerce', 'https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication', [
    ['consumer secret', 'cs_', /cs_([0-9a-f]{40})/y],
  ]),
  ...tokensOf('eBay', 'https://developer.ebay.com/api-docs/static/creating-edp-key.html', [
    ['client secret', 'PRD-', /PRD-([0-9a-f]{12}(?:-[0-9a-f]{4}){4})/y],
    ['sandbox client secret', 'SBX-', /SBX-([0-9a-f]{12}(?:-[0-9a-f]{4}){4})/y, testMode],
  ]),
];
