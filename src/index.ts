// What Forge calls: one export for every function of manifest.yml, by kind of module. No logic here.

// Resolvers of pages
export { adminResolver } from './resolvers/admin';
export { fieldResolver } from './resolvers/field';

// Scheduled triggers
export { clearLeftovers } from './triggers/clear-leftovers';
export { renewTokens } from './triggers/renew-tokens';

// Queue consumers
export { renewalConsumer } from './triggers/renewal-consumer';
