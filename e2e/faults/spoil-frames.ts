// One WebSocket through the proxy: frames of the server may be kept, doubled, held back or lost on the way to the client.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, type WebSocketServer } from 'ws';
import { type ChaosFaults, type FrameDeed, randomFrameDeed } from './chaos-faults.ts';
import { seededFor } from './seeded.ts';

/** A frame that is held back comes after this long even where none follows it. */
const LONGEST_HOLD_MS = 60;

export interface FrameRules {
  readonly faults: ChaosFaults;
  /** Counted over all sockets of the proxy. */
  nextFrame(): number;
  onDeed(deed: FrameDeed): void;
}

interface Frame {
  readonly data: Buffer;
  readonly isBinary: boolean;
}

/** Opens the server's side first: a server that is gone refuses the client too. */
export function openThrough(
  targetUrl: string,
  door: WebSocketServer,
  upgrade: { readonly request: IncomingMessage; readonly stream: Duplex; readonly head: Buffer },
  rules: FrameRules,
): void {
  const { request, stream, head } = upgrade;
  const server = new WebSocket(new URL(request.url ?? '/', targetUrl.replace(/^http/, 'ws')));
  const early: Frame[] = [];
  const keep = (data: Buffer, isBinary: boolean) => early.push({ data, isBinary });
  server.on('message', keep);
  const giveUp = () => server.terminate();
  stream.once('close', giveUp);
  server.once('error', () => stream.destroy());
  server.once('open', () =>
    door.handleUpgrade(request, stream, head, (client) => {
      server.off('message', keep);
      stream.off('close', giveUp);
      join(client, server, rules, early);
    }),
  );
}

function join(client: WebSocket, server: WebSocket, rules: FrameRules, early: readonly Frame[]): void {
  const deliver = createDelivery(client, rules);
  for (const frame of early) deliver(frame);
  server.on('message', (data: Buffer, isBinary) => deliver({ data, isBinary }));
  client.on('message', (data: Buffer, isBinary) => {
    if (server.readyState === WebSocket.OPEN) server.send(data, { binary: isBinary });
  });
  endTogether(client, server);
  endTogether(server, client);
}

/** In order where the other side said goodbye, else broken as it was. */
function endTogether(one: WebSocket, other: WebSocket): void {
  one.on('error', () => one.terminate());
  one.on('close', (code) => {
    if (code === 1006) other.terminate();
    else other.close();
  });
}

function createDelivery(client: WebSocket, rules: FrameRules): (frame: Frame) => void {
  const held: { frame: Frame; framesYet: number; timer: NodeJS.Timeout }[] = [];
  const send = ({ data, isBinary }: Frame) => {
    if (client.readyState === WebSocket.OPEN) client.send(data, { binary: isBinary });
  };
  const release = (which: (typeof held)[number]) => {
    clearTimeout(which.timer);
    if (held.includes(which)) held.splice(held.indexOf(which), 1);
    send(which.frame);
  };
  const hold = (frame: Frame, framesYet: number) => {
    const entry = { frame, framesYet, timer: setTimeout(() => release(entry), LONGEST_HOLD_MS) };
    held.push(entry);
  };
  return (frame) => {
    const deed = deedFor(rules);
    if (deed !== 'pass') rules.onDeed(deed);
    if (deed === 'drop-socket') return client.terminate();
    if (deed === 'lose') return;
    if (deed === 'hold') return hold(frame, 2);
    send(frame);
    if (deed === 'twice') send(frame);
    for (const entry of [...held]) {
      entry.framesYet -= 1;
      if (entry.framesYet <= 0) release(entry);
    }
  };
}

function deedFor({ faults, nextFrame }: FrameRules): FrameDeed {
  const nth = nextFrame();
  if (faults.deafSockets || faults.halfOpen) return 'lose';
  if (faults.shuffleSeed !== null && seededFor(faults.shuffleSeed, `hold ${nth}`)() < 0.4) return 'hold';
  if (faults.duplicateFrames) return 'twice';
  return faults.random === null ? 'pass' : randomFrameDeed(faults.random, nth);
}
