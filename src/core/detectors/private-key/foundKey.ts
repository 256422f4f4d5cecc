/** A private key found in a text. */
export interface FoundKey {
  readonly start: number;
  readonly end: number;
  /** How it is written down. */
  readonly form: 'pem' | 'base64' | 'der' | 'bytes' | 'xml' | 'putty' | 'jwk' | 'wif' | 'named';
  /** `RSA`, `OPENSSH`, `PuTTY`, `JWK`, `WireGuard` … */
  readonly keyType: string;
  /** Whether a passphrase protects it. */
  readonly encrypted: boolean;
}
