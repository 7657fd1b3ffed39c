// The length of a shot, by typing.
import { TextInput } from '@mantine/core';
import { framesInDuration } from '#shared/frame-math.ts';
import { formatNumber, say } from '#shared/i18n/say.ts';
import { formatSeconds } from '../ui/format-time.ts';
import { useDurationText } from './use-duration-text.ts';

interface DurationFieldProps {
  readonly seconds: number;
  readonly framesPerSecond: number;
  readonly onSeconds: (seconds: number) => void;
  readonly onDone: () => void;
}

export function DurationField(props: DurationFieldProps) {
  const { seconds, framesPerSecond } = props;
  const field = useDurationText(props);
  const isLength = seconds > 0;
  return (
    <TextInput
      label={say`Duration`}
      placeholder="4s 12f"
      error={(field.invalid || !isLength) && durationFault()}
      description={isLength ? exactWords(seconds, framesPerSecond) : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoComplete="off"
      spellCheck={false}
      {...field.input}
    />
  );
}

export const durationFault = (): string => say`A length such as 4, 4.5, 4s 12f, 100f or 1:02; at most an hour`;

function exactWords(seconds: number, framesPerSecond: number): string {
  const frames = framesInDuration(seconds, framesPerSecond);
  return say`${formatSeconds(seconds)}, ${frames} frames at ${formatNumber(framesPerSecond, 3)} fps`;
}
