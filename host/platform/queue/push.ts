import { forgeLimits } from '../forge-limits';

/** A push that Forge would refuse: HTTP status and sentence. */
export class QueueRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export type Push = {
  queueName: string;
  jobId: string;
  payload: {
    body: Record<string, unknown>;
    delayInSeconds?: number;
    concurrency?: { key: string; limit: number };
  }[];
};

const { eventsInPush, pushBytes, longestDelaySeconds } = forgeLimits;

/** Checks the body of a push as `@forge/events` sends it. Throws `QueueRefusal`. */
export function checkPush(request: unknown, queues: ReadonlySet<string>): Push {
  const push = request as Push;
  if (!queues.has(push.queueName)) {
    throw new QueueRefusal(400, `The manifest declares no consumer for the queue ${push.queueName}`);
  }
  if (!Array.isArray(push.payload) || push.payload.length === 0 || push.payload.length > eventsInPush) {
    throw new QueueRefusal(400, 'A push has 1 to 50 events');
  }
  if (Buffer.byteLength(JSON.stringify(push.payload)) > pushBytes) {
    throw new QueueRefusal(413, 'A push has at most 200 KB');
  }
  for (const { body, delayInSeconds = 0, concurrency } of push.payload) {
    if (typeof body !== 'object') throw new QueueRefusal(400, 'The body of an event is an object');
    if (delayInSeconds < 0 || delayInSeconds > longestDelaySeconds) {
      throw new QueueRefusal(400, 'A delay is 0 to 900 s');
    }
    if (concurrency && (concurrency.key === '' || concurrency.limit < 1)) {
      throw new QueueRefusal(400, 'A concurrency has a key and a limit of at least 1');
    }
  }
  return push;
}
