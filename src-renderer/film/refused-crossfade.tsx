// A crossfade that the film shows as a cut: why, and what would help.
import { Button } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import { useFilm, useStores } from '../app/stores-context.ts';
import { ProblemCard } from '../ui/problem-card.tsx';
import { refusedCrossfade } from './film-store.ts';

/** Nothing where the shot's crossfade works or none is asked for. */
export function RefusedCrossfade({ shotId }: { readonly shotId: string }) {
  const transition = useFilm((state) => refusedCrossfade(state, shotId));
  if (transition === null) return null;
  const { refused, renderAgainKey } = transition;
  return (
    <ProblemCard
      severity="warning"
      message={say`The film cuts here instead of fading.`}
      remedy={refused ?? ''}
      action={renderAgainKey !== null && <RenderForHandle segmentKey={renderAgainKey} />}
    />
  );
}

/** Rendering this segment again gives the frames that the crossfade needs; with the same seed the picture stays. */
export function RenderForHandle({ segmentKey, onGo }: { readonly segmentKey: string; readonly onGo?: () => void }) {
  const { renderAgain } = useStores();
  return (
    <Button
      variant="default"
      size="compact-xs"
      onClick={() => {
        onGo?.();
        renderAgain.getState().open(segmentKey, { seed: 'same' });
      }}
    >
      {say`Render again…`}
    </Button>
  );
}
