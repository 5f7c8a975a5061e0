import { Button, Inline, Stack } from '@forge/react';
import React, { useState } from 'react';
import { refreshSchedules, type RefreshPlan } from '../../../contract/refresh';
import { ChoiceInput, TextInput } from '../../shared/inputs';
import { Section } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { percentIn } from './percent';

type Props = {
  plan: RefreshPlan;
  isBusy: boolean;
  /** Saves; answers a sentence when that failed. What was typed stays either way. */
  onSave: (plan: RefreshPlan) => Promise<string | null>;
};

/** When a field's labels are refreshed without being asked, and what stops any refresh of them. */
export function PlanForm({ plan, isBusy, onSave }: Props): React.JSX.Element {
  const { wording } = useSurroundings();
  const words = wording.refresh;
  const [schedule, setSchedule] = useState(plan.schedule);
  const [typed, setTyped] = useState(String(plan.thresholdPercent));
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const thresholdPercent = percentIn(typed);
    setProblem(thresholdPercent === null ? words.thresholdProblem : null);
    if (thresholdPercent !== null) setProblem(await onSave({ schedule, thresholdPercent }));
  };
  return (
    <Section title={words.planTitle}>
      <Stack space="space.100">
        <ChoiceInput
          id="refresh.schedule"
          label={words.schedule}
          value={schedule}
          choices={refreshSchedules.map((value) => ({ value, label: wording.refreshSchedule(value) }))}
          onChange={setSchedule}
        />
        <TextInput
          id="refresh.threshold"
          label={words.threshold}
          help={words.thresholdHelp}
          type="number"
          value={typed}
          revision={0}
          problem={problem}
          onChange={setTyped}
        />
        <Inline>
          <Button isDisabled={isBusy} onClick={() => void save()}>
            {words.savePlan}
          </Button>
        </Inline>
      </Stack>
    </Section>
  );
}
