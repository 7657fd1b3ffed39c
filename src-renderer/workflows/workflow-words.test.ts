import { describe, expect, it } from 'vitest';
import type { ModelFile } from '#shared/model/model-report.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import { standInModels } from '../studio-client/stand-in-reports.ts';
import { STAND_IN_WORKFLOWS, standInInspection, standInWorkflow } from '../studio-client/stand-in-workflows.ts';
import { chosenOption, filesInUse, fileWords, modelsOutlook } from './model-words.ts';
import { choicesOf, placeWords } from './slot-place-words.ts';
import { factLine, groupWorkflows, matchesSearch, workflowInUse } from './workflow-facts.ts';
import { fileNameFor, nameFromFile, nameProblem } from './workflow-name.ts';

describe('workflows', () => {
  it('stand by family, the own ones last, broken ones in no group', () => {
    expect(groupWorkflows(STAND_IN_WORKFLOWS).map(({ label, workflows }) => [label, workflows.length])).toEqual([
      ['Wan 2.2 14B', 5],
      ['Wan 2.2 5B', 1],
      ['LTX-Video', 2],
      ['Your own', 1],
    ]);
  });

  it.each<[Partial<WorkflowSummary>, string]>([
    [{}, 'from an image or text · 16 fps · 832 × 480 · 24 GB VRAM (quoted)'],
    [{ textStartFileName: null, vramGigabytes: null }, 'from an image · 16 fps · 832 × 480'],
    [{ takesStartImage: false, vramGigabytes: null }, 'from text only · 16 fps · 832 × 480'],
    [{ kind: 'gcvfl', vramGigabytes: null }, 'first and last frame · 16 fps · 832 × 480'],
    [
      { fileName: 'gcv_x_turbo.json', nodeTypes: ['UnetLoaderGGUF'] },
      'from an image or text · 16 fps · 832 × 480 · 24 GB VRAM (quoted) · turbo · GGUF',
    ],
  ])('are told apart: %j', (change, words) => expect(factLine(standInWorkflow(change))).toBe(words));

  it('are found by words in any order', () => {
    const found = (search: string) => STAND_IN_WORKFLOWS.filter((workflow) => matchesSearch(workflow, search)).length;
    expect([found(''), found('GGUF 14b'), found('nothing like it')]).toEqual([STAND_IN_WORKFLOWS.length, 1, 0]);
  });

  it('in use: the one named, else the one the studio says, never another in place of one that is gone', () => {
    const named = (stored: string | null, reported: string | null) =>
      workflowInUse(STAND_IN_WORKFLOWS, stored, reported)?.fileName;
    expect(named('gcv_ltvx_i2v.json', null)).toBe('gcv_ltvx_i2v.json');
    expect(named('gcv_gone.json', 'gcv_ltvx_i2v.json')).toBeUndefined();
    expect(named(null, 'gcv_ltvx_i2v.json')).toBe('gcv_ltvx_i2v.json');
    expect(named(null, null)).toBe('gcv_wan_2.2_14b_i2v.json');
  });
});

describe('names', () => {
  it.each([
    ['My storm (2).png', 'My_storm_2'],
    ['gcv_storm.json', 'gcv_storm'],
    ['../../etc/passwd', 'etc_passwd'],
    ['嵐.json', 'workflow'],
  ])('from the file %s', (file, name) =>
    expect(nameFromFile(file.split('/').length > 1 ? `${file}.json` : file)).toBe(name),
  );

  it.each([
    ['storm', { fileName: 'gcv_storm.json', prefixIsSure: false }],
    ['gcvfl_a b', { fileName: 'gcvfl_a_b.json', prefixIsSure: true }],
  ])('as a file: %s', (name, file) => expect(fileNameFor(name)).toEqual(file));

  it('need something left of them', () => {
    expect(['storm', 'gcv_', '..', '嵐'].map((name) => nameProblem(name) === null)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('places', () => {
  const { slots } = standInInspection(standInWorkflow({ openSlots: ['startImage'] }));
  const wordsOf = (name: string) =>
    slots
      .filter(({ slot }) => slot === name)
      .flatMap((slot) => slot.places.map((place) => placeWords(slot.slot, place)));

  it('name the type only where the title hides it, and the output of a batch as what it is', () => {
    expect(['startImage', 'negative', 'imageBatch', 'saveNode', 'endImage'].map(wordsOf)).toEqual([
      ['Load Image · image · #52'],
      ['Negative prompt · text · CLIPTextEncode · #7'],
      ['VAE Decode · output 0 · #8'],
      ['Save Video · #61'],
      [],
    ]);
  });

  it('to choose from stand once each, those in use first', () => {
    const [start] = slots;
    if (!start) throw new Error('The stand-in has no start image.');
    const ids = choicesOf({ ...start, candidates: [...start.candidates, ...start.places] }).map(({ nodeId }) => nodeId);
    expect(ids).toEqual(['52', '71']);
  });
});

describe('models', () => {
  const report = standInModels('models-missing', standInWorkflow(), null);
  const [high] = report.slots;
  if (!high) throw new Error('The stand-in has no slot.');
  const FP16 = 'diffusion_models/wan2.2_i2v_high_noise_14B_fp16.safetensors';

  it('show the choice of this page before the report has followed it, whatever its separators', () => {
    expect(chosenOption(high, {})?.path).toContain('fp8_scaled');
    expect(chosenOption(high, { high: FP16 })?.path).toBe(FP16);
    expect(chosenOption(high, { high: FP16.replaceAll('/', '\\') })?.path).toBe(FP16);
    const onWindows = high.options.map((option) => ({ ...option, loaderName: `wan\\${option.loaderName}` }));
    expect(chosenOption({ ...high, options: onWindows, chosenFile: `wan/${high.chosenFile}` }, {})).toBe(onWindows[0]);
    expect(chosenOption({ ...high, chosenFile: 'gone.safetensors' }, {})).toBeNull();
  });

  it('are counted once, the chosen and the required ones', () => {
    const files = filesInUse({ ...report, required: [...report.required, ...high.options.slice(0, 1)] }, {});
    expect(files).toHaveLength(4);
    expect(modelsOutlook(files)).toEqual({ tone: 'problem', words: '3 of 4 files are missing' });
  });

  const file = (state: ModelFile['state'], sizeBytes: number | null, expectedBytes: number | null): ModelFile => ({
    path: 'vae/x.safetensors',
    folder: 'vae',
    loaderName: 'x.safetensors',
    pageUrl: null,
    isListed: true,
    state,
    sizeBytes,
    expectedBytes,
  });

  it.each<[ModelFile, string]>([
    [file('present', 14.3e9, 14.3e9), 'There · 14.3 GB'],
    [file('partial', 3.2e9, 14.3e9), 'Incomplete · 3.2 GB of 14.3 GB'],
    [file('partial', 0, 14.3e9), 'Incomplete · empty'],
    [file('partial', 7, null), 'Incomplete'],
    [file('missing', null, 254e6), 'Missing · 254 MB'],
    [file('missing', null, null), 'Missing · size not known'],
    [file('unknown', null, null), 'Not asked'],
  ])('say how they are: %#', (entry, words) => expect(fileWords(entry)).toBe(words));

  it.each<[ModelFile['state'][], string]>([
    [['present', 'present'], 'All 2 files are there'],
    [['missing', 'partial', 'present'], '1 of 3 files is missing, 1 is incomplete'],
    [['unknown', 'unknown'], 'None of the 2 files was asked for yet'],
    [[], 'This workflow names no model files.'],
  ])('are summed up: %j', (states, words) => {
    expect(modelsOutlook(states.map((state) => file(state, null, null))).words).toBe(words);
  });
});
