// Size, rate and length of what comes out.
import { NumberInput, Switch } from '@mantine/core';
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { ProjectPatch } from '#shared/model/project.ts';
import { useProject, useStores } from '../app/stores-context.ts';
import { SideSection } from '../ui/side-section.tsx';
import { SizeChoice } from '../ui/size-choice.tsx';
import { useTypedValue } from '../ui/use-typed-value.ts';
import { numberWithin, USUAL_SEGMENT_SECONDS } from './output-values.ts';
import styles from './project.module.css';

function useChangeProject() {
  const { project } = useStores();
  return (patch: ProjectPatch) => void project.getState().editOrReport({ kind: 'project.change', patch });
}

export function OutputSection() {
  return (
    <div className={styles.card}>
      <SideSection title={say`Picture and length`}>
        <ResolutionFields />
        <RateField />
        <SegmentLengthFields />
      </SideSection>
    </div>
  );
}

function ResolutionFields() {
  const change = useChangeProject();
  const resolution = useProject((state) => state.view?.settings.resolution ?? null);
  return <SizeChoice size={resolution} onChange={(size) => change({ resolution: size })} />;
}

function RateField() {
  const change = useChangeProject();
  const framesPerSecond = useProject((state) => state.view?.settings.framesPerSecond ?? null);
  const isRate = numberWithin(1, 120);
  const field = useTypedValue({
    stored: framesPerSecond === null ? '' : String(framesPerSecond),
    isValid: (text) => text === '' || isRate(text),
    onCommit: (text) => change({ fps: text === '' ? null : Number(text) }),
  });
  return (
    <NumberInput
      label={say`Frames per second`}
      description={say`Empty: the engine’s own rate`}
      placeholder={say`the workflow’s own`}
      value={field.text}
      error={field.invalid && say`${1} to ${120}`}
      onChange={(value) => field.type(String(value))}
      onBlur={field.commit}
      onKeyDown={field.onKeyDown}
    />
  );
}

function SegmentLengthFields() {
  const change = useChangeProject();
  const stored = useProject((state) => state.view?.settings.maxSegmentSeconds ?? null);
  const field = useTypedValue({
    stored: stored === null ? '' : String(stored),
    isValid: numberWithin(0.1, 600),
    onCommit: (text) => change({ max_segment_seconds: Number(text) }),
  });
  return (
    <>
      <NumberInput
        label={say`Longest segment in seconds`}
        description={say`A longer shot is split; each segment starts from the last frame of the one before`}
        placeholder={say`as long as the model can`}
        disabled={stored === null}
        step={0.5}
        value={field.text}
        error={field.invalid && say`${formatNumber(0.1)} to ${600}`}
        onChange={(value) => field.type(String(value))}
        onBlur={field.commit}
        onKeyDown={field.onKeyDown}
      />
      <Switch
        label={say`As long as the model can`}
        checked={stored === null}
        onChange={(event) =>
          change({ max_segment_seconds: event.currentTarget.checked ? null : USUAL_SEGMENT_SECONDS })
        }
      />
    </>
  );
}
