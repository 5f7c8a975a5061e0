import { createHmac, timingSafeEqual } from 'node:crypto';
import { reveal, type Secret } from '../base/secret';
import type { FieldOption } from '../contract/field-option';

/** Tells values that the app gave out from those that somebody else wrote into the field. */
export type Seals = {
  sealed: (option: FieldOption) => FieldOption;
  /** Whether this key and label were given out for this context of the field, whatever the source offers now. */
  wasGiven: (option: FieldOption) => boolean;
};

/** Bytes of the code that a value carries: as long as cannot be guessed, as short as an issue's history wants. */
const sealBytes = 16;

/**
 * A code over field context, key and label (HMAC-SHA-256, cut as RFC 2104 §5 allows). Details are not under it: they change
 * with the settings, and nothing is decided by them.
 */
export function createSeals(siteKey: Secret, bindingId: string): Seals {
  const codeOf = ({ key, label }: FieldOption): string =>
    createHmac('sha256', reveal(siteKey))
      .update(JSON.stringify([bindingId, key, label]))
      .digest()
      .subarray(0, sealBytes)
      .toString('base64url');
  return {
    sealed: (option) => ({ ...option, seal: codeOf(option) }),
    wasGiven: (option) => {
      const expected = Buffer.from(codeOf(option));
      const given = Buffer.from(option.seal ?? '');
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}
