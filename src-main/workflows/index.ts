// The door of the workflows room.
export type { WorkflowChoice } from './choose-workflow.ts';
export type { ListedModel, ModelsFile } from './sidecar-texts.ts';
export type { WorkflowLimits } from './summarize-workflow.ts';
export {
  type LoadedWorkflow,
  openWorkflowRegistry,
  type WorkflowRegistry,
  type WorkflowRegistryOptions,
} from './workflow-registry.ts';
