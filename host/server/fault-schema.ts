import * as v from 'valibot';
import { faultKinds, type FaultyService } from '../platform/faults';

const whole = (min: number, max = Number.MAX_SAFE_INTEGER): v.GenericSchema<number> =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

const faultOf = <const Service extends FaultyService>(
  service: Service,
): v.StrictObjectSchema<
  typeof details & {
    service: v.LiteralSchema<Service, undefined>;
    kind: v.PicklistSchema<(typeof faultKinds)[Service], undefined>;
  },
  undefined
> => v.strictObject({ ...details, service: v.literal(service), kind: v.picklist(faultKinds[service]) });

const details = {
  path: v.exactOptional(v.string()),
  status: v.exactOptional(whole(400, 599)),
  retryAfterSeconds: v.exactOptional(whole(0)),
  delayMs: v.exactOptional(whole(0, 900_000)),
  skip: v.exactOptional(whole(0)),
  times: whole(1),
};

/** The faults in a request to the control API. */
export const faults = v.strictObject({
  faults: v.pipe(
    v.array(
      v.variant('service', [
        faultOf('storage'),
        faultOf('jira'),
        faultOf('queue'),
        faultOf('egress'),
        faultOf('schedule'),
      ]),
    ),
    v.maxLength(100),
  ),
});
