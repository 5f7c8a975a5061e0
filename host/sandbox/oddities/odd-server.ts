import type { RequestListener } from 'node:http';
import type { SandboxState } from '../../protocol';
import { addressOf, problem, send } from '../http';
import { hostNames, oddOrigin } from '../names';
import { apiOddities } from './api-answers';
import { silentMs, tokenOddities } from './token-answers';
import type { Oddity } from './token-answers';

/** Serves the endpoints that are broken on purpose, and the host nobody should be led to. */
export function oddServer(): { handle: RequestListener; led: () => number } {
  let led = 0;
  return {
    led: () => led,
    handle: (request, response) => {
      // Read what was sent, so that the connection can be used again.
      request.resume();
      const url = addressOf(request);
      if (url?.hostname === hostNames.elsewhere) {
        led += 1;
        send(response, problem(200, 'A redirect was followed to here.'));
        return;
      }
      const oddity = oddityAt(url?.pathname ?? '');
      if (oddity === undefined) {
        send(response, problem(404, 'No such oddity.'));
        return;
      }
      const answer = oddity.answer();
      if (answer !== null) {
        send(response, answer);
        return;
      }
      const timer = setTimeout(() => {
        send(response, problem(504, 'That took long.'));
      }, silentMs);
      response.on('close', () => {
        clearTimeout(timer);
      });
    },
  };
}

/** Every oddity with its address, as the sandbox's page lists them. */
export function listOddities(): SandboxState['oddities'] {
  const listed = (folder: string, oddities: Record<string, Oddity>): SandboxState['oddities'] =>
    Object.entries(oddities).map(([name, { does }]) => ({ url: `${oddOrigin}/${folder}/${name}`, does }));
  return [...listed('token', tokenOddities), ...listed('api', apiOddities)];
}

function oddityAt(path: string): Oddity | undefined {
  const [, folder, name = ''] = path.split('/');
  const oddities = folder === 'token' ? tokenOddities : folder === 'api' ? apiOddities : {};
  return Object.hasOwn(oddities, name) ? oddities[name] : undefined;
}
