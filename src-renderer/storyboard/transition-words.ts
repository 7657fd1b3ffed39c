// What a transition does and what it costs, in words.
import { many, say } from '#shared/i18n/say.ts';
import { formatSeconds } from '../ui/format-time.ts';

interface CrossfadeFacts {
  /** null: a cut. */
  readonly seconds: number | null;
  readonly isLast: boolean;
  /** What the plan renders for it, at the engine's rate; 0: the plan is not yet built for it. */
  readonly handleFrames: number;
}

export function crossfadeHint({ seconds, isLast, handleFrames }: CrossfadeFacts): string {
  if (isLast) {
    return seconds === null
      ? say`It is the last shot: there is none to go over into. The film’s fade out is in the Project panel.`
      : say`It is the last shot: there is none to go over into. The film’s fade out is in the Project panel. The crossfade waits until another shot follows.`;
  }
  if (seconds === null) return say`The next shot begins where this one ends.`;
  const length = formatSeconds(seconds);
  if (handleFrames === 0) {
    return say`The shot renders ${length} more, and that lies over the beginning of the next shot. The film stays as long as it is; these frames are encoded anew in an export.`;
  }
  return many(
    handleFrames,
    'The shot renders {{length}} more ({{count}} frame), and that lies over the beginning of the next shot. The film stays as long as it is; these frames are encoded anew in an export.',
    'The shot renders {{length}} more ({{count}} frames), and that lies over the beginning of the next shot. The film stays as long as it is; these frames are encoded anew in an export.',
    { length },
  );
}
