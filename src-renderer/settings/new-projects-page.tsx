// What a new project begins with. Projects that exist keep what they have.
import { NumberInput, Select, Switch, Text } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import type { ProjectDefaults } from '#shared/model/settings.ts';
import { useApp, useStores } from '../app/stores-context.ts';
import { SideSection } from '../ui/side-section.tsx';
import { SizeChoice } from '../ui/size-choice.tsx';
import { useTypedValue } from '../ui/use-typed-value.ts';
import styles from './settings.module.css';

function useDefaults(): { defaults: ProjectDefaults | null; change: (patch: Partial<ProjectDefaults>) => void } {
  const { app } = useStores();
  const defaults = useApp((state) => state.settings?.defaults ?? null);
  const change = (patch: Partial<ProjectDefaults>) => {
    void app.getState().changeSettings({ defaults: patch });
  };
  return { defaults, change };
}

export function NewProjectsPage() {
  return (
    <>
      <RenderCard />
      <PictureCard />
    </>
  );
}

const NOT_CHOSEN = '';

function RenderCard() {
  const { defaults, change } = useDefaults();
  const engines = useApp((state) => state.engines);
  const workflows = useApp((state) => state.workflows);
  return (
    <div className={styles.card}>
      <SideSection title={say`Rendered with`}>
        <Select
          label={say`Engine`}
          value={defaults?.engine ?? NOT_CHOSEN}
          data={[
            { value: NOT_CHOSEN, label: say`ComfyUI where a server is named, else the draft engine` },
            ...engines.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(value) => change({ engine: engines.find(({ id }) => id === value)?.id ?? null })}
        />
        <Select
          label={say`Workflow`}
          searchable
          value={defaults?.workflowFile ?? NOT_CHOSEN}
          data={[
            { value: NOT_CHOSEN, label: say`The first that is offered` },
            ...workflows.map(({ fileName, displayName }) => ({ value: fileName, label: displayName })),
          ]}
          onChange={(value) => change({ workflowFile: value || null })}
        />
        <Switch
          label={say`SageAttention where the workflow has a variant with it`}
          checked={defaults?.useSageAttention ?? false}
          onChange={(event) => change({ useSageAttention: event.currentTarget.checked })}
        />
      </SideSection>
    </div>
  );
}

/** With which the field begins again when "as long as the model can" is taken back. */
const USUAL_SECONDS = 3;

function PictureCard() {
  const { defaults, change } = useDefaults();
  const seconds = defaults?.maxSegmentSeconds ?? null;
  const field = useTypedValue({
    stored: seconds === null ? '' : String(seconds),
    isValid: (text) => Number(text) >= 0.1 && Number(text) <= 600,
    onCommit: (text) => change({ maxSegmentSeconds: Number(text) }),
  });
  return (
    <div className={styles.card}>
      <SideSection title={say`Picture and length`}>
        <SizeChoice size={defaults?.resolution ?? null} onChange={(resolution) => change({ resolution })} />
        <NumberInput
          label={say`Longest segment in seconds`}
          placeholder={say`as long as the model can`}
          disabled={seconds === null}
          step={0.5}
          value={field.text}
          error={field.invalid && say`0.1 to 600`}
          onChange={(value) => field.type(String(value))}
          onBlur={field.commit}
          onKeyDown={field.onKeyDown}
        />
        <Switch
          label={say`As long as the model can`}
          checked={seconds === null}
          onChange={(event) => change({ maxSegmentSeconds: event.currentTarget.checked ? null : USUAL_SECONDS })}
        />
        <Text c="dimmed">{say`A longer shot is split; each segment starts from the last frame of the one before.`}</Text>
      </SideSection>
    </div>
  );
}
