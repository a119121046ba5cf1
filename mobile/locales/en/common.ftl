# Words the whole app uses.
# Keys that end in a name from the API use that name as it stands there: step-state-not_done.

app-name = Hjemover
app-line = From hospital to home, with what matters to you
loading = Loading …
skip-to-content = Skip to the content
menu-label = Main menu
signed-in-as = Signed in as { $name }
language-label = Language
language-nb = Bokmål
language-nn = Nynorsk
language-en = English
text-size-label = Text size
text-size-100 = Normal
text-size-125 = Larger
text-size-150 = Large
text-size-200 = Largest

# Always within reach
emergency-line = In an emergency: call 113. If you need a doctor now: call 116 117.
emergency-113 = Call 113
emergency-116117 = Call the out-of-hours doctor on 116 117
emergency-not-a-channel = Nobody watches Hjemover around the clock. Call 113 in an emergency, or 116 117 when you need a doctor now.

# The bar at the bottom
nav-home = Home
nav-what-matters = What matters
nav-letter = Letter
nav-plan = Plan
nav-more = More
nav-inbox = Inbox
nav-patients = Patients
nav-ward = Ward

# What buttons say
action-save = Save
action-cancel = Cancel
action-close = Close
action-change = Change
action-remove = Remove
action-add = Add
action-send = Send
action-next = Next
action-back = Back
action-open = Open
action-print = Print
action-retry = Try again
action-show-more = Show more
table-label = Table
action-update = Refresh
action-sign-in = Sign in
action-sign-out = Sign out
action-call = Call { $name }
action-call-number = Call { $name } on { $phone }
action-call-phone = Call { $phone }

# States of a screen
state-saving = Saving …
state-saved = Saved
state-draft-kept = What you write is kept here until you save it.
state-draft-restored = Here is the text you did not get to save.
state-offline = You are offline. You can read what has been loaded. What you write is kept here.
state-online-again = You are online again.
state-empty = Nothing here yet
state-may-be-old = This was loaded { $when } and may have changed since.
error-summary-title = To go on, please correct the following:
optional = optional
characters-left = { $count ->
    [one] one character left
   *[other] { $count } characters left
}

# Somebody else changed the same thing
conflict-title = Somebody else changed this at the same time
conflict-explained = Your text is not lost. See what changed, and choose what should stand.
conflict-theirs = As it stands now
conflict-mine = What you wrote
conflict-use-theirs = Keep what stands now
conflict-use-mine = Save what I wrote

# Dates
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date-long = { $weekday } { $day } { $month }
date-long-year = { $weekday } { $day } { $month } { $year }
date-short = { $day } { $month }
date-short-year = { $day } { $month } { $year }
date-today = today
date-tomorrow = tomorrow
date-yesterday = yesterday
date-in-days = in { $days } days
date-days-ago = { $days } days ago
date-with-near = { $date } ({ $near })
date-at-time = { $date } at { $time }
date-from-to = { $from } to { $to }
time-of-day = { $hour }:{ $minute }
date-echo = You chose { $date }
date-echo-time = You chose { $date } at { $time }
born = born { $date }

# Steps of the plan
step-state-planned = Planned
step-state-booked = Booked
step-state-done = Done
step-state-not_done = Not done
step-state-not_relevant = No longer relevant
step-overdue = Overdue
step-kind-visit = Visit at home
step-kind-gp_consultation = Appointment with the GP
step-kind-evaluation = Talk about how it goes
step-kind-appointment = Appointment somewhere else
step-kind-own_task = Own task
step-kind-other = Something else

# What matters
entry-status-active = Matters now
entry-status-reached = Reached
entry-status-changed = Replaced by something else
entry-status-no_longer_important = No longer important
said-by-patient = In the patient's own words
said-by-relative = As a relative sees it
said-by-staff_on_behalf = The patient's words, written down by staff
attainment-much_worse_than_hoped = Much worse than hoped
attainment-somewhat_worse_than_hoped = A little worse than hoped
attainment-as_hoped = As hoped
attainment-somewhat_better_than_hoped = A little better than hoped
attainment-much_better_than_hoped = Much better than hoped

# The letter from hospital (discharge summary)
summary-status-draft = Draft
summary-status-signed = Signed, not sent
summary-status-released = Sent to the patient
summary-status-superseded = Replaced by a newer version
summary-status-withdrawn = Withdrawn
section-patient_information = Information for the patient and relatives
section-reason_for_admission = Reason for admission
section-main_condition = Main condition
section-other_conditions = Other conditions
section-diagnoses = Diagnoses
section-procedures = Procedures
section-background = Background
section-present_illness = Present illness
section-findings = Findings and examinations
section-course_and_treatment = Course and treatment
section-assessment = Assessment
section-functional_status = Functioning at discharge
section-follow_up = Follow-up
section-medicines = Medicines
section-other = Other
medicine-change-new = New
medicine-change-changed = Changed
medicine-change-stopped = Stopped
medicine-change-unchanged = As before
medicine-as-needed = when needed
medicine-until = up to and including { $date }

# The stay
certainty-estimated = Estimated
certainty-decided = Decided
destination-home = Home
destination-short_term_care = Short-term place in the municipality
destination-nursing_home = Nursing home
destination-other_hospital = Another hospital or ward
destination-died = Died in hospital
destination-elsewhere = Somewhere else

# Units and people
unit-kind-hospital_ward = Hospital ward
unit-kind-home_care = Home care
unit-kind-short_term_care = Short-term place
unit-kind-gp_office = GP office
unit-kind-coordinator = Coordinator
role-nurse = Nurse
role-doctor = Doctor
role-coordinator = Coordinator
role-leader = Unit leader
capacity-patient = patient
capacity-relative = relative
capacity-staff = health personnel
capacity-system = Hjemover

# Updates in the inbox
update-what_matters_written = Wrote something new that matters
update-what_matters_changed = Changed what matters
update-what_matters_rated = Said how it goes
update-summary_released = New letter from hospital
update-summary_withdrawn = A letter was withdrawn
update-planned_discharge_moved = Planned discharge was set or moved
update-discharged = Discharged from hospital
update-step_overdue = A step is overdue
update-task_ticked = Ticked off an own task

# The access log: «Anne Li, Home care east: read the plan»
right-read_home = looked at the first screen
right-read_patient = opened the patient's page
right-read_what_matters = read what matters
right-write_what_matters = wrote or changed what matters
right-follow_up_what_matters = followed up what matters
right-rate_what_matters = said how it goes
right-read_stays = read about hospital stays
right-manage_stays = recorded something about the hospital stay
right-read_summaries = read letters from hospital
right-write_summaries = worked on a letter
right-sign_summaries = signed a letter
right-release_summaries = sent a letter or withdrew it
right-confirm_reading = confirmed having read a letter
right-read_plan = read the plan
right-manage_plan = recorded something in the plan
right-tick_tasks = added or ticked off a task
right-read_access_log = read the access log
right-read_inbox = read the unit's inbox
right-handle_updates = took care of an update
right-list_patients = saw the name in the unit's list of patients
right-register_patients = registered the patient at the unit
basis-care_relation = because the unit provides care
basis-own_record = because it is their own information
basis-registration = because the unit received the patient

# Related persons: words that several pages use
action-yes = Yes
action-no = No
list-and = { $first } and { $last }
until-day = until and including { $date }
until-ended = until it is ended
scope-practical = the practical
scope-what_matters = what matters
scope-plan = the plan
scope-patient_information = the part of the letter written to the patient
scope-whole_letters = the whole letter
scope-long-practical = The practical: who comes, when, and the numbers to call
scope-long-what_matters = What matters to the patient
scope-long-plan = The plan: steps, deadlines and what was done
scope-long-patient_information = Letters: only the part written to the patient
scope-long-whole_letters = Letters: everything in them
relation-EF = spouse
relation-SA = cohabitant
relation-DA = daughter
relation-SO = son
relation-MO = mother
relation-FA = father
relation-SI = sister
relation-BR = brother
relation-BB = grandchild
relation-GM = grandmother
relation-GF = grandfather
relation-TO = aunt or uncle
relation-AS = other relative
relation-AP = friend, neighbour or other
relation-AN = other guardian
relation-MM = co-mother
relation-AM = adoptive mother
relation-AF = adoptive father
relation-BM = biological mother
relation-BF = biological father
relation-FM = foster mother
relation-FF = foster father
relation-SM = stepmother
relation-SF = stepfather
relation-SD = stepdaughter
relation-SN = stepson
relation-SS = stepsister
relation-SB = stepbrother
care-function-1 = parent
care-function-2 = guardian
care-function-3 = assistant guardian
care-function-4 = supervisor
care-function-5 = support contact
care-function-6 = lasting attorney
update-related_person_confirmed = A related person has confirmed
update-related_person_corrected = A related person has corrected something
update-related_person_declined = A related person has said no
update-related_person_expired = A related person did not answer in time
update-relative_wrote_what_matters = A related person wrote what matters, as they see it
update-relative_observed = A related person has seen something
update-relative_asked = A related person asks something
right-read_whole_summaries = read the whole letter from hospital
right-read_related_persons = read who the related persons are
right-manage_related_persons = listed or changed related persons
right-give_consents = opened or ended access for related persons
right-decide_for_patient = decided about access for the patient
right-read_shared = read what was opened
right-read_shared-nothing = saw that nothing is open
right-leave_shared = ended their own access
right-contribute = said something
right-read_contributions = read what related persons have said
right-adopt_contributions = took in what a related person has said
right-answer_invitation = answered the invitation as a related person
basis-consent = because it was opened for them
basis-related_person = as a related person, without access to information
basis-handover = because the unit was asked to take over
# Messages: updates and access log
update-admitted = Admitted to hospital
update-admission_withdrawn = The admission was withdrawn
update-ready_for_discharge = Ready to leave hospital
update-readiness_expected = Expected to be ready to leave
update-not_ready_after_all = Not ready to leave after all
update-discharge_withdrawn = The discharge was withdrawn
update-report_received = New report
update-summary_received = A discharge letter has come and is not shown to the patient yet
update-patient_section_missing = A letter came without a part written to the patient
update-explanation_asked = Asks to have a letter explained
update-evaluation_answered = Has answered how it has been
update-died = Died
right-read_checklists = read checklists
right-fill_checklists = filled or signed a checklist
update-step_escalated = A step is still overdue
update-update_escalated = An update waits for somebody
update-handover_accepted = Another unit has taken over
update-handover_refused = Another unit cannot take over
right-read_messages = read messages between hospital, municipality and GP
right-send_messages = wrote a message to the ward
right-accept_patients = received the patient after a message from the hospital
right-look_through_summaries = looked through a letter and showed it to the patient
right-lead_unit = led the unit
right-read_adherence = read how many got each step in time
right-read_handovers = read who is responsible
right-hand_over = asked another unit to take over
right-answer_handovers = said whether the unit takes over
right-register_absences = registered absence in the unit
right-read_visit_notes = read what was written for the GP visit
right-write_visit_notes = wrote for the GP visit
right-read_visit_page = read the page for the GP
right-share_visit_page = made or ended a link for the GP
right-open_visit_page = opened the page for the GP by the link
right-record_visit = wrote down what was decided at the GP’s
right-tell_worsening = told that something got worse
right-read_worsening = read what got worse
basis-visit_link = by a link that the patient, or home care for the patient, made
update-worsened = Has got worse
update-visit_recorded = Wrote down what was decided at the GP’s
update-discharge_note_due = The note before discharge is missing
update-checklist_missed = A checklist was not done in time
right-read_clinical_records = read assessments
right-read_discharge_records = read about the discharge
right-write_clinical_records = recorded an assessment
right-write_discharge_records = wrote a note or conversation before discharge
right-open_clinical_frailty = showed or hid an assessment
