// Replicate for a whole session: one client and one set of schemas, shared by the engines of all its models.
import type { Logger } from '../logging/index.ts';
import { createReplicateClient, type ReplicateClient, type ReplicateClientOptions } from './api/replicate-client.ts';
import { openSchemaStore, type SchemaStore } from './schema/schema-store.ts';

export interface ReplicateService {
  readonly client: ReplicateClient;
  readonly schemas: SchemaStore;
  close(): void;
}

export interface ReplicateServiceOptions extends ReplicateClientOptions {
  /** The app's own folder. */
  readonly folderPath: string;
  readonly logger: Logger;
}

export async function openReplicateService(options: ReplicateServiceOptions): Promise<ReplicateService> {
  const client = createReplicateClient(options);
  const now = () => new Date(options.nowMs?.() ?? Date.now());
  const { folderPath, logger } = options;
  const schemas = await openSchemaStore({ client, folderPath, logger, now });
  return { client, schemas, close: client.close };
}
