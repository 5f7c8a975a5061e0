import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import * as der from './der';

/** A certificate and its private key, both PEM. The key never leaves this machine. */
export type KeyAndCertificate = { certificatePem: string; privateKeyPem: string };

const oid = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
} as const;

const organization = 'Connected Fields local sandbox';
const dayMs = 86_400_000;

/**
 * Makes a certificate authority with a P-256 key that may sign for names below `permittedDomains` only and for no IP
 * address (RFC 5280 §4.2.1.10): whoever trusts it, trusts it for nothing else.
 */
export function issueAuthority(options: {
  commonName: string;
  permittedDomains: string[];
  days: number;
  now: Date;
}): KeyAndCertificate {
  const keys = newKeyPair();
  const name = distinguishedName(options.commonName);
  return {
    privateKeyPem: pemOfKey(keys.privateKey),
    certificatePem: signed({
      subject: name,
      issuer: name,
      subjectKey: keys.publicKey,
      issuerKey: keys.privateKey,
      notBefore: options.now,
      days: options.days,
      extensions: [
        critical(oid.basicConstraints, der.sequence(der.boolean('true'), der.integer(Buffer.from([0])))),
        // keyCertSign and cRLSign: bits 5 and 6.
        critical(oid.keyUsage, der.bitString(Buffer.from([0b0000_0110]), 1)),
        critical(oid.nameConstraints, nameConstraints(options.permittedDomains)),
        extension(oid.subjectKeyIdentifier, der.octetString(keyIdentifier(keys.publicKey))),
      ],
    }),
  };
}

/** Makes a server certificate for DNS names, signed by the authority. */
export function issueServerCertificate(options: {
  authority: KeyAndCertificate;
  authorityName: string;
  names: string[];
  days: number;
  now: Date;
}): KeyAndCertificate {
  const keys = newKeyPair();
  const issuerKey = createPrivateKey(options.authority.privateKeyPem);
  return {
    privateKeyPem: pemOfKey(keys.privateKey),
    certificatePem: signed({
      subject: distinguishedName(options.names[0] ?? ''),
      issuer: distinguishedName(options.authorityName),
      subjectKey: keys.publicKey,
      issuerKey,
      notBefore: options.now,
      days: options.days,
      extensions: [
        critical(oid.basicConstraints, der.sequence()),
        // digitalSignature: bit 0.
        critical(oid.keyUsage, der.bitString(Buffer.from([0b1000_0000]), 7)),
        extension(oid.extendedKeyUsage, der.sequence(der.objectIdentifier(oid.serverAuth))),
        extension(oid.subjectAltName, der.sequence(...options.names.map(generalName))),
        extension(oid.authorityKeyIdentifier, der.sequence(der.implicit(0, keyIdentifier(createPublicKey(issuerKey))))),
        extension(oid.subjectKeyIdentifier, der.octetString(keyIdentifier(keys.publicKey))),
      ],
    }),
  };
}

type ToBeSigned = {
  subject: Buffer;
  issuer: Buffer;
  subjectKey: KeyObject;
  issuerKey: KeyObject;
  notBefore: Date;
  days: number;
  extensions: Buffer[];
};

/** Signs a version 3 certificate with ECDSA and SHA-256 (RFC 5280 §4.1). */
function signed(request: ToBeSigned): string {
  const algorithm = der.sequence(der.objectIdentifier(oid.ecdsaWithSha256));
  const serialNumber = randomBytes(16);
  // Positive and never zero, so its length does not vary.
  serialNumber[0] = ((serialNumber[0] ?? 0) & 0x3f) | 0x40;
  const body = der.sequence(
    der.tagged(0, der.integer(Buffer.from([2]))),
    der.integer(serialNumber),
    algorithm,
    request.issuer,
    // A day back, for clocks that disagree.
    der.sequence(
      der.time(new Date(request.notBefore.getTime() - dayMs)),
      der.time(new Date(request.notBefore.getTime() + request.days * dayMs)),
    ),
    request.subject,
    request.subjectKey.export({ type: 'spki', format: 'der' }),
    der.tagged(3, der.sequence(...request.extensions)),
  );
  const signature = sign('sha256', body, { key: request.issuerKey, dsaEncoding: 'der' });
  return pem('CERTIFICATE', der.sequence(body, algorithm, der.bitString(signature)));
}

function nameConstraints(domains: string[]): Buffer {
  const permitted = domains.map((domain) => der.sequence(der.implicit(2, Buffer.from(domain, 'ascii'))));
  // Address and mask, all zero: every IPv4 and every IPv6 address.
  const noAddress = [8, 32].map((length) => der.sequence(der.implicit(7, Buffer.alloc(length))));
  return der.sequence(der.tagged(0, ...permitted), der.tagged(1, ...noAddress));
}

const generalName = (dnsName: string): Buffer => der.implicit(2, Buffer.from(dnsName, 'ascii'));

function distinguishedName(commonName: string): Buffer {
  const attribute = (type: string, value: string): Buffer =>
    der.set(der.sequence(der.objectIdentifier(type), der.utf8String(value)));
  return der.sequence(attribute(oid.organization, organization), attribute(oid.commonName, commonName));
}

const extension = (id: string, value: Buffer): Buffer => der.sequence(der.objectIdentifier(id), der.octetString(value));

const critical = (id: string, value: Buffer): Buffer =>
  der.sequence(der.objectIdentifier(id), der.boolean('true'), der.octetString(value));

/** Any stable name of the key will do (RFC 5280 §4.2.1.2); this is the first 20 bytes of the SHA-256 of its SPKI. */
function keyIdentifier(key: KeyObject): Buffer {
  const spki = key.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest().subarray(0, 20);
}

function newKeyPair(): { publicKey: KeyObject; privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function pemOfKey(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function pem(label: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
