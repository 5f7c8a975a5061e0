import { Button, Inline, Stack } from '@forge/react';
import React, { useState } from 'react';
import { refreshSchedules, type RefreshPlan } from '../../../contract/refresh';
import { ChoiceInput, TextInput } from '../../shared/inputs';
import { Section } from '../../shared/layout';
import { useSurroundings } from '../../shared/surroundings';
import { timeOfDay } from '../../shared/when';
import { percentIn } from './percent';

type Props = {
  plan: RefreshPlan;
  isBusy: boolean;
  /** Saves; answers a sentence when that failed. What was typed stays either way. */
  onSave: (plan: RefreshPlan) => Promise<string | null>;
};

const hours = Array.from({ length: 24 }, (_, hour) => String(hour));

const hourOf = ({ at }: RefreshPlan): string => (at === undefined ? '' : String(at.hour));

/** When a field's labels are refreshed without being asked, and what stops any refresh of them. */
export function PlanForm({ plan, isBusy, onSave }: Props): React.JSX.Element {
  const { wording, ...place } = useSurroundings();
  const words = wording.refresh;
  const [seen, setSeen] = useState(plan);
  const [schedule, setSchedule] = useState(plan.schedule);
  const [hour, setHour] = useState(hourOf(plan));
  const [typed, setTyped] = useState(String(plan.thresholdPercent));
  const [revision, setRevision] = useState(0);
  // Somebody else saved another one: it is shown, unless something was changed here.
  if (JSON.stringify(seen) !== JSON.stringify(plan)) {
    setSeen(plan);
    if (schedule === seen.schedule && hour === hourOf(seen) && typed === String(seen.thresholdPercent)) {
      setSchedule(plan.schedule);
      setHour(hourOf(plan));
      setTyped(String(plan.thresholdPercent));
      setRevision(revision + 1);
    }
  }
  const timeZone = plan.at !== undefined && hour === hourOf(plan) ? plan.at.timeZone : place.timeZone;
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const thresholdPercent = percentIn(typed);
    const at = hour === '' || schedule === 'off' ? null : { hour: Number(hour), timeZone };
    setProblem(thresholdPercent === null ? words.thresholdProblem : null);
    if (thresholdPercent !== null) setProblem(await onSave({ schedule, ...(at !== null && { at }), thresholdPercent }));
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
        {schedule === 'off' ? null : (
          <ChoiceInput
            id="refresh.hour"
            label={words.hour.label}
            help={hour === '' ? undefined : words.hour.help(timeZone)}
            value={hour}
            choices={[
              { value: '', label: words.hour.any },
              ...hours.map((value) => ({ value, label: timeOfDay(Number(value), place.dateLocale) })),
            ]}
            isSearchable
            onChange={setHour}
          />
        )}
        <TextInput
          id="refresh.threshold"
          label={words.threshold}
          help={words.thresholdHelp}
          type="number"
          value={typed}
          revision={revision}
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
