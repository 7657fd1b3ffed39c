// The scenes a story would become, while it is typed.
import { Loader, Text } from '@mantine/core';
import { IconListDetails, IconPhoto } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { many, say } from '#shared/i18n/say.ts';
import type { StoryPreview } from '#shared/model/story.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { useStores } from '../app/stores-context.ts';
import { formatLength, formatSeconds } from '../ui/format-time.ts';
import { VirtualList } from '../ui/virtual-list.tsx';
import styles from './new-project.module.css';
import { type NewProjectKind, shownPreview } from './new-project-fields.ts';

const ROW_PIXELS = 76;

export function StoryPreviewList() {
  const { newProject } = useStores();
  const story = useStore(newProject, shownPreview);
  const asking = useStore(newProject, (state) => state.preview.kind === 'asking');
  const error = useStore(newProject, ({ preview }) => (preview.kind === 'failed' ? preview.error : null));
  return (
    <section className={styles.preview} aria-label={say`Scenes`} aria-busy={asking}>
      <div className={styles.previewHead}>
        <Text fw={500} role="status">
          {story ? sumWords(story) : say`Scenes`}
        </Text>
        {asking && <Loader size={13} />}
      </div>
      {error && <ErrorCard error={error} />}
      {story ? <Scenes story={story} /> : !error && <NoScenes />}
    </section>
  );
}

const sumWords = ({ shots, totalSeconds }: StoryPreview): string =>
  many(shots.length, '{{count}} scene · {{time}}', '{{count}} scenes · {{time}}', { time: formatLength(totalSeconds) });

function NoScenes() {
  const { newProject } = useStores();
  const kind = useStore(newProject, (state) => state.kind);
  return (
    <div className={styles.noScenes}>
      <IconListDetails size={26} stroke={1.3} aria-hidden />
      <Text c="dimmed" ta="center" maw={260} lh={1.5}>
        {noScenesWords(kind)}
      </Text>
    </div>
  );
}

function noScenesWords(kind: NewProjectKind): string {
  if (kind === 'story-file') return say`The scenes of the file stand here before anything is made.`;
  if (kind === 'product') return say`Name the product: its scenes stand here before anything is made.`;
  return say`Type what the film is about: its scenes stand here before anything is made.`;
}

function Scenes({ story }: { readonly story: StoryPreview }) {
  return (
    <>
      {story.notes.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: many notes scroll, and a scrolling region must be reachable by keyboard
        <ul className={styles.notes} aria-label={say`Notes`} tabIndex={0}>
          {story.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <div className={styles.scenes}>
        <VirtualList label={say`Scenes`} count={story.shots.length} rowPixels={ROW_PIXELS}>
          {(index) => <Scene shot={story.shots[index]} />}
        </VirtualList>
      </div>
    </>
  );
}

function Scene({ shot }: { readonly shot: StoryPreview['shots'][number] | undefined }) {
  if (!shot) return null;
  return (
    <div className={styles.scene}>
      <span className={styles.sceneId}>{shot.shotId}</span>
      <span className={styles.sceneWords}>
        {shot.phase !== null && <span className={styles.phase}>{shot.phase}</span>}
        {shot.picture !== null && (
          <span className={styles.picture} title={say`Begins with ${shot.picture}`}>
            <IconPhoto size={13} stroke={1.6} aria-hidden />
            {shot.picture}
          </span>
        )}
        <span
          className={styles.scenePrompt}
          data-short={(shot.picture !== null && shot.phase !== null) || undefined}
          title={shot.prompt}
        >
          {shot.prompt || say`No prompt`}
        </span>
      </span>
      <span className={styles.sceneSeconds}>{formatSeconds(shot.durationSeconds)}</span>
    </div>
  );
}
