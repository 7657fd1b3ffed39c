// The files a workflow loads, and for those that are not there where they belong and where to get them.
import { type Icon, IconAlertTriangle, IconCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import type { ModelFile } from '#shared/model/model-report.ts';
import { CopyTextButton } from '../ui/copy-text-button.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import { baseName, fileWords, partWords, STATE_WORDS } from './model-words.ts';
import styles from './workflows.module.css';

const MARKS: Record<ModelFile['state'], { readonly icon: Icon; readonly color: string }> = {
  present: { icon: IconCheck, color: 'var(--lt-up-to-date)' },
  missing: { icon: IconCircleX, color: 'var(--lt-blocked)' },
  partial: { icon: IconAlertTriangle, color: 'var(--lt-stale)' },
  unknown: { icon: IconCircleDashed, color: 'var(--mantine-color-dimmed)' },
};

export function ModelMark({ state }: { readonly state: ModelFile['state'] }) {
  const { icon: Mark, color } = MARKS[state];
  return <Mark size={15} stroke={2} color={color} role="img" aria-label={STATE_WORDS[state]} />;
}

const isLacking = ({ state }: ModelFile) => state === 'missing' || state === 'partial';

const folderOf = ({ path, folder }: ModelFile) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : folder);

export function ModelFiles({ files }: { readonly files: readonly ModelFile[] }) {
  return (
    <ul className={styles.files} aria-label="Model files">
      {files.map((file) => (
        <li
          key={file.path}
          className={styles.file}
          data-state={file.state}
          data-testid={`model-${baseName(file.path)}`}
        >
          <span className={styles.optionMark}>
            <ModelMark state={file.state} />
          </span>
          <div className={styles.fileBody}>
            <div className={styles.fileLine}>
              <span className={styles.fileName}>
                {baseName(file.path)}
                {isLacking(file) && <CopyTextButton text={baseName(file.path)} label="Copy the file name" />}
              </span>
              <span className={`${styles.facts} ${styles.nowrap}`}>
                {file.state === 'partial' ? STATE_WORDS.partial : fileWords(file)}
              </span>
            </div>
            {isLacking(file) ? <HowToGet file={file} /> : <div className={styles.facts}>{folderOf(file)}</div>}
          </div>
        </li>
      ))}
    </ul>
  );
}

function HowToGet({ file }: { readonly file: ModelFile }) {
  const folder = folderOf(file);
  return (
    <>
      {file.state === 'partial' && (
        <div className={styles.facts}>
          {[partWords(file), 'its download has not ended, get it again'].filter(Boolean).join(': ')}
        </div>
      )}
      <dl className={styles.fileHelp}>
        <dt>Into</dt>
        <dd>
          <span className={styles.mono}>{folder ? `models/${folder}` : 'the folder its loader reads'}</span>
          {folder && <CopyTextButton text={`models/${folder}`} label="Copy the folder" />}
        </dd>
        <dt>From</dt>
        <dd>
          {file.pageUrl ? <OutsideLink href={file.pageUrl}>{shortAddress(file.pageUrl)}</OutsideLink> : 'not known'}
        </dd>
      </dl>
    </>
  );
}

/** Enough to see where it leads; the whole address is its title. */
function shortAddress(pageUrl: string): string {
  const url = URL.parse(pageUrl);
  return url?.protocol === 'https:' ? `${url.hostname}${url.pathname.split('/').slice(0, 3).join('/')}` : pageUrl;
}
