import { ForgeKvsAPIError } from '@forge/kvs';

/** Runs a conditional transaction; answers `conflict` when its condition did not hold. Other failures are thrown. */
export async function unlessConflict(transaction: Promise<void>): Promise<'done' | 'conflict'> {
  try {
    await transaction;
    return 'done';
  } catch (error) {
    if (error instanceof ForgeKvsAPIError && conflictCodes.has(error.code)) return 'conflict';
    throw error;
  }
}

/** The condition failed, or another transaction changed the same record at the same moment. */
const conflictCodes = new Set(['CONDITIONAL_CHECK_FAILED', 'KEY_CONFLICT', 'TRANSACTION_CONFLICT']);
