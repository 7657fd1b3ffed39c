// The model files of the workflow in use: which one each slot loads, and what of it all the server has.
import { Button, Loader, Select, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import type { ModelFile, ModelReport, ModelSlot } from '#shared/model/model-report.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { SideSection } from '../ui/side-section.tsx';
import { ModelFiles, ModelMark } from './model-files.tsx';
import { baseName, chosenOption, filesInUse, fileWords, modelsOutlook, slotLabel } from './model-words.ts';
import styles from './workflows.module.css';

export function ModelsSection() {
  const { models } = useStores();
  const report = useStore(models, (state) => state.report);
  const asking = useStore(models, (state) => state.asking);
  const error = useStore(models, (state) => state.error);
  useAskWhenChanged();
  return (
    <div className={styles.card} data-testid="models-card">
      <SideSection
        title={say`Models`}
        aside={
          <Button
            variant="default"
            size="compact-xs"
            leftSection={asking ? <Loader size={11} /> : <IconRefresh size={13} />}
            disabled={asking}
            onClick={() => void models.getState().ask()}
          >
            {say`Check again`}
          </Button>
        }
      >
        {error && <ErrorCard error={error} />}
        {report && <Report report={report} />}
        {!report && !error && <Text c="dimmed">{asking ? say`Asking the server…` : say`Not asked yet.`}</Text>}
      </SideSection>
    </div>
  );
}

/** Everything an answer hangs on; another of these asks anew. */
function useAskWhenChanged(): void {
  const { models } = useStores();
  const settings = useProject((state) => state.view?.settings);
  const servers = useApp((state) => state.settings?.servers);
  const comfyRoot = useApp((state) => state.settings?.comfyRoot);
  const workflows = useApp((state) => state.workflows);
  const hash = workflows.find((workflow) => workflow.fileName === settings?.workflowFile)?.sha256;
  const key = JSON.stringify([
    settings?.id,
    settings?.workflowFile,
    settings?.models,
    settings?.useSageAttention,
    servers?.[0],
    comfyRoot,
    hash,
  ]);
  useEffect(() => void models.getState().askFor(key), [models, key]);
}

const NO_MODELS: Readonly<Record<string, string>> = {};

function Report({ report }: { readonly report: ModelReport }) {
  const models = useProject((state) => state.view?.settings.models ?? NO_MODELS);
  const files = filesInUse(report, models);
  const outlook = modelsOutlook(files);
  const listed = new Set(files.map((file) => file.path));
  // What is said of a file stands beside that file; the rest is said here.
  const others = report.findings.filter(
    ({ message, filePath }) => ![...listed].some((path) => `${message} ${filePath}`.includes(baseName(path))),
  );
  return (
    <>
      {report.error && (
        <ErrorCard
          severity="warning"
          error={{ ...report.error, message: say`The server was not asked: ${report.error.message}` }}
        />
      )}
      {report.slots.map((slot) => (
        <SlotMenu key={slot.slot} slot={slot} models={models} />
      ))}
      <Text fw={500} role="status" c={outlook.tone === 'problem' ? 'var(--lt-blocked)' : undefined}>
        {outlook.words}
      </Text>
      <ModelFiles files={files} />
      {others.map((finding) => (
        <ErrorCard key={finding.message} error={finding} severity={finding.severity} />
      ))}
    </>
  );
}

interface SlotMenuProps {
  readonly slot: ModelSlot;
  readonly models: Readonly<Record<string, string>>;
}

function SlotMenu({ slot, models }: SlotMenuProps) {
  const { project } = useStores();
  const chosen = chosenOption(slot, models);
  const byPath = new Map(slot.options.map((option) => [option.path, option]));
  return (
    <Select
      label={slotLabel(slot.slot)}
      data={slot.options.map(({ path }) => ({ value: path, label: baseName(path) }))}
      value={chosen?.path ?? null}
      placeholder={baseName(slot.chosenFile) || say`Choose a file`}
      error={!chosen && slot.chosenFile && say`${slot.chosenFile} is not in the list`}
      searchable={slot.options.length > 8}
      maxDropdownHeight={320}
      leftSection={chosen && <ModelMark state={chosen.state} />}
      renderOption={({ option }) => <ModelOption file={byPath.get(option.value)} />}
      onChange={(path) => {
        if (path === null || path === chosen?.path) return;
        const patch = { models: { ...models, [slot.slot]: path } };
        void project.getState().editOrReport({ kind: 'project.change', patch });
      }}
    />
  );
}

function ModelOption({ file }: { readonly file: ModelFile | undefined }) {
  if (!file) return null;
  return (
    <div className={styles.option}>
      <span className={styles.optionMark}>
        <ModelMark state={file.state} />
      </span>
      <span>
        <span style={{ overflowWrap: 'anywhere' }}>{baseName(file.path)}</span>
        <span className={styles.facts} style={{ display: 'block' }}>
          {fileWords(file)}
          {!file.isListed && ` · ${say`not in the workflow’s list`}`}
        </span>
      </span>
    </div>
  );
}
