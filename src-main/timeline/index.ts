// Timelines for editors. Pure: values in, text out; who calls writes the files.
export { checkTimeline } from './check-timeline.ts';
export { absoluteUrls, fileNames, plainPathsFrom, relativeTo } from './media-names.ts';
export type {
  MediaNaming,
  Timeline,
  TimelineClip,
  TimelineGap,
  TimelineMarker,
  TimelineMedia,
  TimelineTake,
  TimelineText,
} from './timeline.ts';
export { type EdlTexts, writeEdl } from './write-edl.ts';
export { writeFcpxml } from './write-fcpxml.ts';
export { writeOtio } from './write-otio.ts';
