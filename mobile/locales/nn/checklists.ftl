# Sjekklister.
checklists-title = Sjekklister
checklists-back-to-patient = Pasienten
checklists-none = Ingen sjekklister ventar no.
checklists-called-for = Når noko skjer
checklists-of-others = Andre fyller ut
checklists-signed = Signert
checklists-signed-by = Signert av { $name } { $at }.
checklists-not-signed = Ikkje signert enno. { $name } byrja på den.
checklists-due = Innan { $day }.
checklists-overdue = Skulle vore gjort innan { $day }.
checklists-begun = { $name } har byrja. { $answered } av { $items } svara på.
checklists-begin = Byrj
checklists-begin-named = Byrj på { $title }
checklists-go-on = Hald fram
checklists-look = Sjå svara så langt
checklists-daily-line = Dagleg
checklists-newer = Malen er endra sidan denne vart byrja. Ho blir fylt ut slik ho var.
checklists-answered = { $answered } av { $items } svara på.
checklists-all-saved = Alt er lagra.
checklists-waiting = { $count ->
    [one] Eitt svar er på telefonen og blir sendt når det er nett.
   *[other] { $count } svar er på telefonen og blir sende når det er nett.
}
checklists-not-stored = { $count ->
    [one] Eitt svar vart ikkje lagra.
   *[other] { $count } svar vart ikkje lagra.
}
checklists-give-up = Gi opp det som ikkje vart lagra
checklists-required = { $item } (må svarast på)
checklists-note = Merknad
checklists-note-to = Merknad til: { $item }
checklists-last = Sist: { $said }, { $day }.
checklists-own = { $name } sjølv: { $said }, { $day }.
checklists-own-relative = { $name }, pårørande: { $said }, { $day }.
checklists-meanwhile = { $name } har svara dette i mellomtida:
checklists-keep-mine = Bruk svaret mitt
checklists-keep-theirs = Behald dette
checklists-proposed = Foreslått steg i planen:
checklists-take-up = Legg i planen
checklists-leave = Ikkje no
checklists-taken-up = Lagt i planen.
checklists-not-taken-up = Ikkje lagt i planen.
checklists-nothing-matters = Ingenting er skrive ned som viktig enno.
checklists-add-medicine = Legg til eit legemiddel
checklists-remove-medicine = Fjern
checklists-add-this = Legg til
checklists-medicine-name = Legemiddel og styrke
checklists-medicine-change = Kva er endra?
checklists-medicine-how = Slik blir det teke (kan stå tomt)
checklists-medicine-why = Kvifor (kan stå tomt)
checklists-no-medicines = ingen endringar
checklists-unanswered = Ikkje svara på
checklists-answered-by = { $name }, { $day }
checklists-sign-as = Blir signert med namn og tidspunkt: { $name }.
checklists-sign = Signer
checklists-sign-waits = Signaturen blir send når alle svar er sende.
yes-no-yes = Ja
yes-no-no = Nei
yes-no-not_relevant = Ikkje aktuelt
done-by-hospital_ward = Sengeposten
done-by-home_care = Heimetenesta
done-by-gp_office = Fastlegen
done-by-coordinator = Koordinator
done-by-patient = Pasienten
news2-sum = NEWS2: { $total }.
news2-incomplete = NEWS2 blir summert når alle målingar er gjorde.
news2-habitual = Vanleg for personen: { $total }.
news2-no-advice = Summert etter den publiserte tabellen. Hjemover gir ingen råd om behandling.
news2-respiration = Respirasjon
news2-saturation = Oksygenmetting, skala 1
news2-saturation_scale2 = Oksygenmetting, skala 2
news2-oxygen = Oksygen
news2-systolic_pressure = Systolisk blodtrykk
news2-pulse = Puls
news2-consciousness = Medvit
news2-temperature = Temperatur
checklists-left = { $count ->
    [one] Eitt punkt er ikkje svara på
   *[other] { $count } punkt er ikkje svara på
}
checklists-beside = Meir om pasienten
