// German of the room served.
export const german: Readonly<Record<string, string>> = {
  'This studio wants a token. Open the URL that the terminal printed.':
    'Dieses Studio verlangt ein Token. Die Adresse öffnen, die im Terminal steht.',
  'The page is not built: {{0}} is missing.': 'Die Seite ist nicht gebaut: {{0}} fehlt.',
  'Port {{0}} is in use.': 'Port {{0}} ist belegt.',
  'Port {{0}} cannot be used: {{1}}': 'Port {{0}} kann nicht verwendet werden: {{1}}',
  'Choose another with --port, or none for any free one.':
    'Mit --port einen anderen wählen, oder keinen für irgendeinen freien.',
};
