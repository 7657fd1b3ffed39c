// German of the room engines.
export const german: Readonly<Record<string, string>> = {
  'ComfyUI at {{0}} did not answer in time.': 'ComfyUI unter {{0}} hat nicht rechtzeitig geantwortet.',
  'Check that ComfyUI is running and not overloaded; it is asked again.':
    'Prüfen, ob ComfyUI läuft und nicht überlastet ist; es wird erneut gefragt.',
  'Waiting for the server': 'Wartet auf den Server',
  Started: 'Gestartet',
  'Next on the server': 'Als Nächstes auf dem Server an der Reihe',
  'Waiting behind {{count}} jobs on the server_one': 'Wartet auf dem Server hinter {{count}} Auftrag',
  'Waiting behind {{count}} jobs on the server_other': 'Wartet auf dem Server hinter {{count}} Aufträgen',
  'Sampling {{0}} of {{1}}': 'Sampling {{0}} von {{1}}',
  'Sampling {{0}} of {{1}} ({{2}} of {{3}})': 'Sampling {{0}} von {{1}} ({{2}} von {{3}})',
  'Running; an earlier session sent it, so nothing more is heard of it until it ends':
    'Läuft; eine frühere Sitzung hat den Auftrag gesendet, deshalb ist bis zu seinem Ende nichts mehr von ihm zu hören',
  'No sign of life for {{count}} minutes: loading or encoding can be this quiet, but ComfyUI may hang_one':
    'Seit {{count}} Minute kein Lebenszeichen: Laden oder Kodieren kann so still sein, aber ComfyUI hängt vielleicht',
  'No sign of life for {{count}} minutes: loading or encoding can be this quiet, but ComfyUI may hang_other':
    'Seit {{count}} Minuten kein Lebenszeichen: Laden oder Kodieren kann so still sein, aber ComfyUI hängt vielleicht',
  '{{0}} finished the job, but it names neither a video nor pictures.':
    '{{0}} hat den Auftrag beendet, nennt aber weder ein Video noch Bilder.',
  'Look whether {{0}} ends in a node that saves a video or its frames.':
    'Nachsehen, ob {{0}} mit einer Node endet, die ein Video oder seine Frames sichert.',
  'Draft (built in)': 'Entwurf (eingebaut)',
  'this computer': 'dieser Rechner',
  'Drawing frame {{0}} of {{1}}': 'Frame {{0}} von {{1}} wird gezeichnet',
  Engine: 'Engine',
  'built in: no server, no models': 'eingebaut: kein Server, keine Modelle',
  'The draft engine no longer knows this job; it ended with an earlier session.':
    'Die Entwurfs-Engine kennt diesen Auftrag nicht mehr; er endete mit einer früheren Sitzung.',
  'Render the segment again.': 'Das Segment neu rendern.',
  'The draft is no longer waited for.': 'Auf den Entwurf wird nicht mehr gewartet.',
  'The draft engine has no server that could have the picture {{0}}.':
    'Die Entwurfs-Engine hat keinen Server, der das Bild {{0}} haben könnte.',
  'Start from a picture on this computer.': 'Mit einem Bild auf diesem Rechner beginnen.',
  Server: 'Server',
  '{{0}} does not answer': '{{0}} antwortet nicht',
  Workflows: 'Workflows',
  Workflow: 'Workflow',
  '{{0}}: all there': '{{0}}: alle vorhanden',
  '{{0}}: not installed: {{1}}': '{{0}}: nicht installiert: {{1}}',
  'Node types': 'Node-Typen',
  'asked for, but this workflow has no such node': 'gewünscht, aber dieser Workflow hat keine solche Node',
  'card, CUDA and node fit': 'Karte, CUDA und Node passen',
  'SageAttention cannot run on this server. {{0}}': 'SageAttention kann auf diesem Server nicht laufen. {{0}}',
  'SageAttention may not run on this server. {{0}}': 'SageAttention läuft auf diesem Server vielleicht nicht. {{0}}',
  'Switch SageAttention off in the project, or use a server that has what it needs.':
    'SageAttention im Projekt ausschalten oder einen Server nutzen, der hat, was dafür nötig ist.',
  'Node "{{0}}" ({{1}}) makes {{2}} times as many frames as a segment asks for: its clips would be cut short and run {{3}} times slower.':
    'Node „{{0}}“ ({{1}}) macht {{2}}-mal so viele Frames, wie ein Segment verlangt: Die Clips würden abgeschnitten und liefen {{3}}-mal langsamer.',
  'Set its multiplier to 1, or save the frames before it.':
    'Ihren multiplier auf 1 setzen oder die Frames vor ihr sichern.',
  'The size cannot be set in this workflow: it makes a size of its own, the plan wants {{0}}. Clips are scaled to that and their edges cropped.':
    'Die Größe lässt sich in diesem Workflow nicht setzen: Er rendert in seiner eigenen, der Plan will {{0}}. Die Clips werden darauf skaliert und an den Rändern beschnitten.',
  'The size cannot be set in this workflow: it makes {{0}}, the plan wants {{1}}. Clips are scaled to that and their edges cropped.':
    'Die Größe lässt sich in diesem Workflow nicht setzen: Er rendert {{0}}, der Plan will {{1}}. Die Clips werden darauf skaliert und an den Rändern beschnitten.',
  'Set the project to the size that the workflow makes, or choose where its width and height are set.':
    'Das Projekt auf die Größe stellen, die der Workflow rendert, oder wählen, wo seine Breite und Höhe stehen.',
  'Choose where its number of frames is set, or use another workflow.':
    'Wählen, wo die Zahl seiner Frames steht, oder einen anderen Workflow nutzen.',
  'The number of frames cannot be set in this workflow: it makes as many as it is built for, the plan needs at least {{0}}.':
    'Die Zahl der Frames lässt sich in diesem Workflow nicht setzen: Er macht so viele, wie er gebaut ist, der Plan braucht mindestens {{0}}.',
  'The number of frames cannot be set in this workflow: it makes {{0}}, the plan asks for {{1}} to {{2}}.':
    'Die Zahl der Frames lässt sich in diesem Workflow nicht setzen: Er macht {{0}}, der Plan verlangt {{1}} bis {{2}}.',
  'The number of frames cannot be set in this workflow: it makes {{0}}, the plan asks for {{1}}.':
    'Die Zahl der Frames lässt sich in diesem Workflow nicht setzen: Er macht {{0}}, der Plan verlangt {{1}}.',
  'Shot {{0}} needs {{1}} frames of a segment, but this workflow makes {{2}} and the number cannot be set.':
    'Shot {{0}} braucht {{1}} Frames von einem Segment, aber dieser Workflow macht {{2}}, und die Zahl lässt sich nicht setzen.',
  'Plan shorter segments, choose where its number of frames is set, or use another workflow.':
    'Kürzere Segmente planen, wählen, wo die Zahl seiner Frames steht, oder einen anderen Workflow nutzen.',
  'The frame rate cannot be set in this workflow: its films have a rate of their own, the plan counts {{0}} frames per second.':
    'Die Bildrate lässt sich in diesem Workflow nicht setzen: Seine Filme haben eine eigene, der Plan rechnet mit {{0}} Bildern pro Sekunde.',
  'The frame rate cannot be set in this workflow: its films have {{0}} frames per second, the plan counts {{1}} frames per second.':
    'Die Bildrate lässt sich in diesem Workflow nicht setzen: Seine Filme haben {{0}} Bilder pro Sekunde, der Plan rechnet mit {{1}}.',
  'If its clips run too fast or too slow, state its rate in a .bindings.json beside it.':
    'Falls seine Clips zu schnell oder zu langsam laufen: seine Rate in einer .bindings.json daneben angeben.',
  '"{{0}}" names {{1}}, which the server does not have': '„{{0}}“ nennt {{1}}; das hat der Server nicht',
  '"{{0}}" is {{1}}; this server takes {{2}}': '„{{0}}“ ist {{1}}; dieser Server nimmt {{2}}',
  '"{{0}}" is {{1}}, which is no number': '„{{0}}“ ist {{1}}; das ist keine Zahl',
  '"{{0}}" is {{1}}; this server takes {{2}} at least': '„{{0}}“ ist {{1}}; dieser Server nimmt mindestens {{2}}',
  '"{{0}}" is {{1}}; this server takes {{2}} at most': '„{{0}}“ ist {{1}}; dieser Server nimmt höchstens {{2}}',
  '{{0}}: {{1}}.': '{{0}}: {{1}}.',
  'Put the file into the folder that this loader reads, or choose another one in the workflow, then check again.':
    'Die Datei in den Ordner legen, den dieser Loader liest, oder im Workflow eine andere wählen, dann erneut prüfen.',
  'Change the value in the project or the workflow, or use a server of the version it was made for.':
    'Den Wert im Projekt oder im Workflow ändern oder einen Server der Version nutzen, für die er gemacht ist.',
  '{{0}}: this server’s {{1}} wants the input "{{2}}", which the workflow does not give.':
    '{{0}}: {{1}} auf diesem Server verlangt den Eingang „{{2}}“, den der Workflow nicht angibt.',
  'Open the workflow in this ComfyUI, look at the node and export it again in API format.':
    'Den Workflow in diesem ComfyUI öffnen, die Node ansehen und ihn erneut im API-Format exportieren.',
  '{{0}}: the input "{{1}}" is ignored by this version of {{2}}.':
    '{{0}}: Den Eingang „{{1}}“ beachtet diese Version von {{2}} nicht.',
  'The workflow may be made for another version; if the result is not what it was, export it again.':
    'Der Workflow ist vielleicht für eine andere Version gemacht; falls das Ergebnis anders ausfällt als früher, ihn erneut exportieren.',
  'Node {{0}} ({{1}})': 'Node {{0}} ({{1}})',
  'Node {{0}} "{{1}}" ({{2}})': 'Node {{0}} „{{1}}“ ({{2}})',
  'The workflow names the file {{0}} (node {{1}}, {{2}}), which the server’s input folder does not have.':
    'Der Workflow nennt die Datei {{0}} (Node {{1}}, {{2}}), die im Ordner input des Servers nicht liegt.',
  'The workflow names the file {{0}} (node {{1}}, {{2}}). Whether the server has it is not known: it lists only the usual files right in its input folder.':
    'Der Workflow nennt die Datei {{0}} (Node {{1}}, {{2}}). Ob der Server sie hat, ist nicht bekannt: Er zählt nur die üblichen Dateien direkt in seinem Ordner input auf.',
  'Put the file into ComfyUI’s input folder or choose another one in the workflow, then check again.':
    'Die Datei in den Ordner input von ComfyUI legen oder im Workflow eine andere wählen, dann erneut prüfen.',
  'Shot {{0}} asks for the LoRA "{{1}}", which the server does not have in models/loras.':
    'Shot {{0}} verlangt die LoRA „{{1}}“, die der Server nicht in models/loras hat.',
  'Did you mean {{0}}? Name it so in the shot, then check again.':
    'Gemeint ist vielleicht {{0}}? Im Shot so benennen, dann erneut prüfen.',
  'Put it into ComfyUI/models/loras or take it out of the shot, then check again.':
    'Sie in ComfyUI/models/loras legen oder aus dem Shot nehmen, dann erneut prüfen.',
  'ComfyUI {{0}} on a device it does not name': 'ComfyUI {{0}} auf einem Gerät, das es nicht nennt',
  'ComfyUI {{0}} on {{1}}': 'ComfyUI {{0}} auf {{1}}',
  'This ComfyUI runs on the processor, without a graphics card: a single segment may take many hours.':
    'Dieses ComfyUI läuft auf dem Prozessor, ohne Grafikkarte: Ein einziges Segment kann viele Stunden dauern.',
  'Start ComfyUI without --cpu on a computer with a graphics card, or choose another server.':
    'ComfyUI ohne --cpu auf einem Rechner mit Grafikkarte starten oder einen anderen Server wählen.',
  'The notes of {{0}} ask for {{1}} GB of graphics memory; this server has {{2}}. It may run out of memory or be very slow.':
    'Die Hinweise zu {{0}} verlangen {{1}} GB Grafikspeicher; dieser Server hat {{2}}. Der Speicher kann ausgehen, oder es wird sehr langsam.',
  'Choose a smaller model (GGUF, 5B), a smaller size or shorter segments.':
    'Ein kleineres Modell (GGUF, 5B), eine kleinere Größe oder kürzere Segmente wählen.',
  'Graphics memory': 'Grafikspeicher',
  'none, it runs on the processor': 'keiner, es läuft auf dem Prozessor',
  'the notes do not say how much is needed': 'die Hinweise sagen nicht, wie viel nötig ist',
  'the notes ask for {{0}} GB': 'die Hinweise verlangen {{0}} GB',
  'not named by the server': 'vom Server nicht genannt',
  '{{0}}; {{1}}': '{{0}}; {{1}}',
  'From its notes: {{0}}': 'Aus seinen Hinweisen: {{0}}',
  Notes: 'Hinweise',
  '"{{0}}"': '„{{0}}“',
  'More than one place could be meant for {{0}}; the first that was found is used.':
    'Für {{0}} könnte mehr als eine Stelle gemeint sein; die zuerst gefundene gilt.',
  'Look inside the workflow in the Project panel and choose.':
    'Im Panel Projekt in den Workflow hineinsehen und wählen.',
  'Shot {{0}} begins from its prompt with {{1}}, which cannot run on this server.':
    'Shot {{0}} beginnt aus seinem Prompt mit {{1}}; dieser Workflow kann auf diesem Server nicht laufen.',
  'Shot {{0}} is rendered with {{1}}, which cannot run on this server.':
    'Shot {{0}} wird mit {{1}} gerendert; dieser Workflow kann auf diesem Server nicht laufen.',
  'Select a keyframe for the shot, or get what that workflow lacks; it is listed too.':
    'Einen Keyframe für den Shot auswählen oder beschaffen, was diesem Workflow fehlt; es ist ebenfalls aufgeführt.',
  'Get what that workflow lacks; it is listed too.':
    'Beschaffen, was diesem Workflow fehlt; es ist ebenfalls aufgeführt.',
  'all fit': 'alle passen',
  '{{0}} do not fit, {{1}} are ignored': '{{0}} passen nicht, {{1}} bleiben unbeachtet',
  'checked for {{0}} of {{1}} node types; the others are not installed':
    'geprüft für {{0}} von {{1}} Node-Typen; die anderen sind nicht installiert',
  '{{0}}, {{1}}': '{{0}}, {{1}}',
  '{{0}}: {{1}}': '{{0}}: {{1}}',
  'Inputs and choices': 'Eingänge und Auswahlwerte',
  'Model files': 'Modelldateien',
  '{{count}} files_one': '{{count}} Datei',
  '{{count}} files_other': '{{count}} Dateien',
  '{{0}} there': '{{0}} vorhanden',
  '{{0}} there (size not known)': '{{0}} vorhanden (Größe nicht bekannt)',
  '{{0}} missing': '{{0}} fehlen',
  '{{0}} not whole': '{{0}} unvollständig',
  '{{0}} not known (their loaders are not installed)': '{{0}} nicht bekannt (ihre Loader sind nicht installiert)',
  '{{0}} not known': '{{0}} nicht bekannt',
  '{{0}}: some are missing': '{{0}}: einige fehlen',
  'The server does not name its graphics card.': 'Der Server nennt seine Grafikkarte nicht.',
  'It needs an NVIDIA card of the RTX 30 series or newer; the server runs on {{0}}.':
    'Nötig ist eine NVIDIA-Karte der RTX-30-Reihe oder neuer; der Server läuft auf {{0}}.',
  'Whether {{0}} is an RTX 30 series card or newer is not known.':
    'Ob {{0}} eine Karte der RTX-30-Reihe oder neuer ist, ist nicht bekannt.',
  "It needs CUDA 12.0 or newer; the server's PyTorch is built for CUDA {{0}}.{{1}}.":
    'Nötig ist CUDA 12.0 oder neuer; das PyTorch des Servers ist für CUDA {{0}}.{{1}} gebaut.',
  "It needs CUDA 12.0 or newer; the server's PyTorch ({{0}}) has no CUDA.":
    'Nötig ist CUDA 12.0 oder neuer; das PyTorch des Servers ({{0}}) hat kein CUDA.',
  'The server does not say its PyTorch version; its CUDA must be 12.0 or newer.':
    'Der Server nennt seine PyTorch-Version nicht; sein CUDA muss 12.0 oder neuer sein.',
  'PyTorch {{0}} does not say its CUDA version; it must be 12.0 or newer.':
    'PyTorch {{0}} nennt seine CUDA-Version nicht; sie muss 12.0 oder neuer sein.',
  'Whether the node {{0}} is installed could not be asked.':
    'Ob die Node {{0}} installiert ist, ließ sich nicht erfragen.',
  'The node {{0}} (ComfyUI-KJNodes) is not installed on the server.':
    'Die Node {{0}} (ComfyUI-KJNodes) ist auf dem Server nicht installiert.',
  'ComfyUI’s models folder': 'Der Ordner models von ComfyUI',
  'ComfyUI at {{0}}': 'ComfyUI unter {{0}}',
  '{{0}} does not have the model {{1}}, {{2}}.': '{{0}} hat das Modell {{1}} nicht, {{2}}.',
  'It lies at {{0}}, but this server does not offer it: look which folder the server reads, restart it, then check again.':
    'Es liegt unter {{0}}, aber dieser Server bietet es nicht an: Nachsehen, welchen Ordner der Server liest, ihn neu starten, dann erneut prüfen.',
  'the folder that this loader reads': 'der Ordner, den dieser Loader liest',
  'Put it into {{0}}, or choose another file, then check again.':
    'Die Datei hier ablegen: {{0}}; oder eine andere wählen; dann erneut prüfen.',
  'Put it ({{0}}) into {{1}}, or choose another file, then check again.':
    'Die Datei ({{0}}) hier ablegen: {{1}}; oder eine andere wählen; dann erneut prüfen.',
  'Download it from {{0}} into {{1}}, or choose another file, then check again.':
    'Die Datei von {{0}} herunterladen, Ziel: {{1}}; oder eine andere wählen; dann erneut prüfen.',
  'Download it ({{0}}) from {{1}} into {{2}}, or choose another file, then check again.':
    'Die Datei ({{0}}) von {{1}} herunterladen, Ziel: {{2}}; oder eine andere wählen; dann erneut prüfen.',
  'Download it again, then check again.': 'Die Datei noch einmal herunterladen, dann erneut prüfen.',
  'Download it again from {{0}}, then check again.':
    'Die Datei noch einmal von {{0}} herunterladen, dann erneut prüfen.',
  'The model {{0}}, {{1}}, is not whole: {{2}}.': 'Das Modell {{0}}, {{1}}, ist unvollständig: {{2}}.',
  'Its download is unfinished ({{0}}): wait for its end or start it anew, then check again.':
    'Der Download ist noch nicht fertig ({{0}}): sein Ende abwarten oder ihn neu starten, dann erneut prüfen.',
  'how much of it is there is not known': 'wie viel davon vorhanden ist, ist nicht bekannt',
  'it is empty, so loading it will fail': 'die Datei ist leer, das Laden wird also scheitern',
  '{{0}} are there so far': 'bisher sind {{0}} vorhanden',
  'about {{0}}': 'etwa {{0}}',
  '{{0}} of {{1}} are there, {{2}} are missing': '{{0}} von {{1}} sind vorhanden, es fehlen {{2}}',
  'Whether ComfyUI at {{0}} has the model {{1}}, {{2}}, cannot be known: its loader does not say what it offers.':
    'Ob ComfyUI unter {{0}} das Modell {{1}}, {{2}}, hat, lässt sich nicht feststellen: Der Loader sagt nicht, was er anbietet.',
  'Look in ComfyUI itself whether the file can be chosen there.':
    'In ComfyUI selbst nachsehen, ob sich die Datei dort wählen lässt.',
  'The project chooses {{0}} for the model slot, which this workflow does not have; it is not used.':
    'Das Projekt wählt {{0}} für den Modell-Slot, den dieser Workflow nicht hat; die Wahl bleibt unbeachtet.',
  'The project chooses {{0}} for the model slot "{{1}}", which this workflow does not have; it is not used.':
    'Das Projekt wählt {{0}} für den Modell-Slot „{{1}}“, den dieser Workflow nicht hat; die Wahl bleibt unbeachtet.',
  'It may be left over from another workflow: choose the models of this one.':
    'Sie stammt vielleicht noch von einem anderen Workflow: die Modelle von diesem wählen.',
  'The project chooses {{0}} for the model slot, which the list beside this workflow does not name; it is sent all the same.':
    'Das Projekt wählt für den Modell-Slot {{0}}, das nicht in der Liste neben diesem Workflow steht; es wird trotzdem gesendet.',
  'The project chooses {{0}} for the model slot "{{1}}", which the list beside this workflow does not name; it is sent all the same.':
    'Das Projekt wählt für den Modell-Slot „{{1}}“ {{0}}, das nicht in der Liste neben diesem Workflow steht; es wird trotzdem gesendet.',
  'If it is left over from another workflow, choose one from the list; if it is yours, add it to the .models file.':
    'Falls es noch von einem anderen Workflow stammt, eines aus der Liste wählen; falls es ein eigenes ist, es in die .models-Datei eintragen.',
  'which this workflow always needs': 'das dieser Workflow immer braucht',
  'which is chosen for the model slot': 'das für den Modell-Slot gewählt ist',
  'which is chosen for the model slot "{{0}}"': 'das für den Modell-Slot „{{0}}“ gewählt ist',
  '{{count}} bytes_one': '{{count}} Byte',
  '{{count}} bytes_other': '{{count}} Bytes',
  'Account at Replicate': 'Konto bei Replicate',
  'its own schema, read just now': 'sein eigenes Schema, soeben gelesen',
  'as last known': 'wie zuletzt bekannt',
  'Choose another model for this shot where they matter.':
    'Ein anderes Modell für diesen Shot wählen, wo sie wichtig sind.',
  'Nothing is known of this job at Replicate.': 'Von diesem Auftrag bei Replicate ist nichts bekannt.',
  'Replicate has not finished this clip yet.': 'Replicate ist mit diesem Clip noch nicht fertig.',
  'It is waited for again.': 'Es wird erneut darauf gewartet.',
  'Waiting at Replicate': 'Wartet bei Replicate',
  'Rendering at Replicate': 'Rendert bei Replicate',
  'The clip is no longer waited for.': 'Auf den Clip wird nicht mehr gewartet.',
  'The clip was canceled at Replicate.': 'Der Clip wurde bei Replicate abgebrochen.',
  'The clip was not ready {{0}} s after Replicate began with it, and was taken back.':
    'Der Clip war {{0}} s, nachdem Replicate damit begonnen hatte, nicht fertig und wurde zurückgenommen.',
  'Allow more time for a clip in Settings, or choose a faster model or a shorter clip.':
    'In den Einstellungen mehr Zeit je Clip erlauben oder ein schnelleres Modell oder einen kürzeren Clip wählen.',
  'Segment {{0}}: {{1}} says of itself that it would not take this. {{2}}':
    'Segment {{0}}: {{1}} gibt an, dies nicht zu nehmen. {{2}}',
  'Replicate has no picture {{0}} of an earlier clip.': 'Replicate hat kein Bild {{0}} eines früheren Clips.',
  'Replicate does not know this clip: it was made under another account, or it is gone.':
    'Replicate kennt diesen Clip nicht: Er wurde unter einem anderen Konto erstellt, oder es gibt ihn nicht mehr.',
  'Check whose API token is used. Render the segment again.':
    'Prüfen, wessen API-Token genutzt wird. Das Segment neu rendern.',
};
