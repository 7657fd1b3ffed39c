import { expect, it } from 'vitest';
import { STAND_IN_ENGINES } from '../studio-client/stand-in-engine-models.ts';
import { findModel, projectChoice, projectPatchOf, searchModels } from './model-list.ts';

const found = (typed: string) =>
  searchModels(STAND_IN_ENGINES, typed).flatMap(({ engine, models }) => models.map((one) => one?.model ?? engine.id));

it.each([
  ['veo', ['google/veo-3.1-fast', 'google/veo-3.1']],
  ['REPLICATE 1:1', ['kwaivgi/kling-v2.5-turbo-pro']],
  ['local end frame', ['gcvfl_wan_2.1_14b_flf2v.json', 'vace-14B']],
  ['sound references', ['google/veo-3.1']],
  ['768p 6 or', ['minimax/hailuo-2.3']],
  ['gemini', []],
])('finds models by %j', (typed, models) => expect(found(typed)).toEqual(models));

it('shows an engine that names no models by itself', () => {
  const bare = STAND_IN_ENGINES.map((engine) => ({ ...engine, models: [] }));
  expect(searchModels(bare, 'wan')).toMatchObject([{ engine: { id: 'wan-cli' }, models: [undefined] }]);
});

it('takes the first model where none is named, and none where one is named that is not there', () => {
  expect(findModel(STAND_IN_ENGINES, { engine: 'replicate', model: null })?.model?.model).toBe('google/veo-3.1-fast');
  expect(findModel(STAND_IN_ENGINES, { engine: 'replicate', model: 'gone/away' })?.model).toBeUndefined();
});

it('knows what a project renders with, and how an edit says it', () => {
  const settings = { engine: null, workflowFile: 'a.json', engineModels: { 'wan-cli': 'ti2v-5B' } };
  expect(projectChoice(settings, [])).toEqual({ engine: 'draft', model: null });
  expect(projectChoice(settings, ['http://gpu:8188'])).toEqual({ engine: 'comfyui', model: 'a.json' });
  expect(projectPatchOf({ engine: 'replicate', model: 'a/b' }, settings.engineModels)).toEqual({
    engine: 'replicate',
    engine_models: { 'wan-cli': 'ti2v-5B', replicate: 'a/b' },
  });
  expect(projectPatchOf({ engine: 'comfyui', model: 'b.json' }, {})).toEqual({ engine: 'comfyui', workflow: 'b.json' });
  expect(projectPatchOf({ engine: 'draft', model: null }, {})).toEqual({ engine: 'draft' });
});
