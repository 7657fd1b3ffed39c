// German of the room replicate.
export const german: Readonly<Record<string, string>> = {
  'Replicate does not know what was asked for ({{0}}).': 'Replicate kennt nicht, wonach gefragt wurde ({{0}}).',
  'Choose another model, or refresh the models of Replicate.':
    'Ein anderes Modell wählen oder die Modelle von Replicate neu einlesen.',
  'Replicate refuses what the model was asked: {{0}}': 'Replicate lehnt ab, was vom Modell verlangt wurde: {{0}}',
  'Replicate is in trouble: it answered {{0}} with status {{1}}.':
    'Bei Replicate gibt es eine Störung: Die Antwort auf {{0}} war Status {{1}}.',
  'Nothing needs to be done: it is asked again. Its state is shown at replicatestatus.com.':
    'Es ist nichts zu tun: Es wird erneut gefragt. Den Zustand zeigt replicatestatus.com.',
  'Replicate answered {{0}} with status {{1}}: {{2}}': 'Replicate hat auf {{0}} mit Status {{1}} geantwortet: {{2}}',
  'Look at the details; if they make no sense, check the address of the API.':
    'Die Einzelheiten ansehen; ergeben sie keinen Sinn, die Adresse der API prüfen.',
  'There is no API token for Replicate.': 'Es gibt kein API-Token für Replicate.',
  'Store one in Settings, or set REPLICATE_API_TOKEN. Tokens are made at replicate.com/account/api-tokens.':
    'Eines in den Einstellungen speichern oder REPLICATE_API_TOKEN setzen. Token werden unter replicate.com/account/api-tokens erstellt.',
  'Replicate does not accept the API token: {{0}}': 'Replicate nimmt das API-Token nicht an: {{0}}',
  'Make a new one at replicate.com/account/api-tokens and store it in Settings, or set REPLICATE_API_TOKEN.':
    'Unter replicate.com/account/api-tokens ein neues erstellen und in den Einstellungen speichern oder REPLICATE_API_TOKEN setzen.',
  'The account at Replicate has no credit: {{0}}': 'Das Konto bei Replicate hat kein Guthaben: {{0}}',
  'Add credit or a card at replicate.com/account/billing, then go on. Nothing was rendered.':
    'Unter replicate.com/account/billing Guthaben aufladen oder eine Karte hinterlegen, dann weitermachen. Es wurde nichts gerendert.',
  'Replicate takes no more requests for now: there were too many.':
    'Replicate nimmt vorerst keine weiteren Anfragen an: Es waren zu viele.',
  'Replicate takes no more requests for {{0}} s: there were too many.':
    'Replicate nimmt {{0}} s lang keine weiteren Anfragen an: Es waren zu viele.',
  'It is tried again by itself. Fewer workers in Settings help; an account with little credit is let through less often.':
    'Es wird von selbst erneut versucht. Weniger gleichzeitige Aufträge in den Einstellungen helfen; ein Konto mit wenig Guthaben kommt seltener durch.',
  'Check the connection to the internet. What Replicate works on goes on there and is asked for again.':
    'Die Verbindung zum Internet prüfen. Woran Replicate arbeitet, läuft dort weiter und wird erneut abgefragt.',
  '{{0}} answered {{1}}, but not as Replicate does.':
    '{{0}} hat auf {{1}} geantwortet, aber nicht so, wie Replicate es tut.',
  'Check the address of the API; a proxy or a login page may stand before it.':
    'Die Adresse der API prüfen; ein Proxy oder eine Anmeldeseite steht vielleicht davor.',
  'The request to Replicate was stopped.': 'Die Anfrage an Replicate wurde abgebrochen.',
  'it gives no reason.': 'ohne Angabe eines Grundes.',
  'The connection broke while an output of Replicate was being fetched.':
    'Die Verbindung brach ab, während ein Ergebnis von Replicate geholt wurde.',
  'An output of Replicate could not be fetched: status {{0}}.':
    'Ein Ergebnis von Replicate konnte nicht geholt werden: Status {{0}}.',
  'Only {{0}} of {{1}} bytes of an output of Replicate came.':
    'Von einem Ergebnis von Replicate kamen nur {{0}} von {{1}} Bytes.',
  'The clip was rendered, but Replicate no longer has it: outputs are deleted there one hour after they are made.':
    'Der Clip wurde gerendert, aber Replicate hat ihn nicht mehr: Ergebnisse werden dort eine Stunde nach ihrer Fertigstellung gelöscht.',
  'Render it again; that is paid once more. A studio that runs fetches its clips at once.':
    'Neu rendern; das kostet noch einmal. Ein laufendes Studio holt seine Clips sofort.',
  'Replicate names an address for the clip that is not fetched: {{0}}':
    'Replicate nennt für den Clip eine Adresse, von der nichts geholt wird: {{0}}',
  'Only http and https are. Look at the prediction on replicate.com.':
    'Geholt wird nur über http und https. Die Prediction auf replicate.com ansehen.',
  'The clip is rendered and lies at Replicate, but could not be brought here in {{0}} tries. {{1}}':
    'Der Clip ist gerendert und liegt bei Replicate, konnte aber in {{0}} Versuchen nicht geholt werden. {{1}}',
  'Check the connection, then try again within an hour: the clip is fetched, not rendered once more.':
    'Die Verbindung prüfen und innerhalb einer Stunde erneut versuchen: Der Clip wird geholt, nicht neu gerendert.',
  'Replicate finished the clip, but names no film.': 'Replicate hat den Clip fertiggestellt, nennt aber keinen Film.',
  'Render it again, or choose another model.': 'Neu rendern oder ein anderes Modell wählen.',
  '{{0}} does not take this input: {{1}}': '{{0}} nimmt diese Eingabe nicht an: {{1}}',
  'Change the prompt, the picture or the size of the shot, or choose another model.':
    'Prompt, Bild oder Größe des Shots ändern oder ein anderes Modell wählen.',
  '{{0}} failed: {{1}}': '{{0}} ist fehlgeschlagen: {{1}}',
  'Try it again; if it fails the same way, change the prompt or the picture, or choose another model.':
    'Erneut versuchen; schlägt es genauso fehl, Prompt oder Bild ändern oder ein anderes Modell wählen.',
  '{{0}} flagged this clip as sensitive (E005): its content filter refused the prompt, a picture, or what came out.':
    '{{0}} hat diesen Clip als heikel eingestuft (E005): Der Inhaltsfilter hat den Prompt, ein Bild oder das Ergebnis abgelehnt.',
  'It is not tried again: the same would be refused again. Change words of the prompt that may have done it (violence, nudity, names of real people or brands), choose another keyframe, or use another model for this shot.':
    'Es wird nicht erneut versucht: Dasselbe würde wieder abgelehnt. Wörter des Prompts ändern, die der Grund sein können (Gewalt, Nacktheit, Namen wirklicher Personen oder Marken), einen anderen Keyframe wählen oder für diesen Shot ein anderes Modell nehmen.',
  '{{0}} is much asked for or down for the moment: {{1}}':
    '{{0}} ist gerade sehr gefragt oder vorübergehend außer Betrieb: {{1}}',
  'It is tried again by itself. If it stays so, choose another model.':
    'Es wird von selbst erneut versucht. Bleibt es dabei, ein anderes Modell wählen.',
  '{{0}} ran out of memory at Replicate.': '{{0}} hatte bei Replicate nicht genug Speicher.',
  'Choose a smaller size or a shorter clip, or another model.':
    'Eine kleinere Größe, einen kürzeren Clip oder ein anderes Modell wählen.',
  'The prediction was canceled at Replicate, and not from here.':
    'Die Prediction wurde bei Replicate abgebrochen, und nicht von hier aus.',
  'Replicate gave the clip up before {{0}} began with it: its deadline had passed. Nothing is charged.':
    'Replicate hat den Clip aufgegeben, bevor {{0}} damit begann: Die Frist war abgelaufen. Es wird nichts berechnet.',
  'It is tried again by itself.': 'Es wird von selbst erneut versucht.',
  'Replicate did not take the picture. {{0}}': 'Replicate hat das Bild nicht angenommen. {{0}}',
  'Check that it is a whole PNG or JPEG file of less than 100 MB, then try again.':
    'Prüfen, ob es eine unbeschädigte PNG- oder JPEG-Datei unter 100 MB ist, dann erneut versuchen.',
  'Replicate has no model {{0}} (any more).': 'Replicate hat kein Modell {{0}} (mehr).',
  'Choose another model.': 'Ein anderes Modell wählen.',
  '{{0}} does not say which inputs it takes.': '{{0}} gibt nicht an, welche Eingaben es nimmt.',
  'Replicate ({{0}}) cannot be reached.': 'Replicate ({{0}}) ist nicht erreichbar.',
  'Replicate ({{0}}) did not answer within {{1}} s.': 'Replicate ({{0}}) hat innerhalb von {{1}} s nicht geantwortet.',
  'Longtake knows no model "{{0}}" at Replicate.': 'Longtake kennt bei Replicate kein Modell „{{0}}“.',
  'Use one of: {{0}}.': 'Möglich sind: {{0}}.',
  '{{0}} ({{1}}) can no longer be used. {{2}}': '{{0}} ({{1}}) kann nicht mehr genutzt werden. {{2}}',
  'Choose another model, such as {{0}}.': 'Ein anderes Modell wählen, etwa {{0}}.',
  'input names from the model’s own schema page at Replicate; the values it takes from its documentation':
    'Namen der Eingaben von der Schema-Seite des Modells bei Replicate; die möglichen Werte aus seiner Dokumentation',
  'a reseller’s listing of the same model': 'die Liste eines Wiederverkäufers zu demselben Modell',
  'a client generated from the model’s schema': 'ein Client, der aus dem Schema des Modells erzeugt wurde',
  'the model’s source code, and programs that use it': 'der Quelltext des Modells und Programme, die es nutzen',
  'general knowledge, not checked': 'allgemeines Wissen, nicht geprüft',
  'Its clips are a little shorter than their name says; they are planned with {{0}} frames ({{1}}).':
    'Seine Clips sind etwas kürzer, als ihr Name sagt; geplant wird mit {{0}} Frames ({{1}}).',
  'Always about 6 seconds; there is no input for the length.':
    'Immer etwa 6 Sekunden; für die Länge gibt es keine Eingabe.',
  'A reference picture is sent only where there is no start picture.':
    'Ein Referenzbild wird nur gesendet, wo es kein Startbild gibt.',
  'high-quality product films': 'hochwertige Produktfilme',
  '10 seconds only at 768p, 1080p only for 6 seconds.': '10 Sekunden nur mit 768p, 1080p nur für 6 Sekunden.',
  'The shape is that of the start picture; an older guide sends it as aspect_ratio, the newer schema has no such input.':
    'Das Seitenverhältnis ist das des Startbilds; eine ältere Anleitung sendet es als aspect_ratio, das neuere Schema kennt diese Eingabe nicht.',
  'people and motion from a picture': 'Menschen und Bewegung aus einem Bild',
  'Its size is the mode, standard (720p) or pro (1080p); an older guide sends a resolution, the newer listing has none.':
    'Die Größe ist der Modus, standard (720p) oder pro (1080p); eine ältere Anleitung sendet eine Auflösung, die neuere Liste hat keine.',
  'An end picture only in pro mode, whose price is not known.':
    'Ein Endbild nur im Modus pro, dessen Preis nicht bekannt ist.',
  'motion from a picture at a low price': 'Bewegung aus einem Bild zu niedrigem Preis',
  'With a start picture the shape is the picture’s, whatever is asked.':
    'Mit einem Startbild gilt dessen Seitenverhältnis, was auch verlangt wird.',
  'An older guide also names 4:3 and 3:4 and a resolution; the newer listing has neither.':
    'Eine ältere Anleitung nennt auch 4:3 und 3:4 und eine Auflösung; die neuere Liste hat beides nicht.',
  'Whether it takes an end picture is not confirmed; its own schema decides.':
    'Ob es ein Endbild nimmt, ist nicht bestätigt; das entscheidet sein eigenes Schema.',
  'fast motion with or without a picture': 'schnelle Bewegung mit oder ohne Bild',
  'The shape is that of the start picture; an older guide sends an aspect ratio, the newer listing a resolution.':
    'Das Seitenverhältnis ist das des Startbilds; eine ältere Anleitung sendet ein Seitenverhältnis, die neuere Liste eine Auflösung.',
  'It makes its own sound; that cannot be switched off.':
    'Es macht seinen eigenen Ton; das lässt sich nicht abschalten.',
  'motion from a picture with sound and a fixed seed': 'Bewegung aus einem Bild, mit Ton und festem Seed',
  '97 frames a clip; its own schema may list more lengths.':
    '97 Frames je Clip; sein eigenes Schema nennt vielleicht weitere Längen.',
  'Its frame rate, its sizes in pixels and its input for a start picture are {{0}}.':
    'Seine Bildrate, seine Größen in Pixeln und seine Eingabe für ein Startbild sind {{0}}.',
  'quick tries at good quality': 'schnelle Versuche in guter Qualität',
  'The older tool names this model; nothing about it could be found. Its own schema is read before the first clip.':
    'Das ältere Werkzeug nennt dieses Modell; es war nichts darüber zu finden. Vor dem ersten Clip wird sein eigenes Schema gelesen.',
  'It goes by its start picture alone: the prompt does not count.':
    'Es richtet sich allein nach seinem Startbild: Der Prompt zählt nicht.',
  'At most 25 frames; at {{0}} frames per second, as the older tool asks, that is about one second. Its own default is 6.':
    'Höchstens 25 Frames; mit {{0}} Frames pro Sekunde, wie das ältere Werkzeug sie verlangt, ist das etwa eine Sekunde. Sein eigener Standard ist 6.',
  'One program that uses it calls it retired.': 'Ein Programm, das es nutzt, nennt es ausgemustert.',
  'products that must keep their picture': 'Produkte, deren Bild erhalten bleiben muss',
  'From the prompt alone: it takes no start picture, so its clips cannot be chained.':
    'Allein aus dem Prompt: Es nimmt kein Startbild, deshalb lassen sich seine Clips nicht verketten.',
  'Its own defaults are 576×320 at 8 frames per second; the older tool’s 1024×576 at {{0}} are used.':
    'Sein eigener Standard ist 576×320 mit 8 Frames pro Sekunde; genutzt werden 1024×576 mit {{0}} wie im älteren Werkzeug.',
  'small budgets: an open model': 'kleine Budgets: ein offenes Modell',
  'One second of 8 frames at 672×384, always.': 'Immer eine Sekunde mit 8 Frames in 672×384.',
  'From the prompt alone: an older guide calls it image-to-video, its source code takes no picture. Its clips cannot be chained.':
    'Allein aus dem Prompt: Eine ältere Anleitung nennt es Bild-zu-Video, sein Quelltext nimmt kein Bild. Seine Clips lassen sich nicht verketten.',
  'very quick, simple animations': 'sehr schnelle, einfache Animationen',
  'The older tool names CogVideoX without an owner; this is the copy that other programs use. Its own schema is read before the first clip.':
    'Das ältere Werkzeug nennt CogVideoX ohne Besitzer; dies ist die Fassung, die andere Programme nutzen. Vor dem ersten Clip wird ihr eigenes Schema gelesen.',
  '49 frames at 8 frames per second are the open model’s own figures ({{0}}).':
    '49 Frames mit 8 Frames pro Sekunde sind die eigenen Werte des offenen Modells ({{0}}).',
  'tries with an open model': 'Versuche mit einem offenen Modell',
  'its own schema, read at Replicate': 'sein eigenes Schema, bei Replicate gelesen',
  '{{0}} says of itself that it takes neither a prompt nor a picture that Longtake knows.':
    '{{0}} gibt an, weder einen Prompt noch ein Bild zu nehmen, das Longtake kennt.',
  'Nobody could check what {{0}} takes, and its own schema has not been read yet.':
    'Niemand konnte prüfen, was {{0}} nimmt, und sein eigenes Schema wurde noch nicht gelesen.',
  'Refresh the models of Replicate while online, or choose another model.':
    'Die Modelle von Replicate mit Internetverbindung neu einlesen oder ein anderes Modell wählen.',
  'Only 16:9 and 9:16: an older guide also names 1:1, the newer schema does not, and the newer one counts.':
    'Nur 16:9 und 9:16: Eine ältere Anleitung nennt auch 1:1, das neuere Schema nicht, und das neuere zählt.',
  '4, 6 or 8 seconds: an older guide calls its length continuous, the newer schema lists these three, and they count.':
    '4, 6 oder 8 Sekunden: Eine ältere Anleitung nennt die Länge stufenlos, das neuere Schema nennt diese drei, und die zählen.',
  'the best speed for its price, with sound': 'das beste Tempo für den Preis, mit Ton',
  'Its own default is 1080p; 720p costs the same as far as is known.':
    'Sein eigener Standard ist 1080p; 720p kostet nach allem, was bekannt ist, dasselbe.',
  'clips with sound, balanced': 'Clips mit Ton, ausgewogen',
  'Reference pictures count only at 16:9 and 8 seconds; it then ignores a last frame.':
    'Referenzbilder zählen nur bei 16:9 und 8 Sekunden; ein Endbild lässt es dann außer Acht.',
  'the best picture, with sound and characters that stay the same':
    'das beste Bild, mit Ton und gleich bleibenden Figuren',
  'OpenAI shut Sora 2 and its video API down on 24 September 2026; there is no successor.':
    'OpenAI hat Sora 2 und die Video-API am 24. September 2026 abgeschaltet; einen Nachfolger gibt es nicht.',
  'nothing any more: it is shut down': 'nichts mehr: Es ist abgeschaltet',
  '{{0}} makes widths and heights in steps of {{1}}, not {{2}}×{{3}}.':
    '{{0}} macht Breiten und Höhen in Schritten von {{1}}, nicht {{2}}×{{3}}.',
  'Choose another size for the project.': 'Eine andere Größe für das Projekt wählen.',
  '{{0}} makes {{1}}, not {{2}} ({{3}}×{{4}}).': '{{0}} macht {{1}}, nicht {{2}} ({{3}}×{{4}}).',
  'Choose one of these shapes for the project, or another model.':
    'Eines dieser Seitenverhältnisse für das Projekt oder ein anderes Modell wählen.',
  '{{0}} makes clips of {{1}} s, not of {{2}} s.': '{{0}} macht Clips von {{1}} s, nicht von {{2}} s.',
  '{{0}} makes clips of {{1}} to {{2}} s, not of {{3}} s.':
    '{{0}} macht Clips von {{1}} bis {{2}} s, nicht von {{3}} s.',
  'Build the plan again: what the model can make may have changed.':
    'Den Plan neu bauen: Was das Modell kann, hat sich vielleicht geändert.',
  '{{0}} makes a clip from a picture, and this one has no keyframe to start from.':
    '{{0}} macht einen Clip aus einem Bild, und dieser hat keinen Keyframe als Anfang.',
  'Give the shot a keyframe, or choose a model that can begin from its prompt.':
    'Dem Shot einen Keyframe geben oder ein Modell wählen, das mit dem Prompt allein beginnen kann.',
  '{{0}} makes clips from the prompt alone: it takes no start picture.':
    '{{0}} macht Clips allein aus dem Prompt: Es nimmt kein Startbild.',
  'Let the shot start from text, or choose a model that takes a picture.':
    'Den Shot mit Text beginnen lassen oder ein Modell wählen, das ein Bild nimmt.',
  '{{0}} takes no picture to end on.': '{{0}} nimmt kein Endbild.',
  'Remove the end keyframe, or choose a model that takes one.':
    'Den End-Keyframe entfernen oder ein Modell wählen, das einen nimmt.',
  'Segment {{0}}: {{1}}': 'Segment {{0}}: {{1}}',
  '{{0}} makes 1080p only for 6 seconds.': '{{0}} macht 1080p nur für 6 Sekunden.',
  'Choose 768p, or segments of at most 6 seconds.': '768p oder Segmente von höchstens 6 Sekunden wählen.',
  '{{0}} takes a picture to end on only in pro mode.': '{{0}} nimmt ein Endbild nur im Modus pro.',
  'Choose 1080p for the project, or remove the end keyframe.':
    'Für das Projekt 1080p wählen oder den End-Keyframe entfernen.',
  '{{0}} ignores the picture to end on where it is given reference pictures.':
    '{{0}} lässt das Endbild außer Acht, wo es Referenzbilder bekommt.',
  'Remove the end keyframe or the reference pictures of this shot.':
    'Den End-Keyframe oder die Referenzbilder dieses Shots entfernen.',
  '{{0}} takes no reference pictures; they are left out.': '{{0}} nimmt keine Referenzbilder; sie werden weggelassen.',
  '{{0}} takes reference pictures only for clips of 16:9 and 8 seconds; they are left out of segment {{1}}.':
    '{{0}} nimmt Referenzbilder nur für Clips mit 16:9 und 8 Sekunden; in Segment {{1}} werden sie weggelassen.',
  '{{0}} takes a reference picture only where there is no start picture; it is left out.':
    '{{0}} nimmt ein Referenzbild nur, wo es kein Startbild gibt; es wird weggelassen.',
  '{{0}} takes {{1}} reference pictures; the others are left out.':
    '{{0}} nimmt so viele Referenzbilder: {{1}}; die übrigen werden weggelassen.',
  '"{{0}}" is no input of this model.': '„{{0}}“ ist keine Eingabe dieses Modells.',
  '"{{0}}" cannot be {{1}}; it takes {{2}}.': '„{{0}}“ kann nicht {{1}} sein; möglich sind {{2}}.',
  '"{{0}}" is {{1}}, and at least {{2}}.': '„{{0}}“ ist {{1}}, muss aber mindestens {{2}} sein.',
  '"{{0}}" is {{1}}, and at most {{2}}.': '„{{0}}“ ist {{1}}, darf aber höchstens {{2}} sein.',
  '"{{0}}" is {{1}}, and takes whole numbers only.': '„{{0}}“ ist {{1}}, nimmt aber nur ganze Zahlen.',
  '"{{0}}" cannot be {{1}}.': '„{{0}}“ kann nicht {{1}} sein.',
};
