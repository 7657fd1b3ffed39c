// Asks the server and the disk everything that a model report needs, each thing once.
import { ok, type Result } from '#shared/result.ts';
import type { ComfyServer } from '../../comfyui/index.ts';
import { listedFolder, type ModelFacts, type ModelWish, wishPath } from './look-at-model.ts';
import { lookOnDisk, type ModelOnDisk } from './model-on-disk.ts';

type ServerFacts = Omit<ModelFacts, 'disk'>;

const NOT_ASKED: ServerFacts = { infos: null, listings: new Map(), sizes: new Map() };

export async function askServerForModels(
  server: ComfyServer | null,
  wishes: readonly ModelWish[],
  signal: AbortSignal,
): Promise<Result<ServerFacts>> {
  if (server === null) return ok(NOT_ASKED);
  const infos = await server.nodeInfos(
    wishes.flatMap(({ loader }) => (loader === null ? [] : [loader.nodeType])),
    signal,
  );
  if (!infos.ok) return infos;
  const folders = new Set(wishes.map(listedFolder).filter((folder) => folder !== ''));
  const silent = wishes.filter(
    ({ loader }) => loader === null || infos.value.get(loader.nodeType)?.inputs[loader.input]?.choices === null,
  );
  const unlisted = new Set(silent.map(listedFolder).filter((folder) => folder !== ''));
  const sizes = await askEach(folders, (folder) => server.modelSizes(folder, signal));
  if (!sizes.ok) return sizes;
  const listings = await askEach(unlisted, (folder) => server.models(folder, signal));
  if (!listings.ok) return listings;
  return ok({ infos: infos.value, sizes: sizes.value, listings: listings.value });
}

export const notAsked = (): ServerFacts => NOT_ASKED;

async function askEach<T>(
  folders: ReadonlySet<string>,
  ask: (folder: string) => Promise<Result<T>>,
): Promise<Result<ReadonlyMap<string, T>>> {
  const answers = new Map<string, T>();
  for (const folder of folders) {
    const answer = await ask(folder);
    if (!answer.ok) return answer;
    answers.set(folder, answer.value);
  }
  return ok(answers);
}

export async function lookOnDiskForModels(
  comfyRoot: string | null,
  wishes: readonly ModelWish[],
): Promise<ModelFacts['disk']> {
  if (comfyRoot === null || comfyRoot === '') return new Map();
  const paths = [...new Set(wishes.map(wishPath))].filter((path) => path.includes('/'));
  const looked = paths.map(
    async (path): Promise<[string, ModelOnDisk | null]> => [path, await lookOnDisk(comfyRoot, path)],
  );
  return new Map(await Promise.all(looked));
}
