// What the stand-in makes of stories, products and configurations of the older tools.
import type { ProjectView } from '#shared/model/project-view.ts';
import type { ImportPreview, StoryArc, StoryPreview, StorySource } from '#shared/model/story.ts';
import { err, ok } from '#shared/result.ts';
import type { StandInAnswers } from './stand-in-studio.ts';

type Made = (folderPath: string, shots: number) => { ok: true; value: ProjectView };

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export function storyAnswers(made: Made): StandInAnswers {
  return {
    'story.arcs': () => ok([...ARCS]),
    'story.preview': async (source) => {
      await pause(250);
      if (source.kind === 'story-file' && !isStory(source)) return err(notAStory(source.fileName));
      return ok(previewOf(source));
    },
    'project.createFromStory': async ({ folderPath, source }) => {
      await pause(400);
      if (folderPath.endsWith('films')) return err(notEmpty(folderPath));
      return made(folderPath, previewOf(source).shots.length);
    },
    'project.createFromProducts': async ({ parentPath, fileName, text }) => {
      await pause(300);
      if (!text.includes('name')) return err(notAStory(fileName));
      return ok({
        folderPaths: ['Watch', 'Perfume', 'Running shoe'].map((name) => `${parentPath}/${name}`),
        notes: ['Running shoe names no style: minimal is used.'],
      });
    },
    'import.preview': async ({ fileName, text }) => {
      await pause(150);
      return isConfiguration(text) ? ok(IMPORT) : err(notConfiguration(fileName));
    },
    'import.apply': ({ fileName, text }) => (isConfiguration(text) ? ok(IMPORT) : err(notConfiguration(fileName))),
  };
}

const isStory = ({ text }: { readonly text: string }): boolean => text.trim().startsWith('[');
const isConfiguration = (text: string): boolean => /comfy|resolution|fps/.test(text);

const notAStory = (fileName: string) => ({
  code: 'bad-file' as const,
  message: `${fileName} is no story.`,
  remedy: 'A story is a list of scenes, each with a prompt and a duration.',
  jsonPath: '$',
});

const notConfiguration = (fileName: string) => ({
  code: 'bad-file' as const,
  message: `${fileName} is no configuration of an older tool.`,
  remedy: 'Choose its pipeline_config.yaml or settings.json.',
});

const notEmpty = (folderPath: string) => ({
  code: 'path-refused' as const,
  message: `There is something in ${folderPath} already.`,
  remedy: 'Choose another name, or another folder.',
});

const ARCS: readonly StoryArc[] = [
  { id: 'fight', name: 'Fight', phases: ['First exchange', 'Final round'] },
  { id: 'journey', name: 'Journey', phases: ['Departure', 'Road', 'Obstacle', 'Arrival'] },
  { id: 'romance', name: 'Romance', phases: ['Meeting', 'Closeness', 'Parting', 'Reunion'] },
  { id: 'day', name: 'A day', phases: ['Morning', 'Noon', 'Evening', 'Night'] },
  { id: 'product', name: 'Product', phases: ['Need', 'Reveal', 'Use', 'Call to action'] },
  { id: 'arc', name: 'Dramatic arc', phases: ['Beginning', 'Rising', 'Turn', 'Climax', 'End'] },
];

const IMPORT: ImportPreview = {
  kind: 'pipeline-config',
  changes: [
    { key: 'comfyui.server_url', from: 'none', to: 'http://127.0.0.1:8188', where: 'settings' },
    { key: 'video_generation.resolution', from: '1280 × 720', to: '832 × 480', where: 'project' },
    { key: 'video_generation.fps', from: '24', to: '16', where: 'project' },
    { key: 'video_generation.max_segment_seconds', from: '3', to: '5', where: 'project' },
  ],
  notes: ['paths.temp_dir means nothing here: Longtake keeps its files in the project folder.'],
};

const PHASES = ['Beginning', 'Rising', 'Turn', 'Climax', 'End'];

export function previewOf(source: StorySource): StoryPreview {
  if (source.kind === 'product') return productPreview(source);
  const isPrompt = source.kind === 'prompt';
  const seconds = isPrompt ? source.segmentSeconds : 5;
  const count = isPrompt ? Math.min(Math.ceil(source.totalSeconds / seconds), 10_000) : 4;
  const prompt = isPrompt ? source.prompt : 'Rain on a tin roof, a cat waits under the eaves';
  const phases = (isPrompt && ARCS.find(({ id }) => id === source.arc)?.phases) || PHASES;
  const shots = Array.from({ length: count }, (_, index) => ({
    shotId: String(index + 1).padStart(3, '0'),
    prompt: isPrompt
      ? `${prompt}, ${['wide and still', 'slowly closer', 'from the side', 'very near'][index % 4]}`
      : prompt,
    durationSeconds: seconds,
    phase: isPrompt ? (phases[Math.floor((index * phases.length) / count)] ?? null) : null,
    picture: source.picturesFolder && index % 3 !== 2 ? `scene_p${index + 1}_final.png` : null,
  }));
  return {
    title: isPrompt ? (prompt.split(/[,.]/)[0]?.slice(0, 60) ?? '') : source.fileName.replace(/\.json$/, ''),
    shots,
    totalSeconds: count * seconds,
    notes: isPrompt
      ? [`The scenes follow a dramatic arc: ${phases.join(', ')}.`]
      : ['2 scenes name no duration: 5 s are used.', '1 entry has no prompt and is left out.'],
  };
}

function productPreview({ productName, style, callToAction, scenes = 3 }: Extract<StorySource, { kind: 'product' }>) {
  const seconds = style === 'energetic' ? 3 : 5;
  const words = [
    'on a dark stage, light sliding over it',
    'in use, hands and detail',
    'standing still, room for words',
  ];
  const shots = Array.from({ length: scenes }, (_, index) => ({
    shotId: String(index + 1).padStart(3, '0'),
    prompt: `${productName} ${words[index % words.length]}`,
    durationSeconds: seconds,
    phase: ['Reveal', 'Use', 'Close'][Math.min(index, 2)] ?? null,
    picture: null,
  }));
  return {
    title: productName,
    shots,
    totalSeconds: scenes * seconds,
    notes: callToAction === '' ? [] : [`The end card says: ${callToAction}`],
  };
}
