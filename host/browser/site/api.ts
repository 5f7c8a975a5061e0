/** Asks the host's server, as the person the page is used as. Rejects with a sentence when the answer is not a success. */
export type Api = <T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
) => Promise<T>;

export function createApi(accountId: string | null): Api {
  return async <T>(method: string, path: string, body?: unknown, signal?: AbortSignal) => {
    const answer = await fetch(path, {
      method,
      headers: {
        ...(accountId === null ? {} : { 'x-host-as': accountId }),
        // The server takes writes as JSON only, also empty ones: no other site's form can send them.
        ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
    const words = await answer.text();
    if (!answer.ok) throw new Error(problem(words) ?? `The host answered ${answer.status} to ${method} ${path}.`);
    return (words === '' ? null : JSON.parse(words)) as T;
  };
}

function problem(words: string): string | null {
  try {
    const answer = JSON.parse(words) as { message?: unknown; error?: unknown };
    const said = answer.message ?? answer.error;
    return typeof said === 'string' ? said : null;
  } catch {
    return words.length > 0 && words.length < 300 && !words.startsWith('<') ? words : null;
  }
}

/** What to say about anything thrown. */
export function sayProblem(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'The host took too long to answer.';
  return error instanceof Error ? error.message : String(error);
}
