// What the parts of the form for several shots have in common.
import { Text } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import type { Shot, ShotPatch } from '#shared/model/storyboard.ts';

export interface MultiFieldsProps {
  /** In film order. */
  readonly shots: readonly Shot[];
  readonly changeAll: (patch: ShotPatch) => void;
}

export const SeveralHint = () => (
  <Text c="dimmed" fz={12}>
    {say`Several values; a choice here is for all of them.`}
  </Text>
);
