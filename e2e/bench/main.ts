// npm run bench: measures on this machine and says what it measured. `-- --json` prints one object instead of a table.
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { BenchFigure } from './bench.ts';
import { draftBench } from './draft-bench.ts';
import { memoryBench } from './memory-bench.ts';
import { planBench } from './plan-bench.ts';

const BENCHES = [planBench, memoryBench, draftBench];

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const machine = {
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  node: process.versions.node,
  platform: `${process.platform}-${process.arch}`,
};

const figures: BenchFigure[] = [];
for (const bench of BENCHES) {
  if (!values.json) process.stderr.write(`Measuring: ${bench.title}…\n`);
  figures.push(...(await bench.measure()));
}

if (values.json) {
  const byName = Object.fromEntries(figures.map(({ name, value }) => [name, value]));
  process.stdout.write(`${JSON.stringify({ ...byName, machine })}\n`);
} else {
  const width = Math.max(...figures.map(({ name }) => name.length));
  const rows = figures.map(({ name, value, how }) => `${name.padEnd(width)}  ${String(value).padStart(8)}  ${how}`);
  const where = `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, ${machine.platform}`;
  process.stdout.write(`${rows.join('\n')}\n${where}\n`);
}
