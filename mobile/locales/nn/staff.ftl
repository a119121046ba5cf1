# Sidene tilsette arbeider i: innboks, pasientar, sengepost.

unit-pick = Eining

# Innboks
inbox-title = Innboks
inbox-waiting = Ventar
inbox-handled = Handtert
inbox-empty = Ingenting ventar
inbox-empty-explained = Her kjem det når ein pasient skriv noko nytt, når eit brev blir sendt, når utskrivinga blir flytta og når eit steg går over fristen.
inbox-handled-empty = Ingenting er handtert enno
inbox-new = Ny
inbox-new-announced = { $count ->
    [one] Éi ny oppdatering
   *[other] { $count } nye oppdateringar
}
inbox-nobody = Ingen har teke denne enno
inbox-owner = { $name } tek seg av denne
inbox-owner-me = Du tek deg av denne
inbox-handled-by = Handtert av { $name }, { $when }
inbox-read-by = Lesen av { $names }
inbox-take = Eg tek denne
inbox-take-over = Ta over frå { $name }
inbox-handle = Marker som handtert
inbox-open-patient = Opne { $name }
inbox-taken-meanwhile = { $name } tok denne før deg, { $when }.
inbox-handled-meanwhile = { $name } handterte denne før deg, { $when }.
inbox-marked = Markert som handtert
inbox-no-unit = Eininga di har ingen innboks

# Pasientar
patients-title = Pasientar
patients-filter = Finn i lista
patients-filter-hint = Namn, ord eller neste steg
patients-none = Ingen pasientar enno
patients-none-explained = Pasientar kjem hit når dei blir skrivne ut frå sjukehuset til eininga.
patients-none-match = Ingen i lista passar til «{ $text }»
patients-shown = { $count ->
    [one] Éin pasient
   *[other] { $count } pasientar
}
patients-no-words = Har ikkje skrive kva som er viktig enno
patients-no-step = Ingen opne steg
patients-next = Neste: { $title }

# Éin pasient
patient-matters = Viktig for { $name }
patient-matters-none = { $name } har ikkje skrive kva som er viktig enno. Spør gjerne ved neste møte.
patient-matters-earlier = Tidlegare viktig
patient-seen = Vi har sett dette
patient-seen-by = Sett av { $unit }, { $when }
patient-seen-older = { $unit } såg ei tidlegare ordlyd, { $when }
patient-seen-nobody = Ingen har sagt at dei har sett dette enno
patient-seen-thanks = { $name } ser no at de har sett det.
patient-written-by = Skrive av { $name }, { $when }
patient-changed = endra { $when }
patient-rating = Slik går det: { $level }
patient-follow-ups = Gjort
patient-follow-up-add = Skriv kva vi har gjort
patient-follow-up-text = Kva har de gjort?
patient-follow-up-hint = { $name } les det du skriv.
patient-follow-up-on = Når vart det gjort?
patient-follow-up-save = Lagre det vi har gjort
patient-serving = Steg som hjelper
patient-details = Fødd { $born } · { $municipality }
patient-prefers-nb = Vil helst lese bokmål
patient-prefers-nn = Vil helst lese nynorsk
patient-prefers-en = Vil helst lese engelsk
patient-reach = Kontakt
patient-units = Følgjer opp no
patient-letters = Brev frå sjukehuset
patient-letters-none = Ingen brev enno. Brevet kjem hit når sengeposten sender det.
patient-letter-line = Brev frå { $ward }
patient-letter-version = Versjon { $number }
patient-letter-read = Lese av pasienten { $when }
patient-letter-unread = Ikkje lese av pasienten enno
patient-stay = Opphald på sjukehus
patient-no-phone = Ikkje oppgitt

# Steg
staff-steps-title = Plan
staff-steps-open = No og framover
staff-steps-past = Avslutta
staff-steps-none = Ingen plan enno. Han blir laga når pasienten blir skriven ut til heimen eller ein korttidsplass.
staff-step-due = Innan { $date }
staff-step-was-due = Skulle vore gjort innan { $date }
staff-step-booked-at = { $when }, med { $with }
staff-step-owner-line = Ansvar: { $owner }
staff-step-owner-patient = pasienten sjølv
staff-step-owner-person = { $person }, { $unit }
staff-step-moved-by = { $state } av { $name }, { $when }
staff-step-serves = Hjelper med det som er viktig:
staff-step-book = Avtal tid
staff-step-rebook = Endre tida
staff-step-done = Gjort
staff-step-not-done = Ikkje gjort
staff-step-not-relevant = Ikkje aktuelt
staff-step-unbook = Avlys tida
staff-step-reopen = Ta opp igjen
staff-step-other = Noko anna
staff-step-change = Endre steget
staff-step-book-date = Kva dag?
staff-step-book-time = Klokka
staff-step-book-with = Kven kjem, eller kven skal { $name } møte?
staff-step-book-save = Lagre avtalen
staff-step-done-note = Kva vart gjort?
staff-step-done-note-hint = Kort, og slik at { $name } forstår det.
staff-step-done-save = Marker som gjort
staff-step-reason-not-done = Kvifor vart det ikkje gjort?
staff-step-reason-not-relevant = Kvifor er det ikkje aktuelt lenger?
staff-step-reason-hint = { $name } les dette.
staff-step-reason-save = Lagre
staff-step-add = Legg til eit steg
staff-step-add-save = Legg til steget
staff-step-kind = Kva slags steg?
staff-step-title = Kva skal gjerast?
staff-step-title-hint = Med ord { $name } forstår.
staff-step-owner = Kven har ansvaret?
staff-step-person = Namn på den som har ansvaret
staff-step-due-by = Innan kva dag?
staff-step-serves-pick = Kva hjelper det med?
staff-step-changed-now = Slik er steget no: { $state }

# Sengeposten
ward-title = Sengepost
ward-empty = Ingen innlagde no
ward-empty-explained = Registrer ein pasient, så står dei her til dei blir skrivne ut.
ward-register = Registrer pasient
ward-admitted = Innlagd { $date }
ward-planned = Planlagd heim { $date } ({ $certainty })
ward-planned-line = Planlagd heim { $date }
ward-planned-none = Utskrivingsdato er ikkje sett
ward-ready-since = Utskrivingsklar sidan { $when }
ward-ready-expected = Venta å vere utskrivingsklar { $when }
ward-letter = Brev: { $status }
ward-letter-none = Brev: ikkje byrja
ward-left = Skrivne ut herfrå
ward-discharged = Skriven ut { $date } · { $destination }

ward-plan-title = Planlagd utskriving
ward-plan-set = Set dato
ward-plan-move = Flytt datoen
ward-plan-date = Dato
ward-plan-certainty = Kor sikkert er det?
ward-plan-reason = Kvifor blir datoen flytta?
ward-plan-reason-first = Grunngiving
ward-plan-reason-hint = Pasienten og heimetenesta les dette.
ward-plan-save = Lagre datoen
ward-plan-history = Tidlegare datoar
ward-plan-line = { $date }, { $certainty }
ward-plan-by = Sett av { $name }, { $when }
ward-ready = Meld utskrivingsklar
ward-not-ready = Trekk tilbake utskrivingsklar

ward-discharge = Skriv ut pasienten
ward-discharge-title = Skriv ut { $name }
ward-discharge-when = Når drog pasienten?
ward-discharge-where = Kvar?
ward-discharge-home-care = Kven tek over?
ward-discharge-gp = Fastlegekontor
ward-discharge-choose = Vel …
ward-discharge-nobody = Ingen skal ta over
ward-discharge-explained = { $name } og einingane får beskjed. Ein plan med tre steg blir laga frå denne dagen når pasienten dreg heim eller til ein korttidsplass.
ward-discharge-died = Når pasienten er død, blir all automatisk kontakt stoppa med ein gong.
ward-discharge-save = Skriv ut pasienten

ward-register-title = Registrer pasient
ward-register-explained = Finst personen i Hjemover frå før, blir det same pasient.
ward-given-name = Førenamn
ward-family-name = Etternamn
ward-birth-date = Fødselsdato
ward-number = Fødselsnummer eller D-nummer
ward-number-hint = Elleve siffer. Blir lagra kryptert og aldri vist igjen.
ward-phone = Telefon
ward-email = E-post
ward-municipality = Kommune
ward-prefers = Vil helst lese
ward-admitted-when = Innlagd når?
ward-register-save = Registrer og legg inn
ward-admit = Legg inn på { $unit }
ward-admit-save = Legg inn
ward-registered = { $name } er registrert og lagd inn.
ward-registered-not-admitted = Pasienten er registrert, men ikkje lagd inn enno.

time-label = Klokka
date-label = Dato

# Brevet
ward-letter-new = Skriv brev
ward-letter-continue = Skriv vidare på brevet
ward-letter-title = Brev til { $name }
ward-letter-saved-at = Lagra { $when }
ward-letter-save = Lagre utkastet
ward-letter-not-saved = Ikkje lagra enno
ward-letter-patient-first = Skriv til pasienten
ward-letter-patient-hint = Sei «du». Kva var gale, kva gjorde vi, kva skjer no, og kven ringjer du? Korte setningar, ingen forkortingar.
ward-letter-matters = Dette er viktig for { $name }
ward-letter-clinical = Til helsepersonell
ward-letter-medicine-add = Legg til eit legemiddel
ward-letter-medicine-remove = Fjern { $name }
ward-letter-medicine-number = Legemiddel { $number }
ward-letter-medicine-name = Namn og styrke
ward-letter-medicine-dosage = Korleis blir det teke?
ward-letter-medicine-dosage-hint = Med vanlege ord, som «1 tablett morgon og kveld»
ward-letter-medicine-change = Kva er nytt?
ward-letter-medicine-reason = Kvifor?
ward-letter-medicine-until = Siste dag
ward-letter-medicine-as-needed = Berre ved behov
ward-letter-preview = Sjå brevet slik pasienten får det
ward-letter-preview-title = Slik ser pasienten brevet
ward-letter-write-more = Skriv vidare
ward-letter-empty-section = Ikkje skrive
ward-letter-no-patient-section = Brevet har ingen del til pasienten enno. Det kan signerast slik, men då må nokon forklare det munnleg.
ward-letter-sign = Signer brevet
ward-letter-sign-explained = Etter signering kan teksten ikkje endrast. Skal noko rettast, blir det laga ein ny versjon.
ward-letter-sign-doctor = Ein lege signerer brevet.
ward-letter-release = Send brevet til pasienten
ward-letter-release-explained = { $name } får beskjed med ein gong. Einingane som følgjer opp, kan òg lese det.
ward-letter-new-version = Lag ein ny versjon
ward-letter-change-note = Kva er endra, og kvifor?
ward-letter-change-note-hint = Pasienten les dette øvst i den nye versjonen.
ward-letter-new-version-save = Byrj på ny versjon
ward-letter-withdraw = Trekk tilbake
ward-letter-withdraw-reason = Kvifor blir brevet trekt tilbake?
ward-letter-withdraw-hint = Pasienten les dette i staden for brevet.
ward-letter-withdraw-save = Trekk brevet tilbake
ward-letter-signed-by = Signert av { $name }, { $when }
ward-letter-released-by = Sendt til pasienten av { $name }, { $when }
ward-letter-withdrawn-by = Trekt tilbake av { $name }, { $when }: { $reason }
ward-letter-written-by = Sist skrive av { $name }, { $when }
ward-letter-stay = Opphald { $from } til { $to }
ward-letter-stay-open = Innlagd { $from }
ward-letter-versions = Versjonar av brevet
ward-letter-changed = Dette er nytt i denne versjonen
ward-letter-read-by = Lese av { $name }, { $when }
ward-letter-confirm = Eg har lese brevet
ward-letter-sent = Brevet er sendt til pasienten.
ward-letter-signed = Brevet er signert.
ward-letter-merged = { $name } lagra òg. Det de begge skreiv, er teke med.
ward-letter-received = Brevet kom som ei melding. Det blir retta og trekt tilbake der det vart skrive.
ward-letter-section-missing = Brevet har ingen del til pasienten
ward-letter-section-about = Delen til pasienten er skriven om pasienten, ikkje til
ward-letter-waits = Brevet ventar på at nokon ser gjennom det
ward-letter-look-through-explained = Pasienten har ikkje fått brevet enno. Sjå gjennom det først, og sei frå på telefonen eller ved neste møte om noko bør forklarast.
ward-letter-look-through = Eg har sett gjennom brevet – vis det til pasienten
ward-letter-shown-at = Ser ingen gjennom det, blir det vist av seg sjølv { $when }.
ward-letter-explanation-asked = Pasienten bad om ei forklaring { $when }.

# Pårørande, på pasientsida og i lista
patient-relatives-none = Ingen pårørande er førte opp enno.
patient-relatives-open = Før opp, spør og opne tilgang
relative-this-stay = Stadfesta under dette opphaldet
relative-not-this-stay = Ikkje stadfesta under dette opphaldet
relative-line-registered = ikkje spurd enno
relative-line-invited = spurd, har ikkje svart enno
relative-line-confirmed = stadfesta tidlegare, ikkje under dette opphaldet
relative-line-corrected = stadfesta tidlegare, ikkje under dette opphaldet
relative-line-declined = har sagt nei
relative-line-expired = svara ikkje i tide
relative-line-ended = står ikkje lenger her
ward-relatives-confirmed = Pårørande stadfesta
ward-relatives-missing = Pårørande manglar: { $names }
ward-relatives-none = Pårørande ikkje førte opp
