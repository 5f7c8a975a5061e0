import type { IncomingMessage } from 'node:http';
import type { SandboxState } from '../protocol';
import { json, problem, readBody, type Answer } from './http';

type Received = SandboxState['inbox']['messages'][number];

const mostKept = 20;
const maxBodyBytes = 65_536;

/** A webhook that takes messages and shows them, newest first; or refuses them while it is told to. */
export type Inbox = {
  answer: (request: IncomingMessage) => Promise<Answer>;
  state: () => Pick<SandboxState['inbox'], 'answers' | 'messages'>;
  set: (answers: SandboxState['inbox']['answers']) => void;
  clear: () => void;
};

export function openInbox(): Inbox {
  let answers: SandboxState['inbox']['answers'] = 'takes';
  let messages: Received[] = [];
  return {
    answer: async (request) => {
      if (request.method !== 'POST') return problem(405, 'This address answers POST.', { allow: 'POST' });
      const body = await readBody(request, maxBodyBytes);
      if (answers === 'refuses') return problem(503, 'The inbox takes nothing now.');
      if (body === null) return problem(413, 'The message is too long.');
      messages = [{ at: new Date().toISOString(), body }, ...messages].slice(0, mostKept);
      return json(200, { ok: true });
    },
    state: () => ({ answers, messages }),
    set: (wanted) => {
      answers = wanted;
    },
    clear: () => {
      answers = 'takes';
      messages = [];
    },
  };
}
