// The body of an answer, chunk by chunk, with all that has arrived also when the connection then breaks. Iterating the
// response itself would throw away what lies in its buffer.
import type { IncomingMessage } from 'node:http';

export interface BodyChunks {
  /** null: the body is whole. Throws where the connection broke, after everything before was given. */
  next(): Promise<Uint8Array | null>;
}

/** The network is quicker than the disk: then the sender waits. */
const HELD_AT_MOST_BYTES = 4_000_000;

/** Listens from now on; call it before anything else is awaited. */
export function bodyChunks(response: IncomingMessage): BodyChunks {
  const held: Uint8Array[] = [];
  let heldBytes = 0;
  let end: { readonly error: unknown } | null = null;
  let news = Promise.withResolvers<void>();
  const finish = (error: unknown) => {
    end ??= { error };
    news.resolve();
  };
  response.on('data', (chunk: Uint8Array) => {
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes > HELD_AT_MOST_BYTES) response.pause();
    news.resolve();
  });
  response.on('end', () => finish(null));
  response.on('error', finish);
  response.on('close', () => finish(new Error('The answer was cut short.')));
  return {
    async next() {
      for (;;) {
        const chunk = held.shift();
        if (chunk) {
          heldBytes -= chunk.length;
          if (held.length === 0) response.resume();
          return chunk;
        }
        if (end?.error) throw end.error;
        if (end) return null;
        await news.promise;
        news = Promise.withResolvers<void>();
      }
    },
  };
}
