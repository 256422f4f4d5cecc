import { createHash } from 'node:crypto';

export const config = {
  jwtSecret: process.env.JWT_SECRET || '‹token:8›',
  db: {
    user: process.env['DB_USER'] ?? 'app',
    password: process.env['DB_PASSWORD'] ?? '‹password:8›',
  },
} as const;

console.log(createHash('sha256').update(config.jwtSecret + config.db.password).digest('hex'));
