// The open project: its documents, edits on a revision with undo, what the screen remembers, and what the disk says.
import type { EditCommand } from '#shared/contract/edit-command.ts';
import { say } from '#shared/i18n/say.ts';
import type { KeptTake } from '#shared/model/project.ts';
import type { PanelName, ProjectView } from '#shared/model/project-view.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Logger } from '../logging/index.ts';
import type { FolderLock } from '../storage/index.ts';
import { applyEdit } from './apply-edit.ts';
import { checkKeyframe } from './check-keyframe.ts';
import { type Documents, type FilmTiming, shotGone } from './documents.ts';
import {
  type EditHistory,
  EMPTY_HISTORY,
  type HistoryStep,
  remember,
  stepBack,
  stepForward,
  touches,
} from './edit-history.ts';
import type { RawObject } from './field-reader.ts';
import { differsFromDisk, hasSameDocuments, listPictures } from './folder-look.ts';
import { type KeyframeRole, keepPicture, type NewPicture, pictureEdit } from './import-keyframe.ts';
import { PLAIN_TIMING } from './plain-timing.ts';
import { projectViewOf } from './project-view.ts';
import { type FolderContent, readFolder } from './read-folder.ts';
import { noSuchStoryboard, outdated } from './refusals.ts';
import { saveDocuments } from './save-documents.ts';
import { keepTake, landTake, NO_MARKS, rateTake, type TakeMarks } from './segment-choice.ts';
import { FORGOTTEN, type ScreenState, writeStateFile } from './state-file.ts';
import { watchFolder } from './watch-folder.ts';

export interface OpenProjectOptions {
  readonly logger: Logger;
  readonly now: () => Date;
  /** false: look only; nothing is locked, watched or written. */
  readonly forWriting: boolean;
  /** Keys of project.json for a folder that has none yet; written with its first save. */
  readonly newProjectKeys?: RawObject;
  /** Called after every change of what `view` shows. */
  readonly onChange: () => void;
}

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

  /** @param timing what the plan makes of lengths; needed where a shot is split @param label for "Undo …" */
  edit(revision: number, command: EditCommand, timing = PLAIN_TIMING, label?: string): Promise<Result<void>> {
    return this.#onRevision(revision, async () => {
      const checked = await checkKeyframe(this.folderPath, command);
      return checked.ok ? this.#apply(command, timing, label) : checked;
    });
  }

  /** One step of undo, which leaves the file there. */
  importKeyframe(revision: number, shotId: string, role: KeyframeRole, picture: NewPicture): Promise<Result<void>> {
    return this.#onRevision(revision, async () => {
      const shot = this.view().storyboard?.shots.find((one) => one.shotId === shotId);
      if (shot === undefined) return err(shotGone(shotId));
      const kept = await keepPicture(this.folderPath, shot, picture);
      if (!kept.ok) return kept;
      const seen = { ...this.#content.seen, pictures: await listPictures(this.folderPath) };
      this.#content = { ...this.#content, seen };
      const { command, label } = pictureEdit(shotId, role, kept.value.filePath);
      const applied = await this.#apply(command, PLAIN_TIMING, label);
      if (!applied.ok) await kept.value.takeBack();
      return applied;
    });
  }

  undo(revision: number): Promise<Result<void>> {
    return this.#onRevision(revision, () =>
      this.#step(stepBack(this.#history, this.#documents()), () => say`There is nothing to undo.`),
    );
  }

  redo(revision: number): Promise<Result<void>> {
    return this.#onRevision(revision, () =>
      this.#step(stepForward(this.#history, this.#documents()), () => say`There is nothing to do again.`),
    );
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
   * not what is asked; null: a mark for another take ends, one for this take stays. `acceptedShort`: it is too short and used
   * all the same; null: what was said of this take before stays.
   */
  takeLanded(segmentKey: string, take: number, clipPath: string, marks: TakeMarks = NO_MARKS): Promise<Result<void>> {
    return this.#inTurn(async () => {
      const saved = await this.#recordInProject((project) => landTake(project, segmentKey, take, marks));
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
    return this.#inTurn(async () => (revision === this.#revision ? work() : err(outdated())));
  }

  #documents(): Documents {
    const { storyboard, project, selection } = this.#content;
    return { storyboard, project, selection };
  }

  async #apply(command: EditCommand, timing: FilmTiming, label?: string): Promise<Result<void>> {
    const before = this.#documents();
    const edited = applyEdit(before, command, { timing, nowIso: this.#options.now().toISOString() });
    if (!edited.ok) return edited;
    const saved = await this.#save(edited.value.documents);
    if (!saved.ok) return saved;
    this.#history = remember(this.#history, label ?? edited.value.label, before, this.#documents());
    this.#changed();
    return ok(undefined);
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
    const { newProjectKeys = {} } = this.#options;
    const next = await readFolder(this.folderPath, { preferredStoryboard: storyboardFile, forWriting, newProjectKeys });
    if (!next.ok) return next;
    const isSelectionSame = before.seen.selection === next.value.seen.selection;
    if (hasSameDocuments(before, next.value) && (isSelectionSame || !touches(this.#history, 'selection'))) {
      // Only a picture or a selection came: undo still holds.
      const { project, storyboard } = before;
      const selection = isSelectionSame ? before.selection : next.value.selection;
      this.#content = { ...next.value, project, storyboard, selection };
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

  async #step(step: HistoryStep | null, nothing: () => string): Promise<Result<void>> {
    if (step === null) return err({ code: 'nothing-to-undo', message: nothing(), remedy: '' });
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
