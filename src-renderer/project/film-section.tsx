// What is laid over the joined shots: fades, a card at the end, sound, names burnt in.
import { NumberInput, Select, Switch, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { FilmSettings } from '#shared/model/film.ts';
import { useFilm, useProject, useStores } from '../app/stores-context.ts';
import { SideSection } from '../ui/side-section.tsx';
import { useTypedValue } from '../ui/use-typed-value.ts';
import {
  filmToDisk,
  loudnessChoices,
  loudnessOf,
  loudnessValue,
  musicChoices,
  NO_MUSIC,
  USUAL_CARD_SECONDS,
} from './film-values.ts';
import { numberWithin } from './output-values.ts';
import styles from './project.module.css';

const MOST_CARD_SIGNS = 500;

interface FilmFieldsProps {
  readonly film: FilmSettings;
  readonly change: (change: Partial<FilmSettings>) => void;
}

export function FilmSection() {
  const film = useProject((state) => state.view?.settings.film);
  const change = useChangeFilm();
  if (!film) return null;
  return (
    <div className={styles.card}>
      <SideSection title={say`Film`}>
        <FadeFields film={film} change={change} />
        <EndCardFields film={film} change={change} />
        <SoundFields film={film} change={change} />
        <Switch
          label={say`Burn in the name of each shot`}
          description={say`For reviews. Every frame is then encoded again.`}
          checked={film.shotLabels}
          onChange={(event) => change({ shotLabels: event.currentTarget.checked })}
        />
      </SideSection>
    </div>
  );
}

/** An edit sends the whole of the film's settings: one that is still on its way must not be undone by the next. */
function useChangeFilm(): FilmFieldsProps['change'] {
  const { project } = useStores();
  const underWay = useRef<FilmSettings | null>(null);
  const send = async (change: Partial<FilmSettings>) => {
    const stored = project.getState().view?.settings.film;
    if (!stored) return;
    const film = { ...(underWay.current ?? stored), ...change };
    underWay.current = film;
    await project.getState().editOrReport({ kind: 'project.change', patch: { film: filmToDisk(film) } });
    if (underWay.current === film) underWay.current = null;
  };
  return (change) => void send(change);
}

interface SecondsFieldProps {
  readonly label: string;
  readonly stored: number;
  readonly least: number;
  readonly most: number;
  readonly disabled?: boolean;
  readonly onCommit: (value: number) => void;
}

function NumberField({ label, stored, least, most, disabled = false, onCommit }: SecondsFieldProps) {
  const field = useTypedValue({
    stored: String(stored),
    isValid: numberWithin(least, most),
    onCommit: (text) => onCommit(Number(text)),
  });
  return (
    <NumberInput
      label={label}
      step={0.5}
      disabled={disabled}
      value={field.text}
      error={field.invalid && say`${formatNumber(least)} to ${formatNumber(most)}`}
      onChange={(value) => field.type(String(value))}
      onBlur={field.commit}
      onKeyDown={field.onKeyDown}
    />
  );
}

function FadeFields({ film, change }: FilmFieldsProps) {
  return (
    <div className={styles.two}>
      <NumberField
        label={say`Fade in, seconds`}
        stored={film.fadeInSeconds}
        least={0}
        most={30}
        onCommit={(fadeInSeconds) => change({ fadeInSeconds })}
      />
      <NumberField
        label={say`Fade out, seconds`}
        stored={film.fadeOutSeconds}
        least={0}
        most={30}
        onCommit={(fadeOutSeconds) => change({ fadeOutSeconds })}
      />
    </div>
  );
}

function EndCardFields({ film: { endCard }, change }: FilmFieldsProps) {
  const durationSeconds = endCard?.durationSeconds ?? USUAL_CARD_SECONDS;
  const text = useTypedValue({
    stored: endCard?.text ?? '',
    isValid: (typed) => typed.length <= MOST_CARD_SIGNS,
    onCommit: (typed) => change({ endCard: typed.trim() === '' ? null : { text: typed, durationSeconds } }),
  });
  return (
    <div className={styles.withNumber}>
      <Textarea
        label={say`End card`}
        placeholder={say`No card: the film ends with its last shot`}
        autosize
        minRows={1}
        maxRows={6}
        value={text.text}
        error={text.invalid && say`At most ${MOST_CARD_SIGNS} characters`}
        onChange={(event) => text.type(event.currentTarget.value)}
        onBlur={text.commit}
      />
      <NumberField
        label={say`Card, seconds`}
        stored={durationSeconds}
        least={0.5}
        most={60}
        disabled={endCard === null}
        onCommit={(seconds) => endCard && change({ endCard: { ...endCard, durationSeconds: seconds } })}
      />
    </div>
  );
}

function SoundFields({ film: { audioBed, keepClipAudio, loudnessLufs }, change }: FilmFieldsProps) {
  const files = useFilm((state) => state.view?.audioFiles);
  const isGone = audioBed !== null && files !== undefined && !files.includes(audioBed.file);
  const chooseMusic = (file: string | null) =>
    change({ audioBed: file === null || file === NO_MUSIC ? null : { file, gainDb: audioBed?.gainDb ?? 0 } });
  return (
    <>
      <div className={styles.withNumber}>
        <Select
          label={say`Music`}
          description={say`Put sound files into the folder audio of the project`}
          data={musicChoices(files ?? [], audioBed?.file ?? null)}
          value={audioBed?.file ?? NO_MUSIC}
          error={isGone && say`${audioBed.file} is not there`}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          onChange={chooseMusic}
        />
        <NumberField
          label={say`Gain in dB`}
          stored={audioBed?.gainDb ?? 0}
          least={-60}
          most={24}
          disabled={audioBed === null}
          onCommit={(gainDb) => audioBed && change({ audioBed: { ...audioBed, gainDb } })}
        />
      </div>
      <Switch
        label={say`Keep the clips’ sound`}
        description={say`Where takes have one; it is mixed with the music`}
        checked={keepClipAudio}
        onChange={(event) => change({ keepClipAudio: event.currentTarget.checked })}
      />
      <Select
        label={say`Loudness`}
        description={say`Measured over the whole film and brought to this value`}
        data={loudnessChoices(loudnessLufs)}
        value={loudnessValue(loudnessLufs)}
        onChange={(value) => change({ loudnessLufs: loudnessOf(value) })}
      />
    </>
  );
}
