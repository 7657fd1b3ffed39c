import { describe, expect, it } from 'vitest';
import { parseBinaryFrame, parseTextFrame } from './parse-frame.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('text frames', () => {
  it('reads the status a server greets with', () => {
    const frame = parseTextFrame(
      '{"type": "status", "data": {"status": {"exec_info": {"queue_remaining": 2}}, "sid": "0d3a"}}',
    );
    expect(frame).toEqual({ kind: 'message', message: { type: 'status', queueRemaining: 2, sid: '0d3a' } });
  });

  it('reads progress, and numbers as node ids', () => {
    const frame = parseTextFrame('{"type":"progress","data":{"value":3,"max":20,"prompt_id":"p","node":7}}');
    expect(frame).toEqual({
      kind: 'message',
      message: { type: 'progress', promptId: 'p', nodeId: '7', value: 3, max: 20 },
    });
  });

  it('knows the end of a job from the repeated node of a reconnect', () => {
    const end = parseTextFrame('{"type":"executing","data":{"node":null,"prompt_id":"p"}}');
    const repeated = parseTextFrame('{"type":"executing","data":{"node":"3"}}');
    expect(end).toMatchObject({ message: { type: 'executing', promptId: 'p', nodeId: null } });
    expect(repeated).toMatchObject({ message: { type: 'executing', promptId: null, nodeId: '3' } });
  });

  it('names the nodes a snapshot says are running', () => {
    const frame = parseTextFrame(
      '{"type":"progress_state","data":{"prompt_id":"p","nodes":{"1":{"state":"finished"},"2":{"state":"running","value":0,"max":1}}}}',
    );
    expect(frame).toMatchObject({ message: { runningNodeIds: ['2'] } });
  });

  it.each([
    ['not json', 'text that is not JSON'],
    ['[1,2]', 'JSON without a type'],
    ['{"type":"VHS_latentpreview","data":{"length":3}}', 'VHS_latentpreview'],
    ['{"type":"toString","data":{}}', 'toString'],
    ['{"type":"progress","data":{"value":"three"}}', 'progress'],
  ])('ignores %s', (text, about) => {
    expect(parseTextFrame(text)).toEqual({ kind: 'unknown', about });
  });
});

describe('binary frames', () => {
  const jpeg = 'ffd8ffe000104a464946';

  it('reads a plain JPEG preview', () => {
    const frame = parseBinaryFrame(bytes(`00000001 00000001 ${jpeg}`));
    expect(frame).toEqual({ kind: 'preview', mime: 'image/jpeg', bytes: bytes(jpeg), promptId: null, nodeId: null });
  });

  it('reads a plain PNG preview', () => {
    const frame = parseBinaryFrame(bytes('00000001 00000002 89504e470d0a1a0a'));
    expect(frame).toMatchObject({ mime: 'image/png' });
  });

  it('reads a preview with metadata', () => {
    const json = Buffer.from('{"node_id": "k1", "prompt_id": "p", "image_type": "image/jpeg"}').toString('hex');
    const length = (json.length / 2).toString(16).padStart(8, '0');
    const frame = parseBinaryFrame(bytes(`00000004 ${length} ${json} ${jpeg}`));
    expect(frame).toEqual({ kind: 'preview', mime: 'image/jpeg', bytes: bytes(jpeg), promptId: 'p', nodeId: 'k1' });
  });

  it('reads the longer header of VideoHelperSuite', () => {
    const pascal = '02313200000000000000000000000000';
    const frame = parseBinaryFrame(bytes(`00000001 00000001 00000001 00000005 ${pascal} ${jpeg}`));
    expect(frame).toMatchObject({ kind: 'preview', nodeId: '12', bytes: bytes(jpeg) });
  });

  it('reads a text frame', () => {
    const frame = parseBinaryFrame(bytes(`00000003 00000002 3432 ${Buffer.from('halb voll ½').toString('hex')}`));
    expect(frame).toEqual({ kind: 'text', nodeId: '42', text: 'halb voll ½' });
  });

  it('reads a frame that lies in the middle of a larger buffer', () => {
    const whole = bytes(`aabbcc 00000001 00000001 ${jpeg}`);
    expect(parseBinaryFrame(whole.subarray(3))).toMatchObject({ kind: 'preview', bytes: bytes(jpeg) });
  });

  it.each([
    ['nothing', ''],
    ['an unknown event', '00000063 00000001 00'],
    ['metadata longer than the frame', '00000004 ffffffff 7b7d'],
    ['metadata that is no JSON', '00000004 00000002 7b7b'],
    ['a text frame cut off', '00000003 00000010 31'],
  ])('ignores %s', (_name, hex) => {
    expect(parseBinaryFrame(bytes(hex)).kind).toBe('unknown');
  });
});
