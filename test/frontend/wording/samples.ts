import type { Wording } from '../../../src/frontend/wording';
import { failureSamples } from './samples/failures';
import { tokenSamples } from './samples/token';
import { transferSamples } from './samples/transfer';
import { fieldSamples } from './samples/field';
import { administrationSamples } from './samples/administration';

export type Sentence = { of: string; text: string };

/** Everything a language can say with the samples, in one order; `missing` are functions without a sample. */
export function sentencesOf(words: Wording, locale: string): { sentences: Sentence[]; missing: string[] } {
  const sentences: Sentence[] = [];
  const missing: string[] = [];
  const visit = (part: unknown, of: string, calls: unknown): void => {
    if (typeof part === 'string') sentences.push({ of, text: part });
    else if (typeof part === 'function') {
      if (!Array.isArray(calls)) missing.push(of);
      else for (const args of calls) visit((part as (...args: unknown[]) => unknown)(...(args as unknown[])), of, null);
    } else if (typeof part === 'object' && part !== null) {
      const below = (calls ?? {}) as Record<string, unknown>;
      for (const [key, value] of Object.entries(part)) visit(value, of === '' ? key : `${of}.${key}`, below[key]);
    } else throw new Error(`${of} is ${String(part)}.`);
  };
  const samples = {
    ...failureSamples(),
    ...tokenSamples(locale),
    ...transferSamples(locale),
    ...fieldSamples(locale),
    ...administrationSamples(locale),
  };
  visit(words, '', samples);
  return { sentences, missing };
}
