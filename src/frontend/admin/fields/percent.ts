/** A typed whole number from 0 to 100; null for anything else. */
export function percentIn(typed: string): number | null {
  const text = typed.trim();
  return /^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : null;
}
