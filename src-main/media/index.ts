// The door of the media room: everything that touches pictures and film goes through one ffmpeg.
export { clipEncoding, coverSize, TAG_BT709 } from './clip-encoding.ts';
export { type ClipRequest, type CutClip, cutClip } from './cut-clip.ts';
export { CAREFUL_SCALING, extractFrame, type FrameRequest } from './extract-frame.ts';
export { countDecodedFrames } from './frame-count.ts';
export { hashFramePixels, type ImageSize, imageSize } from './frame-pixels.ts';
export { rateText } from './frame-rate.ts';
export type { MediaInput } from './input-kinds.ts';
export { type Ffmpeg, type FfmpegSource, locateFfmpeg, outsideArchive } from './locate-ffmpeg.ts';
export { mediaInput } from './media-input.ts';
export { checkNotCutOff, type PictureHeader, readPictureHeader } from './picture-header.ts';
export { probeVideo, type VideoFacts } from './probe-video.ts';
export { readPictureBytes } from './read-picture-bytes.ts';
export { type RunFfmpegOptions, runFfmpeg } from './run-ffmpeg.ts';
export { writeWhole } from './temporary-file.ts';
export { makeThumbnail, type ThumbnailRequest } from './thumbnail.ts';
