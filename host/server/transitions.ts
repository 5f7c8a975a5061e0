import { randomUUID } from 'node:crypto';
import { evaluate, EvaluationError } from '../jira/expressions/evaluate';
import { NotModelled } from '../jira/expressions/not-modelled';
import { parseExpression } from '../jira/expressions/parse';
import { JiraRefusal } from '../jira/model';
import { statusesOf, statusId } from '../jira/statuses';
import { ruleModuleOf, type RuleKind, type WorkflowRuleModule } from '../platform/manifest';
import type { HostUser, Issue, WorkflowRule } from '../protocol';
import type { SiteParts } from './site-parts';

type RuleAt = { rule: WorkflowRule; module: WorkflowRuleModule };

/** What a transition does to an issue; `issue` null for one that it creates. */
export type Move = {
  issue: Issue | null;
  projectKey: string;
  to: string;
  fields: Record<string, unknown>;
  user: HostUser;
};

/** The statuses that an issue can go to: those whose conditions all hold. */
export function transitionsOf(parts: SiteParts, issue: Issue, user: HostUser): string[] {
  const project = parts.jira.projects().find(({ key }) => key === issue.projectKey);
  return statusesOf(project ?? { type: 'software' }).filter((to) => {
    const move = { issue, projectKey: issue.projectKey, to, fields: {}, user };
    return to === issue.status || rulesAt(parts, move, 'condition').every((at) => holds(parts, at, move));
  });
}

/** Refuses a transition that a validator of it does not let through, with the validator's own words. */
export async function validate(parts: SiteParts, move: Move): Promise<void> {
  for (const { rule, module } of rulesAt(parts, move, 'validator')) {
    if (module.function === undefined) {
      parts.onNotModelled(`validator ${module.key} by expression`);
      continue;
    }
    const argument = {
      issue: { key: move.issue?.key ?? null },
      configuration: rule.configuration,
      transition: {
        from: { id: move.issue === null ? null : statusId(move.issue.status) },
        to: { id: statusId(move.to) },
        modifiedFields: modified(move),
      },
    };
    const run = await parts.platform.run({ key: module.key, function: module.function }, argument);
    // Forge does not say what a validator that fails does to its transition: here it stops it, which nobody overlooks.
    if (!run.ok) throw new JiraRefusal(400, `The validator ${module.key} failed: ${run.message}`);
    const { result, errorMessage } = (run.value ?? {}) as { result?: unknown; errorMessage?: unknown };
    if (result === true) continue;
    throw new JiraRefusal(400, typeof errorMessage === 'string' ? errorMessage : 'A validator refused the transition.');
  }
}

/** Tells the transition's post functions what has happened, each on its own, in no order. */
export function afterTransition(
  parts: SiteParts,
  { move, from, issue }: { move: Move; from: string | null; issue: Issue },
): void {
  const executionId = randomUUID();
  for (const { rule, module } of rulesAt(parts, move, 'postFunction')) {
    if (module.function === undefined) continue;
    parts.platform.events.send(
      { key: module.key, function: module.function },
      {
        issue: { id: issue.id, key: issue.key },
        transition: {
          executionId,
          from: { id: from === null ? null : statusId(from) },
          to: { id: statusId(move.to) },
        },
        workflow: { id: `workflow-${move.projectKey}`, name: `Workflow of ${move.projectKey}` },
        atlassianId: move.user.accountId,
        configuration: rule.configuration,
        postFunction: { id: rule.id },
      },
    );
  }
}

/** What the editor of workflows says of a rule. */
export function summaryOf(
  { platform, translate }: SiteParts,
  { module: key, configuration }: WorkflowRule,
  locale: string,
): string {
  const module = ruleModuleOf(platform.manifest, key)?.module;
  if (module === undefined) return 'The app has no such rule any more.';
  const described = valueOf(module.configurationDescription?.expression ?? 'null', { config: configuration ?? null });
  return typeof described === 'string' && described !== '' ? described : translate(module.description, locale);
}

function rulesAt({ workflows, platform }: SiteParts, { projectKey, to }: Move, kind: RuleKind): RuleAt[] {
  return workflows.rulesOf(projectKey, to).flatMap((rule) => {
    const found = ruleModuleOf(platform.manifest, rule.module);
    return found?.kind === kind ? [{ rule, module: found.module }] : [];
  });
}

/** Forge: anything but true, and an expression that fails, is false. */
function holds(parts: SiteParts, { rule, module }: RuleAt, { issue, user }: Move): boolean {
  const names = {
    issue: issue && { id: Number(issue.id), key: issue.key, summary: issue.summary, ...issue.fields },
    user: { accountId: user.accountId, displayName: user.displayName },
    config: rule.configuration ?? null,
  };
  return (
    valueOf(module.expression ?? 'false', names, (name) =>
      parts.onNotModelled(`expression of ${module.key}: ${name}`),
    ) === true
  );
}

function valueOf(
  expression: string,
  names: Record<string, unknown>,
  onNotModelled: (name: string) => void = () => undefined,
): unknown {
  try {
    return evaluate(parseExpression(expression), names);
  } catch (error) {
    if (error instanceof NotModelled) onNotModelled(error.message);
    else if (!(error instanceof EvaluationError)) throw error;
    return null;
  }
}

/** Forge: what the transition changes, empty lists and nothing as null. */
function modified({ issue, fields }: Move): Record<string, unknown> {
  const changed = Object.entries(fields).filter(
    ([id, value]) => JSON.stringify(issue?.fields[id] ?? null) !== JSON.stringify(value ?? null),
  );
  return Object.fromEntries(
    changed.map(([id, value]) => [id, Array.isArray(value) && value.length === 0 ? null : value]),
  );
}
