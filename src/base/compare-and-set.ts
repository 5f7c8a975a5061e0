/**
 * Changes what others may change at the same moment: `attempt` reads, decides and writes on the condition that nothing
 * changed since it read, and answers `conflict` where the condition failed. Then it runs anew, on what is there by then, up
 * to `tries` times. Answers its first other answer, or `conflict` when every try met one.
 */
export async function compareAndSet<T>(
  attempt: (tried: number) => Promise<T | 'conflict'>,
  tries = Infinity,
): Promise<T | 'conflict'> {
  for (let tried = 0; tried < tries; tried += 1) {
    const answer = await attempt(tried);
    if (answer !== 'conflict') return answer;
  }
  return 'conflict';
}
