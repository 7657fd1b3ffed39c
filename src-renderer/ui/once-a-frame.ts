// Many calls, one act: news that comes faster than the screen draws is taken up once a frame.

/** A page in the background has no frames, and a studio must not stand still there. */
const LONGEST_MS = 250;

/** Returns a function that has `act` done at the next frame, however often it is called until then. */
export function onceAFrame(act: () => void): () => void {
  let frame: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    clearTimeout(timer);
    frame = undefined;
    timer = undefined;
    act();
  };
  return () => {
    if (timer !== undefined) return;
    timer = setTimeout(run, LONGEST_MS);
    if (typeof requestAnimationFrame === 'function') frame = requestAnimationFrame(run);
  };
}
