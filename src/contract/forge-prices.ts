/** Prices in US dollars, and what is free every month. The free part is the app's: all its installations share it. */
export type PlatformPrices = Record<
  'compute' | 'storageReads' | 'storageWrites' | 'logs',
  { free: number; usd: number }
>;

/** Forge's prices since January 2026: a GB-second, a GB read, a GB written, a GB of logs. */
export const forgePrices: PlatformPrices = {
  compute: { free: 200_000, usd: 0.000025 },
  storageReads: { free: 0.1, usd: 0.055 },
  storageWrites: { free: 0.1, usd: 1.09 },
  logs: { free: 1, usd: 1.005 },
};

/** What the manifest gives each function. */
export const functionMemoryMb = 256;

export const bytesPerGb = 1e9;
