// Where the shown folder lies: every folder on the way to it, to go back to.
import { Breadcrumbs, UnstyledButton } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import { useStores } from '../app/stores-context.ts';
import { crumbsOf } from './folder-paths.ts';
import styles from './folders.module.css';

/** More would not fit on the line; the path itself stands in the field above. */
const MOST_CRUMBS = 5;

export function FolderTrail({ folderPath }: { readonly folderPath: string }) {
  const { folders } = useStores();
  const crumbs = crumbsOf(folderPath);
  const hidden = Math.max(crumbs.length - MOST_CRUMBS, 0);
  const shown = hidden === 0 ? crumbs : [...crumbs.slice(0, 1), ...crumbs.slice(hidden + 1)];
  return (
    <nav aria-label={say`Folders on the way`}>
      <Breadcrumbs
        separator="›"
        separatorMargin={4}
        classNames={{ root: styles.trail, separator: styles.crumbSeparator }}
      >
        {shown.map(({ name, path }, index) => (
          <span key={path} className={styles.crumbPlace}>
            {hidden > 0 && index === 1 && <span aria-hidden>… › </span>}
            <UnstyledButton
              className={styles.crumb}
              aria-current={path === folderPath ? 'location' : undefined}
              title={path}
              onClick={() => void folders.getState().go(path)}
            >
              {name}
            </UnstyledButton>
          </span>
        ))}
      </Breadcrumbs>
    </nav>
  );
}
