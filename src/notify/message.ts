import type { NotifyFormat, NotifyLanguage } from '../contract/notify';
import type { Happening } from './happening';
import { sentenceOf } from './sentences';

export type Message = {
  /** Stays the same when it is sent again, so that a receiver can tell. */
  id: string;
  atMs: number;
  /** Null in a test. */
  datasource: { id: string; name: string } | null;
  happening: Happening;
  /** Deliveries begun. */
  tries: number;
  notBeforeMs: number;
};

/** `page`: where links begin; empty where Jira did not tell it, and then there is none. */
type Style = { format: NotifyFormat; language: NotifyLanguage; page: string };

/** The message as it is sent. */
export function bodyOf({ id, atMs, datasource, happening }: Message, { format, language, page }: Style): string {
  const place = datasource === null ? page : `${page}/datasources/${datasource.id}`;
  const link = page === '' ? null : place;
  const sentence = sentenceOf(happening, datasource?.name ?? '', language);
  const text = link === null ? sentence : `${sentence} ${link}`;
  if (format === 'text') return JSON.stringify({ text });
  return JSON.stringify({ text, id, at: new Date(atMs).toISOString(), datasource, ...membersOf(happening), link });
}

function membersOf(happening: Happening): object {
  switch (happening.event) {
    case 'failing': {
      const { sinceMs, ...members } = happening;
      return { ...members, since: new Date(sinceMs).toISOString() };
    }
    case 'recovered': {
      const { sinceMs, ...members } = happening;
      return { ...members, failingSince: new Date(sinceMs).toISOString() };
    }
    case 'secret-ending':
    case 'test':
      return happening;
  }
}
