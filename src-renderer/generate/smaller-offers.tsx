// After the graphics card ran out of memory: smaller settings at the press of a button.
import { Button, Text } from '@mantine/core';
import { useMemo } from 'react';
import { say } from '#shared/i18n/say.ts';
import { type SmallerSetting, smallerSettings } from '#shared/model/smaller-settings.ts';
import { isHeld } from '../app/run-store.ts';
import { useApp, usePlan, useRun, useStores } from '../app/stores-context.ts';
import styles from './queue.module.css';

export function SmallerOffers({ segmentKey }: { readonly segmentKey: string }) {
  const { project, run } = useStores();
  const segment = usePlan(({ segmentsByKey }) => segmentsByKey.get(segmentKey));
  const workflows = useApp((state) => state.workflows);
  const busy = useRun(({ asking, head }) => asking !== null || isHeld(head));
  const offers = useMemo(() => {
    const workflow = workflows.find(({ fileName }) => fileName === segment?.workflowFile);
    return segment && workflow ? smallerSettings(segment, workflow) : [];
  }, [segment, workflows]);
  if (!segment || offers.length === 0) return null;
  const choose = async ({ patch }: SmallerSetting) => {
    if (!(await project.getState().editOrReport({ kind: 'project.change', patch }))) return;
    // Planned anew, the shot may be cut elsewhere: its keys are not what they were.
    await run.getState().render({ shotIds: [segment.shotId], segmentKeys: null });
  };
  return (
    <div className={styles.offers}>
      <Text
        component="span"
        fz={12}
        c="dimmed"
        title={say`Other shots become stale and are rendered again at the next Start`}
      >
        {say`For the whole project:`}
      </Text>
      {offers.map((offer) => (
        <Button
          key={offer.label}
          size="compact-xs"
          variant="light"
          disabled={busy}
          title={say`Changes the project, then renders shot ${segment.shotId} again. Other shots become stale. Undo takes it back.`}
          onClick={() => void choose(offer)}
        >
          {offer.label}
        </Button>
      ))}
    </div>
  );
}
