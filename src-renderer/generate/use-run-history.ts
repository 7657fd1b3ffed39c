// What earlier runs did, asked for while somebody looks.
import { useEffect, useState } from 'react';
import type { WireResult } from '#shared/contract/studio-client.ts';
import type { RunRecord, RunSummary } from '#shared/model/history.ts';
import { useRun, useStores } from '../app/stores-context.ts';

type Answer<T> = WireResult<T> | null;

/** null until it is answered; asked again when a run begins or ends. */
export function useRunHistory(): Answer<readonly RunSummary[]> {
  const { studio } = useStores();
  const changes = useRun(({ head }) => head && `${head.runId} ${head.state}`);
  const [answer, setAnswer] = useState<Answer<readonly RunSummary[]>>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run, or another state of it, is another history
  useEffect(() => {
    let isNews = true;
    void studio.call('runs.history', {}).then((history) => isNews && setAnswer(history));
    return () => {
      isNews = false;
    };
  }, [studio, changes]);
  return answer;
}

/** null until it is answered; of the run that is on, asked again as its segments end. */
export function useRunRecord(runId: string | null): Answer<RunRecord> {
  const { studio } = useStores();
  const progress = useRun(({ head }) =>
    head?.runId === runId ? `${head?.state} ${head?.done} ${head?.failed}` : 'over',
  );
  const [answer, setAnswer] = useState<{ readonly runId: string; readonly record: WireResult<RunRecord> } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has ended since stands in the record
  useEffect(() => {
    if (runId === null) return;
    let isNews = true;
    void studio.call('runs.read', { runId }).then((record) => isNews && setAnswer({ runId, record }));
    return () => {
      isNews = false;
    };
  }, [studio, runId, progress]);
  return answer?.runId === runId ? answer.record : null;
}
