import { Ajv } from 'ajv';
import { faultKinds, type Fault } from '../platform/faults';
import { HttpRefusal } from './http';

const details = {
  path: { type: 'string' },
  status: { type: 'integer', minimum: 400, maximum: 599 },
  retryAfterSeconds: { type: 'integer', minimum: 0 },
  delayMs: { type: 'integer', minimum: 0, maximum: 900_000 },
  skip: { type: 'integer', minimum: 0 },
  times: { type: 'integer', minimum: 1 },
};

const services = Object.keys(faultKinds) as (keyof typeof faultKinds)[];

const fault = {
  type: 'object',
  required: ['service', 'kind', 'times'],
  discriminator: { propertyName: 'service' },
  oneOf: services.map((service) => ({
    additionalProperties: false,
    properties: { service: { const: service }, kind: { enum: faultKinds[service] }, ...details },
  })),
};

const validate = new Ajv({ discriminator: true }).compile<{ faults: Fault[] }>({
  type: 'object',
  required: ['faults'],
  additionalProperties: false,
  properties: { faults: { type: 'array', maxItems: 100, items: fault } },
});

const ajv = new Ajv();

/** The faults in a request to the control API. Throws a refusal that names what is wrong. */
export function faultsOf(body: unknown): Fault[] {
  if (!validate(body)) throw new HttpRefusal(400, ajv.errorsText(validate.errors, { dataVar: 'body' }));
  return body.faults;
}
