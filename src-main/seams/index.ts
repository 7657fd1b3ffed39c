// The door of the seams room: measured, judged, mended.
export { appliesByDefault, correctionFor, stepsAfterCorrection } from './correct-seam.ts';
export { judgeSeam, looksLikeCut } from './judge-seam.ts';
export { measureSeam } from './measure-seam.ts';
export { RAMP_FRAMES, type SeamFootage, type SeamMeasurement } from './seam-measurement.ts';
export { readMeasurement, writeMeasurement } from './seam-store.ts';
