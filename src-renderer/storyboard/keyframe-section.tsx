// What the shot starts from: its keyframe, one of several variants of it, or the last frame of the shot before.
import { Switch, Text } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import type { KeyframeView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { usePlan, useProject, useStores, useStoryboard } from '../app/stores-context.ts';
import { Picture } from '../ui/picture.tsx';
import { SideSection } from '../ui/side-section.tsx';
import { withinFolder } from '../ui/within-folder.ts';
import { DropZone } from './drop-zone.tsx';
import { KeyframePicture } from './keyframe-picture.tsx';
import { PictureButtons } from './picture-buttons.tsx';
import styles from './shot-editor.module.css';
import { useShotFields } from './shot-fields.ts';
import { standingsOf } from './shot-standings.ts';
import { incomingKey } from './storyboard-store.ts';
import { useKeyframeEdits } from './use-keyframe-edits.ts';
import { usePictures } from './use-pictures.ts';
import { VariantStrip } from './variant-strip.tsx';

interface KeyframeSectionProps {
  readonly shot: Shot;
  readonly keyframe: KeyframeView | undefined;
  /** null: it is the first one. */
  readonly previous: Shot | null;
  readonly previousKeyframe: KeyframeView | undefined;
}

const SHOWN = ['start'] as const;

export function KeyframeSection({ shot, keyframe, previous, previousKeyframe }: KeyframeSectionProps) {
  const { values, change, flush } = useShotFields(shot, SHOWN);
  const continues = values.start === 'previous';
  return (
    <SideSection
      title={say`Starts from`}
      aside={
        <Switch
          label={say`Continue from the previous shot`}
          checked={continues}
          disabled={previous === null && !continues}
          onChange={(event) => {
            change({ start: event.currentTarget.checked ? 'previous' : 'keyframe' });
            flush();
          }}
        />
      }
    >
      {continues && previous && <PreviousShot shot={previous} keyframe={previousKeyframe} />}
      {continues && !previous && (
        <Text c="var(--lt-blocked)" fz={12}>
          {say`It is the first shot: there is none before it. Give it a keyframe instead.`}
        </Text>
      )}
      {!continues && <Keyframe shot={shot} keyframe={keyframe} />}
    </SideSection>
  );
}

function Keyframe({ shot, keyframe }: Pick<KeyframeSectionProps, 'shot' | 'keyframe'>) {
  const folderPath = useProject((state) => state.view?.folderPath ?? '');
  const incoming = useStoryboard((state) => state.incoming.has(incomingKey(shot.shotId, 'start')));
  const pictures = usePictures();
  const edits = useKeyframeEdits(shot.shotId);
  const take = (files: readonly File[]) => void pictures.take(files, shot.shotId, 'start');
  const isChosen = keyframe !== undefined && keyframe.status !== 'not-selected';
  return (
    <>
      <DropZone words={isChosen ? say`Replace the keyframe` : say`Use as the keyframe`} onFiles={take}>
        <KeyframePicture shotId={shot.shotId} start="keyframe" keyframe={keyframe} incoming={incoming} />
      </DropZone>
      <VariantStrip
        shotId={shot.shotId}
        keyframePath={keyframe?.filePath ?? null}
        onChoose={(filePath) => void edits.choose(filePath)}
      />
      <PictureButtons
        chooseLabel={say`Choose a picture as the keyframe`}
        removeLabel={say`Remove the keyframe`}
        onRemove={isChosen ? () => void edits.choose(null) : null}
        onFiles={take}
        busy={incoming}
      />
      {keyframe?.filePath ? (
        <div className={styles.path}>
          {keyframe.status === 'found'
            ? withinFolder(keyframe.filePath, folderPath)
            : say`Looked for at ${withinFolder(keyframe.filePath, folderPath)}`}
        </div>
      ) : (
        <Text c="dimmed" fz={12}>
          {say`Or drop a picture here, or paste one with Ctrl+V.`}
        </Text>
      )}
    </>
  );
}

/** Its newest clip says best how it ends; before it is rendered, its keyframe stands for it. */
function PreviousShot({ shot, keyframe }: { readonly shot: Shot; readonly keyframe: KeyframeView | undefined }) {
  const { studio, storyboard } = useStores();
  const thumbnail = usePlan(({ view }) => {
    const key = standingsOf(view).get(shot.shotId)?.segmentKeys.at(-1);
    return (key !== undefined && view?.standings[key]?.clip?.thumbnailPath) || null;
  });
  const path = thumbnail ?? keyframe?.mediaPath ?? null;
  return (
    <div className={styles.previous}>
      <Picture
        src={path === null ? null : studio.mediaUrl(path)}
        alt={say`Picture of shot ${shot.shotId}`}
        absence={say`No picture yet`}
      />
      <div>
        <Text>{say`The last frame of shot ${shot.shotId}`}</Text>
        <button
          type="button"
          className={styles.linkButton}
          onClick={() => storyboard.getState().choose(shot.shotId, 'only', [])}
        >
          {say`Show that shot`}
        </button>
      </div>
    </div>
  );
}
