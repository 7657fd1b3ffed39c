// Where the plan splits a shot, each of its segments can have a prompt of its own.
import { Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { say } from '#shared/i18n/say.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { usePlan } from '../app/stores-context.ts';
import { formatSeconds } from '../ui/format-time.ts';
import { SideSection } from '../ui/side-section.tsx';
import { GrowingText } from './growing-text.tsx';
import { useShotFields } from './shot-fields.ts';
import { standingsOf } from './shot-standings.ts';

const SHOWN = ['segment_prompts', 'prompt'] as const;

export function SegmentPrompts({ shot }: { readonly shot: Shot }) {
  const { values, change, flush } = useShotFields(shot, SHOWN);
  const lengths = useSegmentSeconds(shot.shotId);
  const prompts = values.segment_prompts ?? [];
  const [wanted, setWanted] = useState(false);
  const open = wanted || prompts.length > 0;
  if (lengths.length < 2 && prompts.length === 0) return null;
  // More in the file than the plan has segments: shown all the same, they come back when the shot grows.
  const count = Math.max(lengths.length, prompts.length);
  const put = (index: number, text: string) => {
    const next = Array.from({ length: Math.max(prompts.length, index + 1) }, (_, at) =>
      at === index ? text : (prompts[at] ?? ''),
    );
    const used = next.slice(0, next.findLastIndex((prompt) => prompt !== '') + 1);
    change({ segment_prompts: used.length > 0 ? used : null });
    setWanted(true);
  };
  return (
    <SideSection
      title={say`Segments`}
      aside={
        <Switch
          label={say`A prompt for each`}
          checked={open}
          onChange={(event) => {
            setWanted(event.currentTarget.checked);
            if (event.currentTarget.checked || prompts.length === 0) return;
            change({ segment_prompts: null });
            flush();
          }}
        />
      }
    >
      {!open && (
        <Text c="dimmed" fz={12}>
          {say`The plan renders this shot in ${lengths.length} segments, all with the prompt above.`}
        </Text>
      )}
      {open &&
        Array.from({ length: count }, (_, index) => (
          <GrowingText
            // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its place in the shot
            key={index}
            label={segmentLabel(index, lengths[index])}
            placeholder={values.prompt || say`The shot’s prompt`}
            minRows={1}
            maxRows={8}
            value={prompts[index] ?? ''}
            onChange={(event) => put(index, event.currentTarget.value)}
            onBlur={flush}
          />
        ))}
    </SideSection>
  );
}

function segmentLabel(index: number, seconds: number | undefined): string {
  if (seconds === undefined) return say`Segment ${index + 1}: not used, the shot is shorter`;
  return say`Segment ${index + 1}, ${formatSeconds(seconds)}`;
}

const useSegmentSeconds = (shotId: string): readonly number[] =>
  usePlan(
    useShallow((state) =>
      (standingsOf(state.view).get(shotId)?.segmentKeys ?? []).map(
        (key) => state.segmentsByKey.get(key)?.durationSeconds ?? 0,
      ),
    ),
  );
