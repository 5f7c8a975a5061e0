/** A whole number as it was typed. One that is none goes as -1, which the backend refuses with the range. */
export function whole(text: string): number {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : -1;
}
