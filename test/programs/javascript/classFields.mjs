import { createHash } from 'node:crypto';

class Vault {
  static masterKey = '‹token:26›';
  #password = "‹password:25›";
  pin() { return this.#password; }
  *keys() { const apiToken = '‹token:27›'; yield apiToken; }
  get auth() { return { user: 'root', password: `‹password:26›` }; }
}

const v = new Vault();
console.log(createHash('sha256').update([Vault.masterKey, v.pin(), ...v.keys(), v.auth.password].join()).digest('hex'));
