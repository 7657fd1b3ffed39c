// Cuts a stream of JPEG pictures, as ffmpeg's image2pipe writes it, into pictures.
const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);

/** Returns the function to feed chunks to. Inside a picture an 0xff is always followed by a zero, so the end is unmistakable. */
export function splitJpegs(onJpeg: (bytes: Uint8Array) => void): (chunk: Uint8Array) => void {
  let pending: Buffer = Buffer.alloc(0);
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const start = pending.indexOf(START);
      const end = start < 0 ? -1 : pending.indexOf(END, start + START.length);
      if (end < 0) return;
      const afterEnd = end + END.length;
      onJpeg(Uint8Array.from(pending.subarray(start, afterEnd)));
      pending = pending.subarray(afterEnd);
    }
  };
}
