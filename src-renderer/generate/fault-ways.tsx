// What else can be done about a failed segment, by what kind of failure it is.
import { Button } from '@mantine/core';
import { IconCheck, IconPencil, IconSettings } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { TakeView } from '#shared/model/takes-view.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { goToMend, mendPlace } from '../app/mend-place.ts';
import { showToast } from '../app/show-toast.tsx';
import { usePlan, useStores } from '../app/stores-context.ts';

interface FaultWaysProps {
  readonly segmentKey: string;
  readonly error: StudioErrorWire;
}

const CODES_WITH_WAYS = new Set<StudioErrorWire['code']>([
  'output-too-short',
  'content-flagged',
  'payment-needed',
  'sign-in-needed',
]);

export const hasWays = ({ code }: StudioErrorWire): boolean => CODES_WITH_WAYS.has(code);

export function FaultWays({ segmentKey, error }: FaultWaysProps) {
  const stores = useStores();
  if (error.code === 'output-too-short') return <AcceptShort segmentKey={segmentKey} />;
  const shotId = segmentKey.slice(0, segmentKey.lastIndexOf('/'));
  const place = mendPlace({ shotId, ...error });
  if (error.code === 'content-flagged' && place) {
    return (
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconPencil size={13} />}
        onClick={() => goToMend(place, stores)}
      >
        {say`Edit the prompt`}
      </Button>
    );
  }
  if (place?.kind !== 'engine-settings') return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconSettings size={13} />}
      onClick={() => goToMend(place, stores)}
    >
      {say`Open the settings`}
    </Button>
  );
}

/** By how much a take falls short of what is kept of it; null: it does not, or there is nothing left of it. */
export function secondsShort(
  take: Pick<TakeView, 'framesDelivered' | 'isMissing'>,
  {
    framesDroppedAtStart,
    framesKept,
    framesPerSecond,
  }: Pick<PlanSegment, 'framesDroppedAtStart' | 'framesKept' | 'framesPerSecond'>,
): number | null {
  const missing = framesDroppedAtStart + framesKept - take.framesDelivered;
  const isUsable = !take.isMissing && take.framesDelivered > framesDroppedAtStart;
  return isUsable && missing > 0 ? missing / framesPerSecond : null;
}

function AcceptShort({ segmentKey }: { readonly segmentKey: string }) {
  const { studio, report, plan } = useStores();
  const segment = usePlan(({ segmentsByKey }) => segmentsByKey.get(segmentKey));
  const [takes, setTakes] = useState<readonly TakeView[]>([]);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let over = false;
    void studio.call('takes.list', { segmentKey }).then((answer) => {
      if (!over && answer.ok) setTakes(answer.value.takes);
    });
    return () => {
      over = true;
    };
  }, [studio, segmentKey]);
  if (!segment) return null;
  // The newest one is what just failed.
  const [newest] = takes.toSorted((a, b) => b.take - a.take);
  const short = newest ? secondsShort(newest, segment) : null;
  if (!newest || short === null) return null;
  const shown = formatNumber(short, 1);
  const accept = async () => {
    setBusy(true);
    const answer = await studio.call('takes.acceptShort', { segmentKey, take: newest.take });
    setBusy(false);
    if (!answer.ok) return report(answer.error);
    showToast({
      tone: 'success',
      title: say`Take ${newest.take} is used`,
      text: say`Its shot is ${shown} s shorter, and so is the film.`,
    });
    await plan.getState().build();
  };
  return (
    <Button
      size="compact-xs"
      variant="light"
      leftSection={<IconCheck size={13} />}
      loading={busy}
      onClick={() => void accept()}
    >
      {say`Use it (${shown} s shorter)`}
    </Button>
  );
}
