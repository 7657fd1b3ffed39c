// Pictures of the scene and its characters, for models that take some beside the start image.
import { ActionIcon, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { many, say } from '#shared/i18n/say.ts';
import type { NamedPictureView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useStores } from '../app/stores-context.ts';
import type { FoundModel } from '../engines/model-list.ts';
import { Picture } from '../ui/picture.tsx';
import { SideSection } from '../ui/side-section.tsx';
import styles from './add-picture.module.css';
import { AddPicture } from './add-picture.tsx';
import { useShotFields } from './shot-fields.ts';
import { useShotModel } from './shot-model.ts';

const SHOWN = ['reference_images'] as const;
const MOST_REFERENCES = 20;

interface ReferenceFieldsProps {
  readonly shot: Shot;
  readonly pictures: readonly NamedPictureView[];
}

export function ReferenceFields({ shot, pictures }: ReferenceFieldsProps) {
  const { values, change, flush } = useShotFields(shot, SHOWN);
  const { found } = useShotModel(shot);
  const paths = values.reference_images ?? [];
  const put = (next: readonly string[]) => {
    change({ reference_images: next.length === 0 ? null : [...next] });
    flush();
  };
  const note = found && referenceNote(found, paths.length);
  return (
    <SideSection title={say`References`}>
      {paths.map((path, index) => (
        <NamedPicture
          // biome-ignore lint/suspicious/noArrayIndexKey: one picture may be named twice
          key={index}
          path={path}
          picture={pictures.find(({ given }) => given === path)}
          onRemove={() => put(paths.filter((_, at) => at !== index))}
        />
      ))}
      <AddPicture
        label={say`Picture of the scene or a character`}
        full={paths.length >= MOST_REFERENCES && say`At most ${MOST_REFERENCES} pictures`}
        onAdd={(path) => put([...paths, path])}
      />
      {note && (
        <Text c={note.isWarning ? 'var(--lt-stale)' : 'dimmed'} fz={12}>
          {note.words}
        </Text>
      )}
    </SideSection>
  );
}

/** How many of them the model takes; null: it is not known. */
function referenceNote({ model }: FoundModel, count: number): { words: string; isWarning: boolean } | null {
  if (!model) return null;
  const { name } = model;
  const most = model.limits.mostReferences;
  if (most === 0) {
    const words = count > 0 ? say`Left out: ${name} takes none.` : say`For models that take some; ${name} takes none.`;
    return { words, isWarning: count > 0 };
  }
  const takes = many(most, '{{name}} takes {{count}}.', '{{name}} takes up to {{count}}.', { name });
  if (count <= most) return { words: takes, isWarning: false };
  return { words: say`${takes} The first ones are used.`, isWarning: true };
}

interface NamedPictureProps {
  readonly path: string;
  /** undefined: the studio has not looked for it yet. */
  readonly picture: NamedPictureView | undefined;
  readonly onRemove: () => void;
}

export function NamedPicture({ path, picture, onRemove }: NamedPictureProps) {
  const { studio } = useStores();
  return (
    <div className={styles.row}>
      <div className={styles.box}>
        <Picture src={picture?.mediaPath ? studio.mediaUrl(picture.mediaPath) : null} alt={path} absence="" />
      </div>
      <span>
        <span className={styles.path}>{path}</span>
        {picture?.status === 'found' && picture.mediaPath === null && (
          <Text component="span" c="dimmed" fz={12}>
            {say`Outside the project: it is used, but not shown here.`}
          </Text>
        )}
        {picture?.status === 'missing' && (
          <Text component="span" fz={12} className={styles.problem}>
            {say`Not found`}
          </Text>
        )}
        {picture?.status === 'address' && (
          <Text component="span" fz={12} className={styles.problem}>
            {say`An address of a network is not fetched: name a file.`}
          </Text>
        )}
      </span>
      <ActionIcon aria-label={say`Remove ${path}`} onClick={onRemove}>
        <IconX size={15} stroke={1.6} />
      </ActionIcon>
    </div>
  );
}
