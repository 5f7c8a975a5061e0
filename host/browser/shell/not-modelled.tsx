import type { ReactNode } from 'react';

/** Says what the app asked for and this host does not have, so that a gap of the host is not taken for a fault of the app. */
export function NotModelled({ names }: { names: string[] }): ReactNode {
  if (names.length === 0) return null;
  return (
    <div className="not-modelled" role="alert">
      not modelled: {names.join(', ')}
    </div>
  );
}
