// What an export is made with where nobody chose. Apart from its shape: the page needs this without the parser.
import type { ExportOptions } from './export.ts';

export const DEFAULT_EXPORT_OPTIONS: ExportOptions = {
  crf: null,
  quality: null,
  proresProfile: 'hq',
  widthPixels: null,
  framesPerSecond: null,
  audioKbps: 256,
  corrections: true,
  relativeMedia: false,
  timelineMedia: 'segments',
  columns: 4,
};
