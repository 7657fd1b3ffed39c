// The middle of the Generate panel: what is being rendered, large, or what was rendered last; below it the servers, and
// at the end of a run its report.
import { Text } from '@mantine/core';
import { IconMovie } from '@tabler/icons-react';
import type { PlanView } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import { isActive, isSentAhead } from '../app/run-store.ts';
import { usePlan, useRun, useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import { EndReport } from './end-report.tsx';
import { LivePicture } from './live-picture.tsx';
import { segmentName } from './segment-name.ts';
import { Servers } from './servers.tsx';
import styles from './stage.module.css';
import { StageFacts } from './stage-facts.tsx';
import { TakeVideo } from './take-video.tsx';
import { useHiddenLiveKey, useStageKey } from './use-stage-key.ts';

export function Stage({ view }: { readonly view: PlanView }) {
  const key = useStageKey(view);
  return (
    <section className={styles.stage} aria-label={say`Stage`}>
      <div className={styles.screen}>
        {key === null ? <NothingYet /> : <Screen segmentKey={key} />}
        <BackToLive />
      </div>
      <StageFacts segmentKey={key} />
      <div className={styles.below}>
        <EndReport />
        <Servers />
      </div>
    </section>
  );
}

function Screen({ segmentKey }: { readonly segmentKey: string }) {
  const { studio } = useStores();
  const isLive = useRun(({ head, jobsByKey }) => {
    const job = jobsByKey[segmentKey];
    return job?.state === 'running' && !isSentAhead(job, head?.servers ?? []);
  });
  const clip = usePlan(({ view }) => view?.standings[segmentKey]?.clip ?? null);
  if (isLive || !clip) return <LivePicture segmentKey={segmentKey} isLive={isLive} />;
  return (
    <TakeVideo
      // Another file, another element: nothing of the one before is seen.
      key={`${clip.mediaPath} ${clip.version}`}
      name={segmentName(segmentKey)}
      src={versionedUrl(studio, clip.mediaPath, clip.version)}
      poster={clip.thumbnailPath && versionedUrl(studio, clip.thumbnailPath, clip.version)}
    />
  );
}

function BackToLive() {
  const { generate } = useStores();
  const hiddenKey = useHiddenLiveKey();
  if (hiddenKey === null) return null;
  return (
    <button type="button" className={styles.backToLive} onClick={() => generate.getState().follow()}>
      <span className={styles.liveDot} aria-hidden />
      {say`Back to what is rendered: ${segmentName(hiddenKey)}`}
    </button>
  );
}

function NothingYet() {
  // A run may wait before its first segment, or before the next try of it.
  const active = useRun(({ head }) => isActive(head));
  return (
    <div className={styles.nothing}>
      <IconMovie size={38} stroke={1.1} aria-hidden />
      <Text fw={600} fz={15} inherit>
        {say`Nothing is rendered yet`}
      </Text>
      <Text inherit lh={1.5}>
        {active
          ? say`What is rendered shows here. The queue says what each segment waits for.`
          : say`Press Start: the segment that is rendered shows here while it grows, and every take as soon as it lands.`}
      </Text>
    </div>
  );
}
