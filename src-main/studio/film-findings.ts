// What stands between the plan and a whole film, in words. Pure.
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

function named(shots: readonly FilmShot[]): { readonly names: string; readonly isOne: boolean } {
  const names = shots.slice(0, MOST_NAMED).map(({ shotId }) => shotId);
  const more = shots.length > names.length ? ` and ${shots.length - names.length} more` : '';
  const isOne = shots.length === 1;
  return { names: `${isOne ? 'Shot' : 'Shots'} ${names.join(', ')}${more}`, isOne };
}

function missingFindings(shots: readonly FilmShot[], unfit: Readonly<Record<string, string>>): Finding[] {
  const missing = shots.filter((shot) => shot.missing.length > 0);
  const [first] = missing;
  if (first === undefined) return [];
  const { names, isOne } = named(missing);
  const reason = first.missing.map((key) => unfit[key]).find((one) => one !== undefined);
  const why = reason === undefined ? '' : ` (shot ${first.shotId}: ${reason})`;
  return [
    {
      severity: 'problem',
      code: 'file-missing',
      message: `${names} ${isOne ? 'has' : 'have'} no clips that fit the film yet${why}.`,
      remedy:
        'Press Start: what is missing is rendered, what a take still answers is only cut again. Or leave these shots out.',
      shotId: first.shotId,
    },
  ];
}

/** Of a film that was made without them. */
function leftOutFindings(shots: readonly FilmShot[]): Finding[] {
  const missing = shots.filter((shot) => shot.missing.length > 0);
  const [first] = missing;
  if (first === undefined) return [];
  const { names, isOne } = named(missing);
  return [
    {
      severity: 'warning',
      code: 'file-missing',
      message: `${names} ${isOne ? 'was' : 'were'} left out.`,
      remedy: 'Render what is missing and export again for the whole film.',
      shotId: first.shotId,
    },
  ];
}

function staleFindings(shots: readonly FilmShot[]): Finding[] {
  const stale = shots.filter((shot) => shot.stale.length > 0);
  const [first] = stale;
  if (first === undefined) return [];
  const { names, isOne } = named(stale);
  return [
    {
      severity: 'warning',
      code: 'plan-blocked',
      message: `${names} ${isOne ? 'was' : 'were'} rendered before ${isOne ? 'it was' : 'they were'} changed; the film shows ${isOne ? 'it as it was' : 'them as they were'}.`,
      remedy: 'Render again, or keep the takes.',
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
      message: `Shot ${shotId} is cut to the next one instead of fading: ${refused}`,
      remedy:
        renderAgainKey === null
          ? 'It fades as soon as that is there.'
          : `Render segment ${renderAgainKey} again: it then gets the frames that the crossfade needs.`,
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
  const more = failed.length > 1 ? ` and ${failed.length - 1} more` : '';
  return [
    {
      severity: 'warning',
      code: 'output-damaged',
      message: `The join before segment ${first.segmentKey}${more} could not be measured, so it is not corrected: ${first.error ?? ''}`,
      remedy: 'Render the segments beside it again.',
      shotId: first.shotId,
    },
  ];
}
