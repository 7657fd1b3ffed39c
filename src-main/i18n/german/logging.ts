// German of the room logging.
export const german: Readonly<Record<string, string>> = {};
