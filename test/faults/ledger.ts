/** What somebody asked to be saved: settings and secret carry the number of the attempt, so that a mixture shows. */
export type Attempt = {
  datasourceId: string;
  /** The client secret that was typed; null: the stored one is to stay. */
  secret: string | null;
};

type Commit = { at: number; attempt: number | null; version: number };

/**
 * What was asked for and what was really stored, in the order of the storage. By it every state of the site can be judged:
 * which settings a datasource may have, with which secret, and which tokens may be sent for it.
 */
export type Ledger = {
  /** Numbers an attempt to save. */
  attempt: (attempt: Attempt) => number;
  attemptOf: (scope: string) => (Attempt & { number: number }) | null;
  /** Every call of storage that was carried out; answers how many there were. */
  onStorage: (path: string, body: unknown, status: number) => number;
  /** The secret that a datasource must have now; null: it has none. */
  secretOf: (datasourceId: string) => string | null;
  /** Whether a call that began at this place of the history may use settings of this attempt. */
  wasInForce: (datasourceId: string, attempt: number, since: number) => boolean;
  broken: string[];
};

type Write = {
  entityName?: string;
  key: string;
  value?: {
    version: number;
    settings: { authentication: { oauth?: { scopes: string[] } } };
    credentialsId?: string | null;
  };
};

export function openLedger(): Ledger {
  const attempts: Attempt[] = [];
  const commits = new Map<string, Commit[]>();
  const secrets = new Map<string, string | null>();
  const broken: string[] = [];
  let calls = 0;

  const numberIn = (scope: string): number | null => {
    const number = Number(/^g(\d+)$/.exec(scope)?.[1] ?? NaN);
    return Number.isInteger(number) ? number : null;
  };

  function stored({ key, value }: Write): void {
    const before = commits.get(key) ?? [];
    const last = before.at(-1);
    if (value === undefined) {
      commits.set(key, [...before, { at: calls, attempt: null, version: last?.version ?? 0 }]);
      secrets.delete(key);
      return;
    }
    const number = numberIn(value.settings.authentication.oauth?.scopes[0] ?? '');
    const attempt = number === null ? undefined : attempts[number];
    if (number === null || attempt?.datasourceId !== key) {
      broken.push(`datasource ${key} was stored with settings that nobody asked for`);
      return;
    }
    if (last !== undefined && last.attempt !== null && value.version !== last.version + 1)
      broken.push(`version ${value.version} of datasource ${key} follows version ${last.version}`);
    if (last?.attempt !== number) secrets.set(key, attempt.secret ?? secrets.get(key) ?? null);
    commits.set(key, [...before, { at: calls, attempt: number, version: value.version }]);
  }

  return {
    attempt: (attempt) => attempts.push(attempt) - 1,
    attemptOf: (scope) => {
      const number = numberIn(scope);
      const attempt = number === null ? undefined : attempts[number];
      return number === null || attempt === undefined ? null : { ...attempt, number };
    },
    onStorage: (path, body, status) => {
      calls += 1;
      if (status >= 300 || !path.endsWith('/transaction')) return calls;
      const { set = [], delete: gone = [] } = body as { set?: Write[]; delete?: Write[] };
      for (const write of [...set, ...gone]) if (write.entityName === 'datasource') stored(write);
      return calls;
    },
    secretOf: (datasourceId) => secrets.get(datasourceId) ?? null,
    wasInForce: (datasourceId, attempt, since) => {
      const all = commits.get(datasourceId) ?? [];
      const first = all.findLastIndex(({ at }) => at <= since);
      return all.slice(Math.max(0, first)).some((commit) => commit.attempt === attempt);
    },
    broken,
  };
}
