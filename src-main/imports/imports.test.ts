import { describe, expect, it } from 'vitest';
import type { ProjectSettings } from '#shared/model/project.ts';
import { DEFAULT_SETTINGS, type StudioSettings } from '#shared/model/settings.ts';
import { isConfiguration, readConfiguration } from './index.ts';

const PIPELINE = `# step 9
pipeline_steps:
  run_step_9: true

video_settings:
  video_model: google/veo-3.1-fast  # recommended
  aspect_ratio: "9:16"
  duration_seconds: 8

output:
  video_outputs_dir: s9/outputs
`;

interface Context {
  readonly settings?: Partial<StudioSettings>;
  readonly project?: Partial<ProjectSettings> | null;
}

function read(text: string, { settings = {}, project = {} }: Context = {}) {
  const found = readConfiguration(text, 'config', {
    settings: { ...DEFAULT_SETTINGS, ...settings },
    project: project === null ? null : ({ ...UNSET, ...project } as ProjectSettings),
  });
  if (!found.ok) throw new Error(`${found.error.message} ${found.error.remedy}`);
  return found.value;
}
const UNSET = { engine: null, engineModels: {}, resolution: null, maxSegmentSeconds: 3 };
const notesOf = (text: string, context?: Context) => read(text, context).preview.notes.join('\n');

describe('pipeline_config.yaml', () => {
  it('says model, shape and length for the project; its steps and folders are told and left out', () => {
    const { preview, project, settings } = read(PIPELINE);
    expect(preview).toEqual({
      kind: 'pipeline-config',
      changes: [
        {
          ...{ key: 'video_settings.video_model', from: 'not chosen' },
          to: 'Replicate, google/veo-3.1-fast',
          where: 'project',
        },
        { ...{ key: 'video_settings.aspect_ratio', from: 'not chosen' }, to: '720×1280', where: 'project' },
        {
          ...{ key: 'video_settings.duration_seconds', from: 'clips of at most 3 s' },
          ...{ to: 'clips of at most 8 s', where: 'project' },
        },
      ],
      notes: [
        'pipeline_steps is left out: Longtake has no steps, a run renders what is not up to date.',
        'output is left out: takes, clips and films lie in the project folder.',
      ],
    });
    expect(project).toEqual({
      ...{ engine: 'replicate', engine_models: { replicate: 'google/veo-3.1-fast' } },
      ...{ resolution: { width: 720, height: 1280 }, max_segment_seconds: 8 },
    });
    expect(settings).toEqual({});
  });

  it('with Sora 2 says that it is shut down, and takes Veo 3.1 Fast', () => {
    const found = read(PIPELINE.replace('google/veo-3.1-fast', '"openai/sora-2"'));
    expect(found.project.engine_models).toEqual({ replicate: 'google/veo-3.1-fast' });
    expect(found.preview.notes[0]).toBe(
      'openai/sora-2 was shut down on 24 September 2026 and cannot be used: google/veo-3.1-fast takes its place.',
    );
  });

  it('changes nothing that is so already, and keeps a size of the same shape', () => {
    const engineModels = { replicate: 'google/veo-3.1-fast', 'wan-cli': 'ti2v-5B' };
    const project = { engine: 'replicate' as const, engineModels, maxSegmentSeconds: 8 };
    const resolution = { width: 1080, height: 1920 };
    expect(read(PIPELINE, { project: { ...project, resolution } })).toMatchObject({
      preview: { changes: [] },
      project: {},
    });
    const other = read(PIPELINE.replace('veo-3.1-fast', 'veo-3-fast'), { project: { ...project, resolution } });
    expect(other.project).toEqual({
      ...{ engine: 'replicate', engine_models: { ...engineModels, replicate: 'google/veo-3-fast' } },
    });
  });

  it('names the line and column of what cannot be used, and of what means nothing', () => {
    const notes = notesOf(
      'video_settings:\n  video_model: veo\n  aspect_ratio: wide\n  duration_seconds: "eight"\n  fps: 24\nmodels: {}\n',
    );
    expect(notes).toContain('video_settings.video_model cannot be used (line 2, column 16): it is "veo".');
    expect(notes).toContain('video_settings.aspect_ratio cannot be used (line 3, column 17): it is "wide".');
    expect(notes).toContain('video_settings.duration_seconds cannot be used (line 4, column 21): it is "eight".');
    expect(notes).toContain('video_settings.fps means nothing here (line 5, column 8): it is left out.');
    expect(notes).toContain('models means nothing here (line 6, column 9)');
  });

  it('without an open project says so', () => {
    expect(notesOf(PIPELINE, { project: null })).toContain(
      'These are settings of a project: open the one that they are for.',
    );
  });
});

describe('the older settings.json', () => {
  const older = {
    ...{ comfy_url: 'gpu:8188/', comfy_root: '/opt/ComfyUI', workflow_dir: '/opt/workflows' },
    ...{ global_resolution: '1024x576', use_sage_attention: true },
  };

  it('says server, folders and what new projects begin with', () => {
    const { settings, preview } = read(JSON.stringify(older), { settings: { servers: ['http://127.0.0.1:8188'] } });
    expect(settings).toEqual({
      servers: ['http://127.0.0.1:8188', 'http://gpu:8188'],
      ...{ comfyRoot: '/opt/ComfyUI', workflowFolders: ['/opt/workflows'] },
      defaults: { resolution: { width: 1024, height: 576 }, useSageAttention: true },
    });
    expect(preview.changes.map(({ key, from, to }) => [key, from, to])).toEqual([
      ['comfy_url', 'http://127.0.0.1:8188', 'http://127.0.0.1:8188, http://gpu:8188'],
      ['comfy_root', 'none', '/opt/ComfyUI'],
      ['workflow_dir', 'none', '/opt/workflows'],
      ['global_resolution', 'not chosen', '1024×576'],
      ['use_sage_attention', 'off', 'on'],
    ]);
  });

  it('may be indented with tabs, and names the place of what cannot be used', () => {
    const notes = notesOf(
      '{\n\t"comfy_url": "ftp://gpu",\n\t"comfy_root": "ComfyUI",\n\t"global_resolution": [4, 4],\n\t"use_sage_attention": "yes",\n\t"theme": 1\n}',
    );
    expect(notes).toContain('comfy_url cannot be used (line 2, column 15): it is "ftp://gpu".');
    expect(notes).toContain('comfy_root cannot be used (line 3, column 16): it is "ComfyUI".');
    expect(notes).toContain('global_resolution cannot be used (line 4, column 23): it is [4,4].');
    expect(notes).toContain('use_sage_attention cannot be used (line 5, column 24): it is "yes".');
    expect(notes).toContain('theme means nothing here (line 6, column 11)');
  });

  it('of a server and folders that are known already changes nothing', () => {
    const known = { servers: ['http://gpu:8188'], comfyRoot: '/opt/ComfyUI', workflowFolders: ['/opt/workflows'] };
    const { comfy_url, comfy_root, workflow_dir } = older;
    expect(read(JSON.stringify({ comfy_url, comfy_root, workflow_dir }), { settings: known })).toMatchObject({
      ...{ settings: {}, preview: { changes: [] } },
    });
  });
});

describe('what is no configuration', () => {
  it.each([
    ['', 'It is empty.'],
    ['video_settings:\n  a: [1\n', 'It is not valid YAML (line 3, column 1).'],
    ['{"comfy_url": ', 'It is not valid JSON (it ends too early, at line 1, column 15).'],
    ['{"use_sage_attention": true, "id": "x"}', 'This is no configuration of an older tool.'],
    ['{"shots": [], "video_settings": {}}', 'This is no configuration of an older tool.'],
  ])('is refused with what is wrong: %j', (text, message) => {
    const refused = readConfiguration(text, 'c.yaml', { settings: DEFAULT_SETTINGS, project: null });
    expect(refused).toMatchObject({ ok: false, error: { code: 'bad-file', message, filePath: 'c.yaml' } });
  });

  it('is told from one by its content', () => {
    expect(isConfiguration(PIPELINE, 'x.yaml')).toBe(true);
    expect(isConfiguration('{"comfy_url": "http://a"}', 'x.json')).toBe(true);
    expect(isConfiguration('{"shots": [], "video_settings": {}}', 'x.json')).toBe(false);
    expect(isConfiguration('[{"prompt": "comfy_url"}]', 'x.json')).toBe(false);
  });
});
