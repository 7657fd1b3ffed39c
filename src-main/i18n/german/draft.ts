// German of the room draft.
export const german: Readonly<Record<string, string>> = {
  'The draft has {{count}} frames instead of {{wanted}}._one': 'Der Entwurf hat {{count}} Frame statt {{wanted}}.',
  'The draft has {{count}} frames instead of {{wanted}}._other': 'Der Entwurf hat {{count}} Frames statt {{wanted}}.',
  'Render the segment again; if it stays so, choose another ffmpeg in Settings.':
    'Das Segment neu rendern; falls es so bleibt, in den Einstellungen ein anderes ffmpeg wählen.',
  'Draft · shot {{0}} · segment {{1}} of {{2}}': 'Entwurf · Shot {{0}} · Segment {{1}} von {{2}}',
  'frame {{0}} of {{1}}': 'Frame {{0}} von {{1}}',
};
