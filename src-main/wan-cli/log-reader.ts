// What was added to a growing text file since the last look.
import { open } from 'node:fs/promises';

export interface LogReader {
  /** '' where there is nothing new, or no file yet. */
  read(): Promise<string>;
}

const BLOCK_BYTES = 256 * 1024;

export function openLogReader(filePath: string): LogReader {
  const decoder = new TextDecoder();
  let position = 0;
  return {
    async read() {
      const file = await open(filePath, 'r').catch(() => null);
      if (file === null) return '';
      try {
        let text = '';
        for (;;) {
          const { bytesRead, buffer } = await file.read(Buffer.alloc(BLOCK_BYTES), 0, BLOCK_BYTES, position);
          if (bytesRead === 0) return text;
          position += bytesRead;
          text += decoder.decode(buffer.subarray(0, bytesRead), { stream: true });
        }
      } finally {
        await file.close();
      }
    },
  };
}
