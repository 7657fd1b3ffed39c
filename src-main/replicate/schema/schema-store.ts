// The schemas of the models as they were last read, in the app's own folder: with them the catalogue is right also offline.
import { join } from 'node:path';
import { z } from 'zod/v4';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Logger } from '../../logging/index.ts';
import { readJsonFile, writeJsonAtomically } from '../../storage/index.ts';
import type { ReplicateClient } from '../api/replicate-client.ts';
import { CATALOGUE } from '../catalogue/catalogue.ts';
import { type ModelSchema, modelSchema, type RefreshedSchemas } from './input-schema.ts';

export interface RefreshReport {
  /** Models whose schema was read. */
  readonly read: readonly string[];
  /** Models whose schema could not be read, each with the reason; what was known of them stays. */
  readonly failed: readonly { readonly model: string; readonly error: StudioError }[];
}

export interface SchemaStore {
  /** What is known now. */
  all(): RefreshedSchemas;
  /** Reads one model's schema and keeps nothing: what is planned with does not change by it. */
  look(model: string, signal: AbortSignal): Promise<Result<ModelSchema>>;
  /** Reads one model's schema anew and keeps it. */
  read(model: string, signal: AbortSignal): Promise<Result<ModelSchema>>;
  /** Reads those of all models that are not shut down. An error where none could be read: what was known stays. */
  refresh(signal: AbortSignal): Promise<Result<RefreshReport>>;
}

export interface SchemaStoreOptions {
  readonly client: Pick<ReplicateClient, 'model'>;
  /** The app's own folder. */
  readonly folderPath: string;
  readonly logger: Logger;
  readonly now: () => Date;
}

export const SCHEMAS_FILE = 'replicate-models.json';

const onDisk = z.object({ version: z.literal(1), models: z.array(modelSchema) });

export async function openSchemaStore({ client, folderPath, logger, now }: SchemaStoreOptions): Promise<SchemaStore> {
  const filePath = join(folderPath, SCHEMAS_FILE);
  const schemas = new Map(await readStored(filePath, logger));
  const fetchOne = async (model: string, signal: AbortSignal): Promise<Result<ModelSchema>> => {
    const found = await client.model(model, signal);
    if (!found.ok) return found;
    return ok({ model, version: found.value.version, readAt: now().toISOString(), inputs: found.value.inputs });
  };
  const keep = async () => {
    const written = await writeJsonAtomically(filePath, { version: 1, models: [...schemas.values()] });
    // Known for this session all the same.
    if (!written.ok) logger.failure(written.error);
  };
  return {
    all: () => schemas,
    look: fetchOne,
    async read(model, signal) {
      const schema = await fetchOne(model, signal);
      if (!schema.ok) return schema;
      schemas.set(model, schema.value);
      await keep();
      return schema;
    },
    async refresh(signal) {
      const models = CATALOGUE.filter(({ standing }) => standing !== 'shut-down').map(({ model }) => model);
      const read: string[] = [];
      const failed: RefreshReport['failed'][number][] = [];
      for (const model of models) {
        const schema = await fetchOne(model, signal);
        if (schema.ok) {
          schemas.set(model, schema.value);
          read.push(model);
        } else failed.push({ model, error: schema.error });
        // Without a token or a connection the others fail the same way.
        if (!schema.ok && STOPS.has(schema.error.code)) break;
      }
      if (read.length > 0) await keep();
      const [first] = failed;
      return read.length === 0 && first !== undefined ? err(first.error) : ok({ read, failed });
    },
  };
}

const STOPS: ReadonlySet<StudioError['code']> = new Set([
  'sign-in-needed',
  'payment-needed',
  'server-unreachable',
  'rate-limited',
  'stopped',
]);

async function readStored(filePath: string, logger: Logger): Promise<[string, ModelSchema][]> {
  const file = await readJsonFile(filePath);
  if (!file.ok) {
    if (file.error.code !== 'file-missing') logger.failure(file.error);
    return [];
  }
  const parsed = onDisk.safeParse(file.value.value);
  if (!parsed.success) logger.warn('The stored schemas of Replicate cannot be used; they are read anew', { filePath });
  return parsed.success ? parsed.data.models.map((schema) => [schema.model, schema]) : [];
}
