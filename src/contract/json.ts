/** Anything that survives a JSON round trip: what a resolver may take and return (Forge: no Date, no undefined). */
export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };

/** A JSON object. */
export type JsonObject = { [member: string]: Json };

/** A point in time as an ISO 8601 string in UTC, for example `2026-11-23T19:00:00.000Z`. */
export type IsoTime = string;
