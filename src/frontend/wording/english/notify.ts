import type { NotifyProblem } from '../../../contract/notify';
import type { UnreachableProblem } from '../../../contract/token-failure';

export const notify = {
  title: 'Notifications',
  intro:
    'When a datasource fails for five minutes, works again, or its secret is about to end, the app sends a message to an address of your choice.',
  loading: 'Loading the notifications…',
  failedTitle: 'The notifications could not be loaded',
  none: 'Nobody is told yet',
  unreadable: 'Nobody is told: where messages go cannot be read',
  unreadableBody:
    'What is stored is damaged, or another version of the app wrote it. It is left as it is until you enter the address again and save.',
  noneBody: 'Enter the address of an incoming webhook: of a chat, of an automation rule, or of a program of yours.',
  url: {
    label: 'Address that takes messages',
    help: 'https. It is kept encrypted, because often the address is all one needs to write there.',
    saved: (host: string): string => `Messages go to ${host}.`,
    replace: 'Enter another address',
    keep: 'Keep the saved address',
  },
  format: {
    label: 'What it takes',
    all: 'JSON with all members',
    text: 'JSON with “text” alone',
    help: 'Choose “text” alone for chats: some refuse members that they do not know.',
  },
  language: { label: 'Language of the messages', en: 'English', de: 'German' },
  header: { show: 'Header for the receiver', hide: 'Hide the header' },
  headerName: { label: 'Header name (optional)', help: 'For a receiver that wants a token of its own in a header.' },
  headerValue: {
    label: 'Header value',
    help: 'Kept encrypted.',
    saved: 'Kept encrypted. Empty: the saved one stays.',
  },
  save: 'Save',
  test: 'Send a test message',
  remove: 'Tell nobody any more',
  removeTitle: 'Tell nobody any more?',
  removeBody: 'The address is deleted, and messages that are on their way with it.',
  dismiss: 'Cancel',
  outdatedTitle: 'Somebody else saved other settings meanwhile',
  outdated: 'Or you did, in another window. Below are those from before: reload to see what is in force now.',
  savedOnly: 'Saved.',
  saved: 'Saved. What fails now is told within minutes.',
  arrived: 'The test message was taken.',
  notArrived: (reason: string): string => `The test message did not arrive: ${reason}`,
  notAllowed: (host: string): string => `The site has not approved ${host}. Messages wait until it does.`,
  approve: 'Approve the host',
  last: {
    arrived: (when: string): string => `The last message was taken on ${when}.`,
    failed: (when: string, reason: string): string => `The last message, on ${when}, did not arrive: ${reason}`,
    never: 'No message about a datasource was sent yet.',
  },
  waiting: (count: number): string =>
    count === 1 ? 'One message waits for its next try.' : `${count} messages wait for their next try.`,
  givenUp: (count: number): string =>
    count === 1
      ? 'One message was given up after many tries over a day.'
      : `${count} messages were given up after many tries over a day.`,
  what: 'What is sent',
  whatLess: 'Hide what is sent',
  whatBody:
    'One message for each change of a datasource, with a link to it. Of one that comes and goes often, fewer. No secret, and no text of a server.',
};

/** Why a message did not arrive, and whose move it is. */
export function notifyProblem(problem: NotifyProblem): string {
  switch (problem.code) {
    case 'status':
      return problem.status === 404 || problem.status === 410
        ? `there is nothing at the address (HTTP ${problem.status}). Copy it anew from the receiver.`
        : problem.status === 401 || problem.status === 403
          ? `the receiver refused it (HTTP ${problem.status}). Look whether it wants a header with a token.`
          : problem.status === 400 || problem.status === 422
            ? `the receiver could not read it (HTTP ${problem.status}). Choose what it takes: “text” alone for a chat.`
            : `the receiver answered HTTP ${problem.status}.`;
    case 'redirect':
      return `the receiver leads elsewhere (HTTP ${problem.status}), which is not followed. Enter the address that it leads to.`;
    case 'egress':
      return `the site has not approved ${problem.host}. Approve it.`;
    case 'unreachable':
      return unreachable(problem.problem);
  }
}

function unreachable(problem: UnreachableProblem): string {
  switch (problem) {
    case 'timeout':
      return 'the receiver did not answer in time.';
    case 'network':
      return 'the connection broke off.';
    case 'tls':
      return 'the receiver’s certificate is not valid. Its operator has to renew it.';
    case 'name-not-found':
      return 'there is no host of that name. Check the address.';
    case 'refused':
      return 'the receiver takes no connections.';
  }
}
