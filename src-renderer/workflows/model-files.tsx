// The files a workflow loads, and for those that are not there where they belong and where to get them.
import { type Icon, IconAlertTriangle, IconCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import type { ModelFile } from '#shared/model/model-report.ts';
import { CopyTextButton } from '../ui/copy-text-button.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import { baseName, fileWords, partWords, stateWords } from './model-words.ts';
import styles from './workflows.module.css';

const MARKS: Record<ModelFile['state'], { readonly icon: Icon; readonly color: string }> = {
  present: { icon: IconCheck, color: 'var(--lt-up-to-date)' },
  missing: { icon: IconCircleX, color: 'var(--lt-blocked)' },
  partial: { icon: IconAlertTriangle, color: 'var(--lt-stale)' },
  unknown: { icon: IconCircleDashed, color: 'var(--mantine-color-dimmed)' },
};

export function ModelMark({ state }: { readonly state: ModelFile['state'] }) {
  const { icon: Mark, color } = MARKS[state];
  return <Mark size={15} stroke={2} color={color} role="img" aria-label={stateWords(state)} />;
}

const isLacking = ({ state }: ModelFile) => state === 'missing' || state === 'partial';

const folderOf = ({ path, folder }: ModelFile) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : folder);

export function ModelFiles({ files }: { readonly files: readonly ModelFile[] }) {
  return (
    <ul className={styles.files} aria-label={say`Model files`}>
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
                {isLacking(file) && <CopyTextButton text={baseName(file.path)} label={say`Copy the file name`} />}
              </span>
              <span className={`${styles.facts} ${styles.nowrap}`}>
                {file.state === 'partial' ? stateWords('partial') : fileWords(file)}
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
  const part = partWords(file);
  return (
    <>
      {file.state === 'partial' && (
        <div className={styles.facts}>
          {part === ''
            ? say`Its download has not ended, get it again`
            : say`${part}: its download has not ended, get it again`}
        </div>
      )}
      <WhereToGet folder={folder && `models/${folder}`} pageUrl={file.pageUrl} />
    </>
  );
}

interface MissingFilesProps {
  readonly files: readonly { readonly file: string; readonly folder: string; readonly url: string | null }[];
}

/** Of a workflow that is not open: only what it lacks. */
export function MissingFiles({ files }: MissingFilesProps) {
  return (
    <ul className={styles.files} aria-label={say`Missing files`}>
      {files.map(({ file, folder, url }) => (
        <li key={file} className={styles.file} data-state="missing">
          <span className={styles.optionMark}>
            <ModelMark state="missing" />
          </span>
          <div className={styles.fileBody}>
            <span className={styles.fileName}>
              {baseName(file)}
              <CopyTextButton text={baseName(file)} label={say`Copy the file name`} />
            </span>
            <WhereToGet folder={folder} pageUrl={url} />
          </div>
        </li>
      ))}
    </ul>
  );
}

interface WhereToGetProps {
  /** As it is shown and copied; '' where it cannot be known. */
  readonly folder: string;
  readonly pageUrl: string | null;
}

/** Of a file that is not there: the folder it belongs into and the page it can be had from. */
function WhereToGet({ folder, pageUrl }: WhereToGetProps) {
  return (
    <dl className={styles.fileHelp}>
      <dt>{say`Into`}</dt>
      <dd>
        <span className={styles.mono}>{folder || say`the folder its loader reads`}</span>
        {folder && <CopyTextButton text={folder} label={say`Copy the folder`} />}
      </dd>
      <dt>{say`From`}</dt>
      <dd>
        {pageUrl ? (
          <>
            <OutsideLink href={pageUrl}>{shortAddress(pageUrl)}</OutsideLink>
            <CopyTextButton text={pageUrl} label={say`Copy the link`} />
          </>
        ) : (
          say`not known`
        )}
      </dd>
    </dl>
  );
}

/** Enough to see where it leads; the whole address is its title. */
function shortAddress(pageUrl: string): string {
  const url = URL.parse(pageUrl);
  return url?.protocol === 'https:' ? `${url.hostname}${url.pathname.split('/').slice(0, 3).join('/')}` : pageUrl;
}
