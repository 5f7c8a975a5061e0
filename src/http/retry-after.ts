/**
 * Seconds that `Retry-After` asks to wait (RFC 9110 §10.2.3): seconds or an HTTP date. Null when absent or unreadable,
 * 0 for a date that has passed.
 */
export function retryAfterSeconds(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,10}$/.test(text)) return Number(text);
  // An HTTP date names a weekday; Date.parse alone would take "-5" or "1.5" for a year.
  if (!/^[A-Za-z]{3,9},? /.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - nowMs) / 1000));
}
