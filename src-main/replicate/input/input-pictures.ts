// What a request has to look at.

/** The pictures of a request, as the model gets them: URLs, or in a preview their file names. */
export interface InputPictures {
  readonly start: string | null;
  readonly end: string | null;
  readonly references: readonly string[];
}
