// German of the room timeline.
export const german: Readonly<Record<string, string>> = {
  'Take {{0}} of “{{1}}” is left out: its sidecar names no possible frames or frame rate.':
    'Take {{0}} von „{{1}}“ wird ausgelassen: Seine Begleitdatei nennt keine mögliche Bildzahl oder Bildrate.',
  'Correct “fps” and “frames_delivered” in the sidecar beside it, or delete the take.':
    '„fps“ und „frames_delivered“ in der Begleitdatei daneben berichtigen oder den Take löschen.',
  'Two clips of the timeline have the name “{{0}}”.': 'Zwei Clips der Timeline heißen „{{0}}“.',
  'Rename one of the shots if your editor tells clips apart by their names.':
    'Einen der Shots umbenennen, falls das Schnittprogramm Clips am Namen unterscheidet.',
  '{{count}} of {{clips}} clips run at {{rates}} frames a second, the film at {{rate}}. The editor repeats or drops frames by its own rule._one':
    '{{count}} von {{clips}} Clips läuft mit {{rates}} Bildern pro Sekunde, der Film mit {{rate}}. Das Schnittprogramm wiederholt oder verwirft Bilder nach eigener Regel.',
  '{{count}} of {{clips}} clips run at {{rates}} frames a second, the film at {{rate}}. The editor repeats or drops frames by its own rule._other':
    '{{count}} von {{clips}} Clips laufen mit {{rates}} Bildern pro Sekunde, der Film mit {{rate}}. Das Schnittprogramm wiederholt oder verwirft Bilder nach eigener Regel.',
  'Use the clips instead of the takes, or whole shots, where the exact frames matter: those have the film’s rate.':
    'Wo es auf jedes Bild ankommt, die Clips statt der Takes oder ganze Shots verwenden: Sie haben die Bildrate des Films.',
  '“{{0}}” lasts {{1}} frames, but its file has only {{2}} of them.':
    '„{{0}}“ dauert {{1}} Bilder, die Datei hat aber nur {{2}} davon.',
  'Render the segment again, or shorten the clip in the editor.':
    'Das Segment neu rendern oder den Clip im Schnittprogramm kürzen.',
  'no clip follows': 'kein Clip folgt',
  '“{{0}}” has only {{1}} frames': '„{{0}}“ hat nur {{1}} Bilder',
  'its file goes on for only {{0}} frames behind the clip': 'die Datei reicht nur {{0}} Bilder über den Clip hinaus',
  'The crossfade of {{0}} frames after “{{1}}” is written as a cut: {{2}}.':
    'Die Überblendung von {{0}} Bildern nach „{{1}}“ wird als Schnitt geschrieben: {{2}}.',
  'Render the shot again with the crossfade set, or make the crossfade shorter.':
    'Den Shot mit gesetzter Überblendung neu rendern oder die Überblendung kürzen.',
  '{{count}} markers lie outside “{{name}}” and are left out._one':
    'Ein Marker liegt außerhalb von „{{name}}“ und wird ausgelassen.',
  '{{count}} markers lie outside “{{name}}” and are left out._other':
    '{{count}} Marker liegen außerhalb von „{{name}}“ und werden ausgelassen.',
  'Measure the seams again.': 'Die Nähte neu messen.',
  'The crossfade of {{0}} frames after “{{1}}” is a cut in the EDL, which has room for {{2}}.':
    'Die Überblendung von {{0}} Bildern nach „{{1}}“ ist in der EDL ein Schnitt; dort sind höchstens {{2}} möglich.',
  'Take the OTIO file, or make the crossfade shorter.': 'Die OTIO-Datei verwenden oder die Überblendung kürzen.',
  'The film has more than {{0}} events: it is split into {{1}} EDLs.':
    'Der Film hat mehr als {{0}} Ereignisse: Er wird auf {{1}} EDLs verteilt.',
  'Load them one after another.': 'Sie nacheinander laden.',
  'The EDL has no tracks left for the music.': 'In der EDL ist keine Spur mehr für die Musik frei.',
  'Lay the music in the editor, or take the OTIO file.':
    'Die Musik im Schnittprogramm anlegen oder die OTIO-Datei verwenden.',
  'An EDL counts whole frames a second, the film has {{0}}: its timecodes count by {{1}}.':
    'Eine EDL zählt ganze Bilder pro Sekunde, der Film hat {{0}}: Ihre Timecodes zählen mit {{1}}.',
  'Take the OTIO file.': 'Die OTIO-Datei verwenden.',
  'An EDL holds plain letters only: the file names of {{count}} clips were changed in it._one':
    'Eine EDL fasst nur einfache Buchstaben: Der Dateiname von {{count}} Clip wurde darin geändert.',
  'An EDL holds plain letters only: the file names of {{count}} clips were changed in it._other':
    'Eine EDL fasst nur einfache Buchstaben: Die Dateinamen von {{count}} Clips wurden darin geändert.',
  'Point the editor to these files yourself, or take the OTIO file.':
    'Diese Dateien im Schnittprogramm selbst zuordnen oder die OTIO-Datei verwenden.',
  'Final Cut Pro has no projects of {{0}} frames a second; it may refuse the file or change the rate.':
    'Final Cut Pro kennt keine Projekte mit {{0}} Bildern pro Sekunde; es weist die Datei womöglich ab oder ändert die Bildrate.',
  'Set the project to 24, 25 or 30 frames a second, or take the OTIO file.':
    'Das Projekt auf 24, 25 oder 30 Bilder pro Sekunde stellen oder die OTIO-Datei verwenden.',
};
