// What stands between the plan and a whole film, in words. Pure.
import { many, say } from '#shared/i18n/say.ts';
import type { FilmShot } from '#shared/model/film.ts';
import type { SeamView } from '#shared/model/seam.ts';
import type { Finding, StudioError } from '#shared/studio-error.ts';

/**
 * @param unfit by segment key: why a clip that is there cannot be in the film
 * @param leftOut the film is made without what is missing
 */
export function filmFindings(
  shots: readonly FilmShot[],
  unfit: Readonly<Record<string, string>> = {},
  leftOut = false,
): Finding[] {
  return [
    ...(leftOut ? leftOutFindings(shots) : missingFindings(shots, unfit)),
    ...staleFindings(shots),
    ...shots.flatMap(transitionFinding),
  ];
}

// A film of a thousand shots of which nothing is rendered has one thing to say.
const MOST_NAMED = 5;

function namesOf(shots: readonly FilmShot[]): string {
  const named = shots
    .slice(0, MOST_NAMED)
    .map(({ shotId }) => shotId)
    .join(', ');
  const rest = shots.length - MOST_NAMED;
  return rest > 0 ? say`${named} and ${rest} more` : named;
}

function missingFindings(shots: readonly FilmShot[], unfit: Readonly<Record<string, string>>): Finding[] {
  const missing = shots.filter((shot) => shot.missing.length > 0);
  const [first] = missing;
  if (first === undefined) return [];
  const names = namesOf(missing);
  const reason = first.missing.map((key) => unfit[key]).find((one) => one !== undefined);
  const why = reason === undefined ? '' : say` (shot ${first.shotId}: ${reason})`;
  return [
    {
      severity: 'problem',
      code: 'file-missing',
      message: many(
        missing.length,
        'Shot {{names}} has no clips that fit the film yet{{why}}.',
        'Shots {{names}} have no clips that fit the film yet{{why}}.',
        { names, why },
      ),
      remedy: say`Press Start: what is missing is rendered, what a take still answers is only cut again. Or leave these shots out.`,
      shotId: first.shotId,
    },
  ];
}

/** Of a film that was made without them. */
function leftOutFindings(shots: readonly FilmShot[]): Finding[] {
  const missing = shots.filter((shot) => shot.missing.length > 0);
  const [first] = missing;
  if (first === undefined) return [];
  const names = namesOf(missing);
  return [
    {
      severity: 'warning',
      code: 'file-missing',
      message: many(missing.length, 'Shot {{names}} was left out.', 'Shots {{names}} were left out.', { names }),
      remedy: say`Render what is missing and export again for the whole film.`,
      shotId: first.shotId,
    },
  ];
}

function staleFindings(shots: readonly FilmShot[]): Finding[] {
  const stale = shots.filter((shot) => shot.stale.length > 0);
  const [first] = stale;
  if (first === undefined) return [];
  const names = namesOf(stale);
  return [
    {
      severity: 'warning',
      code: 'plan-blocked',
      message: many(
        stale.length,
        'Shot {{names}} was rendered before it was changed; the film shows it as it was.',
        'Shots {{names}} were rendered before they were changed; the film shows them as they were.',
        { names },
      ),
      remedy: say`Render again, or keep the takes.`,
      shotId: first.shotId,
    },
  ];
}

function transitionFinding({ shotId, transition, missing }: FilmShot): Finding[] {
  // That the shot itself is not there is said already.
  if (transition?.refused == null || missing.length > 0) return [];
  const { refused, renderAgainKey } = transition;
  return [
    {
      severity: 'warning',
      code: 'output-too-short',
      message: say`Shot ${shotId} is cut to the next one instead of fading: ${refused}`,
      remedy:
        renderAgainKey === null
          ? say`It fades as soon as that is there.`
          : say`Render segment ${renderAgainKey} again: it then gets the frames that the crossfade needs.`,
      shotId,
    },
  ];
}

/** Why no film can be made of this; null: it can. */
export function whyNotWhole(
  shots: readonly FilmShot[],
  unfit: Readonly<Record<string, string>>,
  skipMissing: boolean,
): StudioError | null {
  const [problem] = missingFindings(shots, unfit);
  const isNothingThere = shots.every(({ missing }) => missing.length > 0);
  if (problem === undefined || (skipMissing && !isNothingThere)) return null;
  const { severity: _severity, ...error } = problem;
  return error;
}

/** Joins that could not be measured are in the film as they are. */
export function unmeasuredFindings(seams: readonly SeamView[]): Finding[] {
  const failed = seams.filter(({ status }) => status === 'failed');
  const [first] = failed;
  if (first === undefined) return [];
  const { segmentKey: key } = first;
  const rest = failed.length - 1;
  const error = first.error ?? '';
  return [
    {
      severity: 'warning',
      code: 'output-damaged',
      message:
        rest > 0
          ? say`The join before segment ${key} and ${rest} more could not be measured, so they are not corrected: ${error}`
          : say`The join before segment ${key} could not be measured, so it is not corrected: ${error}`,
      remedy: say`Render the segments beside it again.`,
      shotId: first.shotId,
    },
  ];
}
