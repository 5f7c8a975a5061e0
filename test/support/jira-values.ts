export type FakeIssue = { id: string; key: string; fields: Record<string, unknown> };

/** What Jira answers to the calls of a refresh, over the issues of the test. Null for any other call. */
export function answerValues(
  { issues, contexts }: { issues: ReadonlyMap<string, FakeIssue>; contexts: (query: URLSearchParams) => string[] },
  { method, url, body }: { method: string; url: URL; body: unknown },
): Response | null {
  const all = [...issues.values()];
  const path = url.pathname.replace('/rest/api/3', '');
  if (method === 'POST' && path === '/search/jql') {
    const asked = body as { jql: string; fields: string[]; maxResults: number; nextPageToken?: string };
    const [, number = '', empty] =
      /^cf\[(\d+)\] is not EMPTY( OR cf\[\1\] is EMPTY)? ORDER BY key ASC$/.exec(asked.jql) ?? [];
    const held = all.filter(({ fields }) => empty !== undefined || (fields[`customfield_${number}`] ?? null) !== null);
    const start = Number(asked.nextPageToken ?? 0);
    const end = start + asked.maxResults;
    const page = held.slice(start, end).map((issue) => withFields(issue, asked.fields));
    return Response.json({
      issues: page,
      isLast: end >= held.length,
      ...(end < held.length && { nextPageToken: String(end) }),
    });
  }
  if (method === 'POST' && path === '/issue/bulkfetch') {
    const asked = body as { issueIdsOrKeys: string[]; fields: string[] };
    const found = all.filter(({ id, key }) => asked.issueIdsOrKeys.includes(id) || asked.issueIdsOrKeys.includes(key));
    return Response.json({ issues: found.map((issue) => withFields(issue, asked.fields)) });
  }
  if (method === 'GET' && /^\/app\/field\/\w+\/context\/configuration$/.test(path)) {
    const applying = contexts(url.searchParams);
    return Response.json({ isLast: true, values: applying.map((id) => ({ id, fieldContextId: id })) });
  }
  if (method === 'GET' && /^\/project\/\w+$/.test(path)) {
    return Response.json({ issueTypes: [{ id: '10100' }, { id: '10101' }] });
  }
  const written = /^\/app\/field\/(\w+)\/value$/.exec(path)?.[1];
  if (method !== 'PUT' || written === undefined) return null;
  for (const { issueIds, value } of (body as { updates: { issueIds: number[]; value: unknown }[] }).updates) {
    for (const issue of all) if (issueIds.includes(Number(issue.id))) issue.fields[written] = value;
  }
  return new Response(null, { status: 204 });
}

function withFields({ id, key, fields }: FakeIssue, wanted: readonly string[]): FakeIssue {
  return { id, key, fields: Object.fromEntries(wanted.map((name) => [name, fields[name] ?? null])) };
}
