/** By which this app signs: client assertions, grants, and proofs of possession (RFC 7518 §3.1, RFC 8037 §3.1). */
export const assertionAlgorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;
export type AssertionAlgorithm = (typeof assertionAlgorithms)[number];
