// German of the room comfyui.
export const german: Readonly<Record<string, string>> = {
  '{{file}} is rendered and lies on ComfyUI at {{url}}, but could not be brought here in {{count}} tries. {{reason}}_one':
    '{{file}} ist gerendert und liegt auf ComfyUI unter {{url}}, ließ sich aber in einem Versuch nicht hierher holen. {{reason}}',
  '{{file}} is rendered and lies on ComfyUI at {{url}}, but could not be brought here in {{count}} tries. {{reason}}_other':
    '{{file}} ist gerendert und liegt auf ComfyUI unter {{url}}, ließ sich aber in {{count}} Versuchen nicht hierher holen. {{reason}}',
  'Check the connection to the server, then try again: the file is fetched, not rendered once more.':
    'Die Verbindung zum Server prüfen und dann noch einmal versuchen: Die Datei wird geholt, nicht neu gerendert.',
  'ComfyUI at {{0}} answered with another part of {{1}} than was asked for.':
    'ComfyUI unter {{0}} hat einen anderen Teil von {{1}} geschickt als den verlangten.',
  'ComfyUI at {{0}} sent nothing for {{1}} s after {{2}} bytes of {{3}}.':
    'ComfyUI unter {{0}} hat nach {{2}} Bytes von {{3}} {{1}} s lang nichts mehr gesendet.',
  'ComfyUI at {{0}} broke off the download after {{1}} bytes of {{2}}.':
    'ComfyUI unter {{0}} hat den Download nach {{1}} Bytes von {{2}} abgebrochen.',
  'ComfyUI at {{0}} sent only {{1}} of {{2}} bytes of {{3}}.':
    'ComfyUI unter {{0}} hat nur {{1}} von {{2}} Bytes der Datei {{3}} gesendet.',
  'ComfyUI at {{0}} says that it made {{1}}, but the file is not there.':
    'ComfyUI unter {{0}} sagt, es habe {{1}} gemacht, aber die Datei ist nicht vorhanden.',
  'It was moved or deleted on the server. Render the segment again.':
    'Sie wurde auf dem Server verschoben oder gelöscht. Das Segment neu rendern.',
  'Check that ComfyUI is running and that its address is right, then try again.':
    'Prüfen, ob ComfyUI läuft und die Adresse stimmt, dann noch einmal versuchen.',
  '{{0}} answered, but not as ComfyUI does.': '{{0}} hat geantwortet, aber nicht wie ComfyUI.',
  'Check the address and the port: another program, or a login page, may be listening there.':
    'Adresse und Port prüfen: Dort antwortet vielleicht ein anderes Programm oder eine Anmeldeseite.',
  'The request to {{0}} was stopped.': 'Die Anfrage an {{0}} wurde gestoppt.',
  'ComfyUI at {{0}} refuses a request this large.': 'ComfyUI unter {{0}} lehnt eine so große Anfrage ab.',
  'Use a smaller image, or start ComfyUI with a larger --max-upload-size.':
    'Ein kleineres Bild verwenden oder ComfyUI mit größerem --max-upload-size starten.',
  'ComfyUI at {{0}} refuses requests from here ({{1}}).': 'ComfyUI unter {{0}} lehnt Anfragen von hier ab ({{1}}).',
  'Check the address; a proxy or a login may stand before the server.':
    'Die Adresse prüfen; vor dem Server steht vielleicht ein Proxy oder eine Anmeldung.',
  'ComfyUI at {{0}} answered {{1}} with status {{2}}.':
    'ComfyUI unter {{0}} hat {{1}} mit dem Status {{2}} beantwortet.',
  'Look at the window or the log of ComfyUI for the reason.':
    'Im Fenster oder im Protokoll von ComfyUI nach dem Grund sehen.',
  'ComfyUI at {{0}} did not take the workflow: {{1}}': 'ComfyUI unter {{0}} hat den Workflow nicht angenommen: {{1}}',
  'The workflow needs a node that saves its result, such as SaveVideo.':
    'Der Workflow braucht eine Node, die sein Ergebnis sichert, etwa SaveVideo.',
  'Save the workflow again in API format and check it in ComfyUI itself.':
    'Den Workflow erneut im API-Format sichern und in ComfyUI selbst prüfen.',
  'ComfyUI at {{0}} would leave out a part of the workflow: {{1}}':
    'ComfyUI unter {{0}} würde einen Teil des Workflows weglassen: {{1}}',
  'The node types {{names}} are not installed on ComfyUI at {{url}}._one':
    'Der Node-Typ {{names}} ist auf ComfyUI unter {{url}} nicht installiert.',
  'The node types {{names}} are not installed on ComfyUI at {{url}}._other':
    'Die Node-Typen {{names}} sind auf ComfyUI unter {{url}} nicht installiert.',
  'node {{0}}, {{1}}': 'Node {{0}}, {{1}}',
  '{{0}}: the input "{{1}}" is missing.': '{{0}}: Der Eingang „{{1}}“ fehlt.',
  '{{0}}: the server does not have {{1}} for "{{2}}".': '{{0}}: Der Server hat {{1}} für „{{2}}“ nicht.',
  '{{0}}: "{{1}}" is {{2}}, outside what the node takes ({{3}}).':
    '{{0}}: „{{1}}“ ist {{2}}, außerhalb dessen, was die Node nimmt ({{3}}).',
  '{{0}}: "{{1}}" cannot be {{2}} ({{3}}).': '{{0}}: „{{1}}“ kann nicht {{2}} sein ({{3}}).',
  '{{0}}: "{{1}}" is linked wrongly ({{2}}).': '{{0}}: „{{1}}“ ist falsch verbunden ({{2}}).',
  '{{0}}: a link leads nowhere ({{1}}).': '{{0}}: Eine Verbindung führt ins Leere ({{1}}).',
  'Put the file into ComfyUI’s input folder or choose another one in the workflow, then try again.':
    'Die Datei in den Ordner input von ComfyUI legen oder im Workflow eine andere wählen, dann noch einmal versuchen.',
  'Put the file into the matching folder under ComfyUI’s models, then try again.':
    'Die Datei in den passenden Ordner unter models von ComfyUI legen, dann noch einmal versuchen.',
  'The image is not on the server (any more). Try again to send it anew.':
    'Das Bild liegt nicht (mehr) auf dem Server. Ein neuer Versuch sendet es noch einmal.',
  'Open the workflow in ComfyUI, correct the node and save it again in API format.':
    'Den Workflow in ComfyUI öffnen, die Node berichtigen und ihn erneut im API-Format sichern.',
  'node {{0}}': 'Node {{0}}',
  'ComfyUI at {{0}} did not answer within {{1}} s.': 'ComfyUI unter {{0}} hat nicht innerhalb von {{1}} s geantwortet.',
  'ComfyUI at {{0}} broke off in the middle of its answer to {{1}}.':
    'ComfyUI unter {{0}} hat mitten in der Antwort auf {{1}} abgebrochen.',
  'ComfyUI at {{0}} is not running (connection refused).': 'ComfyUI unter {{0}} läuft nicht (Verbindung abgelehnt).',
  'ComfyUI at {{0}} closed the connection without an answer.':
    'ComfyUI unter {{0}} hat die Verbindung ohne Antwort geschlossen.',
  'ComfyUI at {{0}} cannot be found: there is no computer of that name.':
    'ComfyUI unter {{0}} ist nicht zu finden: Es gibt keinen Rechner dieses Namens.',
  'ComfyUI at {{0}} cannot be asked: that is not a web address.':
    'ComfyUI unter {{0}} lässt sich nicht fragen: Das ist keine Webadresse.',
  'ComfyUI at {{0}} cannot be reached.': 'ComfyUI unter {{0}} ist nicht erreichbar.',
  'the input folder of the server does not have the file "{{0}}" for "{{1}}"':
    'im Ordner input des Servers liegt die Datei „{{0}}“ für „{{1}}“ nicht',
  'The graphics card of ComfyUI at {{0}} ran out of memory in node {{1}}, {{2}}.':
    'Der Grafikkarte von ComfyUI unter {{0}} ist in Node {{1}}, {{2}}, der Speicher ausgegangen.',
  'Choose a smaller size or shorter segments, or a smaller model (GGUF), and close other programs on the card.':
    'Eine kleinere Größe oder kürzere Segmente wählen oder ein kleineres Modell (GGUF), und andere Programme auf der Karte schließen.',
  'no reason given': 'kein Grund genannt',
  'ComfyUI at {{0}} failed in node {{1}}, {{2}}: {{3}}':
    'ComfyUI unter {{0}} ist in Node {{1}}, {{2}}, gescheitert: {{3}}',
  'Look at the details, correct the workflow or the model file, then try again.':
    'Die Einzelheiten ansehen, den Workflow oder die Modelldatei berichtigen, dann noch einmal versuchen.',
  'The job was stopped on ComfyUI at {{0}}.': 'Der Auftrag wurde auf ComfyUI unter {{0}} gestoppt.',
  'Render it again.': 'Neu rendern.',
  'The job was interrupted on ComfyUI at {{0}}, and not from here: somebody pressed Cancel in its own page, or another program did.':
    'Der Auftrag wurde auf ComfyUI unter {{0}} unterbrochen, und nicht von hier: Jemand hat auf dessen eigener Seite auf Cancel gedrückt, oder ein anderes Programm war es.',
  'Render it again. If it happens again, ask who else uses this server.':
    'Neu rendern. Falls es wieder geschieht, klären, wer diesen Server noch nutzt.',
  'ComfyUI at {{0}} no longer knows the job: either it was restarted, or somebody removed the job from its queue or its history.':
    'ComfyUI unter {{0}} kennt den Auftrag nicht mehr: Entweder wurde es neu gestartet, oder jemand hat den Auftrag aus der Warteschlange oder dem Verlauf entfernt.',
  'Send it again.': 'Erneut senden.',
  'ComfyUI at {{url}} answers but no longer works: {{count}} jobs wait, and for {{seconds}} s none was started._one':
    'ComfyUI unter {{url}} antwortet, arbeitet aber nicht mehr: Ein Auftrag wartet und wurde seit {{seconds}} s nicht begonnen.',
  'ComfyUI at {{url}} answers but no longer works: {{count}} jobs wait, and for {{seconds}} s none was started._other':
    'ComfyUI unter {{url}} antwortet, arbeitet aber nicht mehr: {{count}} Aufträge warten, und seit {{seconds}} s wurde keiner begonnen.',
  'Restart ComfyUI, then render again. What waits in its queue is lost by the restart.':
    'ComfyUI neu starten, dann neu rendern. Was in seiner Warteschlange wartet, geht beim Neustart verloren.',
  'Update ComfyUI to a version of 2026 (these nodes are part of it) and restart it.':
    'ComfyUI auf eine Version von 2026 aktualisieren (diese Nodes gehören dazu) und neu starten.',
  'Update ComfyUI to a version of 2026 (this node is part of it) and restart it.':
    'ComfyUI auf eine Version von 2026 aktualisieren (diese Node gehört dazu) und neu starten.',
  'Install the custom nodes {{0}} (by {{1}}), with ComfyUI Manager or into ComfyUI/custom_nodes, and restart ComfyUI.':
    'Die Custom Nodes {{0}} (von {{1}}) installieren, mit dem ComfyUI Manager oder in ComfyUI/custom_nodes, und ComfyUI neu starten.',
  'Install the custom nodes that bring them (ComfyUI Manager finds them by these names) and restart ComfyUI.':
    'Die Custom Nodes installieren, die sie mitbringen (der ComfyUI Manager findet sie unter diesen Namen), und ComfyUI neu starten.',
  'Install the custom nodes that bring it (ComfyUI Manager finds them by that name) and restart ComfyUI.':
    'Die Custom Nodes installieren, die ihn mitbringen (der ComfyUI Manager findet sie unter diesem Namen), und ComfyUI neu starten.',
  'The workflow cannot be sent: node {{0}} has no inputs, which would stop ComfyUI until it is restarted.':
    'Der Workflow kann nicht gesendet werden: Node {{0}} hat keine Eingänge, und das würde ComfyUI bis zum Neustart lahmlegen.',
  'Remove the node in ComfyUI and save the workflow again in API format.':
    'Die Node in ComfyUI entfernen und den Workflow erneut im API-Format sichern.',
  '{{0}} Whether the job arrived is not known.': '{{0}} Ob der Auftrag angekommen ist, ist nicht bekannt.',
  'The image cannot be read.': 'Das Bild kann nicht gelesen werden.',
  'Check that the file is there and may be read.': 'Prüfen, ob die Datei vorhanden ist und gelesen werden darf.',
};
