// On the timeline: the frames of a shot over which the one before fades out.
import { many, say } from '#shared/i18n/say.ts';
import type { PlanShot } from '#shared/model/video-plan.ts';
import { useFilm } from '../app/stores-context.ts';
import { refusedCrossfade } from '../film/film-store.ts';
import styles from './timeline.module.css';

/** `before`: the shot that fades into `shot`. */
export function CrossfadeBlock({ before, shot }: { readonly before: PlanShot | undefined; readonly shot: PlanShot }) {
  const refused = useFilm((state) => (before ? (refusedCrossfade(state, before.shotId)?.refused ?? null) : null));
  if (!before || before.crossfadeFrames === 0 || shot.filmFrames === 0) return null;
  const words = many(
    before.crossfadeFrames,
    'Crossfade of {{count}} frame from shot {{from}} into shot {{into}}',
    'Crossfade of {{count}} frames from shot {{from}} into shot {{into}}',
    { from: before.shotId, into: shot.shotId },
  );
  const all = refused === null ? words : say`${words}. Shown as a cut: ${refused}`;
  return (
    <div
      className={styles.crossfade}
      data-refused={refused !== null || undefined}
      role="img"
      aria-label={all}
      title={all}
      style={{ width: `${Math.min(1, before.crossfadeFrames / shot.filmFrames) * 100}%` }}
    />
  );
}
