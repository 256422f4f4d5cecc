'use strict';
/* Copyright Acme GmbH. */
import { createHash } from 'node:crypto';

const host = process.env.DB_HOST ?? 'localhost';
const databaseUrl = `postgresql://billing:‹token:u1 length=20›@${host}:5432/billing?sslmode=require`;
const cacheUrl = 'redis://:' + '‹token:u2 length=20›' + '@cache.internal:6379/0';
const queueUrl =
  'amqps://worker:‹token:u3 length=20›@mq.internal:5671/' +
  'jobs';

export function digest(): string {
  return createHash('sha256').update([databaseUrl, cacheUrl, queueUrl].join('\n')).digest('hex');
}

console.log(digest());
