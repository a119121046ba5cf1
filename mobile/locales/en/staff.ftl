# The pages staff work in: inbox, patients, ward.

unit-pick = Unit

# Inbox
inbox-title = Inbox
inbox-waiting = Waiting
inbox-handled = Handled
inbox-empty = Nothing is waiting
inbox-empty-explained = Things come here when a patient writes something new, when a letter is sent, when a discharge is moved and when a step goes overdue.
inbox-handled-empty = Nothing has been handled yet
inbox-new = New
inbox-new-announced = { $count ->
    [one] One new update
   *[other] { $count } new updates
}
inbox-nobody = Nobody has taken this yet
inbox-owner = { $name } is taking care of this
inbox-owner-me = You are taking care of this
inbox-handled-by = Handled by { $name }, { $when }
inbox-read-by = Read by { $names }
inbox-take = I will take this
inbox-take-over = Take over from { $name }
inbox-handle = Mark as handled
inbox-open-patient = Open { $name }
inbox-taken-meanwhile = { $name } took this before you, { $when }.
inbox-handled-meanwhile = { $name } handled this before you, { $when }.
inbox-marked = Marked as handled
inbox-no-unit = Your unit has no inbox

# Patients
patients-title = Patients
patients-filter = Find in the list
patients-filter-hint = Name, words or next step
patients-none = No patients yet
patients-none-explained = Patients come here when they are discharged from hospital to the unit.
patients-none-match = Nobody in the list matches “{ $text }”
patients-shown = { $count ->
    [one] One patient
   *[other] { $count } patients
}
patients-no-words = Has not written what matters yet
patients-no-step = No open steps
patients-next = Next: { $title }

# One patient
patient-matters = What matters to { $name }
patient-matters-none = { $name } has not written what matters yet. You could ask when you next meet.
patient-matters-earlier = Mattered earlier
patient-seen = We have seen this
patient-seen-by = Seen by { $unit }, { $when }
patient-seen-older = { $unit } saw an earlier wording, { $when }
patient-seen-nobody = Nobody has said that they have seen this yet
patient-seen-thanks = { $name } can now see that you have seen it.
patient-written-by = Written by { $name }, { $when }
patient-changed = changed { $when }
patient-rating = How it goes: { $level }
patient-follow-ups = Done
patient-follow-up-add = Write what we have done
patient-follow-up-text = What have you done?
patient-follow-up-hint = { $name } reads what you write.
patient-follow-up-on = When was it done?
patient-follow-up-save = Save what we have done
patient-serving = Steps that help
patient-details = Born { $born } · { $municipality }
patient-prefers-nb = Prefers to read Bokmål
patient-prefers-nn = Prefers to read Nynorsk
patient-prefers-en = Prefers to read English
patient-reach = Contact
patient-units = Looking after the patient now
patient-letters = Letters from hospital
patient-letters-none = No letters yet. The letter comes here when the ward sends it.
patient-letter-line = Letter from { $ward }
patient-letter-version = Version { $number }
patient-letter-read = Read by the patient { $when }
patient-letter-unread = Not read by the patient yet
patient-stay = Hospital stay
patient-no-phone = Not given

# Steps
staff-steps-title = Plan
staff-steps-open = Now and ahead
staff-steps-past = Finished
staff-steps-none = No plan yet. It is made when the patient is discharged home or to a short-term place.
staff-step-due = By { $date }
staff-step-was-due = Should have been done by { $date }
staff-step-booked-at = { $when }, with { $with }
staff-step-owner-line = Responsible: { $owner }
staff-step-owner-patient = the patient
staff-step-owner-person = { $person }, { $unit }
staff-step-moved-by = { $state } by { $name }, { $when }
staff-step-serves = Helps with what matters:
staff-step-book = Book a time
staff-step-rebook = Change the time
staff-step-done = Done
staff-step-not-done = Not done
staff-step-not-relevant = Not relevant
staff-step-unbook = Cancel the time
staff-step-reopen = Take up again
staff-step-other = Something else
staff-step-change = Change the step
staff-step-book-date = Which day?
staff-step-book-time = Time
staff-step-book-with = Who comes, or whom will { $name } meet?
staff-step-book-save = Save the booking
staff-step-done-note = What was done?
staff-step-done-note-hint = In short, and so that { $name } understands.
staff-step-done-save = Mark as done
staff-step-reason-not-done = Why was it not done?
staff-step-reason-not-relevant = Why is it no longer relevant?
staff-step-reason-hint = { $name } reads this.
staff-step-reason-save = Save
staff-step-add = Add a step
staff-step-add-save = Add the step
staff-step-kind = What kind of step?
staff-step-title = What is to be done?
staff-step-title-hint = In words { $name } understands.
staff-step-owner = Who is responsible?
staff-step-person = Name of the person responsible
staff-step-due-by = By which day?
staff-step-serves-pick = What does it help with?
staff-step-changed-now = The step is now: { $state }

# The ward
ward-title = Ward
ward-empty = Nobody admitted now
ward-empty-explained = Register a patient, and they stand here until they are discharged.
ward-register = Register a patient
ward-admitted = Admitted { $date }
ward-planned = Planned to leave { $date } ({ $certainty })
ward-planned-line = Planned to leave { $date }
ward-planned-none = No discharge date yet
ward-ready-since = Ready to leave since { $when }
ward-ready-expected = Expected to be ready to leave { $when }
ward-letter = Letter: { $status }
ward-letter-none = Letter: not begun
ward-left = Discharged from here
ward-discharged = Discharged { $date } · { $destination }

ward-plan-title = Planned discharge
ward-plan-set = Set a date
ward-plan-move = Move the date
ward-plan-date = Date
ward-plan-certainty = How certain is it?
ward-plan-reason = Why is the date moved?
ward-plan-reason-first = Reason
ward-plan-reason-hint = The patient and home care read this.
ward-plan-save = Save the date
ward-plan-history = Earlier dates
ward-plan-line = { $date }, { $certainty }
ward-plan-by = Set by { $name }, { $when }
ward-ready = Report ready to leave
ward-not-ready = Take back ready to leave

ward-discharge = Discharge the patient
ward-discharge-title = Discharge { $name }
ward-discharge-when = When did the patient leave?
ward-discharge-where = Where to?
ward-discharge-home-care = Who takes over?
ward-discharge-gp = GP office
ward-discharge-choose = Choose …
ward-discharge-nobody = Nobody takes over
ward-discharge-explained = { $name } and the units are told. A plan with three steps is made from this day when the patient goes home or to a short-term place.
ward-discharge-died = When the patient has died, every automatic contact stops at once.
ward-discharge-save = Discharge the patient

ward-register-title = Register a patient
ward-register-explained = If the person is in Hjemover already, it becomes the same patient.
ward-given-name = First name
ward-family-name = Last name
ward-birth-date = Date of birth
ward-number = National identity number or D number
ward-number-hint = Eleven digits. Stored encrypted and never shown again.
ward-phone = Telephone
ward-email = E-mail
ward-municipality = Municipality
ward-prefers = Prefers to read
ward-admitted-when = Admitted when?
ward-register-save = Register and admit
ward-admit = Admit to { $unit }
ward-admit-save = Admit
ward-registered = { $name } is registered and admitted.
ward-registered-not-admitted = The patient is registered, but not admitted yet.

time-label = Time
date-label = Date

# The letter
ward-letter-new = Write the letter
ward-letter-continue = Go on with the letter
ward-letter-title = Letter to { $name }
ward-letter-saved-at = Saved { $when }
ward-letter-save = Save the draft
ward-letter-not-saved = Not saved yet
ward-letter-patient-first = Write to the patient
ward-letter-patient-hint = Say “you”. What was wrong, what did we do, what happens now, and whom do you call? Short sentences, no abbreviations.
ward-letter-matters = This matters to { $name }
ward-letter-clinical = For health personnel
ward-letter-medicine-add = Add a medicine
ward-letter-medicine-remove = Remove { $name }
ward-letter-medicine-number = Medicine { $number }
ward-letter-medicine-name = Name and strength
ward-letter-medicine-dosage = How is it taken?
ward-letter-medicine-dosage-hint = In plain words, such as “1 tablet morning and evening”
ward-letter-medicine-change = What is new?
ward-letter-medicine-reason = Why?
ward-letter-medicine-until = Last day
ward-letter-medicine-as-needed = Only when needed
ward-letter-preview = See the letter as the patient gets it
ward-letter-preview-title = The letter as the patient sees it
ward-letter-write-more = Go on writing
ward-letter-empty-section = Not written
ward-letter-no-patient-section = The letter has no part for the patient yet. It can be signed like this, but then somebody must explain it in person.
ward-letter-sign = Sign the letter
ward-letter-sign-explained = Once signed, the text cannot change. To correct something, a new version is made.
ward-letter-sign-doctor = A doctor signs the letter.
ward-letter-release = Send the letter to the patient
ward-letter-release-explained = { $name } is told at once. The units that follow up can read it too.
ward-letter-new-version = Make a new version
ward-letter-change-note = What has changed, and why?
ward-letter-change-note-hint = The patient reads this at the top of the new version.
ward-letter-new-version-save = Begin a new version
ward-letter-withdraw = Withdraw
ward-letter-withdraw-reason = Why is the letter withdrawn?
ward-letter-withdraw-hint = The patient reads this instead of the letter.
ward-letter-withdraw-save = Withdraw the letter
ward-letter-signed-by = Signed by { $name }, { $when }
ward-letter-released-by = Sent to the patient by { $name }, { $when }
ward-letter-withdrawn-by = Withdrawn by { $name }, { $when }: { $reason }
ward-letter-written-by = Last written by { $name }, { $when }
ward-letter-stay = Stay { $from } to { $to }
ward-letter-stay-open = Admitted { $from }
ward-letter-versions = Versions of the letter
ward-letter-changed = This is new in this version
ward-letter-read-by = Read by { $name }, { $when }
ward-letter-confirm = I have read the letter
ward-letter-sent = The letter is sent to the patient.
ward-letter-signed = The letter is signed.
ward-letter-merged = { $name } saved too. What you both wrote is included.
ward-letter-received = The letter came as a message. It is corrected and withdrawn where it was written.
ward-letter-section-missing = The letter has no part for the patient
ward-letter-section-about = The part for the patient is written about the patient, not to them
ward-letter-waits = The letter waits for somebody to look through it
ward-letter-look-through-explained = The patient has not got the letter yet. Look through it first, and talk to the patient on the telephone or when you next meet if something should be explained.
ward-letter-look-through = I have looked through the letter – show it to the patient
ward-letter-shown-at = If nobody looks through it, it is shown by itself { $when }.
ward-letter-explanation-asked = The patient asked for an explanation { $when }.

# Related persons, on the patient's page and in the list
patient-relatives-none = Nobody is listed yet.
patient-relatives-open = List, ask and open access
relative-this-stay = Confirmed during this stay
relative-not-this-stay = Not confirmed during this stay
relative-line-registered = not asked yet
relative-line-invited = asked, has not answered yet
relative-line-confirmed = confirmed earlier, not during this stay
relative-line-corrected = confirmed earlier, not during this stay
relative-line-declined = has said no
relative-line-expired = did not answer in time
relative-line-ended = no longer listed
ward-relatives-confirmed = Related persons confirmed
ward-relatives-missing = Related persons missing: { $names }
ward-relatives-none = No related persons listed
