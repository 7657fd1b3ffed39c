// Queue, interrupts, and what the socket says in which order.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { node, plain, slow, smallFilm, smallPicture } from './graphs.ts';
import { ask, finished, listen, openTargets, post, run, send, uniquePrefix, until } from './target.ts';

/** A colour of its own makes a graph that nothing has cached. */
const freshColor = () => Number.parseInt(randomUUID().slice(0, 6), 16);

for (const target of await openTargets()) {
  const runningId = async () => (await ask(target, '/queue')).body.queue_running[0]?.[1];

  describe(`${target.name}: messages`, () => {
    it('come in one order, and only to the job’s own client', async () => {
      const clientId = randomUUID();
      const [mine, other] = [await listen(target, clientId, true), await listen(target, randomUUID())];
      const { promptId } = await send(target, smallFilm(uniquePrefix(), freshColor()), { client_id: clientId });
      await until(() => mine.heard.at(-1)?.data.node === null, 'the end is not said');
      const about = mine.heard.filter(({ data }) => data.prompt_id === promptId);
      const steps = about.map(({ type, data }) => `${type}${data.node === undefined ? '' : ` ${data.node}`}`);
      const perNode = (id: string) => ['progress_state', `executing ${id}`, 'progress_state'];
      expect(steps).toEqual([
        'execution_start',
        'execution_cached',
        ...perNode('images'),
        ...perNode('video'),
        'progress_state',
        'executing save',
        'executed save',
        'progress_state',
        'execution_success',
        'executing null',
      ]);
      expect(mine.heard[0]).toMatchObject({
        type: 'status',
        data: { sid: clientId, status: { exec_info: { queue_remaining: expect.any(Number) } } },
      });
      expect(about[1]?.data).toMatchObject({ nodes: [], timestamp: expect.any(Number) });
      expect(about[2]?.data.nodes.images).toMatchObject({
        value: 0,
        max: 1,
        state: 'running',
        node_id: 'images',
        prompt_id: promptId,
        display_node_id: 'images',
        parent_node_id: null,
        real_node_id: 'images',
      });
      const last = about.findLast(({ type }) => type === 'progress_state')?.data.nodes;
      expect(Object.values(last as Record<string, { state: string }>).map(({ state }) => state)).toEqual([
        'finished',
        'finished',
        'finished',
      ]);
      expect(other.heard.every(({ type, data }) => type === 'status' || data.prompt_id !== promptId)).toBe(true);
      await Promise.all([mine.close(), other.close()]);
    });

    it('of a job without client say only progress, to everybody', async () => {
      const anyone = await listen(target, randomUUID());
      const { promptId } = await send(target, smallPicture(uniquePrefix(), freshColor()));
      await finished(target, promptId);
      // On connect, when it is put, taken and done.
      await until(() => anyone.heard.filter(({ type }) => type === 'status').length >= 4, 'no status of the end');
      const types = new Set(anyone.heard.filter(({ data }) => data.prompt_id === promptId).map(({ type }) => type));
      expect([...types]).toEqual(['progress_state']);
      await anyone.close();
    });

    it('tell a socket that comes back which node runs, and go on', async () => {
      const clientId = randomUUID();
      const first = await listen(target, clientId);
      const { promptId } = await send(target, slow(uniquePrefix(), freshColor()), { client_id: clientId });
      await until(() => first.heard.some(({ type }) => type === 'executing'), 'the job does not start');
      await first.close();
      const second = await listen(target, clientId);
      await until(() => second.heard.length >= 2, 'nothing is said to the new socket');
      expect(second.heard[1]).toEqual({ type: 'executing', data: { node: expect.stringMatching(/^s\d+$/) } });
      await until(
        () => second.heard.some(({ type, data }) => type === 'progress_state' && data.prompt_id === promptId),
        'no progress',
      );
      await post(target, '/interrupt', { prompt_id: promptId });
      await until(() => second.heard.at(-1)?.data.node === null, 'the end is not said');
      await second.close();
    });

    it('reach only the newer of two sockets with one name', async () => {
      const clientId = randomUUID();
      const older = await listen(target, clientId);
      const newer = await listen(target, clientId);
      const heardBefore = older.heard.length;
      await send(target, smallPicture(uniquePrefix(), freshColor()), { client_id: clientId });
      await until(() => newer.heard.at(-1)?.data.node === null, 'the end is not said');
      expect(older.heard).toHaveLength(heardBefore);
      await Promise.all([older.close(), newer.close()]);
    });

    it.skipIf(!target.has('VHS'))(
      `count the frames of a node that counts${target.has('VHS') ? '' : ' (unverified: needs VHS)'}`,
      async () => {
        const clientId = randomUUID();
        const ear = await listen(target, clientId);
        const inputs = {
          frame_rate: 8,
          loop_count: 0,
          filename_prefix: uniquePrefix(),
          format: 'video/h264-mp4',
          pingpong: false,
          save_output: true,
        };
        const prompt = {
          images: plain(6, freshColor()),
          save: node('VHS_VideoCombine', { images: ['images', 0], ...inputs }),
        };
        const { promptId } = await send(target, prompt, { client_id: clientId });
        await until(() => ear.heard.at(-1)?.data.node === null, 'the end is not said');
        const counted = ear.heard.filter(({ type }) => type === 'progress').map(({ data }) => data);
        expect(counted.at(-1)).toMatchObject({ value: 6, max: 6, prompt_id: promptId, node: 'save' });
        expect(counted.map(({ value }) => value)).toEqual(counted.map(({ value }) => value).toSorted((a, b) => a - b));
        await ear.close();
      },
    );
  });

  describe(`${target.name}: queue`, () => {
    it('shows the running job whole, runs by number, and forgets a removed one', async () => {
      const blocker = await send(target, slow(uniquePrefix(), freshColor()));
      await until(async () => (await runningId()) === blocker.promptId, 'the job does not start');
      const plainJob = await send(target, smallPicture(uniquePrefix(), freshColor()));
      const early = await send(target, smallPicture(uniquePrefix(), freshColor()), { front: true });
      const earlier = await send(target, smallPicture(uniquePrefix(), freshColor()), { front: true });
      const removed = await send(target, smallPicture(uniquePrefix(), freshColor()));
      expect(early.body.number).toBeLessThan(0);
      const { body } = await ask(target, '/queue');
      expect(body.queue_running[0]).toEqual([
        blocker.body.number,
        blocker.promptId,
        expect.objectContaining({ save: expect.anything() }),
        expect.any(Object),
        ['save'],
      ]);
      const waiting = body.queue_pending.map((item: unknown[]) => item[1]);
      expect(waiting).toEqual(
        expect.arrayContaining([plainJob.promptId, early.promptId, earlier.promptId, removed.promptId]),
      );
      // Running and unknown ids are passed over in silence.
      const ids = [removed.promptId, blocker.promptId, randomUUID()];
      const answer = await post(target, '/queue', { delete: ids });
      expect([answer.status, answer.body]).toEqual([200, '']);
      expect(await runningId()).toBe(blocker.promptId);
      await post(target, '/interrupt', { prompt_id: blocker.promptId });
      const ended = await Promise.all([plainJob, early, earlier].map(({ promptId }) => finished(target, promptId)));
      const startedAt = ended.map(({ status }) => status.messages[0][1].timestamp as number);
      expect(startedAt[2]).toBeLessThanOrEqual(startedAt[1] ?? 0);
      expect(startedAt[1]).toBeLessThanOrEqual(startedAt[0] ?? 0);
      expect((await ask(target, `/history/${removed.promptId}`)).body).toEqual({});
    });

    it('interrupts only the job that is named, between its nodes', async () => {
      const clientId = randomUUID();
      const ear = await listen(target, clientId);
      const { promptId } = await send(target, slow(uniquePrefix(), freshColor()), { client_id: clientId });
      await until(
        () => ear.heard.some(({ type, data }) => type === 'executing' && data.node === 's2'),
        'the job does not start',
      );
      await post(target, '/interrupt', { prompt_id: randomUUID() });
      await until(
        () => ear.heard.some(({ type, data }) => type === 'executing' && data.node === 's4'),
        'a stranger’s id stopped it',
      );
      await post(target, '/interrupt', { prompt_id: promptId });
      await until(() => ear.heard.at(-1)?.data.node === null, 'the end is not said');
      const entry = await finished(target, promptId);
      expect(entry.status).toMatchObject({ status_str: 'error', completed: false });
      expect(entry.outputs).toEqual({});
      const [type, data] = entry.status.messages.at(-1);
      expect(type).toBe('execution_interrupted');
      expect(data).toMatchObject({
        prompt_id: promptId,
        node_type: 'ImageScale',
        executed: expect.arrayContaining(['s0', 's1', 's2']),
      });
      expect(ear.heard.some((said) => said.type === 'execution_interrupted')).toBe(true);
      await ear.close();
    });

    it('keeps a finished job in its history', async () => {
      const prompt = smallFilm(uniquePrefix(), freshColor());
      const entry = await run(target, prompt, {
        client_id: 'longtake-conformance',
        extra_data: { extra_pnginfo: { workflow: { nodes: [] } } },
      });
      expect(entry.prompt.slice(2)).toEqual([
        expect.objectContaining({ save: expect.anything() }),
        expect.objectContaining({ client_id: 'longtake-conformance', extra_pnginfo: { workflow: { nodes: [] } } }),
        ['save'],
      ]);
      expect(entry.status).toMatchObject({ status_str: 'success', completed: true });
      expect(entry.status.messages.map(([type]: [string]) => type)).toEqual([
        'execution_start',
        'execution_cached',
        'execution_success',
      ]);
      expect(entry.meta.save).toEqual({
        node_id: 'save',
        display_node: 'save',
        parent_node: null,
        real_node_id: 'save',
      });
      const newest = (await ask(target, '/history?max_items=1')).body;
      expect(Object.keys(newest)).toEqual([entry.prompt[1]]);
      await post(target, '/history', { delete: [entry.prompt[1]] });
      expect((await ask(target, `/history/${entry.prompt[1]}`)).body).toEqual({});
    });
  });
}
