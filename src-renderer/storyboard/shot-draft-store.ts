// What is being typed into shots and is not yet in the file. Nothing leaves this store before the studio has it.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { say } from '#shared/i18n/say.ts';
import type { ShotPatch } from '#shared/model/storyboard.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { ProjectStore, Report } from '../app/project-store.ts';
import { differing, pick, valuesOf } from './shot-values.ts';

export interface ShotDraft {
  readonly patch: ShotPatch;
  /** What stood in the file when each of these was first touched. */
  readonly base: ShotPatch;
}

/** saved → typing → saving → saved, or failed (tried again at the next flush), or conflict (the user decides). */
export type SaveState =
  | { kind: 'saved' }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'failed'; error: StudioErrorWire }
  | { kind: 'conflict'; shotId: string };

export interface DraftState {
  readonly drafts: Readonly<Record<string, ShotDraft>>;
  readonly save: SaveState;
}

export const TYPING_PAUSE_MS = 600;

export const shotGone = (shotId: string): StudioErrorWire => ({
  code: 'conflict',
  message: say`Shot ${shotId} was removed elsewhere while you typed into it.`,
  remedy: say`Your text is kept here: copy it, or undo the removal.`,
  shotId,
});

export class ShotDrafts {
  readonly state: StoreApi<DraftState> = createStore<DraftState>()(() => ({ drafts: {}, save: { kind: 'saved' } }));
  private readonly project: ProjectStore;
  private readonly report: Report;
  private readonly pauseMs: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private flushing: Promise<boolean> | null = null;

  constructor(project: ProjectStore, report: Report, pauseMs = TYPING_PAUSE_MS) {
    this.project = project;
    this.report = report;
    this.pauseMs = pauseMs;
    // What was typed into one project must never reach another.
    project.subscribe((now, before) => {
      if (now.view?.folderPath === before.view?.folderPath) return;
      clearTimeout(this.timer);
      this.state.setState({ drafts: {}, save: { kind: 'saved' } });
    });
  }

  /** Kept here at once, sent after a pause in the typing. */
  change(shotId: string, patch: ShotPatch): void {
    const { drafts, save } = this.state.getState();
    const inFile = this.inFile(shotId);
    if (!inFile) return;
    const base = { ...pick(inFile, keysOf(patch)), ...drafts[shotId]?.base };
    this.setDraft(shotId, { patch: { ...drafts[shotId]?.patch, ...patch }, base });
    if (save.kind !== 'conflict') this.state.setState({ save: { kind: 'typing' } });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), this.pauseMs);
  }

  /** Sends everything now. true: nothing is left unsaved. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.flushing) await this.flushing;
    if (Object.keys(this.state.getState().drafts).length === 0) return true;
    this.flushing ??= this.saveAll().finally(() => {
      this.flushing = null;
    });
    return this.flushing;
  }

  /** After a conflict: what was typed here replaces what came from elsewhere. */
  async keepMine(): Promise<boolean> {
    const { save, drafts } = this.state.getState();
    if (save.kind !== 'conflict') return true;
    const inFile = this.inFile(save.shotId);
    const draft = drafts[save.shotId];
    if (inFile && draft) this.setDraft(save.shotId, { patch: draft.patch, base: inFile });
    return this.flush();
  }

  /** After a conflict: what came from elsewhere stays. */
  takeTheirs(): Promise<boolean> {
    const { save } = this.state.getState();
    if (save.kind === 'conflict') {
      this.setDraft(save.shotId, null);
      this.state.setState({ save: { kind: 'saved' } });
    }
    return this.flush();
  }

  private async saveAll(): Promise<boolean> {
    for (const shotId of Object.keys(this.state.getState().drafts)) if (!(await this.saveShot(shotId, 2))) return false;
    const left = Object.keys(this.state.getState().drafts).length > 0;
    this.state.setState({ save: { kind: left ? 'typing' : 'saved' } });
    return !left;
  }

  private async saveShot(shotId: string, attemptsLeft: number): Promise<boolean> {
    const draft = this.state.getState().drafts[shotId];
    if (!draft) return true;
    const inFile = this.inFile(shotId);
    if (!inFile) return this.failed(shotGone(shotId));
    const elsewhere = differing(pick(inFile, keysOf(draft.patch)), draft.base);
    if (Object.keys(differing(elsewhere, draft.patch)).length > 0) {
      this.state.setState({ save: { kind: 'conflict', shotId } });
      return false;
    }
    this.state.setState({ save: { kind: 'saving' } });
    const answer = await this.project.getState().edit({ kind: 'shots.change', shotIds: [shotId], patch: draft.patch });
    if (answer.ok) return this.landed(shotId, draft.patch);
    // Another page or tool was first. Its change is fetched; unless it touched the same words, ours goes on top of it.
    const mayRetry = answer.error.code === 'conflict' && attemptsLeft > 0;
    if (mayRetry && (await this.project.getState().reload())) return this.saveShot(shotId, attemptsLeft - 1);
    return this.failed(answer.error);
  }

  private landed(shotId: string, sent: ShotPatch): true {
    const now = this.state.getState().drafts[shotId];
    if (!now) return true;
    const patch = differing(now.patch, sent);
    // Another field may have been touched meanwhile; it still stands on what it was first touched on.
    this.setDraft(shotId, { patch, base: pick({ ...now.base, ...sent }, keysOf(patch)) });
    return true;
  }

  private failed(error: StudioErrorWire): false {
    this.state.setState({ save: { kind: 'failed', error } });
    this.report(error);
    return false;
  }

  private setDraft(shotId: string, draft: ShotDraft | null): void {
    const { [shotId]: _old, ...others } = this.state.getState().drafts;
    const keep = draft && Object.keys(draft.patch).length > 0;
    this.state.setState({ drafts: keep ? { ...others, [shotId]: draft } : others });
  }

  private inFile(shotId: string): Required<ShotPatch> | null {
    const found = this.project.getState().view?.storyboard?.shots.find((shot) => shot.shotId === shotId);
    return found ? valuesOf(found) : null;
  }
}

const keysOf = (patch: ShotPatch) => Object.keys(patch) as (keyof ShotPatch)[];
