import type { Question } from '../preset';

export const domain: Question<'okta-domain'> = {
  id: 'okta-domain',
  kind: 'host',
  initial: null,
  example: 'acme.okta.com',
};

export const organisations = ['.okta.com', '.oktapreview.com', '.okta-emea.com', '.okta-gov.com'];
