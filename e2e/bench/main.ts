// npm run bench: measures on this machine and says what it measured. `-- --json` prints one object instead of a table.
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { assembleBench } from './assemble-bench.ts';
import type { BenchFigure, MissingFigure, Tell } from './bench.ts';
import { draftBench } from './draft-bench.ts';
import { memoryBench } from './memory-bench.ts';
import { overheadBench } from './overhead-bench.ts';
import { planBench } from './plan-bench.ts';
import { replayBench } from './replay-bench.ts';
import { stillsBench } from './stills-bench.ts';
import { uiBench } from './ui-bench.ts';

const BENCHES = [planBench, replayBench, memoryBench, draftBench, assembleBench, stillsBench, uiBench, overheadBench];

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const machine = {
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  node: process.versions.node,
  platform: `${process.platform}-${process.arch}`,
};

const tell: Tell = values.json ? () => undefined : (line) => process.stderr.write(`${line}\n`);
const figures: BenchFigure[] = [];
const missing: MissingFigure[] = [];
for (const bench of BENCHES) {
  tell(`Measuring: ${bench.title}…`);
  for (const figure of await bench.measure(tell)) {
    if ('value' in figure) figures.push(figure);
    else missing.push(figure);
  }
}

// Also with --json: whoever reads only the figures should still see that some are not there.
for (const { name, notMeasured } of missing) process.stderr.write(`Not measured: ${name}. ${notMeasured}\n`);
if (values.json) {
  const byName = Object.fromEntries(figures.map(({ name, value }) => [name, value]));
  const not_measured = Object.fromEntries(missing.map(({ name, notMeasured }) => [name, notMeasured]));
  process.stdout.write(`${JSON.stringify({ ...byName, not_measured, machine })}\n`);
} else {
  const width = Math.max(...figures.map(({ name }) => name.length));
  const rows = figures.map(({ name, value, how }) => `${name.padEnd(width)}  ${String(value).padStart(8)}  ${how}`);
  const where = `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, ${machine.platform}`;
  process.stdout.write(`${rows.join('\n')}\n${where}\n`);
}
