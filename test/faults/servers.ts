import type { ForgeFake } from '../support/forge-runtime';
import type { Ledger } from './ledger';

export const loginHost = 'login.faults.example';
export const apiHost = 'api.faults.example';

/** An authorization server and an API that know, of every token, for which settings it was given. */
export function openServers(
  fake: ForgeFake,
  {
    ledger,
    since,
    lifetime,
    now,
  }: { ledger: Ledger; since: () => number; lifetime: () => number | null; now: () => number },
): { tokens: () => number; calls: () => number } {
  const given = new Map<string, { attempt: number; endsAtMs: number }>();
  let calls = 0;
  fake.approved.add(loginHost).add(apiHost);

  fake.services.set(loginHost, async (request) => {
    const form = new URLSearchParams(await request.text());
    const asked = ledger.attemptOf(form.get('scope') ?? '');
    if (asked === null) {
      ledger.broken.push('a token was asked for with settings that nobody made');
      return Response.json({ error: 'invalid_scope' }, { status: 400 });
    }
    const secret = form.get('client_secret') ?? '';
    if (asked.secret !== null && secret !== asked.secret)
      ledger.broken.push(`settings ${asked.number} were used with the secret of others`);
    const token = `token-${given.size + 1}`;
    const seconds = lifetime();
    given.set(token, { attempt: asked.number, endsAtMs: seconds === null ? Infinity : now() + seconds * 1000 });
    return Response.json({
      access_token: token,
      token_type: 'Bearer',
      ...(seconds !== null && { expires_in: seconds }),
    });
  });

  fake.services.set(apiHost, (request) => {
    calls += 1;
    const [, datasourceId = '', what = ''] = /^\/([^/]+)\/(.*)$/.exec(new URL(request.url).pathname) ?? [];
    const token = given.get(/^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '');
    if (token === undefined || token.endsAtMs <= now()) return Response.json({ message: 'token?' }, { status: 401 });
    const owner = ledger.attemptOf(`g${token.attempt}`)?.datasourceId;
    if (owner !== datasourceId) ledger.broken.push('a token went to another datasource than it was given for');
    else if (!ledger.wasInForce(datasourceId, token.attempt, since()))
      ledger.broken.push('a token of settings that were no longer in force was sent');
    if (what === 'rows') return Response.json({ data: rows });
    const row = rows.find(({ id }) => what === `rows/${id}`);
    return Response.json(row ?? {}, { status: row === undefined ? 404 : 200 });
  });

  return { tokens: () => given.size, calls: () => calls };
}

export const rows = ['a', 'b', 'c'].map((id) => ({ id, name: `Row ${id}` }));
