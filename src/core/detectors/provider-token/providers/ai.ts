import { tokensOf } from '../tokenKind';
import type { TokenKind } from '../tokenKind';

/** `T3BlbkFJ` is “OpenAI” in base64; it stands in the middle of every key. */
const openAi = {
  check: (token: string): boolean => {
    const middle = token.indexOf('T3BlbkFJ');
    return middle >= 20 && token.length - middle >= 28;
  },
};

/** Models and what is built around them. */
export const ai: readonly TokenKind[] = [
  ...tokensOf('OpenAI', 'https://platform.openai.com/docs/api-reference/authentication', [
    ['API key', 'T3BlbkFJ', /sk-([A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})/y, { lead: 23 }],
    ['project API key', 'sk-proj-', /sk-proj-([\w-]{40,220})/y, openAi],
    ['service account key', 'sk-svcacct-', /sk-svcacct-([\w-]{40,220})/y, openAi],
    ['admin key', 'sk-admin-', /sk-admin-([\w-]{40,220})/y, openAi],
  ]),
  ...tokensOf('Anthropic', 'https://docs.anthropic.com/en/api/overview', [
    ['API key', 'sk-ant-api03-', /sk-ant-api03-([\w-]{93})AA/y],
    ['admin key', 'sk-ant-admin01-', /sk-ant-admin01-([\w-]{93})AA/y],
    ['OAuth token', 'sk-ant-oat01-', /sk-ant-oat01-([\w-]{93})AA/y],
  ]),
  ...tokensOf('Hugging Face', 'https://huggingface.co/docs/hub/security-tokens', [
    ['access token', 'hf_', /hf_([A-Za-z0-9]{34})/y],
    ['organisation token', 'api_org_', /api_org_([A-Za-z]{34})/y],
  ]),
  ...tokensOf('Replicate', 'https://replicate.com/docs/topics/security/api-tokens', [
    ['API token', 'r8_', /r8_([A-Za-z0-9]{37})/y],
  ]),
  ...tokensOf('Groq', 'https://console.groq.com/docs/quickstart', [['API key', 'gsk_', /gsk_([A-Za-z0-9]{52})/y]]),
  ...tokensOf('xAI', 'https://docs.x.ai/docs/overview', [['API key', 'xai-', /xai-([A-Za-z0-9]{70,84})/y]]),
  ...tokensOf('Perplexity', 'https://docs.perplexity.ai/getting-started/quickstart', [
    ['API key', 'pplx-', /pplx-([A-Za-z0-9]{48,56})/y],
  ]),
  ...tokensOf('OpenRouter', 'https://openrouter.ai/docs/api-reference/authentication', [
    ['API key', 'sk-or-v1-', /sk-or-v1-([0-9a-f]{64})/y],
  ]),
  ...tokensOf('NVIDIA', 'https://docs.api.nvidia.com/nim/docs/api-quickstart', [
    ['API key', 'nvapi-', /nvapi-([\w-]{60,70})/y],
  ]),
  ...tokensOf('ElevenLabs', 'https://elevenlabs.io/docs/api-reference/authentication', [
    ['API key', 'sk_', /sk_([0-9a-f]{48})/y],
  ]),
  ...tokensOf('Pinecone', 'https://docs.pinecone.io/guides/projects/manage-api-keys', [
    ['API key', 'pcsk_', /pcsk_([A-Za-z0-9]{5,6}_[A-Za-z0-9]{60,66})/y],
  ]),
  ...tokensOf(
    'LangSmith',
    'https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key',
    [
      ['personal access token', 'lsv2_pt_', /lsv2_pt_([0-9a-f]{32}_[0-9a-f]{10})/y],
      ['service key', 'lsv2_sk_', /lsv2_sk_([0-9a-f]{32}_[0-9a-f]{10})/y],
    ],
  ),
  ...tokensOf('Langfuse', 'https://langfuse.com/docs/api', [
    ['secret key', 'sk-lf-', /sk-lf-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/y],
  ]),
  ...tokensOf('Cerebras', 'https://inference-docs.cerebras.ai/quickstart', [
    ['API key', 'csk-', /csk-([a-z0-9]{48})/y],
  ]),
  ...tokensOf('Jina AI', 'https://jina.ai/embeddings/', [['API key', 'jina_', /jina_([\w-]{60})/y]]),
  ...tokensOf('Tavily', 'https://docs.tavily.com/documentation/quickstart', [
    ['API key', 'tvly-', /tvly-((?:dev-|prod-)?[A-Za-z0-9]{32})/y],
  ]),
  ...tokensOf('Firecrawl', 'https://docs.firecrawl.dev/api-reference/introduction', [
    ['API key', 'fc-', /fc-([0-9a-f]{32})/y],
  ]),
  ...tokensOf('Apify', 'https://docs.apify.com/platform/integrations/api', [
    ['API token', 'apify_api_', /apify_api_([A-Za-z0-9]{36})/y],
  ]),
  ...tokensOf('E2B', 'https://e2b.dev/docs/api-key', [['API key', 'e2b_', /e2b_([0-9a-f]{40})/y]]),
  ...tokensOf('Fireworks AI', 'https://docs.fireworks.ai/api-reference/introduction', [
    ['API key', 'fw_', /fw_([A-Za-z0-9]{22,24})/y],
  ]),
  ...tokensOf('DeepSeek', 'https://api-docs.deepseek.com/', [['API key', 'sk-', /sk-([0-9a-f]{32})/y]]),
  ...tokensOf('Together AI', 'https://docs.together.ai/docs/quickstart', [
    ['API key', 'tgp_v1_', /tgp_v1_([\w-]{43})/y],
  ]),
  ...tokensOf('Voyage AI', 'https://docs.voyageai.com/docs/api-key-and-installation', [
    ['API key', 'pa-', /pa-([\w-]{43})/y, { near: /voyage/i }],
  ]),
  ...tokensOf('Weights & Biases', 'https://docs.wandb.ai/support/find-api-key/', [
    ['API key', 'wandb_v1_', /wandb_v1_(\w{77})/y],
  ]),
  ...tokensOf('LlamaCloud', 'https://docs.cloud.llamaindex.ai/api_key', [
    ['API key', 'llx-', /llx-([A-Za-z0-9]{44,52})/y],
  ]),
  ...tokensOf('Devin', 'https://docs.devin.ai/api-reference/authentication', [
    ['service user key', 'cog_', /cog_([a-z2-7]{52})/y],
    ['personal API key', 'apk_user_', /apk_user_([A-Za-z0-9+/]{120,180}={0,2})/y],
  ]),
  ...tokensOf('Runpod', 'https://docs.runpod.io/get-started/api-keys', [
    ['API key', 'rpa_', /rpa_([A-Z0-9]{40}[A-Za-z0-9]{6})/y],
  ]),
  ...tokensOf('Moonshot AI', 'https://platform.moonshot.ai/docs/guide/start-using-kimi-api', [
    ['API key', 'sk-', /sk-([A-Za-z0-9]{48})/y, { near: /moonshot|kimi/i }],
  ]),
  ...tokensOf('Cartesia', 'https://docs.cartesia.ai/get-started/make-an-api-request', [
    ['API key', 'sk_car_', /sk_car_([A-Za-z0-9]{20,22})/y],
  ]),
  ...tokensOf('Brave Search', 'https://api-dashboard.search.brave.com/documentation/guides/authentication', [
    ['API key', 'BSA', /BSA([\w-]{24,32})/y, { near: /brave|subscription-token/i }],
  ]),
  ...tokensOf('Modal', 'https://modal.com/docs/reference/modal.config', [
    ['token secret', 'as-', /as-([A-Za-z0-9]{22})/y, { near: /modal/i }],
  ]),
  ...tokensOf('MiniMax', 'https://platform.minimax.io/docs/api-reference/api-overview', [
    ['API key', 'sk-api-', /sk-api-([\w-]{119})/y],
  ]),
  ...tokensOf('Helicone', 'https://docs.helicone.ai/references/how-to-get-api-key', [
    ['API key', 'sk-helicone-', /sk-helicone-((?:[a-z0-9]{7}-){3}[a-z0-9]{7})/y],
  ]),
];
