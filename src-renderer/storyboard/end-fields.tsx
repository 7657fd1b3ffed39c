// The picture a shot ends on, for workflows that take a first and a last frame.
import { Text, TextInput } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import type { EngineModelInfo } from '#shared/model/engine-info.ts';
import type { EndPictureView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useStores, useStoryboard } from '../app/stores-context.ts';
import { Picture } from '../ui/picture.tsx';
import { useTypedValue } from '../ui/use-typed-value.ts';
import { DropZone } from './drop-zone.tsx';
import { PictureButtons } from './picture-buttons.tsx';
import styles from './shot-editor.module.css';
import { useShotFields } from './shot-fields.ts';
import { useShotModel } from './shot-model.ts';
import { incomingKey } from './storyboard-store.ts';
import { usePictures } from './use-pictures.ts';

interface EndFieldsProps {
  readonly shot: Shot;
  readonly end: EndPictureView | null;
}

const SHOWN = ['end_keyframe'] as const;

/** Whether the shot's model does anything with it. @param model undefined: it is not known */
function endNote(model: EngineModelInfo | undefined, isNamed: boolean): { words: string; isWarning: boolean } {
  if (!model) return { words: say`For models that take a first and a last frame.`, isWarning: false };
  const { name, limits } = model;
  if (limits.needsEndImage) return { words: say`${name} renders nothing without one.`, isWarning: !isNamed };
  if (limits.takesEndImage) return { words: say`${name} takes a picture to end on.`, isWarning: false };
  const words = isNamed
    ? say`Left out: ${name} takes no picture to end on.`
    : say`For models that take a first and a last frame; ${name} takes none to end on.`;
  return { words, isWarning: isNamed };
}

export function EndFields({ shot, end }: EndFieldsProps) {
  const { studio } = useStores();
  const { values, change, flush } = useShotFields(shot, SHOWN);
  const { found } = useShotModel(shot);
  const pictures = usePictures();
  const incoming = useStoryboard((state) => state.incoming.has(incomingKey(shot.shotId, 'end')));
  const take = (files: readonly File[]) => void pictures.take(files, shot.shotId, 'end');
  const path = useTypedValue({
    stored: values.end_keyframe ?? '',
    isValid: () => true,
    onCommit: (text) => change({ end_keyframe: text.trim() || null }),
    pauseMs: 0,
  });
  const note = endNote(found?.model, values.end_keyframe !== null);
  return (
    <DropZone words={say`Use as the last frame`} onFiles={take}>
      <div className={styles.ending}>
        <Picture
          src={end?.mediaPath ? studio.mediaUrl(end.mediaPath) : null}
          alt={say`Picture on which shot ${shot.shotId} ends`}
          absence={end?.status === 'missing' ? say`Not found` : say`no picture`}
          tone={end?.status === 'missing' ? 'problem' : 'quiet'}
        />
        <div>
          <TextInput
            label={say`Ends on`}
            placeholder={say`no picture`}
            value={path.text}
            error={end?.status === 'missing' && values.end_keyframe && `${say`Not found`}: ${end.filePath ?? ''}`}
            onChange={(event) => path.type(event.currentTarget.value)}
            onBlur={flush}
          />
          <PictureButtons
            chooseLabel={say`Choose a picture to end on`}
            removeLabel={say`Remove the picture it ends on`}
            onRemove={
              values.end_keyframe === null
                ? null
                : () => {
                    change({ end_keyframe: null });
                    flush();
                  }
            }
            onFiles={take}
            busy={incoming}
          />
        </div>
      </div>
      <Text c={note.isWarning ? 'var(--lt-stale)' : 'dimmed'} fz={12} mt={6}>
        {note.words}
      </Text>
    </DropZone>
  );
}
