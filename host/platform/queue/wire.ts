import type { WireAnswer } from '../storage/wire';
import { QueueRefusal } from './push';
import type { Queue } from './queue';

/** Answers one call of `@forge/events` (`/webhook/queue/…`). A path it does not know is answered with 501. */
export async function answerQueue(queue: Queue, path: string, body: unknown): Promise<WireAnswer> {
  const jobId = String((body as { jobId?: unknown } | null)?.jobId);
  try {
    if (path.startsWith('/webhook/queue/publish/')) {
      await queue.push(body);
      return { status: 201, body: {} };
    }
    if (path.startsWith('/webhook/queue/stats/')) {
      const stats = queue.stats(jobId);
      return stats ? { status: 200, body: stats } : { status: 404, body: { message: 'No such job' } };
    }
    if (path.startsWith('/webhook/queue/cancel/')) {
      return (await queue.cancel(jobId))
        ? { status: 204, body: undefined }
        : { status: 404, body: { message: 'No such job' } };
    }
  } catch (error) {
    if (!(error instanceof QueueRefusal)) throw error;
    return { status: error.status, body: { message: error.message, errorMessage: error.message } };
  }
  return { status: 501, body: { message: `The local host does not model ${path}` } };
}
