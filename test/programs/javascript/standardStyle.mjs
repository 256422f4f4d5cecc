import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'

const password = '‹password:21›'
const apiSecret = "‹token:21›"

;[1, 2].forEach(n => n)

async function settings () {
  await fs.access('.')
  return { user: 'standard', passphrase: '‹password:22›' }
}

const { passphrase } = await settings()
console.log(createHash('sha256').update(password + apiSecret + passphrase).digest('hex'))
