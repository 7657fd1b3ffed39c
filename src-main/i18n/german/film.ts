// German of the room film.
export const german: Readonly<Record<string, string>> = {
  'Encoding effects: frame {{0}} of {{1}}': 'Effekte werden kodiert: Bild {{0}} von {{1}}',
  'Joining: frame {{0}} of {{1}}': 'Zusammenfügen: Bild {{0}} von {{1}}',
  'Mixing the sound': 'Ton wird gemischt',
  'The film has no frames.': 'Der Film hat keine Bilder.',
  'Render at least one shot first.': 'Zuerst mindestens einen Shot rendern.',
  'A film of {{0}} × {{1}} cannot be encoded: width and height must be even.':
    'Ein Film mit {{0}} × {{1}} lässt sich nicht kodieren: Breite und Höhe müssen gerade sein.',
  'it is encoded with other parameters than the rest of the film': 'anders kodiert als der Rest des Films',
  'it has no picture': 'keine Bildspur',
  'it is not H.264 in an MP4': 'kein H.264 in MP4',
  'it is {{0}} × {{1}} instead of {{2}} × {{3}}': '{{0}} × {{1}} statt {{2}} × {{3}}',
  'it cannot be read ({{0}})': 'nicht lesbar ({{0}})',
  'it has {{0}} frames where {{1}} are needed': '{{0}} Bilder statt der nötigen {{1}}',
  'its frames are not stored in the order in which they are shown':
    'die Bilder sind nicht in der Reihenfolge gespeichert, in der sie gezeigt werden',
  'frame {{0}} cannot be read': 'Bild {{0}} ist nicht lesbar',
  'frame {{0}} is no key frame': 'Bild {{0}} ist kein Keyframe des Videostroms',
  'Its end is not rendered yet.': 'Sein Ende ist noch nicht gerendert.',
  'The next shot is not rendered yet.': 'Der nächste Shot ist noch nicht gerendert.',
  'Its take has {{0}} frames behind its end; the crossfade needs {{1}}.':
    'Sein Take hat hinter dem Ende {{0}} Bilder, die Überblendung braucht {{1}}.',
  'Export it again; if it stays so, report it with the log.':
    'Noch einmal exportieren; wenn es dabei bleibt, bitte mit dem Protokoll melden.',
  'This clip cannot be copied into the film.': 'Dieser Clip lässt sich nicht in den Film kopieren.',
  'Render its segment again, or cut its clip from the take again.':
    'Das Segment neu rendern oder den Clip neu aus dem Take schneiden.',
  '{{names}} could not be copied: {{reason}}. They were encoded again from the take._one':
    '{{names}} konnte nicht kopiert werden: {{reason}}. Der Clip wurde aus dem Take neu kodiert.',
  '{{names}} could not be copied: {{reason}}. They were encoded again from the take._other':
    '{{names}} konnten nicht kopiert werden: {{reason}}. Die Clips wurden aus dem Take neu kodiert.',
  'The film is whole. To save that time, render the segment again or cut its clip anew.':
    'Der Film ist vollständig. Um diese Zeit zu sparen, das Segment neu rendern oder seinen Clip neu schneiden.',
  'Parts of the film came out encoded unlike each other, so they cannot be joined.':
    'Teile des Films wurden unterschiedlich kodiert und lassen sich deshalb nicht zusammenfügen.',
  'Export again; if it stays so, choose another ffmpeg in Settings.':
    'Noch einmal exportieren; wenn es dabei bleibt, in den Einstellungen ein anderes ffmpeg wählen.',
  'A part of the film came out with {{0}} frames instead of {{1}}.': 'Ein Teil des Films hat {{0}} statt {{1}} Bilder.',
  'The sound of this take cannot be decoded; the film is silent there.':
    'Der Ton dieses Takes lässt sich nicht dekodieren; der Film ist dort stumm.',
  'This voice-over cannot be decoded; the film is silent there.':
    'Dieser Sprecherton ist nicht dekodierbar; der Film ist dort still.',
  'Record it again, or remove it from the shot.': 'Ihn noch einmal aufnehmen oder aus dem Shot entfernen.',
};
