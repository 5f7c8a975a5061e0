import { issueAuthority, issueServerCertificate } from '../../host/sandbox/certificates/certificate';
import type { KeyAndCertificate } from '../../host/sandbox/certificates/certificate';

/** A throwaway authority and one certificate it signed. `caPem` is what a client must trust. */
export type ThrowawayTls = { caPem: string; certificatePem: string; privateKeyPem: string };

/**
 * Makes a CA and a server certificate for these DNS names, in about a millisecond. The CA may sign for exactly these
 * names and what is below them. `days: 0` makes one that has ended.
 */
export function throwawayTls(names: string[], options: { days?: number } = {}): ThrowawayTls {
  const now = new Date();
  const authorityName = 'Throwaway test authority';
  const authority: KeyAndCertificate = issueAuthority({
    commonName: authorityName,
    permittedDomains: names,
    days: 2,
    now,
  });
  const server = issueServerCertificate({ authority, authorityName, names, days: options.days ?? 2, now });
  return {
    caPem: authority.certificatePem,
    certificatePem: server.certificatePem,
    privateKeyPem: server.privateKeyPem,
  };
}
