// What Forge calls: one export for every function of manifest.yml, by kind of module. No logic here.

// Resolvers of pages
export { adminResolver } from './resolvers/admin';
export { fieldResolver } from './resolvers/field';
export { ruleResolver } from './resolvers/rule';

// Scheduled triggers
export { dailyCleanup } from './triggers/daily-cleanup';
export { refreshLabels } from './triggers/refresh-labels';
export { renewTokens } from './triggers/renew-tokens';

// Events of Jira
export { issueChanged } from './triggers/issue-changed';

// Actions of automation
export { lookUpOptions, setConnectedField } from './triggers/actions';

// Rules of workflows
export { postFunction } from './triggers/post-function';
export { validateValue } from './triggers/validate-value';

// Queue consumers
export { notifyConsumer } from './triggers/notify-consumer';
export { copyConsumer } from './triggers/copy-consumer';
export { refreshConsumer } from './triggers/refresh-consumer';
export { renewalConsumer } from './triggers/renewal-consumer';
