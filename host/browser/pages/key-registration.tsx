import { useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import TextField from '@atlaskit/textfield';
import { sayProblem } from '../site/api';
import { useSession } from '../site/session';

/** Keys in place of those that a client is known by, as an authorization server takes them: a JWKS, or one key. */
export function KeyRegistration({ clientId }: { clientId: string }): ReactNode {
  const { api } = useSession();
  const [text, setText] = useState('');
  const [said, setSaid] = useState<string | null>(null);
  const register = async (): Promise<void> => {
    const keys = publicKeysIn(text);
    if (keys === null) {
      setSaid('This is no JWKS of public keys.');
      return;
    }
    try {
      await api('POST', '/_site/sandbox', { registerKeys: { clientId, keys } });
      setSaid(keys.length === 1 ? 'One key is registered.' : `${keys.length} keys are registered.`);
      setText('');
    } catch (error) {
      setSaid(sayProblem(error));
    }
  };
  const id = `keys-of-${clientId}`;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void register();
      }}
    >
      <label className="labelled" htmlFor={id}>
        Public keys of {clientId} (JWKS)
        <TextField id={id} value={text} isRequired onChange={(event) => setText(event.currentTarget.value)} />
      </label>
      <Button type="submit">Register the keys</Button>
      <p role="status">{said ?? ''}</p>
    </form>
  );
}

/** Members of a JWK are texts; a private one has no place at a server. */
function publicKeysIn(text: string): Record<string, string>[] | null {
  try {
    const given = JSON.parse(text) as { keys?: unknown };
    const keys = (Array.isArray(given.keys) ? given.keys : [given]) as Record<string, unknown>[];
    const texts = keys.map((key) =>
      Object.fromEntries(
        Object.entries(key).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ),
    );
    return texts.length > 0 && texts.every((key) => 'kty' in key && !('d' in key)) ? texts : null;
  } catch {
    return null;
  }
}
