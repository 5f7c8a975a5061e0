import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { issueAuthority, issueServerCertificate } from '../../host/sandbox/certificates/certificate';
import { loadCertificates } from '../../host/sandbox/certificates/load';
import { startSandbox } from '../../host/sandbox/index';
import type { LogFields } from '../../src/base/log';
import { mappedFetch } from '../support/mapped-fetch';
import { startTokenServer } from '../support/token-server';
import { silentLog } from './sandbox';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

const day = 86_400_000;
const names = ['auth.sandbox.example', 'api.sandbox.example'];
const load = (now: Date, served = names): ReturnType<typeof loadCertificates> =>
  loadCertificates({ folder: dataDir, domain: 'sandbox.example', names: served, now });

describe('what the sandbox keeps', () => {
  test('is readable by its owner only', async () => {
    const sandbox = await startSandbox({ dataDir, log: silentLog });
    await sandbox.close();
    const folder = join(dataDir, 'sandbox');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder).sort()).toEqual(['certificates.json', 'credentials.json']);
    for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  });

  test('is the same after a restart, and another one elsewhere', async () => {
    const first = await startSandbox({ dataDir, log: silentLog });
    await first.close();
    const second = await startSandbox({ dataDir, log: silentLog });
    await second.close();
    const elsewhere = await startSandbox({ dataDir: join(dataDir, 'elsewhere'), log: silentLog });
    await elsewhere.close();
    expect(second.state().clients).toEqual(first.state().clients);
    expect(second.state().others).toEqual(first.state().others);
    expect(second.caPem).toBe(first.caPem);
    expect(elsewhere.caPem).not.toBe(first.caPem);
    const secrets = first.state().clients.flatMap(({ clientSecret }) => clientSecret ?? []);
    expect(new Set(secrets).size).toBe(secrets.length);
    for (const { clientSecret } of elsewhere.state().clients) expect(secrets).not.toContain(clientSecret);
  });

  test('is not logged', async () => {
    const lines: string[] = [];
    const note = (event: string, fields?: LogFields): void => void lines.push(JSON.stringify({ event, fields }));
    const sandbox = await startSandbox({ dataDir, log: { info: note, warn: note, error: note } });
    await sandbox.close();
    expect(lines).toHaveLength(1);
    for (const { clientSecret } of sandbox.state().clients) {
      if (clientSecret !== null) expect(lines.join('')).not.toContain(clientSecret);
    }
  });
});

describe('certificates', () => {
  test('are valid for the names, under an authority that may sign for nothing else', () => {
    const { authorityPem, server } = load(new Date());
    const authority = new X509Certificate(authorityPem);
    const leaf = new X509Certificate(server.certificatePem);
    expect(authority.ca).toBe(true);
    expect(leaf.ca).toBe(false);
    expect(leaf.checkIssued(authority)).toBe(true);
    expect(leaf.verify(authority.publicKey)).toBe(true);
    expect(names.map((name) => leaf.checkHost(name))).toEqual(names);
    expect(leaf.checkHost('sandbox.example')).toBeUndefined();
  });

  test('are kept until a month before their end, and made anew when a name is missing or the file is broken', () => {
    const now = new Date();
    const first = load(now).server.certificatePem;
    expect(load(new Date(now.getTime() + 300 * day)).server.certificatePem).toBe(first);
    const renewed = load(new Date(now.getTime() + 340 * day)).server.certificatePem;
    expect(renewed).not.toBe(first);
    const more = [...names, 'odd.sandbox.example'];
    const widened = load(new Date(now.getTime() + 340 * day), more).server.certificatePem;
    expect(widened).not.toBe(renewed);
    const file = join(dataDir, 'certificates.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('BEGIN', 'BROKEN'));
    expect(new X509Certificate(load(now, more).server.certificatePem).checkHost('odd.sandbox.example')).toBeDefined();
  });

  test('are stored whole even when made in 2050 and later', () => {
    const { server } = load(new Date('2051-03-01T00:00:00Z'));
    expect(new X509Certificate(server.certificatePem).validTo).toContain('2052');
  });

  test('a client that does not trust the authority does not connect', async () => {
    const [ours, theirs] = await Promise.all([startTokenServer(), startTokenServer()]);
    const stranger = mappedFetch({ hosts: ours.hosts, caPem: theirs.caPem });
    await expect(stranger(ours.tokenUrl)).rejects.toThrow('fetch failed');
    expect(ours.count()).toBe(0);
    await Promise.all([stranger.close(), ours.close(), theirs.close()]);
  });

  test('the authority cannot vouch for a name it is not permitted', async () => {
    const now = new Date();
    const authorityName = 'Narrow';
    const authority = issueAuthority({
      commonName: authorityName,
      permittedDomains: ['sandbox.example'],
      days: 1,
      now,
    });
    const connect = async (name: string): Promise<string> => {
      const leaf = issueServerCertificate({ authority, authorityName, names: [name], days: 1, now });
      const server = await startTokenServer({ name, certificate: leaf });
      const fetch = mappedFetch({ hosts: server.hosts, caPem: authority.certificatePem });
      const outcome = await fetch(server.tokenUrl).then(
        ({ status }) => String(status),
        (error: unknown) => String((error as { cause?: { message?: string } }).cause?.message),
      );
      await Promise.all([fetch.close(), server.close()]);
      return outcome;
    };
    expect(await connect('login.sandbox.example')).toBe('200');
    expect(await connect('bank.example')).toMatch(/permitted subtree violation/);
  });
});
