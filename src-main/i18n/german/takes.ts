// German of the room takes.
export const german: Readonly<Record<string, string>> = {
  'What made take {{0}} of segment {{1}} is not known: its sidecar take_{{2}}.json is missing or damaged.':
    'Woraus Take {{0}} von Segment {{1}} entstand, ist nicht bekannt: Die Begleitdatei take_{{2}}.json fehlt oder ist beschädigt.',
  'Its frames cannot be counted off without that. Choose another take, or put the sidecar back.':
    'Ohne sie lassen sich die Bilder nicht abzählen. Einen anderen Take wählen oder die Begleitdatei zurücklegen.',
  'What was saved for segment {{0}} cannot be decoded; it was fetched twice and came the same.':
    'Was für Segment {{0}} gespeichert wurde, lässt sich nicht dekodieren; es wurde zweimal geholt und kam gleich an.',
  'Look whether the server’s disk is full and whether its save node works, then render it again.':
    'Nachsehen, ob die Festplatte des Servers voll ist und ob der Speicher-Node funktioniert, dann noch einmal rendern.',
  'Cutting the clip': 'Clip wird geschnitten',
  'It could not be removed.': 'Es ließ sich nicht löschen.',
  'its sidecar is missing or damaged: what made it is not known':
    'die Begleitdatei fehlt oder ist beschädigt: woraus er entstand, ist nicht bekannt',
  'The start image of segment {{0}} is not there.': 'Das Startbild von Segment {{0}} ist nicht vorhanden.',
  'Segment {{0}} starts from the last frame of {{1}}, which is not there yet.':
    'Segment {{0}} beginnt mit dem letzten Bild von {{1}}, das es noch nicht gibt.',
  'Select a keyframe for it.': 'Einen Keyframe dafür wählen.',
  'Render that segment first, or together with this one.': 'Jenes Segment zuerst rendern oder zusammen mit diesem.',
  'The picture that segment {{0}} should end on is not there.':
    'Das Bild, mit dem Segment {{0}} enden soll, ist nicht vorhanden.',
  'Put it back, or remove "end_keyframe" from the shot.': 'Es zurücklegen oder „end_keyframe“ aus dem Shot entfernen.',
  'Two other images stand where this keyframe would be copied to.':
    'Wohin dieser Keyframe kopiert würde, liegen zwei andere Bilder.',
  'Copy it into the folder `selected` under another name and select it there.':
    'Ihn unter einem anderen Namen in den Ordner `selected` kopieren und dort wählen.',
  'A take that has arrived cannot be put among the others: {{0}} is there already, or is none of its files.':
    'Ein angekommener Take kann nicht zu den anderen gelegt werden: {{0}} ist schon da oder gehört nicht dazu.',
  'Move the files out of this folder by hand, or remove it, then try again.':
    'Die Dateien von Hand aus diesem Ordner nehmen oder ihn löschen, dann noch einmal versuchen.',
  'The takes of this project lie elsewhere: {{0}} leads out of the project folder through a link.':
    'Die Takes dieses Projekts liegen anderswo: {{0}} führt über eine Verknüpfung aus dem Projektordner hinaus.',
  'Nothing is counted or removed behind a link. Look after that folder by hand.':
    'Hinter einer Verknüpfung wird nichts gezählt oder gelöscht. Diesen Ordner von Hand pflegen.',
  'Take {{0}} has {{1}} frames; segment {{2}} needs {{3}}.':
    'Take {{0}} hat {{1}} Bilder; Segment {{2}} braucht {{3}}.',
  'Render the segment again, or shorten the shot. The take is kept.':
    'Das Segment noch einmal rendern oder den Shot kürzen. Der Take bleibt erhalten.',
  'The file of take {{0}} is gone, empty or not whole.': 'Die Datei von Take {{0}} ist weg, leer oder unvollständig.',
  'Put it back, choose another take, or render the segment again.':
    'Sie zurücklegen, einen anderen Take wählen oder das Segment noch einmal rendern.',
  'Take {{0}} has no clean picture of the frame that the next segment starts from.':
    'Take {{0}} hat kein sauberes Bild von der Stelle, mit der das nächste Segment beginnt.',
  'Choose another take, or render the segment again.':
    'Einen anderen Take wählen oder das Segment noch einmal rendern.',
  'A picture that is laid over the start image of segment {{0}} is not there.':
    'Ein Bild, das über das Startbild von Segment {{0}} gelegt wird, ist nicht da.',
  'Put it back, or remove it from the shot\'s "overlays".': 'Es zurücklegen oder aus „overlays“ des Shots entfernen.',
  'Take {{0}} of segment {{1}} is {{2}} s too short and is used all the same: the project allows it.':
    'Take {{0}} von Segment {{1}} ist {{2}} s zu kurz und wird trotzdem verwendet: Das Projekt erlaubt es.',
  'Render the segment again for its whole length, or change that in the Project panel.':
    'Das Segment in voller Länge neu rendern oder das unter Projekt ändern.',
  'Take {{0}} is long enough for segment {{1}}.': 'Take {{0}} ist lang genug für Segment {{1}}.',
  'Choose it as any other take.': 'Ihn wie jeden anderen Take wählen.',
  'Take {{0}} of segment {{1}} has {{2}} frames: too few for anything to be kept.':
    'Take {{0}} von Segment {{1}} hat {{2}} Bilder: zu wenige, um etwas zu behalten.',
};
