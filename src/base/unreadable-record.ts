/**
 * Something stored that this version cannot read: damaged, or written by a newer version of the app. It is left as it is;
 * whoever needs it says so, and everybody else goes on without it.
 */
export class UnreadableRecord extends Error {
  constructor(
    readonly what: 'datasource' | 'binding',
    readonly id: string,
    readonly reason: 'damaged' | 'newer',
  ) {
    super(`${what} ${reason}`);
    this.name = 'UnreadableRecord';
  }
}

/** What `read` brings, or `otherwise` when the record cannot be read. */
export async function unlessUnreadable<T, const U>(read: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof UnreadableRecord) return otherwise;
    throw error;
  }
}
