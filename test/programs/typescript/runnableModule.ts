#!/usr/bin/env -S node --import tsx
import { createHash } from 'node:crypto';

type Settings = { readonly name: string; readonly password: string; retries?: number };

const settings = { name: 'inventory', password: '‹password:5›' } satisfies Settings;
const apiKey = '‹token:4›' as const;

function connect(user: string, password = "‹password:6›"): string {
  return `${user}:${password}`;
}

export default async function main(): Promise<void> {
  const clientSecret: string = `‹token:5›`;
  const seen = [settings.password, apiKey, connect('sa'), clientSecret];
  console.log(createHash('sha256').update(JSON.stringify(seen)).digest('hex'));
}

await main();
