// Start, with what it would do: all of the film at a press, the chosen shots or one segment from its menu.
import { Button, Menu, Text } from '@mantine/core';
import {
  type Icon,
  IconChevronDown,
  IconListCheck,
  IconPlayerPlayFilled,
  IconSquare,
  IconStack2,
} from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import type { PlanView, RunChoice } from '#shared/contract/shapes.ts';
import { many, say } from '#shared/i18n/say.ts';
import { blocksStart } from '../app/preflight-words.ts';
import { useRun, useStores, useStoryboard } from '../app/stores-context.ts';
import { type StartOutlook, scopeWords, startWords } from './before-start.ts';
import styles from './run-bar.module.css';
import { segmentName } from './segment-name.ts';
import { useStageKey } from './use-stage-key.ts';
import { EVERYTHING, useStartScope } from './use-start-scope.ts';

interface StartButtonProps {
  readonly view: PlanView;
  readonly outlook: StartOutlook;
  /** Of the words that say what it does, or why it does nothing. */
  readonly describedBy: string;
}

export function StartButton({ view, outlook, describedBy }: StartButtonProps) {
  const { run, preflight } = useStores();
  const heldBack = useStore(preflight, blocksStart);
  const starting = useRun(({ asking }) => asking === 'render');
  const scope = useStartScope(view, EVERYTHING);
  const disabled = outlook.kind === 'blocked' || heldBack;
  return (
    <Button.Group className={styles.start}>
      <Button
        size="sm"
        leftSection={<IconPlayerPlayFilled size={14} />}
        loading={starting}
        disabled={disabled}
        aria-describedby={describedBy}
        aria-keyshortcuts="Control+Enter"
        data-testid="start-run"
        onClick={() => void run.getState().render(EVERYTHING)}
      >
        {startWords(scope)}
      </Button>
      <Menu position="bottom-start" width={330}>
        <Menu.Target>
          <Button
            size="sm"
            className={styles.startMore}
            disabled={disabled || starting}
            aria-label={say`More ways to start`}
          >
            <IconChevronDown size={15} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <StartItem view={view} icon={IconStack2} choice={EVERYTHING} label={say`Everything that is to be rendered`} />
          <ChosenItem view={view} />
          <SegmentItem view={view} />
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}

function ChosenItem({ view }: { readonly view: PlanView }) {
  const { generate } = useStores();
  const chosen = useStore(generate, (state) => state.chosenShotIds);
  const inStoryboard = useStoryboard((state) => state.chosen.ids);
  const ids = chosen.size > 0 ? chosen : inStoryboard;
  const shotIds = useMemo(
    () => view.plan.shots.flatMap(({ shotId }) => (ids.has(shotId) ? [shotId] : [])),
    [view, ids],
  );
  const choice = useMemo(() => ({ shotIds, segmentKeys: null }), [shotIds]);
  return (
    <StartItem
      view={view}
      icon={IconListCheck}
      choice={choice}
      label={
        shotIds.length === 0
          ? say`Chosen shots`
          : chosen.size > 0
            ? many(shotIds.length, '{{count}} chosen shot', '{{count}} chosen shots')
            : many(
                shotIds.length,
                '{{count}} shot chosen in the Storyboard',
                '{{count}} shots chosen in the Storyboard',
              )
      }
      why={shotIds.length === 0 && say`Choose shots in the queue or the Storyboard first.`}
      onStart={() => generate.getState().choose([])}
    />
  );
}

/** What is up to date is rendered once more on purpose only, which has its own question. */
function SegmentItem({ view }: { readonly view: PlanView }) {
  const { renderAgain } = useStores();
  const key = useStageKey(view);
  const choice = useMemo(() => ({ shotIds: null, segmentKeys: key === null ? [] : [key] }), [key]);
  const status = key === null ? undefined : view.standings[key]?.status;
  if (key !== null && status === 'up-to-date') {
    return (
      <Menu.Item leftSection={<IconSquare size={16} stroke={1.6} />} onClick={() => renderAgain.getState().open(key)}>
        <ItemWords label={say`Only this: ${segmentName(key)}`} text={say`It is up to date: render it again…`} />
      </Menu.Item>
    );
  }
  return (
    <StartItem
      view={view}
      icon={IconSquare}
      choice={choice}
      label={key === null ? say`The segment on the stage` : say`Only this: ${segmentName(key)}`}
      why={key === null && say`Choose a segment in the queue first.`}
    />
  );
}

function ItemWords({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <>
      <Text fw={500}>{label}</Text>
      <Text c="dimmed" fz={12} lh={1.4}>
        {text}
      </Text>
    </>
  );
}

interface StartItemProps {
  readonly view: PlanView;
  readonly icon: Icon;
  readonly choice: RunChoice;
  readonly label: string;
  /** Why it cannot be chosen. */
  readonly why?: string | false;
  readonly onStart?: () => void;
}

function StartItem({ view, icon: Mark, choice, label, why, onStart }: StartItemProps): ReactNode {
  const { run } = useStores();
  const scope = useStartScope(view, choice);
  const start = async () => {
    if (await run.getState().render(choice)) onStart?.();
  };
  return (
    <Menu.Item
      leftSection={<Mark size={16} stroke={1.6} />}
      disabled={Boolean(why) || (scope.segments === 0 && choice !== EVERYTHING)}
      onClick={() => void start()}
    >
      <ItemWords label={label} text={why || scopeWords(scope)} />
    </Menu.Item>
  );
}
