// The door of the draft room: animatics of a segment, made by ffmpeg alone.
export { type DraftRequest, draftFontPath, renderDraft } from './render-draft.ts';
