import { Ajv } from 'ajv';
import type { Fault } from '../platform/faults';
import { HttpRefusal } from './http';

const faults = {
  type: 'array',
  maxItems: 100,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['service', 'kind', 'times'],
    properties: {
      service: { enum: ['storage', 'jira', 'queue'] },
      path: { type: 'string' },
      kind: { enum: ['refuse', 'lose', 'delay'] },
      status: { type: 'integer', minimum: 400, maximum: 599 },
      retryAfterSeconds: { type: 'integer', minimum: 0 },
      delayMs: { type: 'integer', minimum: 0, maximum: 900_000 },
      times: { type: 'integer', minimum: 1 },
    },
  },
};

const ajv = new Ajv();
const validate = ajv.compile<{ faults: Fault[] }>({
  type: 'object',
  required: ['faults'],
  additionalProperties: false,
  properties: { faults },
});

/** The faults in a request to the control API. Throws a refusal that names what is wrong. */
export function faultsOf(body: unknown): Fault[] {
  if (!validate(body)) throw new HttpRefusal(400, ajv.errorsText(validate.errors, { dataVar: 'body' }));
  return body.faults;
}
