# Checklists.
checklists-title = Checklists
checklists-back-to-patient = The patient
checklists-none = No checklists wait now.
checklists-called-for = When something happens
checklists-of-others = Others fill these
checklists-signed = Signed
checklists-signed-by = Signed by { $name } { $at }.
checklists-not-signed = Not signed yet. { $name } began it.
checklists-due = By { $day }.
checklists-overdue = Should have been done by { $day }.
checklists-begun = { $name } has begun. { $answered } of { $items } answered.
checklists-begin = Begin
checklists-begin-named = Begin { $title }
checklists-go-on = Continue
checklists-look = See the answers so far
checklists-daily-line = Each day
checklists-newer = The template has changed since this was begun. It is filled as it was.
checklists-answered = { $answered } of { $items } answered.
checklists-all-saved = Everything is saved.
checklists-waiting = { $count ->
    [one] One answer is on the phone and is sent when there is a network.
   *[other] { $count } answers are on the phone and are sent when there is a network.
}
checklists-not-stored = { $count ->
    [one] One answer was not saved.
   *[other] { $count } answers were not saved.
}
checklists-give-up = Give up what was not saved
checklists-required = { $item } (must be answered)
checklists-note = Note
checklists-note-to = Note on: { $item }
checklists-last = Last time: { $said }, { $day }.
checklists-own = { $name } themselves: { $said }, { $day }.
checklists-own-relative = { $name }, relative: { $said }, { $day }.
checklists-meanwhile = { $name } has answered this meanwhile:
checklists-keep-mine = Use my answer
checklists-keep-theirs = Keep this one
checklists-proposed = Proposed step in the plan:
checklists-take-up = Put into the plan
checklists-leave = Not now
checklists-taken-up = Put into the plan.
checklists-not-taken-up = Not put into the plan.
checklists-nothing-matters = Nothing is written down as important yet.
checklists-add-medicine = Add a medicine
checklists-remove-medicine = Remove
checklists-add-this = Add
checklists-medicine-name = Medicine and strength
checklists-medicine-change = What was changed?
checklists-medicine-how = How it is taken (optional)
checklists-medicine-why = Why (optional)
checklists-no-medicines = no changes
checklists-unanswered = Not answered
checklists-answered-by = { $name }, { $day }
checklists-sign-as = Signed with name and time: { $name }.
checklists-sign = Sign
checklists-sign-waits = The signature is sent when all answers are.
yes-no-yes = Yes
yes-no-no = No
yes-no-not_relevant = Not relevant
done-by-hospital_ward = The ward
done-by-home_care = Home care
done-by-gp_office = The GP
done-by-coordinator = The coordinator
done-by-patient = The patient
news2-sum = NEWS2: { $total }.
news2-incomplete = NEWS2 is summed when all measurements are made.
news2-habitual = Usual for the person: { $total }.
news2-no-advice = Summed by the published table. Hjemover gives no advice on treatment.
news2-respiration = Respiration
news2-saturation = Saturation, scale 1
news2-saturation_scale2 = Saturation, scale 2
news2-oxygen = Oxygen
news2-systolic_pressure = Systolic pressure
news2-pulse = Pulse
news2-consciousness = Consciousness
news2-temperature = Temperature
checklists-left = { $count ->
    [one] One item is not answered
   *[other] { $count } items are not answered
}
checklists-beside = More about the patient
