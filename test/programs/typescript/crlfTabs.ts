import { request } from 'node:https';

export enum Stage {
	Dev = 'dev',
	Prod = 'prod',
}

export async function callPartner(stage: Stage): Promise<void> {
	const partnerApiKey = stage === Stage.Prod ? '‹token:9›' : '‹token:10›';
	const req = request('https://partner.example.org/v1', { headers: { Authorization: `Bearer ${partnerApiKey}` } });
	req.end();
}
