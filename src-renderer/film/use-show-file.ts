// Where a file of the project lies: shown in the file manager, or its path put on the clipboard where there is none to show it in.
import { say } from '#shared/i18n/say.ts';
import { showToast } from '../app/show-toast.tsx';
import { useApp, useProject, useStores } from '../app/stores-context.ts';

export interface ShowFile {
  /** false: only its path can be copied. */
  readonly canReveal: boolean;
  /** For a button or a menu. */
  readonly label: string;
  /** Its path relative to the project folder, or an absolute one inside of it. `ifMissing`: what is said where it is not there. */
  readonly show: (filePath: string, ifMissing?: string) => void;
}

export function useShowFile(): ShowFile {
  const { studio, report } = useStores();
  const canReveal = useApp((state) => state.info?.canReveal === true);
  const folderPath = useProject((state) => state.view?.folderPath ?? '');
  const reveal = async (filePath: string, ifMissing?: string) => {
    const answer = await studio.call('files.reveal', { filePath: inProject(folderPath, filePath) });
    if (answer.ok) return;
    if (answer.error.code === 'file-missing' && ifMissing !== undefined) showToast({ tone: 'info', title: ifMissing });
    else report(answer.error);
  };
  const copy = async (filePath: string) => {
    const path = absolute(folderPath, filePath);
    const done = await navigator.clipboard?.writeText(path).then(
      () => true,
      () => false,
    );
    if (done) showToast({ tone: 'success', key: 'path', title: say`The path is on the clipboard`, text: path });
    else showToast({ tone: 'info', key: 'path', title: say`This is the path`, text: path });
  };
  return canReveal
    ? { canReveal, label: say`Show in folder`, show: (filePath, ifMissing) => void reveal(filePath, ifMissing) }
    : { canReveal, label: say`Copy path`, show: (filePath) => void copy(filePath) };
}

const isAbsolute = (filePath: string): boolean => /^([\\/]|[a-z]:)/i.test(filePath);

export function absolute(folderPath: string, filePath: string): string {
  if (isAbsolute(filePath)) return filePath;
  return folderPath.includes('\\')
    ? `${folderPath}\\${filePath.replaceAll('/', '\\')}`
    : `${folderPath.replace(/\/$/, '')}/${filePath}`;
}

/** What lies inside of the folder loses the folder's own path. */
export function inProject(folderPath: string, filePath: string): string {
  const rest = filePath.startsWith(folderPath) ? filePath.slice(folderPath.length) : null;
  return rest !== null && /^[\\/]/.test(rest) ? rest.slice(1).replaceAll('\\', '/') : filePath;
}
