import * as v from 'valibot';

/** Null: all datasources together. */
export const healthPayload = v.object({ datasourceId: v.nullable(v.pipe(v.string(), v.maxLength(100))) });
