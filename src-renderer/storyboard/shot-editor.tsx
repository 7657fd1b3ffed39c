// The chosen shot in full. Every change goes into the drafts at once and from there to the file.
import { Text } from '@mantine/core';
import { memo, type ReactNode, useRef } from 'react';
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { KeyframeView, NamedPictureView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useWantedField } from '../app/use-wanted-field.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import { EditorMenu } from './editor-menu.tsx';
import { EngineFields } from './engine-fields.tsx';
import { KeyframeSection } from './keyframe-section.tsx';
import { LengthFields } from './length-fields.tsx';
import { ModelFields } from './model-fields.tsx';
import { MotionFields } from './motion-fields.tsx';
import { OverlayFields } from './overlay-fields.tsx';
import { ReferenceFields } from './reference-fields.tsx';
import { SegmentPrompts } from './segment-prompts.tsx';
import styles from './shot-editor.module.css';
import { useShotProblems } from './shot-marks.tsx';
import { SoundFields } from './sound-fields.tsx';
import { TransitionFields } from './transition-fields.tsx';
import { WordsFields } from './words-fields.tsx';

interface ShotEditorProps {
  readonly shot: Shot;
  readonly place: number;
  readonly count: number;
  readonly keyframe: KeyframeView | undefined;
  /** null: it is the first one. */
  readonly previous: Shot | null;
  readonly previousKeyframe: KeyframeView | undefined;
}

const NO_PICTURES: readonly NamedPictureView[] = [];

/** Drawn again only for another shot or another place of it; its fields follow their own values. */
export const ShotEditor = memo(function ShotEditor(props: ShotEditorProps) {
  const { shot, place, count, keyframe, previous, previousKeyframe } = props;
  const form = useRef<HTMLElement>(null);
  useWantedField(form);
  return (
    <aside ref={form} className={styles.side} aria-label={say`Shot ${shot.shotId}`}>
      <div className={styles.sideHead}>
        <h2 className={styles.sideTitle}>
          {say`Shot ${shot.shotId}`}
          <Text component="span" c="dimmed" ml={8}>
            {say`${formatNumber(place + 1)} of ${formatNumber(count)}`}
          </Text>
        </h2>
        <EditorMenu shotId={shot.shotId} place={place} count={count} />
      </div>
      <ConflictChoice shotId={shot.shotId} />
      <ShotProblems shot={shot} />
      <Fields of="start">
        <KeyframeSection shot={shot} keyframe={keyframe} previous={previous} previousKeyframe={previousKeyframe} />
      </Fields>
      <Fields of="prompt negative_prompt description scene character">
        <WordsFields shot={shot} />
      </Fields>
      <Fields of="engine engine_model style_preset">
        <EngineFields shot={shot} />
      </Fields>
      <Fields of="duration seed voice_over">
        <LengthFields shot={shot} />
      </Fields>
      <Fields of="segment_prompts">
        <SegmentPrompts shot={shot} />
      </Fields>
      <Fields of="camera_movement wan_motion">
        <MotionFields shot={shot} />
      </Fields>
      <Fields of="transition">
        <TransitionFields shot={shot} isLast={place === count - 1} />
      </Fields>
      <Fields of="audio_background audio_dialogue">
        <SoundFields shot={shot} />
      </Fields>
      <Fields of="reference_images">
        <ReferenceFields shot={shot} pictures={keyframe?.references ?? NO_PICTURES} />
      </Fields>
      <Fields of="overlays">
        <OverlayFields shot={shot} keyframe={keyframe} />
      </Fields>
      <Fields of="width height steps cfg_scale loras end_keyframe">
        <ModelFields shot={shot} end={keyframe?.end ?? null} />
      </Fields>
    </aside>
  );
});

/** Marked by their names in the file: a problem leads to them. */
function Fields({ of, children }: { readonly of: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fields} data-field={of}>
      {children}
    </div>
  );
}

function ShotProblems({ shot }: { readonly shot: Shot }) {
  const { problems, warnings } = useShotProblems(shot);
  if (problems.length + warnings.length === 0) return null;
  return (
    <ul className={styles.problems} aria-label={say`Problems of this shot`}>
      {problems.map((words) => (
        <li key={words} data-severity="problem">
          {words}
        </li>
      ))}
      {warnings.map((words) => (
        <li key={words} data-severity="warning">
          {words}
        </li>
      ))}
    </ul>
  );
}
