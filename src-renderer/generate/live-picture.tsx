// A segment that has no clip yet: its live picture while it is rendered, before that the picture it starts from.
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { say } from '#shared/i18n/say.ts';
import { usePlan, useProject, useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import { segmentName } from './segment-name.ts';
import styles from './stage.module.css';

export const useLiveUrl = (segmentKey: string): string | undefined =>
  useStore(useStores().previews, ({ urls }) => urls[segmentKey]);

/** The shot's keyframe, or the clip of the segment before, which hands its last frame on; null: neither is there. */
export function useStartPicture(segmentKey: string): string | null {
  const { studio } = useStores();
  const shotId = usePlan(({ segmentsByKey }) => segmentsByKey.get(segmentKey)?.shotId ?? '');
  const keyframePath = useProject(({ view }) => view?.keyframes[shotId]?.mediaPath ?? null);
  const before = usePlan(
    useShallow(({ view, segmentsByKey }) => {
      const start = segmentsByKey.get(segmentKey)?.start;
      return start?.kind === 'last-frame' ? (view?.standings[start.segmentKey]?.clip ?? null) : null;
    }),
  );
  if (before?.thumbnailPath) return versionedUrl(studio, before.thumbnailPath, before.version);
  return keyframePath && studio.mediaUrl(keyframePath);
}

interface LivePictureProps {
  readonly segmentKey: string;
  readonly isLive: boolean;
}

export function LivePicture({ segmentKey, isLive }: LivePictureProps) {
  const live = useLiveUrl(segmentKey);
  const start = useStartPicture(segmentKey);
  const src = live ?? start;
  return (
    <>
      {src && (
        <img
          className={styles.picture}
          src={src}
          alt={say`Preview of ${segmentName(segmentKey)}`}
          data-is-start={live ? undefined : true}
          decoding="async"
          draggable={false}
        />
      )}
      {!live && <span className={styles.caption}>{captionOf(isLive, src !== null)}</span>}
    </>
  );
}

function captionOf(isLive: boolean, hasPicture: boolean): string {
  if (isLive) {
    return hasPicture
      ? say`It starts from this picture. The live picture comes with the first steps.`
      : say`The live picture comes with the first steps.`;
  }
  return hasPicture ? say`Not rendered yet: it starts from this picture.` : say`Not rendered yet.`;
}
