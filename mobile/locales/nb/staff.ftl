# Sidene ansatte arbeider i: innboks, pasienter, sengepost.

unit-pick = Enhet

# Innboks
inbox-title = Innboks
inbox-waiting = Venter
inbox-handled = Håndtert
inbox-empty = Ingenting venter
inbox-empty-explained = Her kommer det når en pasient skriver noe nytt, når et brev sendes, når utskrivningen flyttes og når et steg går over fristen.
inbox-handled-empty = Ingenting er håndtert ennå
inbox-new = Ny
inbox-new-announced = { $count ->
    [one] Én ny oppdatering
   *[other] { $count } nye oppdateringer
}
inbox-nobody = Ingen har tatt denne ennå
inbox-owner = { $name } tar seg av denne
inbox-owner-me = Du tar deg av denne
inbox-handled-by = Håndtert av { $name }, { $when }
inbox-read-by = Lest av { $names }
inbox-take = Jeg tar denne
inbox-take-over = Ta over fra { $name }
inbox-handle = Marker som håndtert
inbox-open-patient = Åpne { $name }
inbox-taken-meanwhile = { $name } tok denne før deg, { $when }.
inbox-handled-meanwhile = { $name } håndterte denne før deg, { $when }.
inbox-marked = Markert som håndtert
inbox-no-unit = Enheten din har ingen innboks

# Pasienter
patients-title = Pasienter
patients-filter = Finn i listen
patients-filter-hint = Navn, ord eller neste steg
patients-none = Ingen pasienter ennå
patients-none-explained = Pasienter kommer hit når de skrives ut fra sykehuset til enheten.
patients-none-match = Ingen i listen passer til «{ $text }»
patients-shown = { $count ->
    [one] Én pasient
   *[other] { $count } pasienter
}
patients-no-words = Har ikke skrevet hva som er viktig ennå
patients-no-step = Ingen åpne steg
patients-next = Neste: { $title }

# Én pasient
patient-matters = Viktig for { $name }
patient-matters-none = { $name } har ikke skrevet hva som er viktig ennå. Spør gjerne ved neste møte.
patient-matters-earlier = Tidligere viktig
patient-seen = Vi har sett dette
patient-seen-by = Sett av { $unit }, { $when }
patient-seen-older = { $unit } så en tidligere ordlyd, { $when }
patient-seen-nobody = Ingen har sagt at de har sett dette ennå
patient-seen-thanks = { $name } ser nå at dere har sett det.
patient-written-by = Skrevet av { $name }, { $when }
patient-changed = endret { $when }
patient-rating = Slik går det: { $level }
patient-follow-ups = Gjort
patient-follow-up-add = Skriv hva vi har gjort
patient-follow-up-text = Hva har dere gjort?
patient-follow-up-hint = { $name } leser det du skriver.
patient-follow-up-on = Når ble det gjort?
patient-follow-up-save = Lagre det vi har gjort
patient-serving = Steg som hjelper
patient-details = Født { $born } · { $municipality }
patient-prefers-nb = Vil helst lese bokmål
patient-prefers-nn = Vil helst lese nynorsk
patient-prefers-en = Vil helst lese engelsk
patient-reach = Kontakt
patient-units = Følger opp nå
patient-letters = Brev fra sykehuset
patient-letters-none = Ingen brev ennå. Brevet kommer hit når sengeposten sender det.
patient-letter-line = Brev fra { $ward }
patient-letter-version = Versjon { $number }
patient-letter-read = Lest av pasienten { $when }
patient-letter-unread = Ikke lest av pasienten ennå
patient-stay = Opphold på sykehus
patient-no-phone = Ikke oppgitt

# Steg
staff-steps-title = Plan
staff-steps-open = Nå og framover
staff-steps-past = Avsluttet
staff-steps-none = Ingen plan ennå. Den lages når pasienten skrives ut til hjemmet eller en korttidsplass.
staff-step-due = Innen { $date }
staff-step-was-due = Skulle vært gjort innen { $date }
staff-step-booked-at = { $when }, med { $with }
staff-step-owner-line = Ansvar: { $owner }
staff-step-owner-patient = pasienten selv
staff-step-owner-person = { $person }, { $unit }
staff-step-moved-by = { $state } av { $name }, { $when }
staff-step-serves = Hjelper med det som er viktig:
staff-step-book = Avtal tid
staff-step-rebook = Endre tiden
staff-step-done = Gjort
staff-step-not-done = Ikke gjort
staff-step-not-relevant = Ikke aktuelt
staff-step-unbook = Avlys tiden
staff-step-reopen = Ta opp igjen
staff-step-other = Noe annet
staff-step-change = Endre steget
staff-step-book-date = Hvilken dag?
staff-step-book-time = Klokka
staff-step-book-with = Hvem kommer, eller hvem skal { $name } møte?
staff-step-book-save = Lagre avtalen
staff-step-done-note = Hva ble gjort?
staff-step-done-note-hint = Kort, og slik at { $name } forstår det.
staff-step-done-save = Marker som gjort
staff-step-reason-not-done = Hvorfor ble det ikke gjort?
staff-step-reason-not-relevant = Hvorfor er det ikke aktuelt lenger?
staff-step-reason-hint = { $name } leser dette.
staff-step-reason-save = Lagre
staff-step-add = Legg til et steg
staff-step-add-save = Legg til steget
staff-step-kind = Hva slags steg?
staff-step-title = Hva skal gjøres?
staff-step-title-hint = Med ord { $name } forstår.
staff-step-owner = Hvem har ansvaret?
staff-step-person = Navn på den som har ansvaret
staff-step-due-by = Innen hvilken dag?
staff-step-serves-pick = Hva hjelper det med?
staff-step-changed-now = Slik er steget nå: { $state }

# Sengeposten
ward-title = Sengepost
ward-empty = Ingen innlagte nå
ward-empty-explained = Registrer en pasient, så står de her til de skrives ut.
ward-register = Registrer pasient
ward-admitted = Innlagt { $date }
ward-planned = Planlagt hjem { $date } ({ $certainty })
ward-planned-line = Planlagt hjem { $date }
ward-planned-none = Utskrivningsdato er ikke satt
ward-ready-since = Utskrivningsklar siden { $when }
ward-ready-expected = Antas å være utskrivningsklar { $when }
ward-letter = Brev: { $status }
ward-letter-none = Brev: ikke begynt
ward-left = Skrevet ut herfra
ward-discharged = Skrevet ut { $date } · { $destination }

ward-plan-title = Planlagt utskrivning
ward-plan-set = Sett dato
ward-plan-move = Flytt datoen
ward-plan-date = Dato
ward-plan-certainty = Hvor sikkert er det?
ward-plan-reason = Hvorfor flyttes datoen?
ward-plan-reason-first = Begrunnelse
ward-plan-reason-hint = Pasienten og hjemmetjenesten leser dette.
ward-plan-save = Lagre datoen
ward-plan-history = Tidligere datoer
ward-plan-line = { $date }, { $certainty }
ward-plan-by = Satt av { $name }, { $when }
ward-ready = Meld utskrivningsklar
ward-not-ready = Trekk tilbake utskrivningsklar

ward-discharge = Skriv ut pasienten
ward-discharge-title = Skriv ut { $name }
ward-discharge-when = Når dro pasienten?
ward-discharge-where = Hvor?
ward-discharge-home-care = Hvem tar over?
ward-discharge-gp = Fastlegekontor
ward-discharge-choose = Velg …
ward-discharge-nobody = Ingen skal ta over
ward-discharge-explained = { $name } og enhetene får beskjed. En plan med tre steg lages fra denne dagen når pasienten drar hjem eller til en korttidsplass.
ward-discharge-died = Når pasienten er død, stoppes all automatisk kontakt med en gang.
ward-discharge-save = Skriv ut pasienten

ward-register-title = Registrer pasient
ward-register-explained = Finnes personen i Hjemover fra før, blir det samme pasient.
ward-given-name = Fornavn
ward-family-name = Etternavn
ward-birth-date = Fødselsdato
ward-number = Fødselsnummer eller D-nummer
ward-number-hint = Elleve sifre. Lagres kryptert og vises aldri igjen.
ward-phone = Telefon
ward-email = E-post
ward-municipality = Kommune
ward-prefers = Vil helst lese
ward-admitted-when = Innlagt når?
ward-register-save = Registrer og legg inn
ward-admit = Legg inn på { $unit }
ward-admit-save = Legg inn
ward-registered = { $name } er registrert og lagt inn.
ward-registered-not-admitted = Pasienten er registrert, men ikke lagt inn ennå.

time-label = Klokka
date-label = Dato

# Brevet
ward-letter-new = Skriv brev
ward-letter-continue = Skriv videre på brevet
ward-letter-title = Brev til { $name }
ward-letter-saved-at = Lagret { $when }
ward-letter-save = Lagre utkastet
ward-letter-not-saved = Ikke lagret ennå
ward-letter-patient-first = Skriv til pasienten
ward-letter-patient-hint = Si «du». Hva var galt, hva gjorde vi, hva skjer nå, og hvem ringer du? Korte setninger, ingen forkortelser.
ward-letter-matters = Dette er viktig for { $name }
ward-letter-clinical = Til helsepersonell
ward-letter-medicine-add = Legg til et legemiddel
ward-letter-medicine-remove = Fjern { $name }
ward-letter-medicine-number = Legemiddel { $number }
ward-letter-medicine-name = Navn og styrke
ward-letter-medicine-dosage = Hvordan tas det?
ward-letter-medicine-dosage-hint = Med vanlige ord, som «1 tablett morgen og kveld»
ward-letter-medicine-change = Hva er nytt?
ward-letter-medicine-reason = Hvorfor?
ward-letter-medicine-until = Siste dag
ward-letter-medicine-as-needed = Bare ved behov
ward-letter-preview = Se brevet slik pasienten får det
ward-letter-preview-title = Slik ser pasienten brevet
ward-letter-write-more = Skriv videre
ward-letter-empty-section = Ikke skrevet
ward-letter-no-patient-section = Brevet har ingen del til pasienten ennå. Det kan signeres slik, men da må noen forklare det muntlig.
ward-letter-sign = Signer brevet
ward-letter-sign-explained = Etter signering kan teksten ikke endres. Skal noe rettes, lages en ny versjon.
ward-letter-sign-doctor = En lege signerer brevet.
ward-letter-release = Send brevet til pasienten
ward-letter-release-explained = { $name } får beskjed med en gang. Enhetene som følger opp, kan også lese det.
ward-letter-new-version = Lag en ny versjon
ward-letter-change-note = Hva er endret, og hvorfor?
ward-letter-change-note-hint = Pasienten leser dette øverst i den nye versjonen.
ward-letter-new-version-save = Begynn på ny versjon
ward-letter-withdraw = Trekk tilbake
ward-letter-withdraw-reason = Hvorfor trekkes brevet tilbake?
ward-letter-withdraw-hint = Pasienten leser dette i stedet for brevet.
ward-letter-withdraw-save = Trekk brevet tilbake
ward-letter-signed-by = Signert av { $name }, { $when }
ward-letter-released-by = Sendt til pasienten av { $name }, { $when }
ward-letter-withdrawn-by = Trukket tilbake av { $name }, { $when }: { $reason }
ward-letter-written-by = Sist skrevet av { $name }, { $when }
ward-letter-stay = Opphold { $from } til { $to }
ward-letter-stay-open = Innlagt { $from }
ward-letter-versions = Versjoner av brevet
ward-letter-changed = Dette er nytt i denne versjonen
ward-letter-read-by = Lest av { $name }, { $when }
ward-letter-confirm = Jeg har lest brevet
ward-letter-sent = Brevet er sendt til pasienten.
ward-letter-signed = Brevet er signert.
ward-letter-merged = { $name } lagret også. Det dere begge skrev, er tatt med.
ward-letter-received = Brevet kom som en melding. Det rettes og trekkes tilbake der det ble skrevet.
ward-letter-section-missing = Brevet har ingen del til pasienten
ward-letter-section-about = Delen til pasienten er skrevet om pasienten, ikke til
ward-letter-waits = Brevet venter på at noen ser gjennom det
ward-letter-look-through-explained = Pasienten har ikke fått brevet ennå. Se gjennom det først, og si fra på telefonen eller ved neste møte hvis noe bør forklares.
ward-letter-look-through = Jeg har sett gjennom brevet – vis det til pasienten
ward-letter-shown-at = Ser ingen gjennom det, vises det av seg selv { $when }.
ward-letter-explanation-asked = Pasienten ba om en forklaring { $when }.

# Pårørende, på pasientsiden og i listen
patient-relatives-none = Ingen pårørende er ført opp ennå.
patient-relatives-open = Før opp, spør og åpne tilgang
relative-this-stay = Bekreftet under dette oppholdet
relative-not-this-stay = Ikke bekreftet under dette oppholdet
relative-line-registered = ikke spurt ennå
relative-line-invited = spurt, har ikke svart ennå
relative-line-confirmed = bekreftet tidligere, ikke under dette oppholdet
relative-line-corrected = bekreftet tidligere, ikke under dette oppholdet
relative-line-declined = har sagt nei
relative-line-expired = svarte ikke i tide
relative-line-ended = står ikke lenger her
ward-relatives-confirmed = Pårørende bekreftet
ward-relatives-missing = Pårørende mangler: { $names }
ward-relatives-none = Pårørende ikke ført opp
