// Stories and files of the older tools through the real command line: what becomes of them, and what is refused how.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readJson } from './make-project.ts';
import { type LongtakeEnd, longtake } from './run-longtake.ts';

const LIMIT_MS = 120_000;
const rootPath = mkdtempSync(join(tmpdir(), 'longtake story ünïcode '));
const folders = { homePath: join(rootPath, 'home'), dataPath: join(rootPath, 'data') };
for (const path of Object.values(folders)) mkdirSync(path, { recursive: true });
afterAll(() => rmSync(rootPath, { recursive: true, force: true }));

const at = (...names: string[]) => join(rootPath, ...names);
const run = (...args: string[]) => longtake(folders, ...args, '--json');
const last = (end: LongtakeEnd) => end.events().at(-1) ?? {};

function written(name: string, content: unknown): string {
  writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content));
  return at(name);
}

async function done(...args: string[]): Promise<Record<string, unknown>> {
  const end = await run(...args);
  expect(end.exitCode, `${end.stdout}\n${end.stderr}`).toBe(0);
  return last(end);
}

describe('longtake story', { timeout: LIMIT_MS }, () => {
  it('makes a fight of 12 scenes that reaches its climax, ready for a plan', async () => {
    const made = await done(
      'story',
      '--prompt',
      'two cats boxing',
      '--duration',
      '60',
      '--segment',
      '5',
      '--out',
      at('cats'),
    );
    expect(made).toMatchObject({ event: 'story.created', folder: at('cats'), title: 'two cats boxing', seconds: 60 });
    const phases = (made.shots as { phase: string }[]).map(({ phase }) => phase);
    const counts = [...Map.groupBy(phases, (phase) => phase)].map(([phase, all]) => [phase, all.length]);
    expect(counts).toEqual([
      ['Entering', 1],
      ['Circling', 3],
      ['Exchanges', 4],
      ['Climax', 2],
      ['End', 1],
      ['Aftermath', 1],
    ]);
    const plan = await done('plan', at('cats'));
    expect((plan.shots as unknown[]).length).toBe(12);
  });

  it('takes an arc by name, and lets each scene begin by itself', async () => {
    const common = ['--prompt', 'a cat', '--duration', '10', '--out', at('own')];
    await done('story', ...common, '--arc', 'journey', '--no-temporal-consistency', '--seed', '42');
    const [storyboard = ''] = readdirSync(at('own', 'storyboards'));
    const made = readJson(at('own', 'storyboards', storyboard));
    expect(made.generation_settings).toEqual({ base_seed: 42 });
    const { shots } = made as { shots: Record<string, unknown>[] };
    expect(shots.map(({ start, scene }) => [start, scene])).toEqual([
      ['keyframe', 'Home'],
      ['keyframe', 'Climax'],
    ]);
    const wrong = await run('story', ...common, '--arc', 'opera');
    expect([wrong.exitCode, last(wrong).message]).toEqual([1, 'There is no arc "opera".']);
  });

  it('makes a product’s film', async () => {
    await done('story', '--product', 'Watch', '--style', 'luxury', '--cta', 'Shop now', '--out', at('watch'));
    expect(readJson(at('watch', 'project.json'))).toMatchObject({
      style_preset: 'luxury',
      film: { end_card: { text: 'Shop now' } },
    });
  });

  it.each([
    [[], 'Give the story: --prompt TEXT, --file FILE or --product NAME.'],
    [['--prompt', 'x', '--file', 'y'], 'Give one of --prompt, --file and --product.'],
    [['--prompt', 'x', '--duration', 'long', '--out', 'd'], '--duration is a number of seconds above 0'],
    [['--prompt', 'two', 'cats', '--duration', '60', '--out', 'd'], '"cats" belongs to no option'],
    [['--product', 'x', '--out', 'd'], 'Name a style'],
    [
      ['--prompt', 'x', '--duration', '5', '--seed', '1.5', '--out', 'd'],
      '--seed is a whole number from 0 to 2147483647.',
    ],
  ])('used wrongly ends with 2 and says how: %j', async (args, says) => {
    const end = await longtake(folders, 'story', ...args);
    expect(end.exitCode, end.stderr).toBe(2);
    expect(end.stderr).toContain(says);
    expect(end.stderr).toContain('Usage: longtake story');
  });

  it('with a file that is not there, or is no JSON, names file and place', async () => {
    const missing = await run('story', '--file', at('nowhere.json'), '--out', at('none'));
    expect(missing.exitCode).toBe(1);
    expect(last(missing)).toMatchObject({
      code: 'file-missing',
      message: 'The story file is not there.',
      file: at('nowhere.json'),
    });
    const broken = await run(
      'story',
      '--file',
      written('broken.json', '[\n  {"prompt": "A"},\n]'),
      '--out',
      at('none'),
    );
    expect(broken.exitCode).toBe(1);
    expect(last(broken)).toMatchObject({
      code: 'bad-file',
      message: 'It is not valid JSON (line 3, column 1).',
      file: at('broken.json'),
    });
    expect(existsSync(at('none'))).toBe(false);
  });
});

describe('longtake import', { timeout: LIMIT_MS }, () => {
  it('takes scene prompts with their first frames, and writes nothing when it only looks', async () => {
    const pictures = resolve(import.meta.dirname, '..', 'resources', 'sample', 'selected');
    const [picture = ''] = readdirSync(pictures).filter((name) => name.endsWith('.png'));
    mkdirSync(at('frames'));
    writeFileSync(at('frames', 'olin_p2_first_frame.png'), readFileSync(join(pictures, picture)));
    const scene = (scene_number: number) => ({
      scene_number,
      video_prompt: `S${scene_number}`,
      audio_dialogue: 'Hi',
      duration_seconds: 4,
    });
    const prompts = written('olin_scene_prompts.json', { scenes: [scene(1), scene(2)] });
    const looked = await done('import', prompts, '--out', at('olin'), '--pictures', at('frames'), '--dry-run');
    expect(looked).toMatchObject({
      event: 'story.previewed',
      shots: [{ picture: null }, { picture: 'olin_p2_first_frame.png' }],
    });
    expect(existsSync(at('olin'))).toBe(false);
    const made = await done('import', prompts, '--out', at('olin'), '--pictures', at('frames'));
    expect((made.notes as string[]).join('\n')).toContain('Scene 1: no first frame was found');
    expect(existsSync(at('olin', 'selected', 'scene_002_v1.png'))).toBe(true);
  });

  it('makes a project for each product of a list', async () => {
    const list = written('products.json', [
      { name: 'Watch', style: 'luxury', cta_text: 'Shop now' },
      { name: 'Shoes', style: 'energetic', cta_text: 'Run' },
    ]);
    expect(await done('import', list, '--out', at('shop'), '--dry-run')).toMatchObject({
      products: ['Watch', 'Shoes'],
    });
    expect(existsSync(at('shop'))).toBe(false);
    const made = await done('import', list, '--out', at('shop'));
    expect(made).toMatchObject({ kind: 'products', folders: [at('shop', 'Watch'), at('shop', 'Shoes')] });
    expect(readJson(at('shop', 'Shoes', 'project.json'))).toMatchObject({ fps: 30 });
  });

  it('changes the project by a pipeline configuration, and the settings by the older ones', async () => {
    await done('sample', at('sample'));
    const config = written(
      'pipeline_config.yaml',
      'video_settings:\n  video_model: openai/sora-2\n  duration_seconds: 8\n',
    );
    const looked = await done('import', config, '--out', at('sample'), '--dry-run');
    expect(looked).toMatchObject({ event: 'import.previewed', kind: 'pipeline-config' });
    expect(readJson(at('sample', 'project.json'))).not.toHaveProperty('engine_models');
    await done('import', config, '--out', at('sample'));
    expect(readJson(at('sample', 'project.json'))).toMatchObject({
      ...{ engine: 'replicate', engine_models: { replicate: 'google/veo-3.1-fast' }, max_segment_seconds: 8 },
    });
    const older = written('settings.json', { comfy_url: 'http://gpu:8188', comfy_root: rootPath });
    await done('import', older, '--out', at('no project'));
    expect(existsSync(at('no project'))).toBe(false);
    expect(readJson(join(folders.dataPath, 'settings.json'))).toMatchObject({
      servers: ['http://gpu:8188'],
      comfy_root: rootPath,
    });
  });

  it('of something else says what it reads', async () => {
    const end = await run('import', written('other.json', { a: 1 }), '--out', at('none'));
    expect(end.exitCode).toBe(1);
    expect(last(end)).toMatchObject({ code: 'bad-file', message: 'This JSON is neither a story nor a storyboard.' });
    const yaml = await run('import', written('other.yaml', 'a: 1'), '--out', at('sample'));
    expect(last(yaml)).toMatchObject({ code: 'bad-file', message: 'This is no configuration of an older tool.' });
  });
});
