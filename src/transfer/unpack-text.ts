import { gunzipSync } from 'node:zlib';
import { err, ok, type Result } from '../contract/result';
import { transferLimits, type ImportProblem } from '../contract/transfer';

/** The text of a file as it came in a request: as it is, or base64 of gzip. Never more than a little above what a file may have. */
export function unpackText({ text, isPacked }: { text: string; isPacked: boolean }): Result<string, ImportProblem> {
  if (!isPacked) return ok(text);
  const most = 4 * transferLimits.bytes;
  try {
    return ok(gunzipSync(Buffer.from(text, 'base64'), { maxOutputLength: most }).toString('utf8'));
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return err(isTooLarge ? { code: 'too-large', bytes: most, maxBytes: transferLimits.bytes } : { code: 'truncated' });
  }
}
