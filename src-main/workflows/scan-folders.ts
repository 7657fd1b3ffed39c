// All workflow folders at once: the first file of a name is the one that is used.
import {
  type FolderScan,
  type ScannedWorkflow,
  type ScanTools,
  scanFolder,
  type WorkflowFolder,
} from './scan-folder.ts';

export type WorkflowsByName = ReadonlyMap<string, ScannedWorkflow>;

export async function scanFolders(folders: readonly WorkflowFolder[], tools: ScanTools): Promise<WorkflowsByName> {
  const byName = new Map<string, ScannedWorkflow>();
  let parsedCount = 0;
  for (const folder of folders) {
    const scan = await scanFolder(folder, tools);
    parsedCount += scan.parsedCount;
    remember(folder, scan, tools);
    for (const workflow of scan.workflows) {
      const first = byName.get(workflow.fileName);
      if (first === undefined) byName.set(workflow.fileName, workflow);
      else if (first.overrides === null) byName.set(first.fileName, { ...first, overrides: workflow.source });
    }
  }
  tools.logger.info('Workflows scanned', { count: byName.size, parsed: parsedCount });
  return byName;
}

// A cache that cannot be written costs a second at the next start, not this one.
function remember(folder: WorkflowFolder, scan: FolderScan, { cache, logger, now }: ScanTools): void {
  try {
    cache.replaceFolder(folder.folderPath, scan.workflows, now().toISOString());
  } catch (cause) {
    logger.warn('The workflow cache could not be written.', { reason: String(cause) });
  }
}
