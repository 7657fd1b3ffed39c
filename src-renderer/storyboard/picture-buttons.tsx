// Choosing a picture from a file, and taking it away again.
import { Button, FileButton } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import styles from './shot-editor.module.css';

interface PictureButtonsProps {
  readonly chooseLabel: string;
  readonly removeLabel: string;
  /** null: there is none to remove. */
  readonly onRemove: (() => void) | null;
  readonly onFiles: (files: readonly File[]) => void;
  readonly busy: boolean;
}

const ACCEPTED = 'image/png,image/jpeg,image/webp';

export function PictureButtons({ chooseLabel, removeLabel, onRemove, onFiles, busy }: PictureButtonsProps) {
  return (
    <div className={styles.pictureButtons}>
      <FileButton multiple accept={ACCEPTED} onChange={(files) => onFiles(files)}>
        {(props) => (
          <Button {...props} variant="default" size="compact-sm" loading={busy} aria-label={chooseLabel}>
            {say`Choose a picture…`}
          </Button>
        )}
      </FileButton>
      {onRemove && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onRemove} aria-label={removeLabel}>
          {say`Remove`}
        </Button>
      )}
    </div>
  );
}
