import { Agent, buildConnector, fetch as undiciFetch } from 'undici';
import type { RequestInit as UndiciRequestInit } from 'undici';

/** A `fetch` for tests that finds reserved names on loopback and trusts one more authority; TLS stays fully checked. */
export type MappedFetch = typeof fetch & { close: () => Promise<void> };

/** More callers than this wait for a connection; a test that holds answers back must hold fewer. */
const maxConnections = 128;

/**
 * Makes a fetch that leads `name:port` to the address and port in `hosts`; every other name is not found, so no test
 * leaves the machine. Answers are genuine `Response`s of this Node. Close it at the end of the test file.
 */
export function mappedFetch(options: {
  hosts: Record<string, { address: string; port: number }>;
  caPem: string;
}): MappedFetch {
  const connect = buildConnector({ ca: options.caPem });
  const dispatcher = new Agent({
    connections: maxConnections,
    connect: (to, callback) => {
      const port = to.port === '' ? (to.protocol === 'https:' ? '443' : '80') : to.port;
      const target = options.hosts[`${to.hostname}:${port}`];
      if (target === undefined) {
        callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${to.hostname}`), { code: 'ENOTFOUND' }), null);
        return;
      }
      connect({ ...to, hostname: target.address, port: String(target.port), servername: to.hostname }, callback);
    },
  });

  const call = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = input instanceof Request ? input.url : input;
    const answer = await undiciFetch(url, { ...(init as UndiciRequestInit), dispatcher });
    const hasBody = ![101, 204, 205, 304].includes(answer.status);
    const response = new Response(hasBody ? (answer.body as ReadableStream | null) : null, {
      status: answer.status,
      statusText: answer.statusText,
      headers: [...answer.headers],
    });
    Object.defineProperty(response, 'url', { value: answer.url });
    return response;
  };
  return Object.assign(call, { close: () => dispatcher.destroy() });
}
