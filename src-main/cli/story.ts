// longtake story: a prompt, a file of scenes, or a product becomes a project.
import { resolve } from 'node:path';
import { type StorySource, storySource } from '#shared/model/story.ts';
import { HIGHEST_SEED } from '#shared/model/storyboard.ts';
import { err, ok, type Result } from '#shared/result.ts';
import {
  type Command,
  type CommandContext,
  EXIT,
  type ExitCode,
  fail,
  parseCommandLine,
  usageError,
  withStudio,
} from './command.ts';
import { makeStory, readStoryFile } from './make-story.ts';

/** Of a scene, where nobody says: the older story tool's own. */
const SEGMENT_SECONDS = '5';

const options = {
  prompt: { type: 'string' },
  file: { type: 'string' },
  product: { type: 'string' },
  duration: { type: 'string' },
  segment: { type: 'string', default: SEGMENT_SECONDS },
  arc: { type: 'string' },
  pictures: { type: 'string' },
  'no-temporal-consistency': { type: 'boolean', default: false },
  style: { type: 'string' },
  cta: { type: 'string' },
  image: { type: 'string' },
  scenes: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof valuesOf>;
function valuesOf(command: Pick<Command, 'usage'>, context: CommandContext) {
  const parsed = parseCommandLine(command, context, options);
  if (!parsed.ok) return null;
  return { ...parsed.value.values, positionals: parsed.value.positionals };
}

export const storyCommand: Command = {
  name: 'story',
  summary: 'make a project of a prompt, of a file of scenes, or of a product',
  usage:
    'longtake story (--prompt TEXT --duration SECONDS [--segment SECONDS] [--arc ID] | --file FILE | --product NAME --style ID [--cta TEXT] [--image FILE] [--scenes N]) --out DIR [--pictures DIR] [--no-temporal-consistency] [--seed N] [--dry-run] [--json]',
  async run(context) {
    const values = valuesOf(this, context);
    if (values === null) return EXIT.usage;
    const wrong = misuse(values);
    if (wrong !== null) return usageError(this, context, wrong);
    const source = sourceOf(values);
    if (!source.ok) return usageError(this, context, source.error);
    return runStory(context, values, source.value);
  },
};

async function runStory(context: CommandContext, values: NonNullable<Values>, source: StorySource): Promise<ExitCode> {
  const { json: asJson, out, 'dry-run': isDryRun } = values;
  let whole = source;
  if (source.kind === 'story-file') {
    const file = await readStoryFile(source.fileName);
    if (!file.ok) return fail(context, file.error, asJson);
    whole = { ...source, ...file.value };
  }
  const wish = { source: whole, folderPath: resolve(out ?? ''), isDryRun, asJson };
  return withStudio(context, asJson, {}, (studio) => makeStory(context, studio, wish));
}

/** In one sentence; null: it can be tried. */
function misuse(values: NonNullable<Values>): string | null {
  const given = [values.prompt, values.file, values.product].filter((one) => one !== undefined);
  const [extra] = values.positionals;
  if (extra !== undefined) return `"${extra}" belongs to no option: put a prompt of several words into quotes.`;
  if (given.length === 0) return 'Give the story: --prompt TEXT, --file FILE or --product NAME.';
  if (given.length > 1) return 'Give one of --prompt, --file and --product.';
  if (values.out === undefined) return 'Name the folder of the new project: --out DIR.';
  if (values.prompt !== undefined && values.duration === undefined)
    return 'Say how long the film is: --duration SECONDS.';
  if (values.product !== undefined && values.style === undefined)
    return 'Name a style: --style luxury, energetic, minimal or bold.';
  return null;
}

/** The text of a file is not read yet. */
function sourceOf(values: NonNullable<Values>): Result<StorySource, string> {
  const picturesFolder = values.pictures === undefined ? null : resolve(values.pictures);
  const continues = values['no-temporal-consistency'] ? { continues: false } : {};
  const raw =
    values.prompt !== undefined
      ? {
          ...{ kind: 'prompt', prompt: values.prompt, arc: values.arc ?? null, picturesFolder, ...continues },
          ...{ totalSeconds: Number(values.duration), segmentSeconds: Number(values.segment) },
        }
      : values.file !== undefined
        ? { kind: 'story-file', fileName: values.file, text: '', picturesFolder, ...continues }
        : {
            ...{ kind: 'product', productName: values.product, style: values.style, callToAction: values.cta ?? '' },
            productImage: values.image === undefined ? null : resolve(values.image),
            ...(values.scenes !== undefined && { scenes: Number(values.scenes) }),
          };
  const seed = values.seed === undefined ? {} : { baseSeed: Number(values.seed.trim() || Number.NaN) };
  const source = storySource.safeParse({ ...raw, ...seed });
  if (source.success) return ok(source.data);
  return err(wrongOption(String(source.error.issues[0]?.path[0] ?? '')));
}

function wrongOption(field: string): string {
  switch (field) {
    case 'totalSeconds':
      return '--duration is a number of seconds above 0, at most 36000.';
    case 'segmentSeconds':
      return '--segment is a number of seconds above 0, at most 600.';
    case 'scenes':
      return '--scenes is a whole number from 1 to 20.';
    case 'prompt':
      return '--prompt is empty or longer than 4000 characters.';
    case 'baseSeed':
      return `--seed is a whole number from 0 to ${HIGHEST_SEED}.`;
    case 'productName':
      return '--product is empty or longer than 200 characters.';
    case 'callToAction':
      return '--cta is longer than 200 characters.';
    default:
      return 'An option cannot be used.';
  }
}
