# Ord som hele appen bruker.
# Nøkler som ender på et navn fra API-et, bruker navnet slik det står der: step-state-not_done.

app-name = Hjemover
app-line = Fra sykehus og hjem, med det som er viktig for deg
loading = Henter …
skip-to-content = Hopp til innholdet
menu-label = Hovedmeny
signed-in-as = Logget inn som { $name }
language-label = Språk
language-nb = Bokmål
language-nn = Nynorsk
language-en = English
text-size-label = Tekststørrelse
text-size-100 = Vanlig
text-size-125 = Større
text-size-150 = Stor
text-size-200 = Størst

# Alltid innen rekkevidde
emergency-line = Ved akutt fare: ring 113. Trenger du lege nå: ring legevakten på 116 117.
emergency-113 = Ring 113
emergency-116117 = Ring legevakten på 116 117
emergency-not-a-channel = Hjemover leses ikke døgnet rundt. Ring 113 ved akutt fare, eller legevakten på 116 117 når du trenger lege nå.

# Nederste linje
nav-home = Hjem
nav-what-matters = Viktig for meg
nav-letter = Brev
nav-plan = Plan
nav-more = Mer
nav-inbox = Innboks
nav-patients = Pasienter
nav-ward = Sengepost

# Det knapper sier
action-save = Lagre
action-cancel = Avbryt
action-close = Lukk
action-change = Endre
action-remove = Fjern
action-add = Legg til
action-send = Send
action-next = Neste
action-back = Tilbake
action-open = Åpne
action-print = Skriv ut
action-retry = Prøv igjen
action-show-more = Vis flere
table-label = Tabell
action-update = Hent på nytt
action-sign-in = Logg inn
action-sign-out = Logg ut
action-call = Ring { $name }
action-call-number = Ring { $name } på { $phone }
action-call-phone = Ring { $phone }

# Tilstander på skjermen
state-saving = Lagrer …
state-saved = Lagret
state-draft-kept = Det du skriver, blir tatt vare på her til du lagrer.
state-draft-restored = Her er teksten du ikke rakk å lagre.
state-offline = Du er uten nett. Du kan lese det som alt er hentet. Det du skriver, blir tatt vare på her.
state-online-again = Du er på nett igjen.
state-empty = Ingenting her ennå
state-may-be-old = Dette ble hentet { $when } og kan være endret siden.
error-summary-title = For å gå videre må du rette opp følgende:
optional = valgfritt
characters-left = { $count ->
    [one] ett tegn igjen
   *[other] { $count } tegn igjen
}

# Noen andre endret det samme
conflict-title = Noen andre har endret dette samtidig
conflict-explained = Teksten din er ikke borte. Se hva som er endret, og velg hva som skal gjelde.
conflict-theirs = Slik står det nå
conflict-mine = Dette skrev du
conflict-use-theirs = Behold det som står nå
conflict-use-mine = Lagre det jeg skrev

# Datoer
weekday-1 = mandag
weekday-2 = tirsdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lørdag
weekday-7 = søndag
month-1 = januar
month-2 = februar
month-3 = mars
month-4 = april
month-5 = mai
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = desember
date-long = { $weekday } { $day }. { $month }
date-long-year = { $weekday } { $day }. { $month } { $year }
date-short = { $day }. { $month }
date-short-year = { $day }. { $month } { $year }
date-today = i dag
date-tomorrow = i morgen
date-yesterday = i går
date-in-days = om { $days } dager
date-days-ago = for { $days } dager siden
date-with-near = { $date } ({ $near })
date-at-time = { $date } klokka { $time }
date-from-to = { $from } til { $to }
time-of-day = { $hour }.{ $minute }
date-echo = Du har valgt { $date }
date-echo-time = Du har valgt { $date } klokka { $time }
born = født { $date }

# Steg i planen
step-state-planned = Planlagt
step-state-booked = Avtalt
step-state-done = Gjort
step-state-not_done = Ikke gjort
step-state-not_relevant = Ikke aktuelt lenger
step-overdue = Over fristen
step-kind-visit = Besøk hjemme
step-kind-gp_consultation = Time hos fastlegen
step-kind-evaluation = Samtale om hvordan det går
step-kind-appointment = Avtale et annet sted
step-kind-own_task = Egen oppgave
step-kind-other = Annet

# Det som er viktig
entry-status-active = Viktig nå
entry-status-reached = Nådd
entry-status-changed = Erstattet av noe annet
entry-status-no_longer_important = Ikke viktig lenger
said-by-patient = Med pasientens egne ord
said-by-relative = Slik pårørende ser det
said-by-staff_on_behalf = Pasientens ord, skrevet ned av ansatte
attainment-much_worse_than_hoped = Mye dårligere enn håpet
attainment-somewhat_worse_than_hoped = Litt dårligere enn håpet
attainment-as_hoped = Som håpet
attainment-somewhat_better_than_hoped = Litt bedre enn håpet
attainment-much_better_than_hoped = Mye bedre enn håpet

# Brevet fra sykehuset (epikrisen)
summary-status-draft = Utkast
summary-status-signed = Signert, ikke sendt
summary-status-released = Sendt til pasienten
summary-status-superseded = Erstattet av en nyere versjon
summary-status-withdrawn = Trukket tilbake
section-patient_information = Informasjon til pasient og pårørende
section-reason_for_admission = Årsak til innleggelsen
section-main_condition = Hovedtilstand
section-other_conditions = Andre tilstander
section-diagnoses = Diagnoser
section-procedures = Prosedyrer
section-background = Bakgrunn
section-present_illness = Aktuelt for innleggelsen
section-findings = Funn og undersøkelser
section-course_and_treatment = Forløp og behandling
section-assessment = Vurdering
section-functional_status = Funksjonsnivå ved utskrivning
section-follow_up = Videre oppfølging
section-medicines = Legemidler
section-other = Annet
medicine-change-new = Ny
medicine-change-changed = Endret
medicine-change-stopped = Sluttet
medicine-change-unchanged = Som før
medicine-as-needed = ved behov
medicine-until = til og med { $date }

# Oppholdet
certainty-estimated = Antatt
certainty-decided = Bestemt
destination-home = Hjem
destination-short_term_care = Korttidsplass i kommunen
destination-nursing_home = Sykehjem
destination-other_hospital = Et annet sykehus eller en annen avdeling
destination-died = Døde på sykehuset
destination-elsewhere = Et annet sted

# Enheter og mennesker
unit-kind-hospital_ward = Sengepost
unit-kind-home_care = Hjemmetjenesten
unit-kind-short_term_care = Korttidsplass
unit-kind-gp_office = Fastlegekontor
unit-kind-coordinator = Koordinator
role-nurse = Sykepleier
role-doctor = Lege
role-coordinator = Koordinator
role-leader = Avdelingsleder
capacity-patient = pasient
capacity-relative = pårørende
capacity-staff = helsepersonell
capacity-system = Hjemover

# Oppdateringer i innboksen
update-what_matters_written = Skrev noe nytt som er viktig
update-what_matters_changed = Endret det som er viktig
update-what_matters_rated = Sa hvordan det går
update-summary_released = Nytt brev fra sykehuset
update-summary_withdrawn = Et brev ble trukket tilbake
update-planned_discharge_moved = Planlagt utskrivning er satt eller flyttet
update-discharged = Skrevet ut fra sykehuset
update-step_overdue = Et steg er over fristen
update-task_ticked = Krysset av en egen oppgave

# Innsynsloggen: «Anne Li, Hjemmetjenesten øst: leste planen»
right-read_home = så på startsiden
right-read_patient = åpnet pasientsiden
right-read_what_matters = leste det som er viktig
right-write_what_matters = skrev eller endret det som er viktig
right-follow_up_what_matters = fulgte opp det som er viktig
right-rate_what_matters = sa hvordan det går
right-read_stays = leste om sykehusopphold
right-manage_stays = førte opplysninger om sykehusoppholdet
right-read_summaries = leste brev fra sykehuset
right-write_summaries = skrev på et brev
right-sign_summaries = signerte et brev
right-release_summaries = sendte et brev eller trakk det tilbake
right-confirm_reading = bekreftet å ha lest et brev
right-read_plan = leste planen
right-manage_plan = førte noe i planen
right-tick_tasks = la til eller krysset av en oppgave
right-read_access_log = leste innsynsloggen
right-read_inbox = leste i enhetens innboks
right-handle_updates = tok seg av en oppdatering
right-list_patients = så navnet i enhetens pasientliste
right-register_patients = registrerte pasienten ved enheten
basis-care_relation = fordi enheten gir helsehjelp
basis-own_record = fordi det er egne opplysninger
basis-registration = fordi enheten tok imot pasienten

# Pårørende: ord som flere sider bruker
action-yes = Ja
action-no = Nei
list-and = { $first } og { $last }
until-day = til og med { $date }
until-ended = til det avsluttes
scope-practical = det praktiske
scope-what_matters = det som er viktig
scope-plan = planen
scope-patient_information = delen av brevet som er skrevet til pasienten
scope-whole_letters = hele brevet
scope-long-practical = Det praktiske: hvem som kommer, når, og numrene å ringe
scope-long-what_matters = Det som er viktig for pasienten
scope-long-plan = Planen: stegene, fristene og hva som er gjort
scope-long-patient_information = Brev: bare delen som er skrevet til pasienten
scope-long-whole_letters = Brev: alt som står i dem
relation-EF = ektefelle
relation-SA = samboer
relation-DA = datter
relation-SO = sønn
relation-MO = mor
relation-FA = far
relation-SI = søster
relation-BR = bror
relation-BB = barnebarn
relation-GM = bestemor
relation-GF = bestefar
relation-TO = tante eller onkel
relation-AS = annen slektning
relation-AP = venn, nabo eller annen
relation-AN = annen foresatt
relation-MM = medmor
relation-AM = adoptivmor
relation-AF = adoptivfar
relation-BM = biologisk mor
relation-BF = biologisk far
relation-FM = fostermor
relation-FF = fosterfar
relation-SM = stemor
relation-SF = stefar
relation-SD = stedatter
relation-SN = stesønn
relation-SS = stesøster
relation-SB = stebror
care-function-1 = forelder eller foresatt
care-function-2 = verge
care-function-3 = hjelpeverge
care-function-4 = tilsynsfører
care-function-5 = støttekontakt
care-function-6 = fremtidsfullmektig
update-related_person_confirmed = En pårørende har bekreftet
update-related_person_corrected = En pårørende har rettet noe
update-related_person_declined = En pårørende har sagt nei
update-related_person_expired = En pårørende svarte ikke i tide
update-relative_wrote_what_matters = En pårørende skrev hva som er viktig, slik de ser det
update-relative_observed = En pårørende har sett noe
update-relative_asked = En pårørende spør om noe
right-read_whole_summaries = leste hele brevet fra sykehuset
right-read_related_persons = leste hvem som er pårørende
right-manage_related_persons = førte opp eller endret pårørende
right-give_consents = åpnet eller avsluttet tilgang for pårørende
right-decide_for_patient = bestemte for pasienten om tilgang
right-read_shared = leste det som er åpnet
right-read_shared-nothing = så at ingenting er åpnet
right-leave_shared = avsluttet sin egen tilgang
right-contribute = sa fra om noe
right-read_contributions = leste det pårørende har sagt
right-adopt_contributions = tok med det en pårørende har sagt
right-answer_invitation = svarte på invitasjonen som pårørende
basis-consent = fordi det er åpnet for dem
basis-related_person = som pårørende, uten tilgang til opplysninger
basis-handover = fordi enheten er spurt om å ta over
# Meldinger: oppdateringer og innsynslogg
update-admitted = Lagt inn på sykehus
update-admission_withdrawn = Innleggelsen er trukket tilbake
update-ready_for_discharge = Utskrivningsklar
update-readiness_expected = Antas å bli utskrivningsklar
update-not_ready_after_all = Ikke utskrivningsklar likevel
update-discharge_withdrawn = Utskrivningen er trukket tilbake
update-report_received = Ny rapport
update-summary_received = En epikrise er kommet, og er ikke vist til pasienten ennå
update-patient_section_missing = Et brev kom uten en del som er skrevet til pasienten
update-explanation_asked = Ber om en forklaring på et brev
update-evaluation_answered = Har svart på hvordan det har gått
update-died = Døde
right-read_checklists = leste sjekklister
right-fill_checklists = fylte ut eller signerte en sjekkliste
update-step_escalated = Et steg er fortsatt over fristen
update-update_escalated = En oppdatering venter på noen
update-handover_accepted = En annen enhet har tatt over
update-handover_refused = En annen enhet kan ikke ta over
right-read_messages = leste meldinger mellom sykehus, kommune og fastlege
right-send_messages = skrev en melding til sengeposten
right-accept_patients = tok imot pasienten etter en melding fra sykehuset
right-look_through_summaries = så gjennom et brev og viste det til pasienten
right-lead_unit = ledet enheten
right-read_adherence = leste hvor mange som fikk hvert steg i tide
right-read_handovers = leste hvem som har ansvaret
right-hand_over = spurte en annen enhet om å ta over
right-answer_handovers = svarte på om enheten tar over
right-register_absences = registrerte fravær i enheten
right-read_visit_notes = leste det som er skrevet til legetimen
right-write_visit_notes = skrev til legetimen
right-read_visit_page = leste siden til legen
right-share_visit_page = laget eller avsluttet en lenke til legen
right-open_visit_page = åpnet siden til legen via lenken
right-record_visit = skrev ned hva som ble bestemt hos legen
right-tell_worsening = fortalte at noe er blitt verre
right-read_worsening = leste hva som er blitt verre
basis-visit_link = via en lenke som pasienten, eller hjemmetjenesten for pasienten, har laget
update-worsened = Er blitt dårligere
update-visit_recorded = Skrev ned hva som ble bestemt hos legen
update-discharge_note_due = Notatet før utskrivelse mangler
update-checklist_missed = En sjekkliste ble ikke gjort i tide
right-read_clinical_records = leste vurderinger
right-read_discharge_records = leste om utskrivelsen
right-write_clinical_records = førte en vurdering
right-write_discharge_records = skrev notat eller samtale før utskrivelse
right-open_clinical_frailty = viste eller skjulte en vurdering
