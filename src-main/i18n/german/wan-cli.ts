// German of the room wan-cli, and of the engine over it (src-main/engines/wan-*.ts).
export const german: Readonly<Record<string, string>> = {
  'No Python runs at {{0}}.': 'Unter {{0}} läuft kein Python.',
  "Name the Python that has Wan's packages: longtake -- wan --python PATH, or LONGTAKE_WAN_PYTHON.":
    'Das Python mit den Paketen von Wan angeben: longtake -- wan --python PFAD oder LONGTAKE_WAN_PYTHON.',
  'torch cannot be loaded by the Python at {{0}}.': 'Das Python unter {{0}} kann torch nicht laden.',
  'The Python at {{0}} has no module {{1}}.': 'Dem Python unter {{0}} fehlt das Modul {{1}}.',
  "Name the Python in which Wan's requirements.txt was installed: longtake -- wan --python PATH, or LONGTAKE_WAN_PYTHON; or install the module there.":
    'Das Python angeben, in dem die requirements.txt von Wan installiert wurde: longtake -- wan --python PFAD oder LONGTAKE_WAN_PYTHON; oder das Modul dort installieren.',
  '{{task}} cannot make {{count}} frames: it takes 5, 9, 13 and so on, up to {{most}}._one':
    '{{task}} kann nicht {{count}} Frame liefern: möglich sind 5, 9, 13 und so fort, bis {{most}}.',
  '{{task}} cannot make {{count}} frames: it takes 5, 9, 13 and so on, up to {{most}}._other':
    '{{task}} kann nicht {{count}} Frames liefern: möglich sind 5, 9, 13 und so fort, bis {{most}}.',
  'Build the plan again.': 'Den Plan neu aufstellen.',
  '{{0}} has no size {{1}}.': '{{0}} kennt die Größe {{1}} nicht.',
  'Choose one of {{0}} in the Project panel.': 'Im Projektbereich eine davon wählen: {{0}}.',
  '{{0}} goes by the prompt alone: it takes no picture to start from.':
    '{{0}} folgt allein dem Prompt und nimmt kein Startbild.',
  'Choose ti2v-5B, an i2v or a vace task for shots that start from a keyframe or from the shot before.':
    'Für Shots, die mit einem Keyframe oder mit dem vorigen Shot beginnen, ti2v-5B, eine i2v- oder eine vace-Aufgabe wählen.',
  '{{0}} needs a picture to start from; without one it would render an example picture of its own.':
    '{{0}} braucht ein Startbild; ohne eines würde ein mitgeliefertes Beispielbild gerendert.',
  'Give the shot a keyframe, or choose ti2v-5B or a t2v task.':
    'Dem Shot einen Keyframe geben oder ti2v-5B oder eine t2v-Aufgabe wählen.',
  '{{0}} needs a picture to start from and one to end on; without them it would render example pictures of its own.':
    '{{0}} braucht ein Start- und ein Endbild; ohne sie würden mitgelieferte Beispielbilder gerendert.',
  'Give the shot an end keyframe and let it fit into one segment, or choose an i2v task.':
    'Dem Shot einen End-Keyframe geben und ihn in ein Segment passen lassen oder eine i2v-Aufgabe wählen.',
  '{{0}} is no seed: below zero generate.py draws one of its own, and the take could not be made again.':
    '{{0}} ist kein Seed: unter null lost generate.py selbst einen aus, und der Take ließe sich nicht wiederholen.',
  'The graphics card ran out of memory.': 'Der Speicher der Grafikkarte reichte nicht.',
  'Choose a smaller size or a smaller task, or let generate.py save memory: longtake -- wan --offload-model true --t5-cpu true --convert-model-dtype true (the last one for Wan 2.2). Close other programs that use the card.':
    'Eine kleinere Größe oder Aufgabe wählen oder generate.py Speicher sparen lassen: longtake -- wan --offload-model true --t5-cpu true --convert-model-dtype true (das letzte für Wan 2.2). Andere Programme schließen, die die Karte benutzen.',
  'This computer ran out of memory.': 'Der Arbeitsspeicher dieses Rechners reichte nicht.',
  "Close other programs, or do without --t5_cpu, which keeps a large model in the computer's memory.":
    'Andere Programme schließen oder auf --t5_cpu verzichten; es hält ein großes Modell im Arbeitsspeicher.',
  'generate.py refused what it was asked for: {{0}}': 'generate.py hat die Angaben abgelehnt: {{0}}',
  'Look whether the folder holds the version that the task belongs to (2.1 or 2.2), and whether it is up to date.':
    'Prüfen, ob der Ordner die Version enthält, zu der die Aufgabe gehört (2.1 oder 2.2), und ob er aktuell ist.',
  'generate.py found no NVIDIA card that it can use.': 'generate.py fand keine NVIDIA-Karte, die es benutzen kann.',
  'Check the driver with nvidia-smi, and that this Python has a torch with CUDA.':
    'Den Treiber mit nvidia-smi prüfen und ob dieses Python ein torch mit CUDA hat.',
  'A part of the checkpoint is missing: {{0}}.': 'Ein Teil des Checkpoints fehlt: {{0}}.',
  'Download the whole checkpoint again, or name its folder: longtake -- wan --checkpoint TASK=DIR.':
    'Den ganzen Checkpoint erneut herunterladen oder seinen Ordner angeben: longtake -- wan --checkpoint AUFGABE=ORDNER.',
  'generate.py was ended by signal {{0}}.': 'generate.py wurde durch das Signal {{0}} beendet.',
  'Where nobody did that, the system did because memory ran out: close other programs, or do without --t5_cpu.':
    'Wenn das niemand war, dann das System, weil der Arbeitsspeicher ausging: andere Programme schließen oder auf --t5_cpu verzichten.',
  'Look at the details, the last lines of its log.': 'Die Einzelheiten ansehen, die letzten Zeilen des Protokolls.',
  'generate.py failed: {{0}}': 'generate.py ist gescheitert: {{0}}',
  'generate.py ended before its film was saved.': 'generate.py endete, bevor der Film gesichert war.',
  'generate.py failed (exit code {{0}}).': 'generate.py ist gescheitert (Exit-Code {{0}}).',
  'generate.py finished, but saved its film elsewhere, and several new films lie in its folder: {{0}}.':
    'generate.py wurde fertig, hat den Film aber woanders gesichert, und in seinem Ordner liegen mehrere neue Filme: {{0}}.',
  'generate.py finished, but there is no film.': 'generate.py wurde fertig, aber es gibt keinen Film.',
  'Look at the details, the last lines of its log; it must save to the path given by --save_file.':
    'Die Einzelheiten ansehen, die letzten Zeilen des Protokolls; gesichert werden muss unter dem Pfad aus --save_file.',
  "Nobody has said where Wan's generate.py is.": 'Es ist nicht angegeben, wo die generate.py von Wan liegt.',
  'Name its folder and its Python: longtake -- wan --folder DIR --python PATH, or "wan" in settings.json, or LONGTAKE_WAN_FOLDER and LONGTAKE_WAN_PYTHON.':
    'Ordner und Python angeben: longtake -- wan --folder ORDNER --python PFAD, oder „wan“ in settings.json, oder LONGTAKE_WAN_FOLDER und LONGTAKE_WAN_PYTHON.',
  'The generate.py in {{0}} does not know the task {{1}}.': 'Die generate.py in {{0}} kennt die Aufgabe {{1}} nicht.',
  'The generate.py in {{0}} is of Wan {{1}}; the task {{2}} is of Wan {{3}}.':
    'Die generate.py in {{0}} gehört zu Wan {{1}}, die Aufgabe {{2}} zu Wan {{3}}.',
  'Name the folder of Wan {{0}}: longtake -- wan --folder DIR.':
    'Den Ordner von Wan {{0}} angeben: longtake -- wan --folder ORDNER.',
  'Choose one of its own tasks ({{0}}), or name the folder of Wan {{1}}: longtake -- wan --folder DIR.':
    'Eine der dortigen Aufgaben wählen ({{0}}) oder den Ordner von Wan {{1}} angeben: longtake -- wan --folder ORDNER.',
  'The checkpoint of {{0}} is not there, or empty: {{1}}.': 'Der Checkpoint von {{0}} fehlt oder ist leer: {{1}}.',
  'Download Wan-AI/{{0}} from Hugging Face into it, or name another folder: longtake -- wan --checkpoint {{1}}=DIR.':
    'Wan-AI/{{0}} von Hugging Face dorthin herunterladen oder einen anderen Ordner angeben: longtake -- wan --checkpoint {{1}}=ORDNER.',
  '{{0}} is missing in {{1}}: the download may not be complete.':
    '{{0}} fehlt in {{1}}: Der Download ist vielleicht nicht vollständig.',
  'Run the download again; it fetches only what is missing.':
    'Den Download noch einmal starten; er holt nur, was fehlt.',
  'There is no generate.py that can be read in {{0}}.': 'In {{0}} gibt es keine lesbare generate.py.',
  "Name the folder of Wan's repository: longtake -- wan --folder DIR, or LONGTAKE_WAN_FOLDER.":
    'Den Ordner des Wan-Repositorys angeben: longtake -- wan --folder ORDNER oder LONGTAKE_WAN_FOLDER.',
  'generate.py took longer than {{0}} seconds and was ended.':
    'generate.py brauchte länger als {{0}} Sekunden und wurde beendet.',
  'Allow more time in Settings, or ask for less: fewer steps, a smaller size, shorter segments.':
    'In den Einstellungen mehr Zeit erlauben oder weniger verlangen: weniger Schritte, eine kleinere Größe, kürzere Segmente.',
  'Nothing is known of this job of generate.py any more.': 'Von diesem Auftrag an generate.py ist nichts mehr bekannt.',
  'generate.py is no longer waited for.': 'Auf generate.py wird nicht mehr gewartet.',
  'Up to {{0}} frames at {{1}} per second, {{2}} steps unless said otherwise.':
    'Bis zu {{0}} Frames bei {{1}} pro Sekunde, {{2}} Schritte, wenn nichts anderes angegeben ist.',
  'Every segment needs a picture to end on: a shot must fit into one segment and have an end keyframe. Trained at 720p, mostly with Chinese prompts.':
    'Jedes Segment braucht ein Endbild: Ein Shot muss in ein Segment passen und einen End-Keyframe haben. Trainiert bei 720p, meist mit chinesischen Prompts.',
  "The start image is given as the first frame of a source video with a mask; the frame sizes stay as asked for. Read in Wan's files, not tried on a card.":
    'Das Startbild wird als erster Frame eines Quellvideos mit Maske übergeben; die Größe bleibt wie verlangt. In den Dateien von Wan gelesen, nicht auf einer Karte erprobt.',
  "With a start image the size is an area: the film keeps the picture's own shape.":
    'Mit Startbild ist die Größe eine Fläche: Der Film behält das Seitenverhältnis des Bildes.',
  "Wan's README asks for 80 GB with --offload_model True and --convert_model_dtype; its table shows a peak of 41 GB at 480p and 60 GB at 720p.":
    'Die README von Wan verlangt 80 GB mit --offload_model True und --convert_model_dtype; ihre Tabelle zeigt höchstens 41 GB bei 480p und 60 GB bei 720p.',
  '24 GB are enough with --offload_model True, --convert_model_dtype and --t5_cpu.':
    '24 GB reichen mit --offload_model True, --convert_model_dtype und --t5_cpu.',
  'Nobody has published how much graphics memory it needs.':
    'Wie viel Grafikspeicher nötig ist, hat niemand veröffentlicht.',
  "Of Wan 2.1: the folder must hold that version's generate.py.":
    'Aus Wan 2.1: Der Ordner muss die generate.py dieser Version enthalten.',
  'stories on one card of 24 GB, from text and from pictures':
    'Geschichten auf einer Karte mit 24 GB, aus Text und aus Bildern',
  'shots that must keep their keyframe, on a card of a data centre':
    'Shots, die ihrem Keyframe treu bleiben müssen, auf einer Karte im Rechenzentrum',
  'trying out prompts on a small card': 'Prompts auf einer kleinen Karte ausprobieren',
  'scenes from text alone, on a card of a data centre': 'Szenen allein aus Text, auf einer Karte im Rechenzentrum',
  'moving from one given picture to another': 'Bewegung von einem vorgegebenen Bild zu einem anderen',
  'characters from reference pictures, from text and from pictures':
    'Figuren aus Referenzbildern, aus Text und aus Bildern',
  'it makes a film as long as a sound file, in clips of its own length':
    'sie macht einen Film so lang wie eine Tondatei, in Clips von eigener Länge',
  'it needs the poses and faces of another film, prepared beforehand':
    'sie braucht vorab aufbereitete Posen und Gesichter aus einem anderen Film',
  'it makes one picture, not a film': 'sie macht ein Bild und keinen Film',
  'Choose one of {{0}}.': 'Zur Wahl stehen {{0}}.',
  'Wan has no task "{{0}}".': 'Wan hat keine Aufgabe „{{0}}“.',
  "Wan's task {{0}} is not offered: {{1}}.": 'Die Aufgabe {{0}} von Wan wird nicht angeboten: {{1}}.',
  'Starting Python': 'Python startet',
  'Loading the models': 'Modelle werden geladen',
  'Reading the prompt': 'Prompt wird gelesen',
  'Decoding the frames': 'Frames werden dekodiert',
  'Saving the film': 'Film wird gesichert',
  'Python could not be started from {{0}}.': 'Python konnte unter {{0}} nicht gestartet werden.',
  "Wan's folder": 'Ordner von Wan',
  'generate.py of Wan {{0}} in {{1}}': 'generate.py von Wan {{0}} in {{1}}',
  Python: 'Python',
  '{{0}} at {{1}}': '{{0}} unter {{1}}',
  '{{0}} at {{1}}, torch {{2}}, no card': '{{0}} unter {{1}}, torch {{2}}, keine Karte',
  '{{0}} at {{1}}, torch {{2}}, {{3}}': '{{0}} unter {{1}}, torch {{2}}, {{3}}',
  '{{0}} at {{1}}, torch {{2}}, {{3}} with {{4}} GB': '{{0}} unter {{1}}, torch {{2}}, {{3}} mit {{4}} GB',
  'Checkpoint of {{0}}': 'Checkpoint von {{0}}',
  'The Python at {{0}} runs, but torch took too long to load, so nothing is known of it.':
    'Das Python unter {{0}} läuft, aber torch brauchte zu lange zum Laden; darüber ist nichts bekannt.',
  'From a cold disk that can happen; check again, or start the run.':
    'Das kommt beim ersten Lesen von der Festplatte vor; erneut prüfen oder den Lauf starten.',
  'The torch of {{0}} sees no NVIDIA card; generate.py needs one.':
    'Das torch von {{0}} sieht keine NVIDIA-Karte; generate.py braucht eine.',
  '{{0}} asks for about {{1}} GB of graphics memory; {{2}} has {{3}} GB.':
    '{{0}} verlangt etwa {{1}} GB Grafikspeicher; {{2}} hat {{3}} GB.',
  'Choose a smaller task, or let generate.py save memory: longtake -- wan --offload-model true --t5-cpu true --convert-model-dtype true (the last one for Wan 2.2).':
    'Eine kleinere Aufgabe wählen oder generate.py Speicher sparen lassen: longtake -- wan --offload-model true --t5-cpu true --convert-model-dtype true (das letzte für Wan 2.2).',
  '{{0}} is trained for another size than {{1}}; the result may be poorer.':
    '{{0}} ist für eine andere Größe als {{1}} trainiert; das Ergebnis kann schlechter sein.',
  'Download Wan-AI/{{0}}, or choose the other size in the Project panel.':
    'Wan-AI/{{0}} herunterladen oder im Projektbereich die andere Größe wählen.',
  'generate.py was not started.': 'generate.py wurde nicht gestartet.',
  'generate.py does not end; it may hang in the driver of the card.':
    'generate.py lässt sich nicht beenden; vielleicht hängt es im Treiber der Karte.',
  'End it by hand, or restart the computer.': 'Von Hand beenden oder den Rechner neu starten.',
  'Wan cannot be given reference pictures from {{0}}: it parts their names at commas.':
    'Wan kann keine Referenzbilder aus {{0}} bekommen: Es trennt ihre Namen an Kommas.',
  'Start Longtake with another data folder (LONGTAKE_DATA) that has no comma in its path.':
    'Longtake mit einem anderen Datenordner (LONGTAKE_DATA) starten, dessen Pfad kein Komma enthält.',
  'generate.py has no server that could have the picture {{0}}.':
    'generate.py hat keinen Server, der das Bild {{0}} haben könnte.',
};
