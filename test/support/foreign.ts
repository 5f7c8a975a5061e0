import type { ForeignText } from '../../src/contract/foreign-text';
import { foreignText } from '../../src/http/foreign-text';
import { nothingToMask } from '../../src/http/masker';

/** A server's text as a failure or a view holds it. */
export function foreign(text: string): ForeignText {
  const fit = foreignText(text, nothingToMask);
  if (fit === null) throw new Error('nothing is left of this text');
  return fit;
}
