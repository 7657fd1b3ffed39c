// German of the room studio.
export const german: Readonly<Record<string, string>> = {
  'There is already something called "{{0}}".': 'Etwas mit dem Namen „{{0}}“ gibt es schon.',
  'Choose another name, or open that folder.': 'Einen anderen Namen wählen oder diesen Ordner öffnen.',
  'Choose another name: letters, digits, blanks, hyphens and underscores always work.':
    'Einen anderen Namen wählen: Buchstaben, Ziffern, Leerzeichen, Binde- und Unterstriche gehen immer.',
  'The name holds a character that cannot be seen.': 'Der Name enthält ein unsichtbares Zeichen.',
  'A folder’s name cannot hold {{0}} on every system.':
    'Nicht auf jedem System darf der Name eines Ordners {{0}} enthalten.',
  'A name that begins with a dot is hidden.': 'Ein Name, der mit einem Punkt beginnt, ist versteckt.',
  'A folder’s name cannot end in a dot on every system.':
    'Nicht auf jedem System darf der Name eines Ordners mit einem Punkt enden.',
  '"{{0}}" is a name that Windows keeps for itself.': '„{{0}}“ ist ein Name, den Windows für sich behält.',
  'The folder for the new project is not empty.': 'Der Ordner für das neue Projekt ist nicht leer.',
  'Choose a new or an empty folder, or open this one.':
    'Einen neuen oder leeren Ordner wählen oder diesen hier öffnen.',
  'In a browser no file manager can be opened.': 'Aus einem Browser lässt sich keine Dateiverwaltung öffnen.',
  'The file lies on the machine that serves Longtake: {{0}}':
    'Die Datei liegt auf dem Rechner, der Longtake bereitstellt: {{0}}',
  'Node types are not installed: {{0}}.': 'Diese Node-Typen sind nicht installiert: {{0}}.',
  '{{0}} is there, but not whole.': '{{0}} ist da, aber nicht vollständig.',
  'Whether all its model files are there cannot be known.':
    'Ob alle Modelldateien vorhanden sind, lässt sich nicht feststellen.',
  'There is no request "{{0}}".': 'Eine Anfrage „{{0}}“ gibt es nicht.',
  'Something unexpected happened.': 'Etwas Unerwartetes ist geschehen.',
  'This is a mistake of the program that asked.': 'Das ist ein Fehler des anfragenden Programms.',
  'Looking at shot {{0}}': 'Shot {{0}} wird betrachtet',
  'The server does not answer.': 'Der Server antwortet nicht.',
  'ComfyUI at {{url}} answers, but {{count}} jobs wait and none is worked on._one':
    'ComfyUI auf {{url}} antwortet, aber ein Auftrag wartet und keiner wird bearbeitet.',
  'ComfyUI at {{url}} answers, but {{count}} jobs wait and none is worked on._other':
    'ComfyUI auf {{url}} antwortet, aber {{count}} Aufträge warten und keiner wird bearbeitet.',
  'Look again in a moment. If it stays so, restart ComfyUI; what waits in its queue is lost by that.':
    'Gleich noch einmal nachsehen. Wenn es dabei bleibt, ComfyUI neu starten; was in seiner Warteschlange steht, geht dabei verloren.',
  'An animatic without a model: each keyframe moved by its camera words. Needs no GPU and no server.':
    'Ein Animatic ohne Modell: Jeder Keyframe wird nach seinen Kameraangaben bewegt. Braucht weder GPU noch Server.',
  'Your own ComfyUI server with the chosen workflow and its models.':
    'Der eigene ComfyUI-Server mit dem gewählten Workflow und dessen Modellen.',
  'Choose one in the Project panel, or put the file back.':
    'Im Bereich „Projekt“ einen wählen oder die Datei zurücklegen.',
  'Switch it off in the Project panel, or choose another workflow.':
    'Es im Bereich „Projekt“ ausschalten oder einen anderen Workflow wählen.',
  'There are no segments.': 'Es gibt keine Segmente.',
  'Nothing of this can be rendered: {{0}}': 'Nichts davon lässt sich rendern: {{0}}',
  'See the Plan panel for all reasons.': 'Alle Gründe stehen im Bereich „Plan“.',
  '{{0}} things stand in the way. The first: {{1}}': '{{0}} Hindernisse stehen im Weg. Das erste: {{1}}',
  '{{0}} The check before the run lists all of them.': '{{0}} Die Prüfung vor dem Lauf nennt alle.',
  '{{count}} shots · {{seconds}} s_one': '{{count}} Shot · {{seconds}} s',
  '{{count}} shots · {{seconds}} s_other': '{{count}} Shots · {{seconds}} s',
  Drawing: 'Zeichnen',
  '{{count}} characters cannot be drawn with the font that comes with Longtake; boxes stand for them._one':
    '{{count}} Zeichen lässt sich mit der mitgelieferten Schrift nicht zeichnen; an seiner Stelle steht ein Kästchen.',
  '{{count}} characters cannot be drawn with the font that comes with Longtake; boxes stand for them._other':
    '{{count}} Zeichen lassen sich mit der mitgelieferten Schrift nicht zeichnen; an ihrer Stelle stehen Kästchen.',
  'Write these words in Latin, Greek or Cyrillic letters where they should be read.':
    'Diese Wörter in lateinischen, griechischen oder kyrillischen Buchstaben schreiben, wo sie lesbar sein sollen.',
  Preparing: 'Vorbereiten',
  Done: 'Fertig',
  Cancelled: 'Abgebrochen',
  Failed: 'Fehlgeschlagen',
  'The export broke off.': 'Der Export ist abgebrochen.',
  'Try it again; if it happens again, copy the details into a bug report.':
    'Noch einmal versuchen; wenn es wieder geschieht, die Einzelheiten in einen Fehlerbericht kopieren.',
  'Clips of the film changed while it was put together.':
    'Clips des Films haben sich geändert, während er zusammengesetzt wurde.',
  'Export again when the run has passed these shots.':
    'Noch einmal exportieren, wenn der Lauf diese Shots hinter sich hat.',
  'Look whether the disk is full; if it happens again, copy the details of the log into a bug report.':
    'Prüfen, ob der Datenträger voll ist; wenn es wieder geschieht, die Einzelheiten des Protokolls in einen Fehlerbericht kopieren.',
  'The name "{{0}}…" is too long: {{1}} of at most {{2}} bytes.':
    'Der Name „{{0}}…“ ist zu lang: {{1}} von höchstens {{2}} Bytes.',
  'Give a shorter one.': 'Einen kürzeren angeben.',
  '"{{0}}" is no file name.': '„{{0}}“ ist kein Dateiname.',
  'Give a name without slashes that does not begin with a dot; the file goes into the folder exports.':
    'Einen Namen ohne Schrägstriche angeben, der nicht mit einem Punkt beginnt; die Datei kommt in den Ordner „exports“.',
  'A file of that name is there already.': 'Eine Datei dieses Namens gibt es schon.',
  'Cancelled.': 'Abgebrochen.',
  'The music {{0}} is not in the folder {{1}} of the project.':
    'Die Musik {{0}} liegt nicht im Ordner {{1}} des Projekts.',
  'Put it there, or choose another one.': 'Sie dort ablegen oder eine andere wählen.',
  ' (shot {{0}}: {{1}})': ' (Shot {{0}}: {{1}})',
  'Shots {{names}} have no clips that fit the film yet{{why}}._one':
    'Shot {{names}} hat noch keine Clips, die in den Film passen{{why}}.',
  'Shots {{names}} have no clips that fit the film yet{{why}}._other':
    'Die Shots {{names}} haben noch keine Clips, die in den Film passen{{why}}.',
  'Press Start: what is missing is rendered, what a take still answers is only cut again. Or leave these shots out.':
    '„Start“ drücken: Was fehlt, wird gerendert; wofür ein Take da ist, wird nur neu geschnitten. Oder diese Shots auslassen.',
  'Shots {{names}} were left out._one': 'Shot {{names}} wurde ausgelassen.',
  'Shots {{names}} were left out._other': 'Die Shots {{names}} wurden ausgelassen.',
  'Render what is missing and export again for the whole film.':
    'Für den ganzen Film das Fehlende rendern und noch einmal exportieren.',
  'Shots {{names}} were rendered before they were changed; the film shows them as they were._one':
    'Shot {{names}} wurde vor seiner letzten Änderung gerendert; der Film zeigt den alten Stand.',
  'Shots {{names}} were rendered before they were changed; the film shows them as they were._other':
    'Die Shots {{names}} wurden vor ihrer letzten Änderung gerendert; der Film zeigt den alten Stand.',
  'Render again, or keep the takes.': 'Neu rendern oder die Takes behalten.',
  'Shot {{0}} is cut to the next one instead of fading: {{1}}':
    'Shot {{0}} geht mit einem Schnitt statt einer Überblendung in den nächsten über: {{1}}',
  'It fades as soon as that is there.': 'Sobald das da ist, wird übergeblendet.',
  'Render segment {{0}} again: it then gets the frames that the crossfade needs.':
    'Segment {{0}} neu rendern: Dann bekommt es die Bilder, die die Überblendung braucht.',
  'The join before segment {{0}} and {{1}} more could not be measured, so they are not corrected: {{2}}':
    'Die Naht vor Segment {{0}} und {{1}} weitere ließen sich nicht messen und werden deshalb nicht korrigiert: {{2}}',
  'The join before segment {{0}} could not be measured, so it is not corrected: {{1}}':
    'Die Naht vor Segment {{0}} ließ sich nicht messen und wird deshalb nicht korrigiert: {{1}}',
  'Render the segments beside it again.': 'Die Segmente daneben neu rendern.',
  'what it was cut from is not known': 'woraus er geschnitten wurde, ist nicht bekannt',
  'its clip is {{0}}×{{1}}, the film {{2}}×{{3}}': 'der Clip hat {{0}}×{{1}}, der Film {{2}}×{{3}}',
  'its clip has {{0}} frames per second, the film {{1}}': 'der Clip hat {{0}} Bilder pro Sekunde, der Film {{1}}',
  'its clip has {{0}} frames, the plan wants {{1}}': 'der Clip hat {{0}} Bilder, der Plan verlangt {{1}}',
  'its clip cannot be read': 'der Clip ist nicht lesbar',
  'What this run was started with cannot be read any more.':
    'Womit dieser Lauf gestartet wurde, ist nicht mehr lesbar.',
  'Discard it and start a new one: what is finished is not rendered again.':
    'Ihn verwerfen und einen neuen starten: Was fertig ist, wird nicht noch einmal gerendert.',
  'This run was not finished: {{0}} of {{1}} segments are done.':
    'Dieser Lauf wurde nicht beendet: {{0}} von {{1}} Segmenten sind fertig.',
  'Go on: what is finished is not rendered again, and what a server still has is fetched.':
    'Fortsetzen: Was fertig ist, wird nicht noch einmal gerendert, und was ein Server noch hat, wird geholt.',
  'Converted from the format of the ComfyUI editor.': 'Aus dem Format des ComfyUI-Editors umgewandelt.',
  'This workflow is saved in the format of the ComfyUI editor; to convert it, a running ComfyUI must be asked.':
    'Dieser Workflow liegt im Format des ComfyUI-Editors vor; um ihn umzuwandeln, muss ein laufendes ComfyUI gefragt werden.',
  'Name a running server in the Project panel, or open the workflow in ComfyUI and choose "Workflow → Export (API)".':
    'Im Bereich „Projekt“ einen laufenden Server angeben oder den Workflow in ComfyUI öffnen und „Workflow → Export (API)“ wählen.',
  'Looking at the takes': 'Takes werden betrachtet',
  'Measuring seams, {{0}} of {{1}}': 'Nähte werden gemessen, {{0}} von {{1}}',
  'Looking for what is damaged': 'Beschädigtes wird gesucht',
  'This clip is damaged; its frames were encoded again from the take.':
    'Dieser Clip ist beschädigt; seine Bilder wurden aus dem Take neu kodiert.',
  'Delete it and press Start: it is cut again from its take. Look whether the disk is failing.':
    'Ihn löschen und „Start“ drücken: Er wird neu aus seinem Take geschnitten. Prüfen, ob der Datenträger defekt ist.',
  '{{0}} cannot take part: {{1}}': '{{0}} kann nicht mitmachen: {{1}}',
  'The project has no storyboard.': 'Das Projekt hat kein Storyboard.',
  'The storyboard cannot be read.': 'Das Storyboard ist nicht lesbar.',
  'Put one into the folder `storyboards`, its name containing "storyboard".':
    'Eines in den Ordner „storyboards“ legen; sein Name muss „storyboard“ enthalten.',
  'See the problems of the project.': 'Siehe die Probleme des Projekts.',
  'project.json cannot be read, so nothing is rendered.':
    'project.json ist nicht lesbar, deshalb wird nichts gerendert.',
  'Mend it in a text editor, or remove it to start with the defaults.':
    'Die Datei in einem Texteditor berichtigen oder entfernen, um mit den Vorgaben zu beginnen.',
  'The project was closed before the work could start.':
    'Das Projekt wurde geschlossen, bevor die Arbeit beginnen konnte.',
  'Open it again and start anew.': 'Es wieder öffnen und neu starten.',
  'A run is under way.': 'Ein Lauf ist im Gange.',
  'Wait for it, or stop it first.': 'Darauf warten oder ihn zuerst anhalten.',
  'An export is under way.': 'Ein Export ist im Gange.',
  'Wait for it, or cancel it first.': 'Darauf warten oder ihn zuerst abbrechen.',
  'No ffmpeg was found; without it no clip can be cut.':
    'Es wurde kein ffmpeg gefunden; ohne lässt sich kein Clip schneiden.',
  'Install ffmpeg, or name its path in LONGTAKE_FFMPEG.':
    'ffmpeg installieren oder seinen Pfad in LONGTAKE_FFMPEG angeben.',
  'This host has no folder dialog.': 'Hier gibt es keinen Ordnerdialog.',
  'Choose the folder in the page.': 'Den Ordner auf der Seite wählen.',
  'No project is open.': 'Es ist kein Projekt geöffnet.',
  'Open one in the Project panel.': 'Im Bereich „Projekt“ eines öffnen.',
  'The project renders with ComfyUI, but no server is named.':
    'Das Projekt rendert mit ComfyUI, aber es ist kein Server angegeben.',
  'Name one in the Project panel, for example http://127.0.0.1:8188, or choose the draft engine.':
    'Im Bereich „Projekt“ einen angeben, zum Beispiel http://127.0.0.1:8188, oder den Entwurf wählen.',
  'A test of one second is under way.': 'Ein Test von einer Sekunde ist im Gange.',
  'Nothing is being tested.': 'Es läuft kein Test.',
  'The plan has no "{{0}}".': 'Im Plan gibt es kein „{{0}}“.',
  'Choose one of the plan.': 'Etwas aus dem Plan wählen.',
  'Nothing is being rendered.': 'Es wird nichts gerendert.',
  'No run is open that this could be added to.': 'Es ist kein Lauf offen, dem das hinzugefügt werden könnte.',
  'Start one, or let the unfinished one go on first.': 'Einen starten oder den unfertigen zuerst fortsetzen.',
  'One segment at a time can be rendered again on purpose.': 'Gezielt neu rendern lässt sich immer nur ein Segment.',
  'Name exactly one segment.': 'Genau ein Segment angeben.',
  'This run does not render with ComfyUI, so {{0}} has nothing to do in it.':
    'Dieser Lauf rendert nicht mit ComfyUI, {{0}} hat darin also nichts zu tun.',
  'Stop it, choose ComfyUI in the Project panel and start again.':
    'Ihn anhalten, im Bereich „Projekt“ ComfyUI wählen und neu starten.',
  'The restart of {{0}} was not waited for.': 'Der Neustart von {{0}} wurde nicht abgewartet.',
  'A run may not restart {{0}} without asking.': 'Ein Lauf darf {{0}} nicht ungefragt neu starten.',
  'Restart it from the run, or allow it in the Project panel.':
    'Den Server aus dem Lauf heraus neu starten oder es im Bereich „Projekt“ erlauben.',
  '{{0}} was restarted without asking {{1}} times within an hour, and is not again.':
    '{{0}} wurde innerhalb einer Stunde {{1}}-mal ungefragt neu gestartet; ein weiteres Mal geschieht das nicht.',
  'Look at the log of ComfyUI for why it dies, then restart it from the run.':
    'Im Protokoll von ComfyUI nachsehen, warum es abstürzt, dann aus dem Lauf heraus neu starten.',
  '{{count}} seconds_one': '{{count}} Sekunde',
  '{{count}} seconds_other': '{{count}} Sekunden',
  '{{count}} minutes_one': '{{count}} Minute',
  '{{count}} minutes_other': '{{count}} Minuten',
  'The restart command for {{0}} did not end within {{1}} and was ended.':
    'Der Neustart-Befehl für {{0}} endete nicht innerhalb der Frist ({{1}}) und wurde beendet.',
  'It must return by itself: what goes on running, such as ComfyUI, belongs into the background or to a service manager.':
    'Er muss von selbst zurückkehren: Was weiterläuft, etwa ComfyUI, gehört in den Hintergrund oder in eine Dienstverwaltung.',
  'The restart command for {{0}} failed ({{1}}).': 'Der Neustart-Befehl für {{0}} ist gescheitert ({{1}}).',
  'The restart command for {{0}} failed ({{1}}): {{2}}': 'Der Neustart-Befehl für {{0}} ist gescheitert ({{1}}): {{2}}',
  'Try the command in a terminal, then correct it in settings.json or with longtake servers --set-restart.':
    'Den Befehl in einem Terminal ausprobieren, dann in settings.json oder mit longtake servers --set-restart berichtigen.',
  '{{0}} was restarted and did not answer within {{1}}.':
    '{{0}} wurde neu gestartet, antwortete aber nicht innerhalb der Frist ({{1}}).',
  'Look at the window or the log of ComfyUI for what keeps it from starting.':
    'Im Fenster oder im Protokoll von ComfyUI nachsehen, was den Start verhindert.',
  'The restart command for {{0}} ended well, but the server still has the jobs from before: it was not started again.':
    'Der Neustart-Befehl für {{0}} war erfolgreich, aber der Server hat noch die Aufträge von vorher: Er wurde nicht neu gestartet.',
  'Check that the command restarts the ComfyUI at this address and no other.':
    'Prüfen, ob der Befehl das ComfyUI an dieser Adresse neu startet und kein anderes.',
  "{{count}} damaged lines of the last run's journal were set aside in {{file}}._one":
    '{{count}} beschädigte Zeile im Journal des letzten Laufs wurde in {{file}} abgelegt.',
  "{{count}} damaged lines of the last run's journal were set aside in {{file}}._other":
    '{{count}} beschädigte Zeilen im Journal des letzten Laufs wurden in {{file}} abgelegt.',
  Segments: 'Segmente',
  'nothing to render, so the server was not asked': 'nichts zu rendern, deshalb wurde der Server nicht gefragt',
  'it could not be started: {{0}}': 'er ließ sich nicht starten: {{0}}',
  'The project no longer renders with {{0}}.': 'Das Projekt rendert nicht mehr mit {{0}}.',
  'Choose its engine again, or take the server out of the run.':
    'Die passende Engine wieder wählen oder den Server aus dem Lauf nehmen.',
  'The plan has no join before segment {{0}}.': 'Im Plan gibt es keine Naht vor Segment {{0}}.',
  'The join between {{0}} and {{1}} has no clips on both sides yet.':
    'Die Naht zwischen {{0}} und {{1}} hat noch nicht auf beiden Seiten Clips.',
  'Render both segments first.': 'Zuerst beide Segmente rendern.',
  '{{0}} was restarted and answers again.': '{{0}} wurde neu gestartet und antwortet wieder.',
  'This machine': 'Dieser Rechner',
  'Wan on this machine': 'Wan auf diesem Rechner',
  'Segment {{0}} has no take that could be kept.': 'Segment {{0}} hat keinen Take, der sich behalten ließe.',
  'Render it first.': 'Es zuerst rendern.',
  'Asking the server': 'Server wird gefragt',
  'Fetching the result': 'Ergebnis wird geholt',
  'give shot {{0}} the length of its voice-over': 'Shot {{0}} die Länge seines Sprechertons geben',
  'The sound is {{0}} seconds long, and a shot may be an hour long.':
    'Der Ton ist {{0}} Sekunden lang, und ein Shot darf eine Stunde lang sein.',
  'Cut it into a file for each shot.': 'Ihn in je eine Datei für jeden Shot schneiden.',
  'The voice-over {{0}} of shot {{1}} is not there.': 'Der Sprecherton {{0}} von Shot {{1}} ist nicht da.',
  'Put it into the folder {{0}} of the project, or remove "voice_over" from the shot.':
    'Ihn in den Ordner {{0}} des Projekts legen oder „voice_over“ aus dem Shot entfernen.',
  'There is a folder {{0}} already: {{1}} is in {{2}}.': 'Einen Ordner {{0}} gibt es schon: {{1}} liegt in {{2}}.',
  'The image of the product "{{0}}" is not there.': 'Das Bild des Produkts „{{0}}“ ist nicht da.',
  'No project was made.': 'Es wurde kein Projekt angelegt.',
  'These were made before and stay: {{0}}.': 'Diese wurden vorher angelegt und bleiben: {{0}}.',
  'Product {{0}}': 'Produkt {{0}}',
  'The product image {{0}} is not there: its scenes begin from their prompts.':
    'Das Produktbild {{0}} ist nicht da: Seine Szenen beginnen mit ihren Prompts.',
  'The product image is not there.': 'Das Produktbild ist nicht da.',
  'Name it with its whole path, or leave it out: then every scene begins from its prompt.':
    'Es mit vollem Pfad angeben oder weglassen: Dann beginnt jede Szene mit ihrem Prompt.',
  'Use a whole PNG, JPEG or WebP, or take it out of the folder: then its scene begins from its prompt.':
    'Ein unversehrtes PNG, JPEG oder WebP verwenden oder es aus dem Ordner nehmen: Dann beginnt seine Szene mit ihrem Prompt.',
  'Segment {{0}} was planned for {{1}}, which is not to be had any more.':
    'Segment {{0}} war für {{1}} geplant, das nicht mehr zu haben ist.',
  'Discard the run and start a new one: what is finished is not rendered again.':
    'Den Lauf verwerfen und einen neuen starten: Fertiges wird nicht noch einmal gerendert.',
  'It needs ffmpeg, and none was found.': 'Dafür wird ffmpeg gebraucht, und es wurde keines gefunden.',
  'Install ffmpeg.': 'ffmpeg installieren.',
  'built in': 'eingebaut',
  'seeing timing, order and camera before anything is rendered':
    'Zeiten, Reihenfolge und Kamera sehen, bevor etwas gerendert wird',
  'No ComfyUI server is named.': 'Es ist kein ComfyUI-Server genannt.',
  'Name one in the Project panel or in Settings.': 'Einen unter Projekt oder in den Einstellungen nennen.',
  'shipped with Longtake': 'mit Longtake geliefert',
  'your own workflow': 'eigener Workflow',
  'the quality of Wan 14B on cards with less memory': 'die Qualität von Wan 14B auf Karten mit weniger Speicher',
  'the best motion and detail on your own card': 'die beste Bewegung und die meisten Details auf der eigenen Karte',
  'good quality at 24 fps on one card': 'gute Qualität bei 24 Bildern pro Sekunde auf einer Karte',
  'trying things out quickly, and long segments': 'schnelle Versuche und lange Segmente',
  'what this workflow was made for': 'wofür dieser Workflow gemacht wurde',
  'Wan’s own generate.py on this machine, without ComfyUI.':
    'Wans eigenes generate.py auf diesem Rechner, ohne ComfyUI.',
  'No folder with Wan’s generate.py is named.': 'Es ist kein Ordner mit Wans generate.py genannt.',
  'Run: npm run longtake -- wan --folder DIR --python PATH':
    'Ausführen: npm run longtake -- wan --folder ORDNER --python PFAD',
  'Models in the cloud, paid by the clip. Pictures and prompts are sent to Replicate.':
    'Modelle in der Cloud, bezahlt pro Clip. Bilder und Prompts werden an Replicate gesendet.',
  'No Replicate token is set.': 'Es ist kein Token für Replicate gesetzt.',
  'Enter one under Settings, Engines, or set REPLICATE_API_TOKEN.':
    'Unter Einstellungen, Engines eines eingeben oder REPLICATE_API_TOKEN setzen.',
  '{{0}}, which should step in: {{1}}': '{{0}}, das einspringen soll: {{1}}',
};
