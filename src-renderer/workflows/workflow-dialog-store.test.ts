import { expect, it, vi } from 'vitest';
import type { RequestOutput, WireResult } from '#shared/contract/studio-client.ts';
import { err, ok } from '#shared/result.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { standInInspection, standInWorkflow } from '../studio-client/stand-in-workflows.ts';
import { createWorkflowDialogStore, type GraphReader } from './workflow-dialog-store.ts';

const STORM = standInWorkflow({ fileName: 'gcv_storm.json', openSlots: ['startImage'] });
const TEST = { videoBase64: 'AAAA', frames: 17, framesPerSecond: 16, width: 832, height: 480, seconds: 41.3 };
const conflict: StudioErrorWire = { code: 'conflict', message: 'There is one.', remedy: 'Replace it.' };

const readText: GraphReader = async (file) => ok({ text: await file.text(), format: 'api' });

function setUp(readGraph: GraphReader = readText) {
  const studio = new StandInStudio({
    'workflows.inspect': () => ok(standInInspection(STORM)),
    'workflows.import': () => ok({ inspection: standInInspection(STORM), notes: ['Converted.'] }),
    'workflows.test': () => ok(TEST),
    'workflows.stopTest': () => ok({}),
  });
  const store = createWorkflowDialogStore(studio, readGraph);
  return { studio, store, ...store.getState(), step: () => store.getState().step, test: () => store.getState().test };
}

const file = (name: string, text = '{}') => new File([text], name);

it('reads the graph, proposes a name, hands both over and looks inside', async () => {
  const dialog = setUp();
  await dialog.takeFile(file('My storm (2).png', '{"1":{}}'));
  expect(dialog.step()).toMatchObject({ kind: 'name', name: 'My_storm_2', file: 'My storm (2).png' });
  dialog.rename(' storm ');
  await dialog.import(false);
  expect(dialog.studio.inputsOf('workflows.import')).toEqual([{ name: 'storm', text: '{"1":{}}', replace: false }]);
  expect(dialog.step()).toMatchObject({ kind: 'look', fileName: 'gcv_storm.json', importNotes: ['Converted.'] });
});

it('asks for another file where one carries no graph', async () => {
  const error: StudioErrorWire = { code: 'workflow-invalid', message: 'No graph.', remedy: 'Another.' };
  const dialog = setUp(async () => err(error));
  await dialog.takeFile(file('holiday.png'));
  expect(dialog.step()).toEqual({ kind: 'choose', readingFile: null, error });
});

it('replaces only when told to, and forgets the clash when the name changes', async () => {
  const dialog = setUp();
  dialog.studio.answers['workflows.import'] = ({ replace }) =>
    replace ? ok({ inspection: standInInspection(STORM), notes: [] }) : err(conflict);
  await dialog.takeFile(file('storm.json'));
  await dialog.import(false);
  expect(dialog.step()).toMatchObject({ kind: 'name', error: conflict, importing: false });
  dialog.rename('storm2');
  expect(dialog.step()).toMatchObject({ error: null });
  dialog.rename('storm');
  await dialog.import(true);
  expect(dialog.step().kind).toBe('look');
});

it('keeps saying what is wrong with a graph while its name is typed', async () => {
  const dialog = setUp();
  const error: StudioErrorWire = { code: 'workflow-invalid', message: 'A cycle.', remedy: 'Mend it.' };
  dialog.studio.answers['workflows.import'] = () => err(error);
  await dialog.takeFile(file('storm.json'));
  await dialog.import(false);
  dialog.rename('other');
  expect(dialog.step()).toMatchObject({ name: 'other', error });
});

it('does not open again when an answer comes after it was closed', async () => {
  let answer: (answer: WireResult<RequestOutput<'workflows.import'>>) => void = () => {};
  const dialog = setUp();
  dialog.studio.answers['workflows.import'] = () => new Promise((resolve) => (answer = resolve));
  await dialog.takeFile(file('storm.json'));
  const imported = dialog.import(false);
  dialog.close();
  answer(ok({ inspection: standInInspection(STORM), notes: [] }));
  await imported;
  expect(dialog.step().kind).toBe('closed');
});

it('sends the address of the chosen place and nothing else, and null to go back', async () => {
  const dialog = setUp();
  const inspection = standInInspection(STORM);
  const [start] = inspection.slots;
  dialog.studio.answers['workflows.bind'] = () => ok({ ...inspection, notes: ['bound'] });
  await dialog.look('gcv_storm.json');
  await dialog.bind('startImage', start?.candidates ?? []);
  await dialog.bind('startImage', null);
  expect(dialog.studio.inputsOf('workflows.bind')).toEqual([
    { fileName: 'gcv_storm.json', slot: 'startImage', places: [{ nodeId: '71', input: 'image' }] },
    { fileName: 'gcv_storm.json', slot: 'startImage', places: null },
  ]);
  expect(dialog.step()).toMatchObject({ binding: null, inspection: { notes: ['bound'] } });
});

it('keeps what was shown when a choice is refused', async () => {
  const dialog = setUp();
  const error: StudioErrorWire = { code: 'bad-request', message: 'No such node.', remedy: 'Look again.' };
  dialog.studio.answers['workflows.bind'] = () => err(error);
  await dialog.look('gcv_storm.json');
  await dialog.bind('startImage', null);
  expect(dialog.step()).toMatchObject({
    error,
    binding: null,
    inspection: { summary: { fileName: 'gcv_storm.json' } },
  });
});

it('looks again when the file changed, not when another one did', async () => {
  const dialog = setUp();
  await dialog.look('gcv_storm.json');
  dialog.studio.emit('workflows.changed', [STORM, standInWorkflow({ sha256: 'other' })]);
  expect(dialog.studio.inputsOf('workflows.inspect')).toHaveLength(1);
  dialog.studio.emit('workflows.changed', [{ ...STORM, sha256: 'new' }]);
  await vi.waitFor(() => expect(dialog.studio.inputsOf('workflows.inspect')).toHaveLength(2));
});

it('shows the progress of its own test, and the second it gave', async () => {
  const dialog = setUp();
  await dialog.look('gcv_storm.json');
  dialog.studio.answers['workflows.test'] = () => {
    dialog.studio.emit('workflows.testing', {
      fileName: 'gcv_storm.json',
      fraction: 0.4,
      activity: 'Sampling 8 of 20',
    });
    dialog.studio.emit('workflows.testing', { fileName: 'gcv_other.json', fraction: 0.9, activity: 'Another' });
    expect(dialog.test()).toMatchObject({ kind: 'running', fraction: 0.4, activity: 'Sampling 8 of 20' });
    return ok(TEST);
  };
  await dialog.startTest();
  expect(dialog.test()).toEqual({ kind: 'done', result: TEST });
});

it('stops the test when told to and when it is closed, and says nothing of a test that was stopped', async () => {
  const dialog = setUp();
  const answers: ((answer: WireResult<RequestOutput<'workflows.test'>>) => void)[] = [];
  dialog.studio.answers['workflows.test'] = () => new Promise((resolve) => answers.push(resolve));
  const stopped = err<StudioErrorWire>({ code: 'stopped', message: 'Stopped.', remedy: '' });
  await dialog.look('gcv_storm.json');
  const first = dialog.startTest();
  await dialog.stopTest();
  expect(dialog.test()).toMatchObject({ kind: 'running', stopping: true });
  answers[0]?.(stopped);
  await first;
  expect(dialog.test()).toEqual({ kind: 'idle' });

  const second = dialog.startTest();
  dialog.close();
  expect(dialog.studio.inputsOf('workflows.stopTest')).toHaveLength(2);
  await dialog.look('gcv_storm.json');
  const third = dialog.startTest();
  answers[1]?.(ok(TEST));
  await second;
  expect(dialog.test()).toMatchObject({ kind: 'running' });
  answers[2]?.(err({ code: 'out-of-memory', message: 'Full.', remedy: 'Smaller.' }));
  await third;
  expect(dialog.test()).toMatchObject({ kind: 'failed', error: { code: 'out-of-memory' } });
});
