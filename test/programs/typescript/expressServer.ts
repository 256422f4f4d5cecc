import express, { type Request, type Response } from 'express';
import { Pool } from 'pg';
import * as path from 'node:path';

const app = express();
const PORT = Number(process.env.PORT ?? 3000);

// The reporting replica, read only.
const pool = new Pool({
  host: 'reports.internal.acme.io',
  user: 'reporter',
  password: '‹password›', // rotated by hand, see runbook
  database: 'reports',
  max: 10,
});

app.get('/reports/:id', async (req: Request, res: Response) => {
  const { rows } = await pool.query('select * from report where id = $1', [req.params.id]);
  res.json(rows[0] ?? { error: 'not found', root: path.sep });
});

app.listen(PORT, () => console.log(`listening on ${PORT}`));
