// Size, rate and length of what comes out.
import { NumberInput, Select, Switch } from '@mantine/core';
import { useState } from 'react';
import type { ProjectPatch, Resolution } from '#shared/model/project.ts';
import { useProject, useStores } from '../app/stores-context.ts';
import { SideSection } from '../ui/side-section.tsx';
import { useTypedValue } from '../ui/use-typed-value.ts';
import { numberWithin, RESOLUTION_PRESETS, sizeText, USUAL_SEGMENT_SECONDS } from './output-values.ts';
import styles from './project.module.css';

function useChangeProject() {
  const { project } = useStores();
  return (patch: ProjectPatch) => void project.getState().editOrReport({ kind: 'project.change', patch });
}

export function OutputSection() {
  return (
    <div className={styles.card}>
      <SideSection title="Picture and length">
        <ResolutionFields />
        <RateField />
        <SegmentLengthFields />
      </SideSection>
    </div>
  );
}

const OWN = 'own';
const CUSTOM = 'custom';

function ResolutionFields() {
  const change = useChangeProject();
  const resolution = useProject((state) => state.view?.settings.resolution ?? null);
  const [custom, setCustom] = useState(false);
  const preset = RESOLUTION_PRESETS.find((entry) => resolution && sizeText(entry.size) === sizeText(resolution));
  const value = custom || (resolution && !preset) ? CUSTOM : preset ? sizeText(preset.size) : OWN;
  return (
    <>
      <Select
        label="Resolution"
        value={value}
        data={[
          { value: OWN, label: 'As the shots or the engine say' },
          ...RESOLUTION_PRESETS.map(({ label, size }) => ({
            value: sizeText(size),
            label: `${label} · ${sizeText(size)}`,
          })),
          { value: CUSTOM, label: 'Custom' },
        ]}
        onChange={(chosen) => {
          setCustom(chosen === CUSTOM);
          if (chosen === OWN) change({ resolution: null });
          const size = RESOLUTION_PRESETS.find((entry) => sizeText(entry.size) === chosen)?.size;
          if (size) change({ resolution: size });
        }}
      />
      {value === CUSTOM && <CustomSize stored={resolution ?? { width: 1280, height: 720 }} />}
    </>
  );
}

function CustomSize({ stored }: { readonly stored: Resolution }) {
  const change = useChangeProject();
  const isSide = numberWithin(16, 8192, true);
  const width = useTypedValue({
    stored: String(stored.width),
    isValid: isSide,
    onCommit: (text) => change({ resolution: { ...stored, width: Number(text) } }),
  });
  const height = useTypedValue({
    stored: String(stored.height),
    isValid: isSide,
    onCommit: (text) => change({ resolution: { ...stored, height: Number(text) } }),
  });
  return (
    <div className={styles.two}>
      {[
        { label: 'Width in pixels', field: width },
        { label: 'Height in pixels', field: height },
      ].map(({ label, field }) => (
        <NumberInput
          key={label}
          label={label}
          value={field.text}
          step={16}
          allowDecimal={false}
          error={field.invalid && '16 to 8192'}
          onChange={(value) => field.type(String(value))}
          onBlur={field.commit}
          onKeyDown={field.onKeyDown}
        />
      ))}
    </div>
  );
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
      label="Frames per second"
      description="Empty: the workflow's own rate"
      placeholder="the workflow's own"
      value={field.text}
      error={field.invalid && '1 to 120'}
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
        label="Longest segment in seconds"
        description="A longer shot is split; each segment starts from the last frame of the one before"
        placeholder="as long as the model can"
        disabled={stored === null}
        step={0.5}
        value={field.text}
        error={field.invalid && '0.1 to 600'}
        onChange={(value) => field.type(String(value))}
        onBlur={field.commit}
        onKeyDown={field.onKeyDown}
      />
      <Switch
        label="As long as the model can"
        checked={stored === null}
        onChange={(event) =>
          change({ max_segment_seconds: event.currentTarget.checked ? null : USUAL_SEGMENT_SECONDS })
        }
      />
    </>
  );
}
