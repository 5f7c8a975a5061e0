import type { AppError } from '../../contract/failures';
import type { RecognisedProvider } from '../../presets/recognise-provider';
import { err, type Result } from '../../contract/result';
import type { Wording } from '../wording';

/** What a page may have to tell: a failure the app foresaw, or that it could not be reached at all. */
export type PageError = AppError | { code: 'connection-lost' };

export type Outcome<T> = Result<T, PageError>;

/** Waits for an answer; a rejected promise (no network, a crash) becomes a value, so that nothing typed is lost to it. */
export async function settle<T, E>(answer: Promise<Result<T, E>>): Promise<Result<T, E | { code: 'connection-lost' }>> {
  try {
    return await answer;
  } catch {
    return err({ code: 'connection-lost' });
  }
}

export function pageError(
  error: PageError,
  wording: Wording,
  locale: string,
  provider: RecognisedProvider | null = null,
): string {
  return error.code === 'connection-lost' ? wording.connectionLost : wording.appError(error, locale, provider);
}
