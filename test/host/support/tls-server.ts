import { mkdtempSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MappedHosts } from '../../../host/platform/functions/pool';
import { loadCertificates } from '../../../host/sandbox/certificates/load';

/** An HTTPS server on loopback behind names below `test-suite.example`, and how a host reaches it. */
export async function startTlsServer(
  names: string[],
  listener: RequestListener,
): Promise<{ mapped: MappedHosts; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'host-tls-'));
  const { authorityPem, server: pair } = loadCertificates({
    folder,
    domain: 'test-suite.example',
    names,
    now: new Date(),
  });
  rmSync(folder, { recursive: true });
  const server = createServer({ cert: pair.certificatePem, key: pair.privateKeyPem }, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    mapped: {
      hosts: Object.fromEntries(names.map((name) => [`${name}:443`, { address: '127.0.0.1', port }])),
      ca: [authorityPem],
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}
