import { startHostProcess } from './host';

/** Makes the bundle once, before two workers would make it at the same time. */
export default async function warm(): Promise<void> {
  const host = await startHostProcess();
  await host.stop();
}
