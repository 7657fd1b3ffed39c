// The open project: its documents, edits on a revision with undo, what the screen remembers, and what the disk says.
import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EditCommand } from '#shared/contract/studio-api.ts';
import type { KeptTake } from '#shared/model/project.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { PanelName, ProjectView } from '#shared/model/project-view.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Logger } from '../logging/index.ts';
import { type FolderLock, lockFolder } from '../storage/index.ts';
import { applyEdit, type Documents } from './apply-edit.ts';
import { type EditHistory, EMPTY_HISTORY, type HistoryStep, remember, stepBack, stepForward } from './edit-history.ts';
import type { RawObject } from './field-reader.ts';
import { differsFromDisk } from './folder-look.ts';
import { projectViewOf } from './project-view.ts';
import { checkFolder, type FolderContent, readFolder } from './read-folder.ts';
import { noSuchStoryboard, OUTDATED } from './refusals.ts';
import { saveDocuments } from './save-documents.ts';
import { activateTake, keepTake, rateTake } from './segment-choice.ts';
import { type ScreenState, writeStateFile } from './state-file.ts';
import { watchFolder } from './watch-folder.ts';

export interface OpenProjectOptions {
  readonly logger: Logger;
  readonly now: () => Date;
  /** false: look only; nothing is locked, watched or written. */
  readonly forWriting: boolean;
  /** Called after every change of what `view` shows. */
  readonly onChange: () => void;
}

export async function openProject(givenPath: string, options: OpenProjectOptions): Promise<Result<ProjectStore>> {
  const checked = await checkFolder(givenPath);
  if (!checked.ok) return checked;
  const folderPath = oneName(givenPath);
  const lock = options.forWriting ? lockFolder(join(folderPath, layout.lockFile)) : null;
  // A folder that cannot be written to can still be looked at; an edit will say why it cannot be saved.
  if (lock?.ok === false && lock.error.code === 'project-locked') return lock;
  const held = lock?.ok ? lock.value : null;
  const content = await readFolder(folderPath, { preferredStoryboard: null, forWriting: held !== null });
  if (!content.ok) {
    held?.release();
    return content;
  }
  const store = new ProjectStore(folderPath, content.value, held, options);
  if (options.forWriting) store.startWatching();
  return ok(store);
}

/** One folder, one name: without trailing slash and symbolic links. Not the native one, which turns a Windows drive into its share. */
function oneName(folderPath: string): string {
  try {
    return realpathSync(resolve(folderPath));
  } catch {
    return resolve(folderPath);
  }
}

const FORGOTTEN: ScreenState = {
  storyboardFile: null,
  selectionFile: null,
  workflowFile: null,
  lastVideoPath: null,
  panel: null,
  selectedShotId: null,
};

export class ProjectStore {
  readonly folderPath: string;
  readonly #lock: FolderLock | null;
  readonly #options: OpenProjectOptions;
  #content: FolderContent;
  #history: EditHistory = EMPTY_HISTORY;
  #revision = 1;
  #view: ProjectView | null = null;
  #stopWatching: () => void = () => undefined;
  // Edits, saves and reloads one after the other: each sees the result of the one before.
  #queue: Promise<unknown> = Promise.resolve();

  constructor(folderPath: string, content: FolderContent, lock: FolderLock | null, options: OpenProjectOptions) {
    this.folderPath = folderPath;
    this.#content = content;
    this.#lock = lock;
    this.#options = options;
  }

  view(): ProjectView {
    this.#view ??= projectViewOf(this.folderPath, this.#content, this.#history, this.#revision);
    return this.#view;
  }

  /** The older tool's remembered workflow, for a project that names none. */
  rememberedWorkflow(): string | null {
    return this.#content.state.state.workflowFile;
  }

  /** false: project.json is there but damaged. What stands in for it is nobody's choice: nothing should be rendered with it. */
  get projectFileUsable(): boolean {
    return this.#content.projectFileUsable;
  }

  edit(revision: number, command: EditCommand): Promise<Result<void>> {
    return this.#onRevision(revision, async () => {
      const before = this.#documents();
      const edited = applyEdit(before, command);
      if (!edited.ok) return edited;
      const saved = await this.#save(edited.value.documents);
      if (!saved.ok) return saved;
      this.#history = remember(this.#history, edited.value.label, before);
      this.#changed();
      return ok(undefined);
    });
  }

  undo(revision: number): Promise<Result<void>> {
    return this.#onRevision(revision, () => this.#step(stepBack(this.#history, this.#documents()), 'undo'));
  }

  redo(revision: number): Promise<Result<void>> {
    return this.#onRevision(revision, () => this.#step(stepForward(this.#history, this.#documents()), 'do again'));
  }

  reload(): Promise<Result<void>> {
    return this.#inTurn(() => this.#readAgain(this.#content.storyboardFile));
  }

  chooseStoryboard(fileName: string): Promise<Result<void>> {
    return this.#inTurn(async () => {
      if (!this.#content.storyboardFiles.includes(fileName)) return err(noSuchStoryboard(this.folderPath, fileName));
      const read = await this.#readAgain(fileName);
      return read.ok ? this.#writeState({ storyboardFile: fileName }) : read;
    });
  }

  rememberScreen(screen: {
    panel?: PanelName | undefined;
    selectedShotId?: string | null | undefined;
  }): Promise<Result<void>> {
    return this.#inTurn(() =>
      this.#writeState({
        ...(screen.panel === undefined ? {} : { panel: screen.panel }),
        ...(screen.selectedShotId === undefined ? {} : { selectedShotId: screen.selectedShotId }),
      }),
    );
  }

  /** "Reset what the screen remembers". */
  forgetScreen(): Promise<Result<void>> {
    return this.#inTurn(async () => {
      const written = await this.#writeState(FORGOTTEN);
      this.#changed();
      return written;
    });
  }

  /**
   * Records which take `video/` shows of a segment, and that its clip is the last video made. `kept`: it stays although it is
   * not what is asked; null: a mark for another take ends, one for this take stays.
   */
  takeLanded(segmentKey: string, take: number, clipPath: string, kept: KeptTake | null = null): Promise<Result<void>> {
    return this.#inTurn(async () => {
      const saved = await this.#recordInProject((project) => activateTake(project, segmentKey, take, kept));
      const written = await this.#writeState({ lastVideoPath: clipPath });
      this.#shown();
      return saved.ok ? written : saved;
    });
  }

  /** The user's stars for one take; null takes them back. No edit: it cannot be undone and needs no revision. */
  rateTake(segmentKey: string, take: number, rating: number | null): Promise<Result<void>> {
    return this.#recordTake((project) => rateTake(project, segmentKey, take, rating));
  }

  /** "Keep it as it is": see `keptMarkFor` in the room takes; null takes it back. No edit, as rateTake. */
  keepTake(segmentKey: string, kept: KeptTake | null): Promise<Result<void>> {
    return this.#recordTake((project) => keepTake(project, segmentKey, kept));
  }

  startWatching(): void {
    this.#stopWatching = watchFolder(this.folderPath, () => {
      // In turn, so that a save of our own, half done, is not taken for somebody else's.
      this.#inTurn(() => this.#lookAgain()).catch((cause: unknown) =>
        this.#options.logger.error('Looking at the project on disk failed', { details: String(cause) }),
      );
    });
  }

  async close(): Promise<void> {
    this.#stopWatching();
    await this.#queue;
    this.#lock?.release();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  #onRevision(revision: number, work: () => Promise<Result<void>>): Promise<Result<void>> {
    return this.#inTurn(async () => (revision === this.#revision ? work() : err(OUTDATED)));
  }

  #documents(): Documents {
    return { storyboard: this.#content.storyboard, project: this.#content.project };
  }

  #changed(): void {
    this.#revision += 1;
    this.#shown();
  }

  // A landed take is no edit: somebody typing a prompt meanwhile must not be told of a conflict.
  #shown(): void {
    this.#view = null;
    this.#options.onChange();
  }

  async #lookAgain(): Promise<void> {
    const { state } = this.#content.state;
    if (!(await differsFromDisk(this.folderPath, this.#content, state.selectionFile))) return;
    this.#options.logger.info('The project changed on disk', { folder: this.folderPath });
    await this.#readAgain(this.#content.storyboardFile);
  }

  async #readAgain(storyboardFile: string | null): Promise<Result<void>> {
    const before = this.#content;
    const forWriting = this.#lock !== null;
    const next = await readFolder(this.folderPath, { preferredStoryboard: storyboardFile, forWriting });
    if (!next.ok) return next;
    if (hasSameDocuments(before, next.value)) {
      // Only a picture or a selection came: undo still holds.
      this.#content = { ...next.value, project: before.project, storyboard: before.storyboard };
      this.#shown();
      return ok(undefined);
    }
    // What is on disk is another document now: the steps of undo belong to the one before.
    this.#content = next.value;
    this.#history = EMPTY_HISTORY;
    this.#changed();
    return ok(undefined);
  }

  async #save(next: Documents): Promise<Result<void>> {
    const saved = await saveDocuments(this.folderPath, this.#content, next);
    if (saved.ok) {
      this.#content = saved.value;
      return ok(undefined);
    }
    if (saved.error.code === 'conflict') await this.#readAgain(this.#content.storyboardFile);
    return saved;
  }

  #recordTake(change: (project: RawObject) => RawObject): Promise<Result<void>> {
    return this.#inTurn(async () => {
      const saved = await this.#recordInProject(change);
      this.#shown();
      return saved;
    });
  }

  /** Where another program has just written project.json, it was read again, and the change goes into what is there now. */
  async #recordInProject(change: (project: RawObject) => RawObject): Promise<Result<void>> {
    const record = () => this.#save({ ...this.#documents(), project: change(this.#content.project) });
    const saved = await record();
    return !saved.ok && saved.error.code === 'conflict' ? record() : saved;
  }

  async #step(step: HistoryStep | null, action: string): Promise<Result<void>> {
    if (step === null) return err({ code: 'nothing-to-undo', message: `There is nothing to ${action}.`, remedy: '' });
    const saved = await this.#save(step.documents);
    if (!saved.ok) return saved;
    this.#history = step.history;
    this.#changed();
    return ok(undefined);
  }

  #writeState(changes: Partial<ScreenState>): Promise<Result<void>> {
    const before = this.#content.state;
    const state = { ...before.state, storyboardFile: this.#content.storyboardFile, ...changes };
    this.#content = { ...this.#content, state: { ...before, state } };
    this.#view = null;
    return writeStateFile(this.folderPath, before, state, this.#options.now());
  }
}

const hasSameDocuments = (before: FolderContent, next: FolderContent): boolean =>
  before.storyboardFile === next.storyboardFile &&
  before.seen.storyboard === next.seen.storyboard &&
  before.seen.project === next.seen.project;
