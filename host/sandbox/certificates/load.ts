import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { readPrivateJson, writePrivateJson } from '../private-file';
import { issueAuthority, issueServerCertificate } from './certificate';
import type { KeyAndCertificate } from './certificate';

/** What the sandbox's servers show, and the authority that vouches for them. */
export type SandboxCertificates = { authorityPem: string; server: KeyAndCertificate };

type Stored = { authority: KeyAndCertificate; server: KeyAndCertificate };

const authorityName = 'Connected Fields sandbox authority';
const renewBeforeDays = 30;

/**
 * The certificates under `folder`, made at the first start and again when they are about to end, when the names
 * changed, or when the file is not readable as such. The keys lie in a file of mode 0600.
 */
export function loadCertificates(options: {
  folder: string;
  domain: string;
  names: string[];
  now: Date;
}): SandboxCertificates {
  const file = join(options.folder, 'certificates.json');
  const stored = usable(readPrivateJson(file), options);
  if (stored !== null) return { authorityPem: stored.authority.certificatePem, server: stored.server };

  const authority = issueAuthority({
    commonName: authorityName,
    permittedDomains: [options.domain],
    days: 730,
    now: options.now,
  });
  const server = issueServerCertificate({
    authority,
    authorityName,
    names: options.names,
    days: 365,
    now: options.now,
  });
  writePrivateJson(file, { authority, server } satisfies Stored);
  return { authorityPem: authority.certificatePem, server };
}

function usable(candidate: unknown, options: { names: string[]; now: Date }): Stored | null {
  if (!isStored(candidate)) return null;
  try {
    const authority = new X509Certificate(candidate.authority.certificatePem);
    const server = new X509Certificate(candidate.server.certificatePem);
    const endsMs = Date.parse(server.validTo) - renewBeforeDays * 86_400_000;
    const good =
      server.verify(authority.publicKey) &&
      options.now.getTime() < endsMs &&
      options.names.every((name) => server.checkHost(name) !== undefined);
    return good ? candidate : null;
  } catch {
    // Not certificates: make new ones.
    return null;
  }
}

function isStored(value: unknown): value is Stored {
  return isRecord(value) && isPair(value.authority) && isPair(value.server);
}

function isPair(value: unknown): value is KeyAndCertificate {
  return isRecord(value) && typeof value.certificatePem === 'string' && typeof value.privateKeyPem === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
