// The keyframe a shot starts from, or why there is none.
import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { KeyframeView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useStores } from '../app/stores-context.ts';
import { Picture } from '../ui/picture.tsx';
import styles from './storyboard.module.css';

interface KeyframePictureProps {
  readonly shotId: string;
  readonly start: Shot['start'];
  readonly keyframe: KeyframeView | undefined;
  /** Another one is being taken in. */
  readonly incoming?: boolean;
  readonly children?: ReactNode;
}

export function KeyframePicture({ shotId, start, keyframe, incoming = false, children }: KeyframePictureProps) {
  const { studio } = useStores();
  const missing = keyframe?.status === 'missing' && start === 'keyframe';
  return (
    <Picture
      src={keyframe?.mediaPath ? studio.mediaUrl(keyframe.mediaPath) : null}
      alt={say`Keyframe of shot ${shotId}`}
      absence={absenceWords(start, keyframe)}
      tone={missing ? 'problem' : 'quiet'}
    >
      {incoming && (
        <span className={styles.incoming}>
          <Loader size="sm" aria-label={say`The picture is being imported`} />
        </span>
      )}
      {children}
    </Picture>
  );
}

function absenceWords(start: Shot['start'], keyframe: KeyframeView | undefined): string {
  if (start === 'previous') return say`Continues from the previous shot`;
  if (keyframe?.status === 'missing') return say`Keyframe missing`;
  return keyframe?.status === 'found' ? say`The keyframe lies outside the project` : say`No keyframe chosen`;
}
