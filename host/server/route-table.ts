import * as v from 'valibot';
import { HttpRefusal, type Answer, type Request } from './http';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What the answer of a route is made from. */
export type Asked<Body> = {
  body: Body;
  /** Variable parts of the path, decoded. */
  part: Readonly<Record<string, string>>;
  query: URLSearchParams;
  request: Request;
};

/** One call. `Parts` is what the routes of a table share. */
export type Route<Parts> = {
  method: Method;
  pattern: RegExp;
  answer: (parts: Parts, request: Request, part: Record<string, string>) => Promise<Answer>;
};

type Handler<Parts, Body> = (parts: Parts, asked: Asked<Body>) => unknown;

/** Makes the routes of a table, each from what it takes and what it answers with: JSON, or an answer of its own. */
export function routesOf<Parts>(): {
  get: (path: string, handler: Handler<Parts, null>) => Route<Parts>;
  send: <Shape extends v.GenericSchema>(
    method: Exclude<Method, 'GET'>,
    path: string,
    shape: Shape,
    handler: Handler<Parts, v.InferOutput<Shape>>,
  ) => Route<Parts>;
} {
  return {
    get: (path, handler) => ({
      method: 'GET',
      pattern: patternOf(path),
      answer: async (parts, request, part) => answerOf(await handler(parts, { ...common(request, part), body: null })),
    }),
    send: (method, path, shape, handler) => ({
      method,
      pattern: patternOf(path),
      answer: async (parts, request, part) => {
        const body = v.safeParse(shape, request.body ?? {});
        if (!body.success) throw new HttpRefusal(400, `The body of ${method} ${path}: ${said(body.issues)}`);
        return answerOf(await handler(parts, { ...common(request, part), body: body.output }));
      },
    }),
  };
}

/** Answers by the route that fits; undefined when there is none. */
export async function answerBy<Parts>(
  table: readonly Route<Parts>[],
  parts: Parts,
  request: Request,
): Promise<Answer | undefined> {
  for (const { method, pattern, answer } of table) {
    const match = method === request.method ? pattern.exec(request.url.pathname) : null;
    if (match === null) continue;
    const found = Object.entries(match.groups ?? {}).map(([name, text]) => [name, decodeURIComponent(text)]);
    return answer(parts, request, Object.fromEntries(found) as Record<string, string>);
  }
  return undefined;
}

/** An answer that is not JSON, such as a file to download. */
export class FileAnswer {
  constructor(
    readonly file: Buffer,
    readonly type: string,
  ) {}
}

function answerOf(given: unknown): Answer {
  return given instanceof FileAnswer
    ? { status: 200, file: given.file, type: given.type }
    : { status: 200, json: given };
}

function common(request: Request, part: Record<string, string>): Omit<Asked<null>, 'body'> {
  return { request, part, query: request.url.searchParams };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

function said(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues.map((issue) => `${v.getDotPath(issue) ?? 'it'}: ${issue.message}`).join('; ');
}
