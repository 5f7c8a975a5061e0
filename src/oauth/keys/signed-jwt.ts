import type { AssertionAlgorithm } from '../../contract/signing-algorithm';

/** How a JWT is signed: its `alg` and `kid`, and what signs the text of header and claims. */
export type Signer = {
  algorithm: AssertionAlgorithm | 'HS256';
  keyId: string | null;
  sign: (text: string) => Buffer;
};

/** A JWT in its compact form (RFC 7515 §3.1): header, claims and signature, each base64url without padding. */
export function signedJwt(header: object, claims: object, { sign }: Pick<Signer, 'sign'>): string {
  const text = `${encoded(header)}.${encoded(claims)}`;
  return `${text}.${sign(text).toString('base64url')}`;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
