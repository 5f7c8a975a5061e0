// `node:http` and `node:https` as functions have them: every connection goes by the rules of egress, as those of `fetch` do.
import http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';

/**
 * @typedef {{
 *   judge: (url: string) => Promise<{allowed: boolean, reason?: string}>,
 *   report: (call: {url: string, status: number, blocked: boolean, ms: number}) => void,
 *   mapped: (host: string) => {address: string, port: number} | undefined,
 *   ca: string[],
 * }} Rules
 */

/** @param {Rules} rules */
export function proxyHttp(rules) {
  for (const [module, protocol] of /** @type {[any, string][]} */ ([
    [http, 'http:'],
    [https, 'https:'],
  ])) {
    module.Agent.prototype.createConnection = (/** @type {any} */ to, /** @type {any} */ done) => {
      connect(rules, protocol, to).then((socket) => done(null, socket), done);
    };
    const plain = module.request;
    module.request = (/** @type {any[]} */ ...given) => {
      const request = plain(...given);
      const startedAt = performance.now();
      const url = `${protocol}//${request.getHeader('host') ?? request.host}`;
      const told = (/** @type {number} */ status, blocked = false) =>
        rules.report({ url, status, blocked, ms: Math.round(performance.now() - startedAt) });
      request.once('response', (/** @type {any} */ response) => told(response.statusCode));
      request.once('error', (/** @type {any} */ error) => {
        const blocked = error.blocked === true;
        told(blocked ? 403 : 0, blocked);
      });
      return request;
    };
    module.get = (/** @type {any[]} */ ...given) => module.request(...given).end();
  }
}

/** @param {Rules} rules @param {string} protocol @param {any} to */
async function connect({ judge, mapped, ca }, protocol, to) {
  const host = to.servername || to.host;
  const port = to.port ?? (protocol === 'https:' ? 443 : 80);
  const verdict = await judge(`${protocol}//${host}:${port}`);
  if (!verdict.allowed) {
    const error = Object.assign(new Error(`Egress to ${host} is not allowed.`), { blocked: true });
    error.name = verdict.reason ?? 'Error';
    throw error;
  }
  const there = mapped(`${host}:${port}`);
  const place = there === undefined ? {} : { host: there.address, port: there.port, ca };
  return tls.connect({ ...to, ...place, path: undefined, servername: host });
}
