import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { err, ok } from '#shared/result.ts';
import { createProjectStore } from '../app/project-store.ts';
import { standInProject, standInShot } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { ShotDrafts, TYPING_PAUSE_MS } from './shot-draft-store.ts';

const conflict = { code: 'conflict' as const, message: 'Changed meanwhile.', remedy: 'Look again.' };

/** A studio that keeps one storyboard and refuses edits made on an old revision. */
function setUp() {
  let disk: ProjectView = standInProject([standInShot(0), standInShot(1)]);
  const changeOnDisk = (shotId: string, change: Partial<Shot>) => {
    const shots = disk.storyboard?.shots.map((shot) => (shot.shotId === shotId ? { ...shot, ...change } : shot)) ?? [];
    disk = standInProject(shots, { revision: disk.revision + 1 });
  };
  const studio = new StandInStudio({
    'project.edit': ({ revision, command }) => {
      if (revision !== disk.revision) return err(conflict);
      if (command.kind === 'shots.change') {
        const { prompt, duration } = command.patch;
        changeOnDisk(command.shotIds[0] ?? '', {
          ...(prompt === undefined ? {} : { prompt }),
          ...(duration === undefined ? {} : { durationSeconds: duration }),
        });
      }
      return ok(disk);
    },
    'project.reload': () => ok(disk),
  });
  const report = vi.fn();
  const project = createProjectStore(studio, report);
  project.setState({ view: disk });
  const drafts = new ShotDrafts(project, report);
  const onDisk = (shotId: string) => disk.storyboard?.shots.find((shot) => shot.shotId === shotId);
  return { studio, report, project, drafts, changeOnDisk, onDisk };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('saving', () => {
  it('sends one edit after a pause in the typing, with all that was typed', async () => {
    const { studio, drafts, onDisk } = setUp();
    for (const prompt of ['A', 'A l', 'A lamp']) {
      drafts.change('001', { prompt });
      await vi.advanceTimersByTimeAsync(TYPING_PAUSE_MS - 100);
    }
    drafts.change('001', { duration: 4.5 });
    expect(studio.inputsOf('project.edit')).toEqual([]);
    expect(drafts.state.getState().save.kind).toBe('typing');
    await vi.advanceTimersByTimeAsync(TYPING_PAUSE_MS);
    expect(studio.inputsOf('project.edit')).toHaveLength(1);
    expect(onDisk('001')).toMatchObject({ prompt: 'A lamp', durationSeconds: 4.5 });
    expect(drafts.state.getState()).toEqual({ drafts: {}, save: { kind: 'saved' } });
  });

  it('sends at once when the field is left, and not again later', async () => {
    const { studio, drafts } = setUp();
    drafts.change('001', { prompt: 'A lamp' });
    expect(await drafts.flush()).toBe(true);
    await vi.advanceTimersByTimeAsync(TYPING_PAUSE_MS * 2);
    expect(studio.inputsOf('project.edit')).toHaveLength(1);
  });

  it('keeps and sends what is typed while an edit is on its way', async () => {
    const { studio, drafts, onDisk } = setUp();
    drafts.change('001', { prompt: 'A lamp' });
    const first = drafts.flush();
    drafts.change('001', { prompt: 'A lamp, lit' });
    await first;
    expect(drafts.state.getState().drafts['001']?.patch).toEqual({ prompt: 'A lamp, lit' });
    await vi.advanceTimersByTimeAsync(TYPING_PAUSE_MS);
    expect(onDisk('001')?.prompt).toBe('A lamp, lit');
    expect(studio.inputsOf('project.edit')).toHaveLength(2);
  });

  it('saves another field that is changed while an edit is on its way, and takes it for no change from elsewhere', async () => {
    const { drafts, onDisk } = setUp();
    drafts.change('001', { prompt: 'A lamp' });
    const first = drafts.flush();
    drafts.change('001', { duration: 4.5 });
    await first;
    expect(await drafts.flush()).toBe(true);
    expect(onDisk('001')).toMatchObject({ prompt: 'A lamp', durationSeconds: 4.5 });
    expect(drafts.state.getState()).toEqual({ drafts: {}, save: { kind: 'saved' } });
  });

  it('keeps the text when the studio cannot save it, and saves it at the next flush', async () => {
    const { studio, report, drafts, onDisk } = setUp();
    const working = studio.answers['project.edit'];
    const full = { code: 'disk-failed' as const, message: 'The disk is full.', remedy: 'Make room.' };
    studio.answers['project.edit'] = () => err(full);
    drafts.change('001', { prompt: 'A lamp' });
    expect(await drafts.flush()).toBe(false);
    expect(report).toHaveBeenCalledWith(full);
    expect(drafts.state.getState()).toMatchObject({
      save: { kind: 'failed' },
      drafts: { '001': { patch: { prompt: 'A lamp' } } },
    });
    if (working) studio.answers['project.edit'] = working;
    expect(await drafts.flush()).toBe(true);
    expect(onDisk('001')?.prompt).toBe('A lamp');
  });
});

describe('changes from elsewhere', () => {
  it('puts the typing on top of a change that touched something else', async () => {
    const { drafts, changeOnDisk, onDisk, report } = setUp();
    drafts.change('001', { prompt: 'A lamp' });
    changeOnDisk('001', { durationSeconds: 9 });
    expect(await drafts.flush()).toBe(true);
    expect(onDisk('001')).toMatchObject({ prompt: 'A lamp', durationSeconds: 9 });
    expect(report).not.toHaveBeenCalled();
  });

  it('asks when the same field was changed, and loses neither text', async () => {
    const { drafts, project, changeOnDisk, onDisk } = setUp();
    drafts.change('001', { prompt: 'Mine' });
    changeOnDisk('001', { prompt: 'Theirs' });
    expect(await drafts.flush()).toBe(false);
    expect(drafts.state.getState()).toMatchObject({
      save: { kind: 'conflict', shotId: '001' },
      drafts: { '001': { patch: { prompt: 'Mine' } } },
    });
    expect(project.getState().view?.storyboard?.shots[0]?.prompt).toBe('Theirs');
    expect(onDisk('001')?.prompt).toBe('Theirs');
    expect(await drafts.keepMine()).toBe(true);
    expect(onDisk('001')?.prompt).toBe('Mine');
  });

  it('lets the other text stand when the user says so', async () => {
    const { drafts, changeOnDisk, onDisk } = setUp();
    drafts.change('001', { prompt: 'Mine' });
    drafts.change('002', { prompt: 'Second' });
    changeOnDisk('001', { prompt: 'Theirs' });
    await drafts.flush();
    expect(await drafts.takeTheirs()).toBe(true);
    expect(onDisk('001')?.prompt).toBe('Theirs');
    expect(onDisk('002')?.prompt).toBe('Second');
    expect(drafts.state.getState().save.kind).toBe('saved');
  });

  it('does not overwrite a change that reached this page as an event before the typing was sent', async () => {
    const { drafts, project, changeOnDisk, onDisk } = setUp();
    drafts.change('001', { prompt: 'Mine' });
    changeOnDisk('001', { prompt: 'Theirs' });
    await project.getState().reload();
    expect(await drafts.flush()).toBe(false);
    expect(onDisk('001')?.prompt).toBe('Theirs');
  });

  it('never carries typing into another project', async () => {
    const { studio, drafts, project } = setUp();
    drafts.change('001', { prompt: 'Mine' });
    project.setState({ view: standInProject([standInShot(0)], { folderPath: '/other' }) });
    await vi.advanceTimersByTimeAsync(TYPING_PAUSE_MS * 2);
    expect(studio.inputsOf('project.edit')).toEqual([]);
    expect(drafts.state.getState().drafts).toEqual({});
  });
});
