// The keyframe a shot starts from, or why there is none.
import type { ReactNode } from 'react';
import type { KeyframeView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useStores } from '../app/stores-context.ts';
import { Picture } from '../ui/picture.tsx';

interface KeyframePictureProps {
  readonly shotId: string;
  readonly start: Shot['start'];
  readonly keyframe: KeyframeView | undefined;
  readonly children?: ReactNode;
}

export function KeyframePicture({ shotId, start, keyframe, children }: KeyframePictureProps) {
  const { studio } = useStores();
  const missing = keyframe?.status === 'missing' && start === 'keyframe';
  const absence =
    start === 'previous'
      ? 'Continues from the previous shot'
      : missing
        ? 'Keyframe missing'
        : keyframe?.status === 'found'
          ? 'The keyframe lies outside the project'
          : 'No keyframe chosen';
  return (
    <Picture
      src={keyframe?.mediaPath ? studio.mediaUrl(keyframe.mediaPath) : null}
      alt={`Keyframe of shot ${shotId}`}
      absence={absence}
      tone={missing ? 'problem' : 'quiet'}
    >
      {children}
    </Picture>
  );
}
