import type { Context } from 'aws-lambda';
import { createHmac } from 'node:crypto';

export interface WebhookEvent {
  body: string;
  headers: Record<string, string | undefined>;
}

export const handler = async (event: WebhookEvent, _context: Context): Promise<{ statusCode: number }> => {
  const webhookSecret = '‹token›';
  const expected = createHmac('sha256', webhookSecret).update(event.body).digest('hex');
  return { statusCode: event.headers['x-signature'] === expected ? 204 : 401 };
};
