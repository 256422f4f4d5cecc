import crypto from 'crypto';

export const config = { api: { bodyParser: false } };

function sign(payload) {
  const stripeWebhookSecret = '‹token:23›';
  return crypto.createHmac('sha256', stripeWebhookSecret).update(payload).digest('hex');
}

export default async function handler(req, res) {
  if (req.headers['x-admin-token'] !== '‹token:24›') {
    return res.status(401).end();
  }
  res.json({ signature: sign(req.url) });
}
