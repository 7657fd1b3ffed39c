// The door of the room of Wan's own generate.py: its tasks, its command line, its folder, its processes.
export { askPython, PYTHON_PATIENCE, type PythonFacts, type PythonPatience, pythonOf } from './ask-python.ts';
export { checkOrder } from './check-order.ts';
export {
  canonicalWan,
  NO_PICTURES,
  toArgv,
  type WanArgument,
  type WanOrder,
  type WanPicturePaths,
  wanArguments,
} from './wan-arguments.ts';
export {
  type Checkpoint,
  checkpointLooksCut,
  checkpointMissing,
  findCheckpoint,
  GENERATE_FILE,
  readWanFolder,
  taskNotThere,
  type WanFolder,
  wanNotSetUp,
} from './wan-folder.ts';
export { createWanJobs, WAN_TIMING, type WanPage, type WanTiming, wanPage } from './wan-jobs.ts';
export { defaultWanTask, wanLimits, wanModels } from './wan-models.ts';
export { findWanTask, sizeName, type WanTask } from './wan-tasks.ts';
