// Earlier runs: a list of them, and of the chosen one everything that happened.
import {
  type Icon,
  IconAlertTriangle,
  IconCheck,
  IconCircleDashed,
  IconHistory,
  IconPlayerStop,
} from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { RunSummary } from '#shared/model/history.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { SideSplit } from '../ui/side-split.tsx';
import { ChoiceList } from '../ui/virtual-list.tsx';
import styles from './history.module.css';
import { resultWords, runEndWords, runTitle } from './history-words.ts';
import { RunRecordView } from './run-record-view.tsx';
import { useRunHistory } from './use-run-history.ts';
import { Waiting } from './waiting.tsx';

const ROW_PIXELS = 70;

export function HistoryView() {
  const history = useRunHistory();
  if (history === null) return <Waiting />;
  if (!history.ok) {
    return (
      <div className={styles.failure}>
        <ErrorCard error={history.error} />
      </div>
    );
  }
  if (history.value.length === 0) {
    return (
      <EmptyState
        icon={IconHistory}
        title={say`No run yet`}
        text={say`Every run of this project is kept: when it was, what came of it, and everything that happened in it.`}
      />
    );
  }
  return <Runs runs={history.value} />;
}

function Runs({ runs }: { readonly runs: readonly RunSummary[] }) {
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = runs.find(({ runId }) => runId === chosenId) ?? runs[0];
  const choose = useCallback((index: number) => setChosenId(runs[index]?.runId ?? null), [runs]);
  return (
    <SideSplit
      name="generate.history"
      label={say`Width of the list of runs`}
      at="left"
      pixels={340}
      side={
        <div className={styles.runs}>
          <ChoiceList
            label={say`Earlier runs`}
            count={runs.length}
            rowPixels={ROW_PIXELS}
            activeIndex={chosen ? runs.indexOf(chosen) : -1}
            onActivate={choose}
          >
            {(index) => {
              const run = runs[index];
              return run && <RunRow run={run} />;
            }}
          </ChoiceList>
        </div>
      }
    >
      {chosen && <RunRecordView key={chosen.runId} run={chosen} />}
    </SideSplit>
  );
}

interface RunLook {
  readonly icon: Icon;
  readonly color: string;
}

function runLook({ state, failed }: RunSummary): RunLook {
  if (failed > 0) return { icon: IconAlertTriangle, color: 'var(--lt-blocked)' };
  if (state === 'finished') return { icon: IconCheck, color: 'var(--lt-up-to-date)' };
  if (state === 'stopped') return { icon: IconPlayerStop, color: 'var(--mantine-color-dimmed)' };
  return { icon: IconCircleDashed, color: 'var(--lt-stale)' };
}

function RunRow({ run }: { readonly run: RunSummary }) {
  const { icon: Mark, color } = runLook(run);
  return (
    <div className={styles.run}>
      <Mark size={16} stroke={1.9} color={color} aria-hidden />
      <div className={styles.runWords}>
        <span className={styles.runTitle}>{runTitle(run)}</span>
        <span className={styles.dim}>{runEndWords(run)}</span>
        <span className={styles.dim} title={run.engineName}>
          {resultWords(run)} · {run.engineName}
        </span>
      </div>
    </div>
  );
}
