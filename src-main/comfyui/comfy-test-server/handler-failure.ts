/** Thrown where the real handler raises: answered with 500 and plain text. */
export class HandlerFailure extends Error {}
