import { createServer } from 'node:https';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KeyAndCertificate } from './certificates/certificate';

/** An HTTPS server on loopback that can be taken away and brought back on the same port. */
export type Listener = {
  address: string;
  port: number;
  running: () => boolean;
  /** Listens again on the same port. */
  start: () => Promise<void>;
  /** Drops every connection; new ones are refused by the system. */
  stop: () => Promise<void>;
};

const address = '127.0.0.1';

/** Listens on a free loopback port with the given certificate. */
export async function openListener(certificate: KeyAndCertificate, handle: RequestListener): Promise<Listener> {
  const server = createServer({ key: certificate.privateKeyPem, cert: certificate.certificatePem }, handle);
  // Longer than a client's pool keeps a connection: it must not be closed under a request that is on its way.
  server.keepAliveTimeout = 60_000;
  // A peer that does not speak TLS, or does not trust the authority, is that peer's problem.
  server.on('tlsClientError', () => undefined);
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, address, () => {
        server.off('error', reject);
        resolve();
      });
    });

  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    address,
    port,
    running: () => server.listening,
    start: async () => {
      if (!server.listening) await listen(port);
    },
    stop: () =>
      new Promise((resolve) => {
        if (!server.listening) {
          resolve();
          return;
        }
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
