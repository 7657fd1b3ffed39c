// What stands between the plan and a whole film, in words. Pure.
import type { FilmShot } from '#shared/model/film.ts';
import type { Finding, StudioError } from '#shared/studio-error.ts';

export function filmFindings(shots: readonly FilmShot[]): Finding[] {
  return [...missingFindings(shots), ...shots.flatMap(staleFinding), ...shots.flatMap(transitionFinding)];
}

// A film of a thousand shots of which nothing is rendered has one thing to say.
const MOST_NAMED = 5;

function missingFindings(shots: readonly FilmShot[]): Finding[] {
  const missing = shots.filter((shot) => shot.missing.length > 0);
  const [first] = missing;
  if (first === undefined) return [];
  const names = missing.slice(0, MOST_NAMED).map(({ shotId }) => shotId);
  const more = missing.length > names.length ? ` and ${missing.length - names.length} more` : '';
  return [
    {
      severity: 'problem',
      code: 'file-missing',
      message: `${missing.length === 1 ? 'Shot' : 'Shots'} ${names.join(', ')}${more} ${missing.length === 1 ? 'is' : 'are'} not rendered yet.`,
      remedy: 'Render what is missing, or leave these shots out.',
      shotId: first.shotId,
    },
  ];
}

function staleFinding({ shotId, stale }: FilmShot): Finding[] {
  if (stale.length === 0) return [];
  return [
    {
      severity: 'warning',
      code: 'plan-blocked',
      message: `Shot ${shotId} was rendered before it was changed; the film shows it as it was.`,
      remedy: 'Render it again, or keep its takes.',
      shotId,
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
export function whyNotWhole(shots: readonly FilmShot[], skipMissing: boolean): StudioError | null {
  const [problem] = missingFindings(shots);
  const isNothingThere = shots.every(({ missing }) => missing.length > 0);
  if (problem === undefined || (skipMissing && !isNothingThere)) return null;
  const { severity: _severity, ...error } = problem;
  return isNothingThere ? { ...error, message: 'Nothing of it is rendered yet.', remedy: 'Render it first.' } : error;
}
