// How long the plan of a very long film takes.
import { performance } from 'node:perf_hooks';
import { buildVideoPlan } from '../../src-main/plan/index.ts';
import {
  keyframesFor,
  makeShot,
  makeStoryboard,
  onlyEngine,
  SETTINGS,
  WAN_14B,
} from '../../src-main/plan/plan-fixtures.ts';
import { type Bench, median } from './bench.ts';

const SHOTS = 10_000;
const RUNS = 7;

export const planBench: Bench = {
  title: 'Plan',
  async measure() {
    const shots = Array.from({ length: SHOTS }, (_, index) =>
      makeShot({ shotId: String(index + 1).padStart(5, '0'), durationSeconds: 1 + (index % 90) / 10 }),
    );
    const storyboard = makeStoryboard(shots);
    const keyframes = keyframesFor(shots);
    let segments = 0;
    const times = Array.from({ length: RUNS }, () => {
      const startMs = performance.now();
      segments = buildVideoPlan(storyboard, keyframes, onlyEngine(WAN_14B), SETTINGS).segments.length;
      return performance.now() - startMs;
    });
    const how = `buildVideoPlan, ${SHOTS} shots into ${segments} segments, median of ${RUNS}`;
    return [{ name: 'plan_ms_10k_shots', value: Math.round(median(times)), how }];
  },
};
