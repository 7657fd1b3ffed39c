// Films that ffmpeg wrote, as ComfyUI does: the shared reader itself may know neither Node nor ffmpeg.
import { openAsBlob } from 'node:fs';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEmbeddedGraph } from '#shared/embedded-graph/read-embedded-graph.ts';
import { type Ffmpeg, locateFfmpeg, runFfmpeg } from '../../media/index.ts';

const API = { '3': { class_type: 'SaveVideo', inputs: { text: 'Grüße; a = b\\c "✓"\nline' } } };
const EDITOR = { nodes: [{ id: 3, type: 'SaveVideo' }], links: [] };
const both = { prompt: JSON.stringify(API), workflow: JSON.stringify(EDITOR) };

let folder: string;
let ffmpeg: Ffmpeg;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'longtake-embedded-'));
  const found = await locateFfmpeg(null);
  if (!found.ok) throw new Error(found.error.message);
  ffmpeg = found.value;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function film(fileName: string, tags: Readonly<Record<string, string>>): Promise<string> {
  const filePath = path.join(folder, fileName);
  const codec = /\.(webm|mkv)$/.test(fileName) ? ['-c:v', 'libvpx-vp9'] : ['-movflags', 'use_metadata_tags'];
  const metadata = Object.entries(tags).flatMap(([key, value]) => ['-metadata', `${key}=${value}`]);
  const source = ['-f', 'lavfi', '-i', 'color=c=red:size=64x48:rate=8:duration=1'];
  const result = await runFfmpeg(ffmpeg, [...source, ...metadata, ...codec, filePath]);
  if (!result.ok) throw new Error(result.error.message);
  return filePath;
}

const read = async (filePath: string) => readEmbeddedGraph(await openAsBlob(filePath), path.basename(filePath));

describe('films', () => {
  it.each(['a.mp4', 'a.mov', 'a.webm', 'a.mkv'])('%s: what ran comes first, letter for letter', async (fileName) => {
    const result = await read(await film(fileName, both));
    expect(result.ok && [result.value.format, JSON.parse(result.value.text)]).toEqual(['api', API]);
  });

  it.each(['b.mp4', 'b.webm'])('%s: the workflow, where nothing ran', async (fileName) => {
    expect(await read(await film(fileName, { workflow: both.workflow }))).toEqual({
      ok: true,
      value: { format: 'editor', text: both.workflow },
    });
  });

  it.each(['c.mp4', 'c.webm'])('%s: both packed into the comment, as VideoHelperSuite once did', async (fileName) => {
    const comment = JSON.stringify({ prompt: both.prompt, workflow: EDITOR });
    const result = await read(await film(fileName, { comment }));
    expect(result.ok && JSON.parse(result.value.text)).toEqual(API);
  });

  it.each(['d.mp4', 'd.webm'])('%s: a film without a graph', async (fileName) => {
    expect(await read(await film(fileName, { title: 'Sunset' }))).toMatchObject({
      ok: false,
      error: { code: 'workflow-invalid', filePath: fileName },
    });
  });

  it('a film cut off before its index', async () => {
    const whole = await readFile(await film('whole.mp4', both));
    const cutPath = path.join(folder, 'cut.mp4');
    await writeFile(cutPath, whole.subarray(0, whole.length - 1200));
    expect(await read(cutPath)).toMatchObject({ ok: false, error: { code: 'bad-file' } });
  });

  it('a film of 600 MB: its index is read, not the film', async () => {
    const small = await readFile(await film('small.mp4', both));
    const headBytes = small.readUInt32BE(0);
    const padding = Buffer.alloc(8);
    padding.writeUInt32BE(600_000_000, 0);
    padding.write('free', 4);
    const largePath = path.join(folder, 'large.mp4');
    const file = await open(largePath, 'w');
    await file.write(Buffer.concat([small.subarray(0, headBytes), padding]), 0, headBytes + 8, 0);
    await file.write(small.subarray(headBytes), 0, small.length - headBytes, headBytes + 600_000_000);
    await file.close();
    const before = process.memoryUsage().arrayBuffers;
    const result = await read(largePath);
    expect(result.ok && JSON.parse(result.value.text)).toEqual(API);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });
});
