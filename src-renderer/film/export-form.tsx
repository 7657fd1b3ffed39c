// Choosing what is made of the film, and seeing before what it will be.
import { Button, Checkbox, Select, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconFileExport } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import type { ExportFormat } from '#shared/model/export.ts';
import { EXPORT_PRESETS, type ExportPreset, fileEndingOf, isFilm, isTimeline } from '#shared/model/export-presets.ts';
import type { FilmView } from '#shared/model/film.ts';
import { layout } from '#shared/model/project-layout.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { useApp, useExports, useFilm, useProject, useStores } from '../app/stores-context.ts';
import { FactList } from '../ui/fact-list.tsx';
import { readTyped } from './expert-fields.ts';
import { ExpertView } from './expert-view.tsx';
import styles from './export-dialog.module.css';
import { ExportFindings } from './export-findings.tsx';
import type { ExportInput } from './export-store.ts';
import {
  type ExportScope,
  findingsOf,
  isAnimation,
  isContactSheet,
  lackingShots,
  nameProblem,
  offeredName,
  outcomeFacts,
  shotsOf,
} from './export-words.ts';
import { PresetList } from './preset-list.tsx';

/** The shot that is meant; null: the whole film. */
function useShotId(format: ExportFormat): string | null {
  const { exportDialog } = useStores();
  const chosen = useStore(exportDialog, (state) => state.shotId);
  const selected = useApp((state) => state.selectedShotId);
  const shots = useFilm((state) => state.view?.shots);
  // The whole storyboard, always.
  if (isContactSheet(format)) return null;
  // A whole film as a moving picture is rarely meant.
  const meant = chosen === undefined && isAnimation(format) ? (selected ?? shots?.[0]?.shotId) : chosen;
  return shots?.find(({ shotId }) => shotId === meant)?.shotId ?? null;
}

/** What the form would ask for, and why it cannot be asked yet. */
function useChosen() {
  const { exportDialog } = useStores();
  const draft = useStore(exportDialog);
  const film = useFilm((state) => state.view);
  const projectName = useProject((state) => state.view?.settings.name ?? '');
  const preset = EXPORT_PRESETS.find(({ id }) => id === draft.presetId) ?? EXPORT_PRESETS[0];
  if (!preset) throw new Error('There are no export presets.');
  const { format } = preset;
  const { options: numbers, invalid } = readTyped(format, draft.typed);
  const options = { ...preset.options, ...draft.options, ...numbers };
  const shotId = useShotId(format);
  const skipMissing = draft.skipMissing && shotId === null;
  const scope: ExportScope = { format, shotId, skipMissing, options };
  const name = draft.typedName ?? offeredName(projectName, scope);
  const ending = fileEndingOf(format);
  const { replace } = draft;
  const input: ExportInput = { format, shotId, fileName: `${name}${ending}`, replace, skipMissing, options };
  const lacks = film && !isContactSheet(format) && !skipMissing && lackingShots(film, shotId).length > 0;
  const isEmpty = !film || (!isContactSheet(format) && shotsOf(film, scope).length === 0);
  const isBlocked = film && isFilm(format) && findingsOf(film, scope).some(({ severity }) => severity === 'problem');
  const ready = !lacks && !isEmpty && !isBlocked && invalid.length === 0 && nameProblem(name) === null;
  return { film, preset, scope, name, ending, input, ready, invalid };
}

export function ExportForm() {
  const { exports, exportDialog, film } = useStores();
  const chosen = useChosen();
  const asking = useExports((state) => state.asking === 'start');
  const expertOpen = useStore(exportDialog, (state) => state.expert);
  // Seams that were measured since may be corrected: that changes what is encoded.
  useEffect(() => void film.getState().build(), [film]);
  const choosePreset = ({ id }: ExportPreset) =>
    exportDialog.getState().choose({ presetId: id, options: {}, typed: {} });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.ready && !asking) void exports.getState().start(chosen.input);
      }}
    >
      <PresetList chosenId={chosen.preset.id} onChoose={choosePreset} />
      <div className={styles.details}>
        {chosen.film ? <Details chosen={chosen} film={chosen.film} /> : <NoFilm />}
        <UnstyledButton
          className={styles.toggle}
          aria-expanded={expertOpen}
          onClick={exportDialog.getState().toggleExpert}
        >
          {expertOpen ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
          {say`Expert settings`}
        </UnstyledButton>
        {(expertOpen || chosen.invalid.length > 0) && (
          <ExpertView format={chosen.scope.format} options={chosen.scope.options} />
        )}
      </div>
      <div className={styles.foot}>
        <Button variant="subtle" color="gray" onClick={exportDialog.getState().close}>
          {say`Close`}
        </Button>
        <Button type="submit" leftSection={<IconFileExport size={15} />} loading={asking} disabled={!chosen.ready}>
          {say`Export`}
        </Button>
      </div>
    </form>
  );
}

function Details({ chosen, film }: { readonly chosen: ReturnType<typeof useChosen>; readonly film: FilmView }) {
  const { exportDialog } = useStores();
  const { scope, preset, name, ending } = chosen;
  const replace = useStore(exportDialog, (state) => state.replace);
  const { choose } = exportDialog.getState();
  return (
    <>
      {!isContactSheet(scope.format) && (
        <Select
          label={say`What`}
          searchable={film.shots.length > 12}
          limit={MOST_LISTED}
          value={scope.shotId === null ? WHOLE : `${SHOT}${scope.shotId}`}
          data={[
            { value: WHOLE, label: say`The whole film` },
            ...film.shots.map(({ shotId }) => ({ value: `${SHOT}${shotId}`, label: say`Shot ${shotId}` })),
          ]}
          onChange={(value) => choose({ shotId: value?.startsWith(SHOT) ? value.slice(SHOT.length) : null })}
        />
      )}
      <div>
        <TextInput
          label={say`File name`}
          value={name}
          error={nameProblem(name)}
          leftSection={<span className={styles.affix}>{`${layout.exportsFolder}/`}</span>}
          leftSectionWidth={72}
          rightSection={<span className={styles.affix}>{ending || '/'}</span>}
          rightSectionWidth={ending.length * 8 + 16}
          onChange={(event) => choose({ typedName: event.currentTarget.value })}
        />
        <Checkbox
          mt={8}
          label={say`Replace it if it is there already`}
          checked={replace}
          onChange={(event) => choose({ replace: event.currentTarget.checked })}
        />
      </div>
      <section aria-label={say`What it will be`} className={styles.outcome}>
        <FactList facts={outcomeFacts(film, scope, isTimeline(preset.format))} />
      </section>
      <Refused input={chosen.input} />
      <ExportFindings film={film} scope={scope} />
    </>
  );
}

/** A list of thousands is searched, not scrolled. */
const MOST_LISTED = 200;
const WHOLE = 'film';
/** Before a shot's name, which may be any word. */
const SHOT = 'shot ';

/** Why the last press on Export did nothing. */
function Refused({ input }: { readonly input: ExportInput }) {
  const { exports } = useStores();
  const refused = useExports((state) => state.refused);
  if (!refused) return null;
  const replace = () => void exports.getState().start({ ...input, replace: true });
  return (
    <ErrorCard
      error={refused}
      action={
        refused.code === 'conflict' &&
        !input.replace && (
          <Button size="compact-xs" onClick={replace}>
            {say`Replace it`}
          </Button>
        )
      }
    />
  );
}

function NoFilm() {
  const error = useFilm((state) => state.error);
  return error ? <ErrorCard error={error} /> : <span role="status">{say`Reading the film…`}</span>;
}
