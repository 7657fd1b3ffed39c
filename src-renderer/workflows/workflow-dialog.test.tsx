// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { standInProject, standInShot } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { standInInspection, standInWorkflow } from '../studio-client/stand-in-workflows.ts';
import { WorkflowDialog } from './workflow-dialog.tsx';

const STORM = standInWorkflow({ fileName: 'gcv_storm.json', displayName: 'storm', openSlots: ['startImage'] });
const GRAPH = JSON.stringify({ 1: { class_type: 'LoadImage', inputs: {} } });
const TEST = { videoBase64: btoa('a film'), frames: 17, framesPerSecond: 16, width: 832, height: 480, seconds: 41.3 };

afterEach(cleanup);
// jsdom makes no object addresses; what is put under one is kept to be looked at.
let shown: Blob | null = null;
beforeEach(() => {
  shown = null;
  URL.createObjectURL = (blob) => {
    shown = blob as Blob;
    return 'blob:test';
  };
  URL.revokeObjectURL = () => {};
});

function setUp() {
  const [, reference] = standInInspection(STORM).slots.flatMap((slot) => [...slot.places, ...slot.candidates]);
  const view = standInProject([standInShot(0)]);
  const studio = new StandInStudio({
    'project.current': () => ok(view),
    'project.edit': () => ok(view),
    'workflows.inspect': () => ok(standInInspection(STORM)),
    'workflows.import': () => ok({ inspection: standInInspection(STORM), notes: ['Two muted nodes were left out.'] }),
    'workflows.bind': () => ok(standInInspection(STORM, { startImage: reference ? [reference] : [] })),
    'workflows.test': () => ok(TEST),
  });
  const stores = createStores(studio, vi.fn());
  renderForTest(stores, <WorkflowDialog />);
  return { studio, stores };
}

const button = (name: string) => screen.findByRole('button', { name });

it('takes a dropped file in under the name that is typed', async () => {
  const { studio, stores } = setUp();
  stores.workflowDialog.getState().openImport();
  const files = [new File([GRAPH], 'storm at sea.json')];
  fireEvent.drop(await screen.findByTestId('graph-drop'), { dataTransfer: { files, types: ['Files'] } });
  const name = await screen.findByLabelText('Name');
  expect(name).toHaveProperty('value', 'storm_at_sea');
  fireEvent.change(name, { target: { value: '..' } });
  expect(await button('Bring it in')).toHaveProperty('disabled', true);
  fireEvent.change(name, { target: { value: 'storm' } });
  fireEvent.click(await button('Bring it in'));
  await screen.findByText('Two muted nodes were left out.');
  expect(studio.inputsOf('workflows.import')).toEqual([{ name: 'storm', text: GRAPH, replace: false }]);
});

it('asks the open question, stores the answer and takes it back', async () => {
  const { studio, stores } = setUp();
  await stores.workflowDialog.getState().look('gcv_storm.json');
  const row = within(await screen.findByTestId('slot-startImage'));
  expect(row.getByText(/2 places could be meant/)).toBeTruthy();
  fireEvent.click(row.getByRole('combobox'));
  fireEvent.click(await screen.findByRole('option', { name: /Style reference/, hidden: true }));
  await row.findByText('you');
  expect(row.queryByText(/could be meant/)).toBeNull();
  fireEvent.click(row.getByRole('button', { name: 'Back to found: Start image' }));
  await waitFor(() =>
    expect(studio.inputsOf('workflows.bind').map(({ places }) => places)).toEqual([
      [{ nodeId: '71', input: 'image' }],
      null,
    ]),
  );
});

it('shows the tested second as a film of this page, with its figures', async () => {
  const { stores } = setUp();
  await stores.workflowDialog.getState().look('gcv_storm.json');
  fireEvent.click(await button('Test one second'));
  expect((await screen.findByTestId('test-facts')).textContent).toBe('17 frames at 16 fps · 832 × 480 · took 41.3 s');
  expect(screen.getByLabelText('The rendered second')).toHaveProperty('src', 'blob:test');
  expect(await shown?.text()).toBe('a film');
});

it('puts the workflow into the project and is done', async () => {
  const { studio, stores } = setUp();
  await waitFor(() => expect(stores.project.getState().view).not.toBeNull());
  await stores.workflowDialog.getState().look('gcv_storm.json');
  fireEvent.click(await button('Use in this project'));
  await waitFor(() => expect(stores.workflowDialog.getState().step.kind).toBe('closed'));
  expect(studio.inputsOf('project.edit').map(({ command }) => command)).toEqual([
    { kind: 'project.change', patch: { engine: 'comfyui', workflow: 'gcv_storm.json' } },
  ]);
});

it('is not lost by a slip of the finger while the GPU works', async () => {
  const { studio, stores } = setUp();
  studio.answers['workflows.test'] = () => new Promise(() => {});
  await stores.workflowDialog.getState().look('gcv_storm.json');
  fireEvent.click(await button('Test one second'));
  await button('Stop the test');
  fireEvent.keyDown(window, { key: 'Escape' });
  expect(stores.workflowDialog.getState().step.kind).toBe('look');
  fireEvent.click(await button('Close'));
  expect(studio.inputsOf('workflows.stopTest')).toHaveLength(1);
});

it('takes an imported workflow away only at the second press', async () => {
  const { studio, stores } = setUp();
  studio.answers['workflows.remove'] = () => ok([]);
  studio.answers['workflows.inspect'] = () =>
    ok({ ...standInInspection(STORM), summary: { ...STORM, isImported: true } });
  await stores.workflowDialog.getState().look('gcv_storm.json');
  fireEvent.click(await screen.findByRole('button', { name: 'Remove this workflow' }));
  expect(studio.inputsOf('workflows.remove')).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(stores.workflowDialog.getState().step.kind).toBe('closed'));
  expect(studio.inputsOf('workflows.remove')).toEqual([{ fileName: 'gcv_storm.json' }]);
});
