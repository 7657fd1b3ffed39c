// The open project as this page last saw it, and every way to change it.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EditCommand } from '#shared/contract/edit-command.ts';
import type { RecentProject } from '#shared/contract/shapes.ts';
import type { RequestInput, StudioClient, WireResult } from '#shared/contract/studio-client.ts';
import { say } from '#shared/i18n/say.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import { err } from '#shared/result.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';

export type Report = (error: StudioErrorWire) => void;

export interface ProjectState {
  /** false until the studio has said for the first time whether a project is open. */
  readonly loaded: boolean;
  readonly view: ProjectView | null;
  readonly recent: readonly RecentProject[];
  /** What is being opened, in words; null: nothing. */
  readonly opening: string | null;
  refetch(): Promise<void>;
  open(folderPath: string): Promise<boolean>;
  openSample(): Promise<boolean>;
  close(): Promise<void>;
  forgetRecent(folderPath: string): Promise<void>;
  /** The caller tells the user about an error: only it knows what was typed. */
  edit(command: EditCommand): Promise<WireResult<ProjectView>>;
  /** Takes a picture into the project for a shot, in turn with the edits. */
  importKeyframe(picture: KeyframeImport): Promise<WireResult<ProjectView>>;
  /** Takes the length of a sound file as the shot's, in turn with the edits. */
  followVoice(voice: VoiceFollowing): Promise<WireResult<ProjectView>>;
  /** `edit`, with errors told in a notification. */
  editOrReport(command: EditCommand): Promise<boolean>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  reload(): Promise<boolean>;
  chooseStoryboard(fileName: string): Promise<void>;
  forgetScreen(): Promise<void>;
}

export type KeyframeImport = Omit<RequestInput<'keyframes.import'>, 'revision'>;

export type VoiceFollowing = Omit<RequestInput<'shots.followVoice'>, 'revision'>;

export type ProjectStore = StoreApi<ProjectState>;

const noProject = () =>
  err<StudioErrorWire>({ code: 'no-project', message: say`No project is open.`, remedy: say`Open a folder.` });

/** An answer and the event it causes may arrive in either order: an older revision of the same folder is no news. */
export function isNews(shown: ProjectView | null, arrived: ProjectView | null): boolean {
  if (!shown || !arrived || shown.folderPath !== arrived.folderPath) return true;
  return arrived.revision >= shown.revision;
}

type Tools = { studio: StudioClient; report: Report } & Pick<ProjectStore, 'setState' | 'getState'>;

export function createProjectStore(studio: StudioClient, report: Report): ProjectStore {
  const store = createStore<ProjectState>()((setState, getState) => {
    const tools: Tools = { studio, report, setState, getState };
    return {
      loaded: false,
      view: null,
      recent: [],
      opening: null,
      ...openingActions(tools),
      ...editActions(tools),
      async chooseStoryboard(fileName) {
        take(tools, await studio.call('project.chooseStoryboard', { fileName }));
      },
      async forgetScreen() {
        take(tools, await studio.call('screen.forget', {}));
      },
    };
  });
  studio.on('project.changed', (view) => {
    if (isNews(store.getState().view, view)) store.setState({ view });
  });
  return store;
}

function take({ report, setState, getState }: Tools, answer: WireResult<ProjectView>): boolean {
  if (!answer.ok) report(answer.error);
  else if (isNews(getState().view, answer.value)) setState({ view: answer.value });
  return answer.ok;
}

function openingActions({ studio, report, setState, getState }: Tools) {
  const opening = async (words: string, work: () => Promise<WireResult<ProjectView>>) => {
    setState({ opening: words });
    const answer = await work();
    setState(answer.ok ? { opening: null, view: answer.value } : { opening: null });
    if (!answer.ok) report(answer.error);
    return answer.ok;
  };
  return {
    async refetch() {
      const before = getState().view;
      const [current, recent] = await Promise.all([
        studio.call('project.current', {}),
        studio.call('project.recent', {}),
      ]);
      if (recent.ok) setState({ recent: recent.value });
      if (!current.ok) return report(current.error);
      // A studio that was started anew counts revisions from 1 again. What an event brought in the meantime is newer.
      const { view } = getState();
      const isOvertaken =
        view !== before && (view?.folderPath !== current.value?.folderPath || !isNews(view, current.value));
      setState(isOvertaken ? { loaded: true } : { view: current.value, loaded: true });
    },
    open: (folderPath: string) =>
      opening(say`Opening ${folderPath}`, () => studio.call('project.open', { folderPath })),
    openSample: () =>
      opening(say`Preparing the sample`, () => studio.call('project.createSample', { folderPath: null })),
    async close() {
      const answer = await studio.call('project.close', {});
      if (!answer.ok) return report(answer.error);
      setState({ view: null });
      await getState().refetch();
    },
    async forgetRecent(folderPath: string) {
      const answer = await studio.call('project.forgetRecent', { folderPath });
      if (answer.ok) setState({ recent: answer.value });
      else report(answer.error);
    },
  };
}

function editActions(tools: Tools) {
  const { studio, report, setState, getState } = tools;
  // Each edit names the revision before it, so the next one waits for the answer that brings it.
  let queue: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work);
    queue = next.catch(() => undefined);
    return next;
  };
  const step = (name: 'project.undo' | 'project.redo') =>
    inOrder(async () => {
      const { view } = getState();
      if (view) take(tools, await studio.call(name, { revision: view.revision }));
    });
  const reload = async () => {
    const answer = await studio.call('project.reload', {});
    if (answer.ok) setState({ view: answer.value });
    else report(answer.error);
    return answer.ok;
  };
  const onRevision = (work: (revision: number) => Promise<WireResult<ProjectView>>): Promise<WireResult<ProjectView>> =>
    inOrder(async () => {
      const { view } = getState();
      if (!view) return noProject();
      const answer = await work(view.revision);
      if (answer.ok && isNews(getState().view, answer.value)) setState({ view: answer.value });
      return answer;
    });
  const edit = (command: EditCommand) => onRevision((revision) => studio.call('project.edit', { revision, command }));
  return {
    edit,
    importKeyframe: (picture: KeyframeImport) =>
      onRevision((revision) => studio.call('keyframes.import', { revision, ...picture })),
    followVoice: (voice: VoiceFollowing) =>
      onRevision((revision) => studio.call('shots.followVoice', { revision, ...voice })),
    reload,
    async editOrReport(command: EditCommand) {
      const answer = await edit(command);
      if (answer.ok) return true;
      report(answer.error);
      if (answer.error.code === 'conflict') await reload();
      return false;
    },
    undo: () => step('project.undo'),
    redo: () => step('project.redo'),
  };
}
