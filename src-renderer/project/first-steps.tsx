// A slim line for the first film: look at the shots, render, watch. It goes once it was followed or closed, for good.
import { ActionIcon, Button, Progress, Tooltip } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import type { Stores } from '../app/create-stores.ts';
import type { PlanState } from '../app/plan-store.ts';
import { isActive } from '../app/run-store.ts';
import { showFilm } from '../app/show-film.ts';
import { useApp, usePlan, useProject, useRun, useStores } from '../app/stores-context.ts';
import type { CommandId } from '../commands/command-table.ts';
import { useCommand } from '../commands/use-commands.ts';
import { formatPercent } from '../ui/format-time.ts';
import { useRemembered } from '../ui/remembered.ts';
import styles from './first-steps.module.css';

const KEPT_AS = 'first-steps.done';

/** Mounted once, above the panels. */
export function FirstSteps() {
  const hasShots = useProject(({ view }) => (view?.storyboard?.shots.length ?? 0) > 0);
  const areSettingsThere = useApp(({ settings }) => settings !== null);
  const [done, setDone] = useRemembered<boolean>(KEPT_AS, false);
  if (!hasShots || !areSettingsThere || done) return null;
  return <Steps onDone={() => setDone(true)} />;
}

type StepState = 'done' | 'now' | 'later';

function Steps({ onDone }: { readonly onDone: () => void }) {
  const active = useRun(({ head }) => isActive(head));
  const isFilmThere = usePlan(isAllRendered);
  const onShots = useApp(({ panel }) => panel === 'storyboard');
  const looked = active || isFilmThere || !onShots;
  const states: readonly StepState[] = [
    looked ? 'done' : 'now',
    isFilmThere && !active ? 'done' : looked || active ? 'now' : 'later',
    isFilmThere && !active ? 'now' : 'later',
  ];
  const words = [say`Look at the shots`, say`Render`, say`Watch`];
  return (
    <section className={styles.line} aria-label={say`The first film`}>
      <ol className={styles.steps}>
        {words.map((word, index) => (
          <Step key={word} number={index + 1} words={word} state={states[index] ?? 'later'} />
        ))}
      </ol>
      <span className={styles.gap} />
      {active ? <Rendering /> : isFilmThere ? <WatchButton onDone={onDone} /> : <RenderButton />}
      <Tooltip label={say`Hide these steps`}>
        <ActionIcon aria-label={say`Hide these steps`} size={24} onClick={onDone}>
          <IconX size={15} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </section>
  );
}

function isAllRendered({ view }: PlanState): boolean {
  const standings = Object.values(view?.standings ?? {});
  return standings.length > 0 && standings.every(({ status }) => status === 'up-to-date');
}

interface StepProps {
  readonly number: number;
  readonly words: string;
  readonly state: StepState;
}

function Step({ number, words, state }: StepProps) {
  return (
    <li className={styles.step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <span className={styles.mark}>
        {state === 'done' ? <IconCheck size={12} stroke={3} role="img" aria-label={say`Done`} /> : number}
      </span>
      {words}
    </li>
  );
}

function RenderButton() {
  const { available, run } = useCommand('run.start');
  return (
    <Button size="compact-sm" disabled={!available} onClick={run}>
      {say`Render the film`}
    </Button>
  );
}

function Rendering() {
  const fraction = useRun(({ head }) => head?.fraction ?? 0);
  const isPaused = useRun(({ head }) => head?.state === 'paused');
  return (
    <span className={styles.progress} role="status">
      {isPaused ? say`Paused · ${formatPercent(fraction)}` : say`Rendering · ${formatPercent(fraction)}`}
      <Progress value={fraction * 100} w={120} aria-label={say`Progress of the run`} />
    </span>
  );
}

function WatchButton({ onDone }: { readonly onDone: () => void }) {
  const stores = useStores();
  const watch = () => {
    showFilm(stores);
    whenAvailable(stores, 'player.playPause', () => stores.commands.getState().run('player.playPause'));
    onDone();
  };
  return (
    <Button size="compact-sm" onClick={watch}>
      {say`Watch the film`}
    </Button>
  );
}

/** The panel may still be on its way; after this, whoever waits has pressed something else. */
const PATIENCE_MS = 3_000;

function whenAvailable({ commands }: Pick<Stores, 'commands'>, id: CommandId, act: () => void): void {
  const isThere = () => (commands.getState().handlers.get(id)?.length ?? 0) > 0;
  if (isThere()) {
    act();
    return;
  }
  const stop = () => {
    clearTimeout(timer);
    unsubscribe();
  };
  const timer = setTimeout(() => unsubscribe(), PATIENCE_MS);
  const unsubscribe = commands.subscribe(() => {
    if (!isThere()) return;
    stop();
    act();
  });
}
