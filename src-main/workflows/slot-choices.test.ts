// Who decides where a slot is: the user's choice, the sidecar, a title, the links.
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkflowRegistry } from './index.ts';
import {
  findIn,
  graphWithSpareText,
  makeRegistryFixture,
  type RegistryFixture,
  shippedGraph,
  slotOf,
  WAN_5B,
} from './registry-fixture.ts';

let fixture: RegistryFixture;

beforeEach(async () => {
  fixture = await makeRegistryFixture();
});

afterEach(async () => {
  await fixture.remove();
});

function notesOf(registry: WorkflowRegistry, fileName: string): string {
  const inspection = registry.inspect(fileName);
  return inspection.ok ? inspection.value.notes.join('\n') : '';
}

describe('bind', () => {
  const spare = [{ nodeId: 'spare', input: 'text' }];

  it('goes before the sidecar, that before a title, that before tracing; and back again', async () => {
    const graph = await graphWithSpareText('[PROMPT] Spare text');
    await fixture.writeUser('gcv_own.json', graph);
    const registry = await fixture.open();
    expect(slotOf(registry, 'gcv_own.json', 'positive')).toEqual({ source: 'title', places: ['spare.text'] });
    const negative = [{ node: 'negative_prompt', input: 'text' }];
    await fixture.writeUser('gcv_own.bindings.json', { positive: negative });
    await registry.rescan();
    expect(slotOf(registry, 'gcv_own.json', 'positive')).toEqual({
      source: 'sidecar',
      places: ['negative_prompt.text'],
    });
    const bound = registry.bind('gcv_own.json', 'positive', [{ nodeId: 'positive_prompt', input: 'text' }]);
    expect(bound.ok).toBe(true);
    expect(slotOf(registry, 'gcv_own.json', 'positive')).toEqual({
      source: 'chosen',
      places: ['positive_prompt.text'],
    });
    expect(registry.bind('gcv_own.json', 'positive', null).ok).toBe(true);
    expect(slotOf(registry, 'gcv_own.json', 'positive').source).toBe('sidecar');
  });

  it('is kept for the file, over a restart and a newer reader, and used at once', async () => {
    await fixture.writeUser('gcv_own.json', await graphWithSpareText());
    const first = await fixture.open();
    expect(slotOf(first, 'gcv_own.json', 'positive')).toEqual({ source: 'traced', places: ['positive_prompt.text'] });
    expect(first.bind('gcv_own.json', 'positive', spare)).toMatchObject({ ok: true });
    expect(first.load('gcv_own.json')).toMatchObject({ value: { slots: { positive: spare } } });
    // What the plan is made with knows of it without another scan.
    first.bind('gcv_own.json', 'width', [{ nodeId: 'image_to_video', input: 'length' }]);
    expect(first.limits('gcv_own.json')).toMatchObject({ value: { defaultSize: { width: 121, height: 704 } } });
    fixture.close(first);
    const database = new SqliteDatabase(fixture.databasePath);
    database.exec('UPDATE workflow_files SET reader_version = 0');
    database.close();
    const second = await fixture.open();
    expect(slotOf(second, 'gcv_own.json', 'positive')).toEqual({ source: 'chosen', places: ['spare.text'] });
    expect(second.load('gcv_own.json')).toMatchObject({ value: { slots: { positive: spare } } });
  });

  it('made while the folders are read is not lost', async () => {
    await fixture.writeUser('gcv_own.json', await graphWithSpareText());
    // The scan asks for the time right after it has read a file's choices.
    let whenAsked = () => {};
    const now = () => {
      whenAsked();
      return new Date(0);
    };
    // Its folder is read first, so that is the first time the clock is asked.
    const registry = await fixture.open({ now, importFolder: fixture.userFolder });
    whenAsked = () => {
      whenAsked = () => {};
      registry.bind('gcv_own.json', 'width', [{ nodeId: 'image_to_video', input: 'length' }]);
    };
    await registry.rescan();
    const widthKnown = () => findIn(registry, 'gcv_own.json')?.defaultSize.width;
    await vi.waitFor(() => expect(widthKnown()).toBe(121));
  });

  it('ends when another node has the id, and says so', async () => {
    const graph = await graphWithSpareText();
    await fixture.writeUser('gcv_own.json', graph);
    const registry = await fixture.open();
    registry.bind('gcv_own.json', 'positive', spare);
    await fixture.writeUser('gcv_own.json', {
      ...graph,
      spare: { class_type: 'OtherText', inputs: { text: 'x', clip: ['text_encoder', 0] } },
    });
    await registry.rescan();
    expect(slotOf(registry, 'gcv_own.json', 'positive').places).toEqual(['positive_prompt.text']);
    expect(notesOf(registry, 'gcv_own.json')).toContain('The choice for "Prompt" no longer fits: node "spare"');
  });

  it.each([
    ['a node that is not there', 'positive', [{ nodeId: 'nobody', input: 'text' }], 'no input "text" of node "nobody"'],
    ['an input that is not there', 'seed', [{ nodeId: 'sampler', input: 'noise' }], 'no input "noise"'],
    ['an id every object has', 'positive', [{ nodeId: 'constructor', input: 'name' }], 'no input "name"'],
    ['an output that is no number', 'imageBatch', [{ nodeId: 'decode', input: 'x' }], 'no output x'],
    ['two save nodes', 'saveNode', ['save', 'video'].map((nodeId) => ({ nodeId, input: '' })), 'one place, not 2'],
  ] as const)('refuses %s', async (_what, slot, places, message) => {
    await fixture.writeUser('gcv_own.json', await graphWithSpareText());
    const registry = await fixture.open();
    const bound = registry.bind('gcv_own.json', slot, places);
    expect(bound).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(!bound.ok && bound.error.message).toContain(message);
    expect(slotOf(registry, 'gcv_own.json', slot).source).toBe('traced');
  });
});

describe('a .bindings.json', () => {
  it('states the limits of a model that is not known, and a change of it counts', async () => {
    const graph = await shippedGraph(WAN_5B);
    Object.assign(graph.image_to_video ?? {}, { class_type: 'SomeNewVideoLatent' });
    await fixture.writeUser('gcv_new.json', graph);
    const limits = { fps: 30, frame_step: 6, frame_min: 7, frame_max: 61, size_step: 8 };
    await fixture.writeUser('gcv_new.bindings.json', { limits });
    const registry = await fixture.open();
    expect(registry.limits('gcv_new.json')).toMatchObject({
      value: {
        framesPerSecond: 30,
        frameRule: { kind: 'grid', step: 6, minFrames: 7, maxFrames: 61 },
        sizeRule: { kind: 'step', stepPixels: 8 },
        assumptions: [],
      },
    });
    await fixture.writeUser('gcv_new.bindings.json', { limits: { ...limits, fps: 12 } });
    await registry.rescan();
    expect(fixture.lastParsed()).toBe(1);
    expect(findIn(registry, 'gcv_new.json')?.framesPerSecond).toBe(12);
  });

  it.each([
    ['{"positive": [', 'it is not a JSON object'],
    ['[]', 'it is not a JSON object'],
    ['{"prompt": []}', '"prompt" is not used, it is none of start_image, end_image, positive'],
    ['{"positive": "12"}', '"positive" is not used, it is not of the form'],
    ['{"positive": [{"node": "positive_prompt"}]}', '"positive" is not used'],
    ['{"limits": {"fps": -1}}', '"limits" is not used'],
    ['{"limits": {"frame_min": 9, "frame_max": 5}}', '"limits" is not used'],
    ['{"positive": [{"node": 12, "input": "text"}]}', 'input "text" of node "12", which is not there'],
  ])('%s: the workflow stays and says "%s"', async (text, note) => {
    await fixture.copyToUser(WAN_5B, 'gcv_own.json');
    await fixture.writeUser('gcv_own.bindings.json', text);
    const registry = await fixture.open();
    expect(findIn(registry, 'gcv_own.json')).toMatchObject({ error: null, framesPerSecond: 24 });
    expect(findIn(registry, 'gcv_own.json')?.notes).toContain(note);
    expect(registry.load('gcv_own.json').ok).toBe(true);
  });

  it('names the picture batch and the save node too', async () => {
    await fixture.copyToUser(WAN_5B, 'gcv_own.json');
    await fixture.writeUser('gcv_own.bindings.json', {
      image_batch: [{ node: 'start_image', output: 0 }],
      save_node: [{ node: 'save' }],
    });
    const registry = await fixture.open();
    expect(slotOf(registry, 'gcv_own.json', 'imageBatch')).toEqual({ source: 'sidecar', places: ['start_image.0'] });
    expect(slotOf(registry, 'gcv_own.json', 'saveNode')).toEqual({ source: 'sidecar', places: ['save.'] });
  });
});
