import type { CostEstimate, ErrorBudget, MonthUse } from '../../../contract/health';
import { count, listed, percent, size, timeSpan, unitPrice } from '../text';

const datasources = (many: number): string => (many === 1 ? '1 datasource' : `${many} datasources`);

export const health = {
  title: 'Health',
  intro: (timeZone: string): string =>
    `How the access tokens fare, and what the app uses. Hours are in your time zone (${timeZone}), days are days of UTC.`,
  loading: 'Loading the health of the datasources…',
  failedTitle: 'The health page could not be loaded',
  reload: 'Reload',
  asOf: (when: string): string => `As of ${when}.`,
  emptyTitle: 'No datasource has access tokens yet',
  emptyBody:
    'Once a datasource with OAuth2 - Client credentials is saved, this page shows its renewals and failures by hour and by day, the next renewals and the error budget; and from the first call to an API on, what the app uses and costs in a month.',

  allValid: (many: number): string =>
    many === 1
      ? 'The one active datasource has a valid access token'
      : `All ${many} active datasources have a valid access token`,
  someValid: (valid: number, many: number): string => `${valid} of ${datasources(many)} have a valid access token`,
  othersOnUse: 'The others get one when they are used next. That is normal for tokens that live only minutes.',
  allPaused: 'All datasources are paused',
  trouble: (many: number, of: number): string =>
    `${many} of ${datasources(of)} ${many === 1 ? 'needs' : 'need'} attention`,
  troubled: (named: readonly string[], more: number, locale: string): string =>
    `Look at ${listed(more > 0 ? [...named, `${more} more`] : named, locale)}.`,
  troubledOne: (name: string, status: string): string => `${name} (${status.toLowerCase()})`,
  troubleHelp: 'What the server said and what to do stands in each datasource, under Access token.',
  paused: (many: number): string => (many === 0 ? '' : `${many} paused.`),

  failingApis: (many: number): string =>
    many === 1 ? 'The API of 1 datasource is failing' : `The APIs of ${many} datasources are failing`,
  failingApi: (name: string, since: string, failure: string): string => `${name}, since ${since}: ${failure}`,
  failingApisHelp: (more: number): string =>
    `${more === 0 ? '' : `${more} more are in the list of datasources, under “Failing now”. `}What counts is the last call for a field or a refresh.`,

  period: 'Period',
  periods: { hours: 'Last 24 hours', days: 'Last 30 days' },
  datasource: 'Datasource shown',
  allDatasources: 'All datasources',

  renewalsTitle: 'Renewals',
  renewals: 'Renewals',
  failures: 'Failures',
  renewalsSum: { hours: 'In the last 24 hours', days: 'In the last 30 days' },
  renewalsSentence: (period: string, renewals: number, failures: number, locale: string): string =>
    renewals + failures === 0
      ? `${period} no token was requested.`
      : `${period}: ${renewals === 1 ? '1 renewal' : `${count(renewals, locale)} renewals`}, ${failures === 1 ? '1 failure' : `${count(failures, locale)} failures`}.`,
  withoutTitle: 'Minutes without a valid token',
  withoutSeries: 'Minutes',
  withoutSentence: (period: string, seconds: number, locale: string): string =>
    seconds === 0
      ? `${period} a valid token was there whenever one was wanted.`
      : `${period} no valid token was there for ${timeSpan(seconds, locale)} in all, counted from each first request that failed.`,
  callsTitle: 'Calls to APIs, all datasources',
  answered: 'Answered',
  failed: 'Failed',
  callsSentence: (period: string, answered: number, failed: number, locale: string): string =>
    answered + failed === 0
      ? `${period} no API was called.`
      : `${period}: ${count(answered, locale)} answered, ${count(failed, locale)} failed.`,
  failuresTitle: 'Token requests that failed',
  callsFailedTitle: 'API calls that failed',
  failuresSentence: (failed: number, locale: string): string =>
    failed === 1 ? 'A bar shows when it was.' : `Bars show when the ${count(failed, locale)} were.`,
  more: 'Error budget, use and cost',
  less: 'Hide error budget, use and cost',
  showNumbers: (title: string): string => `Show the numbers: ${title}`,
  hideNumbers: (title: string): string => `Hide the numbers: ${title}`,
  when: 'When',
  numbersHelp: 'Newest first. Times in which nothing happened are left out.',

  nextTitle: 'Next renewals',
  nextColumns: { name: 'Datasource', when: 'When' },
  overdue: 'OVERDUE',
  overdueHelp:
    'Overdue means later than ten minutes: two scheduled runs have missed it. The token is renewed at its next use all the same.',
  nextNone:
    'No renewal is planned. Tokens that live only minutes, and those without an expiry, are renewed when they are used.',

  budgetTitle: 'Error budget',
  budgetAim: ({ objective, allowedSeconds }: ErrorBudget, many: number, locale: string): string =>
    many === 1
      ? `The aim is a valid token for ${percent(objective, locale)} of the time: within 30 days the datasource may be without one for ${timeSpan(allowedSeconds, locale)}.`
      : `The aim is a valid token for ${percent(objective, locale)} of the time: within 30 days ${datasources(many)} may together be without one for ${timeSpan(allowedSeconds, locale)}.`,
  budgetUsed: ({ usedSeconds, remaining }: ErrorBudget, locale: string): string => {
    if (usedSeconds === 0) return 'Nothing of it is used.';
    return remaining >= 0
      ? `Used: ${timeSpan(usedSeconds, locale)}. ${percent(remaining, locale)} of the budget is left.`
      : `Used: ${timeSpan(usedSeconds, locale)}, more than there is. Repair what fails before anything else is changed.`;
  },
  budgetAchieved: (share: number, since: string, locale: string): string =>
    `Reached: ${percent(share, locale)}, counted since ${since}.`,
  budgetMeaning:
    'Only time counts in which a token was wanted and none was valid. An outage of the authorization server that the last token outlives costs nothing.',
  budgetBar: (used: number, locale: string): string => `Used part of the error budget: ${percent(used, locale)}`,

  monthTitle: 'Use in this month, all datasources',
  monthSince: (when: string): string => `Counted since ${when}.`,
  monthLines: ({ token, api, storage, soFar }: MonthUse, locale: string): string[] => [
    `Token requests: ${count(token.ok, locale)} answered, ${count(token.failed, locale)} failed`,
    `API calls: ${count(api.ok, locale)} answered, ${count(api.failed, locale)} failed`,
    `Storage reads: ${count(storage.reads, locale)} (${size(storage.readBytes, locale)})`,
    `Storage writes: ${count(storage.writes, locale)} (${size(storage.writeBytes, locale)})`,
    `Function time: ${count(soFar.computeGbSeconds, locale)} GB-seconds`,
    `Logs: ${size(soFar.logBytes, locale)}`,
  ],
  monthNone: 'Nothing was counted in this month yet. The first renewal or call to an API begins it.',
  estimate:
    'These are the app’s own estimates, and rather too low: it sees the values it reads and writes and the time of its functions, not what Forge adds. Saving settings, dropdowns answered from the cache and events of issues that need no call are left out, because counting them would cost more than it tells; a thousand of them cost about a tenth of a cent.',

  costTitle: 'Estimated cost of this month at Forge’s prices',
  costIntro: (since: string): string =>
    `The month at the present rate, in US dollars, at the prices since ${since}. Whoever deploys the app pays for all its installations together, and they share the free part: “Cost” leaves all of it to this site, “At most” none.`,
  costColumns: { what: 'What', used: 'Expected', price: 'Price', cost: 'Cost', most: 'At most' },
  costNames: {
    compute: 'Function time',
    storageReads: 'Storage read',
    storageWrites: 'Storage written',
    logs: 'Logs',
  } satisfies Record<Exclude<keyof CostEstimate, 'totalUsd'>, string>,
  costTotal: 'Total',
  gbSeconds: (amount: number, locale: string): string => `${count(amount, locale)} GB-s`,
  pricePerGbSecond: (price: number, free: string, locale: string): string =>
    `${unitPrice(price, locale)} per GB-s after ${free}`,
  pricePerGb: (price: number, free: string, locale: string): string =>
    `${unitPrice(price, locale)} per GB after ${free}`,
  retention: (days: number): string =>
    `Kept: renewals and failures by hour for 24 hours and by day for 30 days, the use of a day for ${days} days. A deleted datasource takes its counts with it.`,
};
