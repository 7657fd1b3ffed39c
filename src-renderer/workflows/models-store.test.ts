import { expect, it } from 'vitest';
import type { RequestOutput, WireResult } from '#shared/contract/studio-client.ts';
import { err, ok } from '#shared/result.ts';
import { standInModels } from '../studio-client/stand-in-reports.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { standInWorkflow } from '../studio-client/stand-in-workflows.ts';
import { createModelsStore } from './models-store.ts';

type Answer = WireResult<RequestOutput<'workflows.models'>>;

const reportOf = (fileName: string) => ok(standInModels('', standInWorkflow({ fileName }), null));

function setUp() {
  const answers: ((answer: Answer) => void)[] = [];
  const studio = new StandInStudio({ 'workflows.models': () => new Promise((resolve) => answers.push(resolve)) });
  return { answers, studio, store: createModelsStore(studio) };
}

it('shows the answer to the last question, whichever comes first', async () => {
  const { answers, store } = setUp();
  const first = store.getState().askFor('a');
  const second = store.getState().askFor('b');
  answers[1]?.(reportOf('gcv_b.json'));
  await second;
  answers[0]?.(reportOf('gcv_a.json'));
  await first;
  expect(store.getState()).toMatchObject({ asking: false, report: { workflowFile: 'gcv_b.json' } });
});

it('asks for the same once, again when told to, and again after another project', async () => {
  const { store, studio } = setUp();
  studio.answers['workflows.models'] = () => reportOf('gcv_a.json');
  await store.getState().askFor('a');
  await store.getState().askFor('a');
  expect(studio.calls).toHaveLength(1);
  await store.getState().ask();
  expect(studio.calls).toHaveLength(2);
  store.getState().clear();
  expect(store.getState().report).toBeNull();
  await store.getState().askFor('a');
  expect(studio.calls).toHaveLength(3);
});

it('does not keep a report beside the reason why there is none', async () => {
  const { store, studio } = setUp();
  studio.answers['workflows.models'] = () => reportOf('gcv_a.json');
  await store.getState().ask();
  const error = { code: 'workflow-missing' as const, message: 'Gone.', remedy: 'Choose another.' };
  studio.answers['workflows.models'] = () => err(error);
  await store.getState().ask();
  expect(store.getState()).toMatchObject({ report: null, error, asking: false });
});
