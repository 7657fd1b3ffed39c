// What can be made, a card each: films, pictures, and timelines for an editor.
import { Radio } from '@mantine/core';
import { type Icon, IconGif, IconLayoutGrid, IconMovie, IconPhoto, IconTimelineEvent } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import type { ExportFormat } from '#shared/model/export.ts';
import { EXPORT_PRESETS, type ExportPreset, exportPresetWords, isTimeline } from '#shared/model/export-presets.ts';
import styles from './export-dialog.module.css';
import { isContactSheet } from './export-words.ts';

const isMoving = (format: ExportFormat): boolean => ['mp4', 'prores', 'webm', 'av1'].includes(format);

const GROUPS: readonly { readonly title: () => string; readonly holds: (format: ExportFormat) => boolean }[] = [
  { title: () => say`Film`, holds: isMoving },
  { title: () => say`Pictures`, holds: (format) => !isMoving(format) && !isTimeline(format) },
  { title: () => say`For an editor`, holds: isTimeline },
];

function iconOf(format: ExportFormat): Icon {
  if (isMoving(format)) return IconMovie;
  if (isTimeline(format)) return IconTimelineEvent;
  if (isContactSheet(format)) return IconLayoutGrid;
  return format === 'png-sequence' ? IconPhoto : IconGif;
}

interface PresetListProps {
  readonly chosenId: string;
  readonly onChoose: (preset: ExportPreset) => void;
}

export function PresetList({ chosenId, onChoose }: PresetListProps) {
  const choose = (id: string) => {
    const preset = EXPORT_PRESETS.find((entry) => entry.id === id);
    if (preset) onChoose(preset);
  };
  return (
    <Radio.Group aria-label={say`Format`} value={chosenId} onChange={choose} className={styles.presets}>
      {GROUPS.map(({ title, holds }) => (
        <section key={title()} aria-label={title()}>
          <h3 className={styles.groupTitle}>{title()}</h3>
          {EXPORT_PRESETS.filter(({ format }) => holds(format)).map((preset) => (
            <PresetCard key={preset.id} preset={preset} chosen={preset.id === chosenId} />
          ))}
        </section>
      ))}
    </Radio.Group>
  );
}

function PresetCard({ preset, chosen }: { readonly preset: ExportPreset; readonly chosen: boolean }) {
  const Mark = iconOf(preset.format);
  const { name, words } = exportPresetWords(preset.id);
  return (
    <Radio.Card
      value={preset.id}
      className={styles.preset}
      aria-label={name}
      aria-description={words}
      data-autofocus={chosen || undefined}
    >
      <Mark size={18} stroke={1.5} aria-hidden />
      <div className={styles.presetWords}>
        <div className={styles.presetName}>{name}</div>
        <div className={styles.presetText}>{words}</div>
      </div>
    </Radio.Card>
  );
}
