# Ord som heile appen bruker.
# Nøklar som endar på eit namn frå API-et, bruker namnet slik det står der: step-state-not_done.

app-name = Hjemover
app-line = Frå sjukehus og heim, med det som er viktig for deg
loading = Hentar …
skip-to-content = Hopp til innhaldet
menu-label = Hovudmeny
signed-in-as = Logga inn som { $name }
language-label = Språk
language-nb = Bokmål
language-nn = Nynorsk
language-en = English
text-size-label = Tekststorleik
text-size-100 = Vanleg
text-size-125 = Større
text-size-150 = Stor
text-size-200 = Størst

# Alltid innan rekkjevidd
emergency-line = Ved akutt fare: ring 113. Treng du lege no: ring legevakta på 116 117.
emergency-113 = Ring 113
emergency-116117 = Ring legevakta på 116 117
emergency-not-a-channel = Hjemover blir ikkje lese døgnet rundt. Ring 113 ved akutt fare, eller legevakta på 116 117 når du treng lege no.

# Nedste linje
nav-home = Heim
nav-what-matters = Viktig for meg
nav-letter = Brev
nav-plan = Plan
nav-more = Meir
nav-inbox = Innboks
nav-patients = Pasientar
nav-ward = Sengepost

# Det knappar seier
action-save = Lagre
action-cancel = Avbryt
action-close = Lukk
action-change = Endre
action-remove = Fjern
action-add = Legg til
action-send = Send
action-next = Neste
action-back = Tilbake
action-open = Opne
action-print = Skriv ut
action-retry = Prøv igjen
action-show-more = Vis fleire
table-label = Tabell
action-update = Hent på nytt
action-sign-in = Logg inn
action-sign-out = Logg ut
action-call = Ring { $name }
action-call-number = Ring { $name } på { $phone }
action-call-phone = Ring { $phone }

# Tilstandar på skjermen
state-saving = Lagrar …
state-saved = Lagra
state-draft-kept = Det du skriv, blir teke vare på her til du lagrar.
state-draft-restored = Her er teksten du ikkje rakk å lagre.
state-offline = Du er utan nett. Du kan lese det som alt er henta. Det du skriv, blir teke vare på her.
state-online-again = Du er på nett igjen.
state-empty = Ingenting her enno
state-may-be-old = Dette vart henta { $when } og kan vere endra sidan.
error-summary-title = For å gå vidare må du rette opp dette:
optional = valfritt
characters-left = { $count ->
    [one] eitt teikn att
   *[other] { $count } teikn att
}

# Nokon andre endra det same
conflict-title = Nokon andre har endra dette samtidig
conflict-explained = Teksten din er ikkje borte. Sjå kva som er endra, og vel kva som skal gjelde.
conflict-theirs = Slik står det no
conflict-mine = Dette skreiv du
conflict-use-theirs = Behald det som står no
conflict-use-mine = Lagre det eg skreiv

# Datoar
weekday-1 = måndag
weekday-2 = tysdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = laurdag
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
date-tomorrow = i morgon
date-yesterday = i går
date-in-days = om { $days } dagar
date-days-ago = for { $days } dagar sidan
date-with-near = { $date } ({ $near })
date-at-time = { $date } klokka { $time }
date-from-to = { $from } til { $to }
time-of-day = { $hour }.{ $minute }
date-echo = Du har valt { $date }
date-echo-time = Du har valt { $date } klokka { $time }
born = fødd { $date }

# Steg i planen
step-state-planned = Planlagt
step-state-booked = Avtalt
step-state-done = Gjort
step-state-not_done = Ikkje gjort
step-state-not_relevant = Ikkje aktuelt lenger
step-overdue = Over fristen
step-kind-visit = Besøk heime
step-kind-gp_consultation = Time hos fastlegen
step-kind-evaluation = Samtale om korleis det går
step-kind-appointment = Avtale ein annan stad
step-kind-own_task = Eiga oppgåve
step-kind-other = Anna

# Det som er viktig
entry-status-active = Viktig no
entry-status-reached = Nådd
entry-status-changed = Erstatta av noko anna
entry-status-no_longer_important = Ikkje viktig lenger
said-by-patient = Med pasienten sine eigne ord
said-by-relative = Slik pårørande ser det
said-by-staff_on_behalf = Pasienten sine ord, skrivne ned av tilsette
attainment-much_worse_than_hoped = Mykje dårlegare enn håpt
attainment-somewhat_worse_than_hoped = Litt dårlegare enn håpt
attainment-as_hoped = Som håpt
attainment-somewhat_better_than_hoped = Litt betre enn håpt
attainment-much_better_than_hoped = Mykje betre enn håpt

# Brevet frå sjukehuset (epikrisen)
summary-status-draft = Utkast
summary-status-signed = Signert, ikkje sendt
summary-status-released = Sendt til pasienten
summary-status-superseded = Erstatta av ein nyare versjon
summary-status-withdrawn = Trekt tilbake
section-patient_information = Informasjon til pasient og pårørande
section-reason_for_admission = Årsak til innlegginga
section-main_condition = Hovudtilstand
section-other_conditions = Andre tilstandar
section-diagnoses = Diagnosar
section-procedures = Prosedyrar
section-background = Bakgrunn
section-present_illness = Aktuelt for innlegginga
section-findings = Funn og undersøkingar
section-course_and_treatment = Forløp og behandling
section-assessment = Vurdering
section-functional_status = Funksjonsnivå ved utskriving
section-follow_up = Vidare oppfølging
section-medicines = Legemiddel
section-other = Anna
medicine-change-new = Ny
medicine-change-changed = Endra
medicine-change-stopped = Slutta
medicine-change-unchanged = Som før
medicine-as-needed = ved behov
medicine-until = til og med { $date }

# Opphaldet
certainty-estimated = Venta
certainty-decided = Bestemt
destination-home = Heim
destination-short_term_care = Korttidsplass i kommunen
destination-nursing_home = Sjukeheim
destination-other_hospital = Eit anna sjukehus eller ei anna avdeling
destination-died = Døydde på sjukehuset
destination-elsewhere = Ein annan stad

# Einingar og menneske
unit-kind-hospital_ward = Sengepost
unit-kind-home_care = Heimetenesta
unit-kind-short_term_care = Korttidsplass
unit-kind-gp_office = Fastlegekontor
unit-kind-coordinator = Koordinator
role-nurse = Sjukepleiar
role-doctor = Lege
role-coordinator = Koordinator
role-leader = Avdelingsleiar
capacity-patient = pasient
capacity-relative = pårørande
capacity-staff = helsepersonell
capacity-system = Hjemover

# Oppdateringar i innboksen
update-what_matters_written = Skreiv noko nytt som er viktig
update-what_matters_changed = Endra det som er viktig
update-what_matters_rated = Sa korleis det går
update-summary_released = Nytt brev frå sjukehuset
update-summary_withdrawn = Eit brev vart trekt tilbake
update-planned_discharge_moved = Planlagd utskriving er sett eller flytta
update-discharged = Skriven ut frå sjukehuset
update-step_overdue = Eit steg er over fristen
update-task_ticked = Kryssa av ei eiga oppgåve

# Innsynsloggen: «Anne Li, Heimetenesta aust: las planen»
right-read_home = såg på startsida
right-read_patient = opna pasientsida
right-read_what_matters = las det som er viktig
right-write_what_matters = skreiv eller endra det som er viktig
right-follow_up_what_matters = følgde opp det som er viktig
right-rate_what_matters = sa korleis det går
right-read_stays = las om sjukehusopphald
right-manage_stays = førte opplysningar om sjukehusopphaldet
right-read_summaries = las brev frå sjukehuset
right-write_summaries = skreiv på eit brev
right-sign_summaries = signerte eit brev
right-release_summaries = sende eit brev eller trekte det tilbake
right-confirm_reading = stadfesta å ha lese eit brev
right-read_plan = las planen
right-manage_plan = førte noko i planen
right-tick_tasks = la til eller kryssa av ei oppgåve
right-read_access_log = las innsynsloggen
right-read_inbox = las i innboksen til eininga
right-handle_updates = tok seg av ei oppdatering
right-list_patients = såg namnet i pasientlista til eininga
right-register_patients = registrerte pasienten ved eininga
basis-care_relation = fordi eininga gir helsehjelp
basis-own_record = fordi det er eigne opplysningar
basis-registration = fordi eininga tok imot pasienten

# Pårørande: ord som fleire sider bruker
action-yes = Ja
action-no = Nei
list-and = { $first } og { $last }
until-day = til og med { $date }
until-ended = til det blir avslutta
scope-practical = det praktiske
scope-what_matters = det som er viktig
scope-plan = planen
scope-patient_information = delen av brevet som er skriven til pasienten
scope-whole_letters = heile brevet
scope-long-practical = Det praktiske: kven som kjem, når, og numra å ringje
scope-long-what_matters = Det som er viktig for pasienten
scope-long-plan = Planen: stega, fristane og kva som er gjort
scope-long-patient_information = Brev: berre delen som er skriven til pasienten
scope-long-whole_letters = Brev: alt som står i dei
relation-EF = ektefelle
relation-SA = sambuar
relation-DA = dotter
relation-SO = son
relation-MO = mor
relation-FA = far
relation-SI = syster
relation-BR = bror
relation-BB = barnebarn
relation-GM = bestemor
relation-GF = bestefar
relation-TO = tante eller onkel
relation-AS = annan slektning
relation-AP = ven, nabo eller annan
relation-AN = annan føresett
relation-MM = medmor
relation-AM = adoptivmor
relation-AF = adoptivfar
relation-BM = biologisk mor
relation-BF = biologisk far
relation-FM = fostermor
relation-FF = fosterfar
relation-SM = stemor
relation-SF = stefar
relation-SD = stedotter
relation-SN = steson
relation-SS = stesyster
relation-SB = stebror
care-function-1 = forelder eller føresett
care-function-2 = verje
care-function-3 = hjelpeverje
care-function-4 = tilsynsførar
care-function-5 = støttekontakt
care-function-6 = framtidsfullmektig
update-related_person_confirmed = Ein pårørande har stadfesta
update-related_person_corrected = Ein pårørande har retta noko
update-related_person_declined = Ein pårørande har sagt nei
update-related_person_expired = Ein pårørande svara ikkje i tide
update-relative_wrote_what_matters = Ein pårørande skreiv kva som er viktig, slik dei ser det
update-relative_observed = Ein pårørande har sett noko
update-relative_asked = Ein pårørande spør om noko
right-read_whole_summaries = las heile brevet frå sjukehuset
right-read_related_persons = las kven som er pårørande
right-manage_related_persons = førte opp eller endra pårørande
right-give_consents = opna eller avslutta tilgang for pårørande
right-decide_for_patient = bestemte for pasienten om tilgang
right-read_shared = las det som er opna
right-read_shared-nothing = såg at ingenting er opna
right-leave_shared = avslutta sin eigen tilgang
right-contribute = sa frå om noko
right-read_contributions = las det pårørande har sagt
right-adopt_contributions = tok med det ein pårørande har sagt
right-answer_invitation = svara på invitasjonen som pårørande
basis-consent = fordi det er opna for dei
basis-related_person = som pårørande, utan tilgang til opplysningar
basis-handover = fordi eininga er spurd om å ta over
# Meldingar: oppdateringar og innsynslogg
update-admitted = Lagd inn på sjukehus
update-admission_withdrawn = Innlegginga er trekt tilbake
update-ready_for_discharge = Utskrivingsklar
update-readiness_expected = Venta å bli utskrivingsklar
update-not_ready_after_all = Ikkje utskrivingsklar likevel
update-discharge_withdrawn = Utskrivinga er trekt tilbake
update-report_received = Ny rapport
update-summary_received = Ein epikrise er komen, og er ikkje vist til pasienten enno
update-patient_section_missing = Eit brev kom utan ein del som er skriven til pasienten
update-explanation_asked = Ber om ei forklaring på eit brev
update-evaluation_answered = Har svart på korleis det har gått
update-died = Døydde
right-read_checklists = las sjekklister
right-fill_checklists = fylte ut eller signerte ei sjekkliste
update-step_escalated = Eit steg er framleis over fristen
update-update_escalated = Ei oppdatering ventar på nokon
update-handover_accepted = Ei anna eining har teke over
update-handover_refused = Ei anna eining kan ikkje ta over
right-read_messages = las meldingar mellom sjukehus, kommune og fastlege
right-send_messages = skreiv ei melding til sengeposten
right-accept_patients = tok imot pasienten etter ei melding frå sjukehuset
right-look_through_summaries = såg gjennom eit brev og viste det til pasienten
right-lead_unit = leidde eininga
right-read_adherence = las kor mange som fekk kvart steg i tide
right-read_handovers = las kven som har ansvaret
right-hand_over = spurde ei anna eining om å ta over
right-answer_handovers = svara på om eininga tek over
right-register_absences = registrerte fråvær i eininga
right-read_visit_notes = las det som er skrive til legetimen
right-write_visit_notes = skreiv til legetimen
right-read_visit_page = las sida til legen
right-share_visit_page = laga eller avslutta ei lenkje til legen
right-open_visit_page = opna sida til legen via lenkja
right-record_visit = skreiv ned kva som vart bestemt hos legen
right-tell_worsening = fortalde at noko er blitt verre
right-read_worsening = las kva som er blitt verre
basis-visit_link = via ei lenkje som pasienten, eller heimetenesta for pasienten, har laga
update-worsened = Er blitt dårlegare
update-visit_recorded = Skreiv ned kva som vart bestemt hos legen
update-discharge_note_due = Notatet før utskriving manglar
update-checklist_missed = Ei sjekkliste vart ikkje gjord i tide
right-read_clinical_records = las vurderingar
right-read_discharge_records = las om utskrivinga
right-write_clinical_records = førte ei vurdering
right-write_discharge_records = skreiv notat eller samtale før utskriving
right-open_clinical_frailty = viste eller gøymde ei vurdering
