/** Plain facts for a log line: ids, codes and counts. Secrets have no place here and their type does not fit. */
export type LogFields = Record<string, string | number | boolean | null>;

export type Log = {
  info: (event: string, fields?: LogFields) => void;
  warn: (event: string, fields?: LogFields) => void;
  error: (event: string, fields?: LogFields) => void;
};

/** Writes one JSON line an event to the console, where Forge's logs read it. */
export const consoleLog: Log = {
  info: (event, fields) => {
    console.info(line(event, fields));
  },
  warn: (event, fields) => {
    console.warn(line(event, fields));
  },
  error: (event, fields) => {
    console.error(line(event, fields));
  },
};

/** An event as the text that Forge's logs hold. */
export function line(event: string, fields: LogFields = {}): string {
  return JSON.stringify({ event, ...fields });
}
