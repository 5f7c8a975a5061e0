import * as v from 'valibot';
import type { CopyEvent } from './copies-deps';

const id = v.pipe(v.string(), v.regex(/^customfield_\d{1,12}:\d{1,18}$/));

/** What the page sends that shows a copy. */
export const copyPayload = v.object({ id });

const copyEvent = v.object({ id, runId: v.nullable(v.string()), step: v.pipe(v.number(), v.integer()) });

/** Whether the body of an event is one of ours: a queue may hold events of an earlier version. */
export function isCopyEvent(body: unknown): body is CopyEvent {
  return v.is(copyEvent, body);
}
