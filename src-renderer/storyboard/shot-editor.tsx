// The chosen shot in full. Every change goes into the drafts at once and from there to the file.
import { ActionIcon, Text, Textarea, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { KeyframeView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useProject, useStores } from '../app/stores-context.ts';
import { SideSection } from '../ui/side-section.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
import { KeyframePicture } from './keyframe-picture.tsx';
import { ModelFields } from './model-fields.tsx';
import { MotionFields } from './motion-fields.tsx';
import type { ShotFieldsProps } from './shot-fields.ts';
import { valuesOf } from './shot-values.ts';
import { StartFields } from './start-fields.tsx';
import styles from './storyboard.module.css';
import { TransitionFields } from './transition-fields.tsx';
import { useShotActions } from './use-shot-actions.ts';

interface ShotEditorProps {
  readonly shot: Shot;
  readonly position: number;
  readonly count: number;
  readonly keyframe: KeyframeView | undefined;
}

export function ShotEditor({ shot, position, count, keyframe }: ShotEditorProps) {
  const { drafts } = useStores();
  const folderPath = useProject((state) => state.view?.folderPath ?? '');
  const draft = useStore(drafts.state, (state) => state.drafts[shot.shotId]);
  const fields: ShotFieldsProps = {
    values: { ...valuesOf(shot), ...draft?.patch },
    change: (patch) => drafts.change(shot.shotId, patch),
    flush: () => void drafts.flush(),
  };
  return (
    <aside className={styles.side} aria-label={`Shot ${shot.shotId}`}>
      <EditorHead shotId={shot.shotId} position={position} count={count} />
      <ConflictChoice shotId={shot.shotId} />
      <SideSection title="Picture">
        <KeyframePicture shotId={shot.shotId} start={fields.values.start} keyframe={keyframe} />
        {keyframe?.filePath && (
          <div className={styles.path}>
            {keyframe.status === 'found' ? '' : 'Looked for at '}
            {withinFolder(keyframe.filePath, folderPath)}
          </div>
        )}
      </SideSection>
      <SideSection title="Words">
        <Textarea
          id="shot-prompt"
          label="Prompt"
          placeholder="What is seen, what moves, in which light"
          autosize
          minRows={4}
          maxRows={16}
          value={fields.values.prompt}
          onChange={(event) => fields.change({ prompt: event.currentTarget.value })}
          onBlur={fields.flush}
        />
        <Textarea
          label="Negative prompt"
          placeholder="What must not be seen"
          autosize
          minRows={1}
          maxRows={6}
          value={fields.values.negative_prompt}
          onChange={(event) => fields.change({ negative_prompt: event.currentTarget.value })}
          onBlur={fields.flush}
        />
        {shot.segmentPrompts.length > 0 && (
          <Text c="dimmed">This shot has its own prompts per segment in the file; they win over the prompt above.</Text>
        )}
      </SideSection>
      <StartFields {...fields} />
      <TransitionFields {...fields} shotId={shot.shotId} isLast={position === count - 1} />
      <MotionFields {...fields} />
      <ModelFields key={shot.shotId} {...fields} end={keyframe?.end ?? null} />
    </aside>
  );
}

function EditorHead({ shotId, position, count }: Pick<ShotEditorProps, 'position' | 'count'> & { shotId: string }) {
  const actions = useShotActions();
  return (
    <div className={styles.sideHead}>
      <h2 className={styles.sideTitle} style={{ margin: 0 }}>
        Shot {shotId}
        <Text component="span" c="dimmed" ml={8}>
          {position + 1} of {count}
        </Text>
      </h2>
      <Tooltip label="Earlier in the film (Alt+↑ in the grid)">
        <ActionIcon aria-label="Move up" disabled={position === 0} onClick={() => void actions.move(shotId, -1)}>
          <IconArrowUp size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Later in the film (Alt+↓ in the grid)">
        <ActionIcon
          aria-label="Move down"
          disabled={position === count - 1}
          onClick={() => void actions.move(shotId, 1)}
        >
          <IconArrowDown size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Remove this shot (its clips stay on disk)">
        <ActionIcon aria-label="Remove shot" onClick={() => void actions.remove(shotId)}>
          <IconTrash size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

/** Inside the project a path is told from the project's folder on. */
function withinFolder(filePath: string, folderPath: string): string {
  const inside =
    folderPath !== '' && filePath.startsWith(folderPath) && /^[\\/]/.test(filePath.slice(folderPath.length));
  return inside ? filePath.slice(folderPath.length + 1) : filePath;
}
