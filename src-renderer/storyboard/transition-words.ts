// What a transition does and what it costs, in words.
import { countOf, formatSeconds } from '../ui/format-time.ts';

interface CrossfadeFacts {
  /** null: a cut. */
  readonly seconds: number | null;
  readonly isLast: boolean;
  /** What the plan renders for it, at the engine's rate; 0: the plan is not yet built for it. */
  readonly handleFrames: number;
}

export function crossfadeHint({ seconds, isLast, handleFrames }: CrossfadeFacts): string {
  if (isLast) {
    const words = 'It is the last shot: there is none to go over into. The film’s fade out is in the Project panel.';
    return seconds === null ? words : `${words} The crossfade waits until another shot follows.`;
  }
  if (seconds === null) return 'The next shot begins where this one ends.';
  const more = handleFrames > 0 ? ` (${countOf(handleFrames, 'frame')})` : '';
  return (
    `The shot renders ${formatSeconds(seconds)} more${more}, and that lies over the beginning of the next shot. ` +
    'The film stays as long as it is; these frames are encoded anew in an export.'
  );
}
