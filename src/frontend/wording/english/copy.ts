import {
  copyLimits,
  type CopyEstimate,
  type CopyInterval,
  type CopyStop,
  type SinceFormat,
} from '../../../contract/copy';
import type { CopyKind, CopyPhase } from '../../../contract/copy';
import { count, duration, size, usd } from '../text';
import { appError } from './app-errors';
import { completeness } from './paging';

export const copy = {
  interval: {
    label: 'Renew the copy',
    help: `It begins by itself, at most an hour after it is due. A copy that could not be renewed for ${copyLimits.keptDays} days is used no more and deleted.`,
  },
  maxRows: {
    label: 'Rows at most',
    help: (max: number, locale: string): string =>
      `Up to ${count(max, locale)}. Of a source with more rows no copy is made: half a list is none to search in.`,
  },
  sinceFormat: {
    label: 'How the time in {since} is written',
    help: `Between two complete copies only what has changed since is asked for. A complete one is made after ${copyLimits.wholeDays} days, and by hand: no API tells of rows that are gone.`,
  },
  sinceHint:
    'Where the API can give only the rows that changed after a time, name that time in the path, for example {?updated_since=since}: then it is asked for everything once a week only.',
  personalData:
    'The rows are kept in this site’s Forge storage, without encryption of their own, for the people who may use the field. Leave personal data out that nobody searches for: key, label and details are all that is kept.',
  estimateTitle: 'What it costs',
  estimate: (
    { rows, isAtLeast, writtenBytes, readBytes }: CopyEstimate,
    { month, search }: { month: number; search: number },
    locale: string,
  ): string =>
    `${isAtLeast ? 'At least ' : ''}${count(rows, locale)} rows: each complete copy writes about ${size(writtenBytes, locale)} and reads ${size(readBytes, locale)} of Forge’s storage. That is ${usd(month, locale)} a month at most, and ${usd(search * 10_000, locale)} for 10,000 searches, at Forge’s prices without its free part. Who deploys the app pays it.`,
  estimateMore: 'Nobody knows how many rows the API has: the preview read a part of them.',
  title: 'Copy of the source',
  loading: 'Looking at the copy…',
  none: 'There is no copy yet. Until there is one, people search in the rows that the API gives.',
  served: (rows: number, when: string, locale: string): string =>
    `People search in ${count(rows, locale)} rows from ${when}.`,
  changedRows: (rows: number, whenWhole: string, locale: string): string =>
    `${count(rows, locale)} ${rows === 1 ? 'row has' : 'rows have'} come or changed since the complete copy from ${whenWhole}.`,
  dropped: (rows: number, locale: string): string =>
    `${count(rows, locale)} ${rows === 1 ? 'row has' : 'rows have'} no usable key and cannot be found.`,
  nothingGone: 'No stored value is called gone.',
  otherSettings:
    'The copy is of other settings than those that are saved: people search in the rows that the API gives until it is renewed.',
  tooOld: `The copy is older than ${copyLimits.keptDays} days and is used no more.`,
  running: (
    kind: CopyKind,
    phase: CopyPhase,
    { rows, pages }: { rows: number; pages: number },
    locale: string,
  ): string => {
    if (pages === 0) return kind === 'whole' ? 'A copy is being made: reading begins.' : 'Reading of changes begins.';
    const read = `${count(rows, locale)} rows of ${count(pages, locale)} ${pages === 1 ? 'page' : 'pages'}`;
    if (phase === 'building') return `A copy is being made: ${read} were read; words are put in order.`;
    return kind === 'whole' ? `A copy is being made: ${read} were read.` : `Changes are being read: ${read} so far.`;
  },
  waits: (when: string): string => `The source could not be read. It is tried again ${when}.`,
  next: (when: string): string => `Next renewal: ${when}`,
  lastCost: (
    {
      writtenBytes,
      readBytes,
      functionMs,
      usd: price,
    }: { writtenBytes: number; readBytes: number; functionMs: number; usd: number },
    locale: string,
  ): string =>
    `The last renewal wrote ${size(writtenBytes, locale)}, read ${size(readBytes, locale)} and worked for ${duration(functionMs, locale)}, which costs ${usd(price, locale)}.`,
  stored: (bytes: number, locale: string): string => `${size(bytes, locale)} are stored.`,
  failed: (when: string): string => `Not renewed (${when})`,
  kept: 'The copy from before is still used.',
  keptNone: 'People search in the rows that the API gives.',
  renew: 'Renew copy now',
  renewing: 'The copy is being renewed',
  actionFailed: 'The copy could not be renewed',
};

export function copyInterval(interval: CopyInterval): string {
  switch (interval) {
    case 'hourly':
      return 'Every hour';
    case 'six-hourly':
      return 'Every six hours';
    case 'daily':
      return 'Every day';
    case 'weekly':
      return 'Every week';
  }
}

export function sinceFormat(format: SinceFormat): string {
  switch (format) {
    case 'iso':
      return '2026-11-28T10:32:00Z';
    case 'date':
      return '2026-11-28';
    case 'seconds':
      return 'Seconds since 1970';
    case 'milliseconds':
      return 'Milliseconds since 1970';
  }
}

/** Why a copy was not renewed, and what to do. */
export function copyStop(stop: CopyStop, locale: string): string {
  switch (stop.code) {
    case 'source':
      return `The source could not be read. ${appError(stop.failure, locale)}`;
    case 'incomplete':
      if (stop.reason === 'row-limit')
        return 'The source has more rows than a copy may have. Raise the limit, or let the path leave out what nobody looks for.';
      if (stop.reason === 'page-limit') return 'The source has too many pages. Set a larger page size.';
      return `Not all rows were read. ${completeness({ verdict: 'incomplete', reason: stop.reason })}`;
    case 'shrunk':
      return `The source gave ${count(stop.now, locale)} rows, where the copy has ${count(stop.before, locale)}. If that is right, renew the copy by hand.`;
    case 'datasource-missing':
      return 'The datasource of this field no longer exists. Connect the field to another one.';
    case 'context-gone':
      return 'Jira no longer has this context of the field, so that the copy was deleted. If that is meant, disconnect the field.';
    case 'settings-changed':
      return 'The field or its datasource was changed meanwhile. The copy is made anew.';
    case 'interrupted':
      return 'The renewal broke off again and again at the same place. The app’s log says where. Renew the copy by hand, and report it if it stops there once more.';
  }
}
