// German of the room host-paths.
export const german: Readonly<Record<string, string>> = {};
