// The door of the draft room: animatics of a segment, made by ffmpeg alone.
export { type DraftRequest, renderDraft } from './render-draft.ts';
