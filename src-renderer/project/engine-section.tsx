// Which engine and model render this project, at which quality, and what happens where a clip fails or is too short.
import { Button, Input, Radio, SegmentedControl, Slider, Text } from '@mantine/core';
import { IconScale, IconSettings } from '@tabler/icons-react';
import { formatNumber, say } from '#shared/i18n/say.ts';
import { engineToUse } from '#shared/model/engine-choice.ts';
import type { EngineInfo } from '#shared/model/engine-info.ts';
import type { EngineId, ProjectPatch, Quality } from '#shared/model/project.ts';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { findModel, projectChoice, projectPatchOf } from '../engines/model-list.ts';
import { ModelPicker } from '../engines/model-picker.tsx';
import { qualitySettingWords } from '../engines/model-words.ts';
import { showEngineSettings } from '../engines/show-engine-settings.ts';
import { Notice } from '../ui/notice.tsx';
import { SideSection } from '../ui/side-section.tsx';
import { useTypedValue } from '../ui/use-typed-value.ts';
import styles from './project.module.css';

const notChosenWords = (inUse: EngineId): string =>
  inUse === 'draft'
    ? say`Nothing was chosen yet, so the built-in draft engine is used.`
    : say`Nothing was chosen yet; as a server is named, it is used.`;

function useChange() {
  const { project } = useStores();
  return (patch: ProjectPatch) => void project.getState().editOrReport({ kind: 'project.change', patch });
}

export function EngineSection() {
  const { advice } = useStores();
  return (
    <div className={styles.card}>
      <SideSection
        title={say`Engine`}
        aside={
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<IconScale size={13} stroke={1.6} />}
            onClick={advice.getState().open}
          >
            {say`Which model?`}
          </Button>
        }
      >
        <EngineChoice />
        <ModelField />
        <QualityField />
        <FallbackField />
        <ShortTakeField />
      </SideSection>
    </div>
  );
}

function EngineChoice() {
  const engines = useApp((state) => state.engines);
  const servers = useApp((state) => state.settings?.servers) ?? [];
  const chosen = useProject((state) => state.view?.settings.engine ?? null);
  const change = useChange();
  const inUse = engineToUse(chosen, servers);
  const engine = engines.find(({ id }) => id === inUse);
  return (
    <>
      <Radio.Group
        aria-label={say`Engine`}
        value={inUse}
        onChange={(value) => change({ engine: engines.find((one) => one.id === value)?.id })}
      >
        <div className={styles.engines}>
          {engines.map((one) => (
            <Radio.Card key={one.id} value={one.id} className={styles.option} aria-label={one.name}>
              <Radio.Indicator size="xs" mt={2} />
              <span>
                <Text component="span" display="block" fw={500}>
                  {one.name}
                </Text>
                <Text
                  component="span"
                  display="block"
                  fz={12}
                  lh={1.4}
                  c={one.setUp.ready ? 'dimmed' : 'var(--lt-stale)'}
                >
                  {setUpWords(one)}
                </Text>
              </span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      {engine && (
        <Text c="dimmed" lh={1.45}>
          {engine.description}
        </Text>
      )}
      {chosen === null && <Text c="dimmed">{notChosenWords(inUse)}</Text>}
      {engine && !engine.setUp.ready && <NotSetUp engine={engine} />}
    </>
  );
}

function setUpWords({ setUp, isLocal }: EngineInfo): string {
  if (!setUp.ready) return say`Not set up yet`;
  return isLocal ? say`On your own machines` : say`In the cloud, to be paid`;
}

function NotSetUp({ engine }: { readonly engine: EngineInfo }) {
  const stores = useStores();
  return (
    <Notice tone="warning" title={engine.setUp.reason}>
      <Text>{engine.setUp.remedy}</Text>
      {engine.id !== 'comfyui' && (
        <Button
          mt={6}
          variant="default"
          size="compact-xs"
          leftSection={<IconSettings size={13} stroke={1.6} />}
          onClick={() => showEngineSettings(stores)}
        >
          {say`Open the settings`}
        </Button>
      )}
    </Notice>
  );
}

/** ComfyUI's workflows have a section of their own; the others choose here. */
function ModelField() {
  const settings = useProject((state) => state.view?.settings);
  const servers = useApp((state) => state.settings?.servers) ?? [];
  const change = useChange();
  if (!settings) return null;
  return (
    <ModelPicker
      label={say`Model`}
      description={say`Every engine’s models in one list; shots may name others.`}
      choice={projectChoice(settings, servers)}
      none={null}
      isExplained
      onChoose={(choice) => choice && change(projectPatchOf(choice, settings.engineModels))}
    />
  );
}

const OWN = 'own'; // not for people
const QUALITIES: readonly Quality[] = ['low', 'medium', 'high'];

function QualityField() {
  const quality = useProject((state) => state.view?.settings.quality ?? null);
  const change = useChange();
  return (
    <Input.Wrapper
      label={say`Quality`}
      labelElement="div"
      description={say`Steps and the like, as far as the engine has them to set.`}
    >
      <SegmentedControl
        aria-label={say`Quality`}
        mt={4}
        fullWidth
        value={quality ?? OWN}
        data={[
          { value: OWN, label: say`The engine’s own` },
          ...QUALITIES.map((value) => ({ value, label: qualitySettingWords(value) })),
        ]}
        onChange={(value) => change({ quality: QUALITIES.find((one) => one === value) ?? null })}
      />
    </Input.Wrapper>
  );
}

function FallbackField() {
  const engines = useApp((state) => state.engines);
  const fallback = useProject((state) => state.view?.settings.fallback ?? null);
  const change = useChange();
  const found = fallback && findModel(engines, fallback);
  return (
    <ModelPicker
      label={say`Fallback model`}
      description={
        found && !found.engine.isLocal
          ? say`Renders a segment once its own model has failed for good. It is paid, too; the run says so.`
          : say`Renders a segment once its own model has failed for good; the run says so.`
      }
      choice={fallback}
      none={{ label: say`None`, hint: say`A segment that failed stays failed until it is tried again.` }}
      onChoose={(choice) => change({ fallback: choice })}
    />
  );
}

const MOST_SHORT_SECONDS = 2;

/** Slid, not typed: it is a rule of thumb. */
function ShortTakeField() {
  const seconds = useProject((state) => state.view?.settings.shortTakeSeconds ?? 0);
  const change = useChange();
  const field = useTypedValue({
    stored: String(seconds),
    isValid: () => true,
    onCommit: (text) => change({ short_take_seconds: Number(text) }),
    pauseMs: 300,
  });
  const shown = Number(field.text);
  const label = say`Short takes`;
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      description={
        shown === 0
          ? say`A take that is shorter than asked fails, and you decide in Generate whether to use it.`
          : say`A take that is up to ${formatNumber(shown)} s shorter than asked is used, and its shot becomes shorter. More than that fails.`
      }
    >
      <div className={styles.slider}>
        <Slider
          thumbLabel={label}
          label={null}
          min={0}
          max={MOST_SHORT_SECONDS}
          step={0.1}
          size={4}
          value={shown}
          onChange={(value) => field.type(String(value))}
        />
        <Text ta="right">{shown === 0 ? say`ask` : `${formatNumber(shown)} s`}</Text>
      </div>
    </Input.Wrapper>
  );
}
