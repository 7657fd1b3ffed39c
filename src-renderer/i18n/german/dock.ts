// German of the queue at the foot.
export const german: Readonly<Record<string, string>> = {
  'Shot {{0}}': 'Shot {{0}}',
  'segment {{0}} of {{1}}': 'Segment {{0}} von {{1}}',
  'Progress of shot {{0}}, segment {{1}}': 'Fortschritt von Shot {{0}}, Segment {{1}}',
  'Retry all failed': 'Alle Fehlgeschlagenen erneut versuchen',
  'Everything was up to date: there was nothing to render.': 'Alles war aktuell: Es gab nichts zu rendern.',
  'Nothing is queued. Start renders what the plan still lacks, and each segment appears here.':
    'Die Warteschlange ist leer. „Start“ rendert, was dem Plan noch fehlt, und jedes Segment erscheint hier.',
  'Shot {{0}}, segment {{1}}': 'Shot {{0}}, Segment {{1}}',
};
