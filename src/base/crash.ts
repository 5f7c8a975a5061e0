/**
 * What a log may say about something that was thrown: its kind, its code and where. Never its message, which may quote
 * what somebody typed or a server sent.
 */
export function crashFields(error: unknown): { error: string; code: string | null; at: string | null } {
  if (!(error instanceof Error)) return { error: typeof error, code: null, at: null };
  const { code } = error as { code?: unknown };
  const frames = afterMessage(error)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    code: typeof code === 'string' ? code.slice(0, 60) : null,
    at:
      frames.length === 0
        ? null
        : frames
            .slice(0, 4)
            .map((line) => line.trim())
            .join(' < '),
  };
}

/** A stack begins with the message, which may have lines that look like frames. */
function afterMessage({ stack = '', message }: Error): string {
  const at = stack.indexOf(message);
  return at < 0 ? '' : stack.slice(at + message.length);
}
