//! The messages are whole: every key in every language, with the same variables; every key in use exists.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use shared::{
    adherence::Measure,
    audit::Basis,
    author::Capacity,
    board::{BoardGroup, KinStatus},
    checklist_templates::UnreadReason,
    checklists::{
        YesNo,
        news2::Parameter,
        template::{Anchor, DoneBy},
    },
    clinical_records::{
        AttendeeKind, FrailtyState, LOWEST_FRAILTY, MedicineSource, ReconciliationStatus,
        TERMINALLY_ILL,
    },
    consents::{ConsentBasis, Scope},
    escalations::EscalationLevel,
    gp_visits::{NoteBy, VisitNoteKind},
    identity::{Language, TEXT_SIZES},
    inbox::UpdateKind,
    messages::{Act, Booking, MedicineUse, MessageKind, MessageState},
    plain_language::{Band, Part},
    plan::{StepKind, StepState},
    problem::code,
    related_persons::{
        CareFunction, CorrectedField, CorrectionState, RegistrationBasis, RegistrationEvent,
        RegistrationState, Relationship,
    },
    right::Right,
    risk_flags::RiskKind,
    sharing::ContributionKind,
    stays::{Certainty, Destination},
    summaries::{MedicineChange, SectionKind, SummaryStatus},
    units::{StaffRole, UnitKind},
    what_matters::{Attainment, EntryStatus, SaidBy},
};

use super::*;

/// Keys with the variables their messages use, read from the text: a message is a key at the beginning of
/// a line and what follows it, indented.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in embedded(language).lines() {
        if let Some((name, _)) = line.split_once(" =")
            && !line.starts_with([' ', '#', '*', '}'])
        {
            name.clone_into(&mut key);
            let before = found.insert(key.clone(), BTreeSet::new());
            assert!(before.is_none(), "{language:?}: {key} stands twice");
        }
        for variable in line.split('$').skip(1) {
            let end = variable.find(|c: char| !c.is_alphanumeric() && c != '_');
            let name = &variable[..end.unwrap_or(variable.len())];
            if let Some(variables) = found.get_mut(&key) {
                variables.insert(name.to_owned());
            }
        }
    }
    found
}

/// Every Rust source of the app.
fn code_files(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            code_files(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(fs::read_to_string(path).unwrap());
        }
    }
}

/// Literal keys in `t!("…")` and `text("…")`.
fn keys_in_code() -> BTreeSet<String> {
    let mut files = Vec::new();
    code_files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    let mut keys = BTreeSet::new();
    for file in &files {
        let code = file
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let code: String = code.map(|line| format!("{}\n", line.trim())).collect();
        // Put together, so that this file does not find itself.
        for start in [concat!("t!", "("), concat!(".text", "(")] {
            for (at, _) in code.match_indices(start) {
                // `format!(` ends in the same letters.
                if code[..at].ends_with(char::is_alphanumeric) && start.starts_with('t') {
                    continue;
                }
                let after = code[at + start.len()..].trim_start();
                let Some(key) = after
                    .strip_prefix('"')
                    .and_then(|rest| rest.split('"').next())
                else {
                    continue;
                };
                keys.insert(key.to_owned());
            }
        }
    }
    keys
}

#[test]
fn every_key_is_in_every_language_with_the_same_variables() {
    let bokmaal = messages(Language::Nb);
    for language in [Language::Nn, Language::En] {
        let other = messages(language);
        for (key, variables) in &bokmaal {
            assert_eq!(other.get(key), Some(variables), "{language:?}: {key}");
        }
        for key in other.keys() {
            assert!(bokmaal.contains_key(key), "{language:?} alone has {key}");
        }
    }
}

#[test]
fn every_key_in_the_code_exists() {
    let texts = Texts::of(Language::Nb);
    let keys = keys_in_code();
    assert!(keys.len() > 100, "the search finds the code");
    for key in keys {
        assert!(texts.has(&key), "{key} is used and has no message");
    }
}

#[test]
fn every_problem_and_every_value_of_the_api_has_words() {
    let texts = Texts::of(Language::Nb);
    let mut keys: Vec<String> = Vec::new();
    keys.extend(code::ALL.iter().map(|code| format!("problem-{code}")));
    keys.extend(code::FIELDS.iter().map(|code| format!("field-{code}")));
    keys.extend(TEXT_SIZES.iter().map(|size| format!("text-size-{size}")));
    keys.extend((1..=7).map(|day| format!("weekday-{day}")));
    keys.extend((1..=12).map(|month| format!("month-{month}")));
    let signs = crate::pages::followup::SIGNS;
    keys.extend(signs.iter().map(|sign| format!("worse-sign-{sign}")));
    for kind in [
        "yes_no",
        "number",
        "choice",
        "text",
        "attainment",
        "medicines",
    ] {
        keys.push(format!("answer-format-{kind}"));
    }
    let mut family = |name: &str, values: &[&dyn erased::Named]| {
        keys.extend(
            values
                .iter()
                .map(|value| format!("{name}-{}", value.name())),
        );
    };
    macro_rules! all {
        ($family:literal: $($value:expr),+ $(,)?) => { family($family, &[$(&$value),+]) };
    }
    all!("language": Language::Nb, Language::Nn, Language::En);
    all!("step-state": StepState::Planned, StepState::Booked, StepState::Done, StepState::NotDone, StepState::NotRelevant);
    all!("step-kind": StepKind::Visit, StepKind::GpConsultation, StepKind::Evaluation, StepKind::Appointment, StepKind::OwnTask, StepKind::Other);
    all!("entry-status": EntryStatus::Active, EntryStatus::Reached, EntryStatus::Changed, EntryStatus::NoLongerImportant);
    all!("said-by": SaidBy::Patient, SaidBy::Relative, SaidBy::StaffOnBehalf);
    all!("summary-status": SummaryStatus::Draft, SummaryStatus::Signed, SummaryStatus::Released, SummaryStatus::Superseded, SummaryStatus::Withdrawn);
    all!("medicine-change": MedicineChange::New, MedicineChange::Changed, MedicineChange::Stopped, MedicineChange::Unchanged);
    all!("message-kind": MessageKind::Admitted, MessageKind::ReadyForDischarge, MessageKind::NotReadyAfterAll, MessageKind::Discharged, MessageKind::Died, MessageKind::HealthInformation, MessageKind::AdmissionReport, MessageKind::DischargeReport, MessageKind::HealthInformationToGp, MessageKind::MedicalInformation, MessageKind::ServiceNotice, MessageKind::DischargeLetter, MessageKind::Unknown);
    all!("message-act": Act::Changed, Act::Cancelled);
    all!("message-state": MessageState::Held, MessageState::Unread, MessageState::Rejected, MessageState::Sent);
    all!("message-booking": Booking::Booked, Booking::Tentative, Booking::ByPatient, Booking::NotBooked);
    all!("medicine-use": MedicineUse::Fixed, MedicineUse::Course, MedicineUse::AsNeeded, MedicineUse::Stopped, MedicineUse::Given);
    all!("certainty": Certainty::Estimated, Certainty::Decided);
    all!("home-stay": Certainty::Estimated, Certainty::Decided);
    all!("destination": Destination::Home, Destination::ShortTermCare, Destination::NursingHome, Destination::OtherHospital, Destination::Died, Destination::Elsewhere);
    all!("unit-kind": UnitKind::HospitalWard, UnitKind::HomeCare, UnitKind::ShortTermCare, UnitKind::GpOffice, UnitKind::Coordinator);
    all!("yes-no": YesNo::Yes, YesNo::No, YesNo::NotRelevant);
    all!("anchor": Anchor::Admission, Anchor::Discharge, Anchor::Homecoming);
    all!("unread-reason": UnreadReason::Kind, UnreadReason::InWords, UnreadReason::Condition, UnreadReason::TooLong, UnreadReason::Choices,
        UnreadReason::TooMany, UnreadReason::Repeats, UnreadReason::Extension);
    all!("done-by": DoneBy::HospitalWard, DoneBy::HomeCare, DoneBy::GpOffice, DoneBy::Coordinator, DoneBy::Patient);
    all!("news2": Parameter::Respiration, Parameter::Saturation, Parameter::SaturationScale2, Parameter::Oxygen,
        Parameter::SystolicPressure, Parameter::Pulse, Parameter::Consciousness, Parameter::Temperature);
    all!("role": StaffRole::Nurse, StaffRole::Doctor, StaffRole::Coordinator, StaffRole::Leader);
    all!("capacity": Capacity::Patient, Capacity::Relative, Capacity::Staff, Capacity::System);
    all!("basis": Basis::CareRelation, Basis::OwnRecord, Basis::Registration, Basis::Consent, Basis::RelatedPerson, Basis::Handover, Basis::VisitLink);
    all!("contribution": ContributionKind::WhatMatters, ContributionKind::Observation, ContributionKind::Question);
    all!("tell-kind": ContributionKind::Observation, ContributionKind::Question);
    all!("consent-basis": ConsentBasis::PatientInApp, ConsentBasis::WitnessedOnPaper, ConsentBasis::WitnessedByWord, ConsentBasis::LacksCompetence, ConsentBasis::Guardian, ConsentBasis::PowerOfAttorney);
    all!("acting-why": ConsentBasis::PatientInApp, ConsentBasis::WitnessedOnPaper, ConsentBasis::WitnessedByWord, ConsentBasis::LacksCompetence, ConsentBasis::Guardian, ConsentBasis::PowerOfAttorney);
    all!("basis-choice": ConsentBasis::WitnessedOnPaper, ConsentBasis::WitnessedByWord, ConsentBasis::LacksCompetence, ConsentBasis::Guardian, ConsentBasis::PowerOfAttorney);
    all!("correction-state": CorrectionState::Applied, CorrectionState::Waiting, CorrectionState::Refused);
    all!("corrected-field": CorrectedField::GivenName, CorrectedField::FamilyName, CorrectedField::Phone, CorrectedField::Email, CorrectedField::Reachable, CorrectedField::BirthDate, CorrectedField::Relation, CorrectedField::NextOfKin);
    all!("registration-basis": RegistrationBasis::PatientInApp, RegistrationBasis::PatientsWord, RegistrationBasis::PatientUnable);
    all!("registration": RegistrationEvent::Registered, RegistrationEvent::Changed, RegistrationEvent::InvitedByMail, RegistrationEvent::InvitedOnPaper, RegistrationEvent::AskAgain, RegistrationEvent::InvitationRevoked, RegistrationEvent::InvitationLocked, RegistrationEvent::Confirmed, RegistrationEvent::Corrected, RegistrationEvent::SteppedDown, RegistrationEvent::Declined, RegistrationEvent::Expired, RegistrationEvent::CorrectionAccepted, RegistrationEvent::CorrectionRefused, RegistrationEvent::Ended);
    all!("relative-line": RegistrationState::Registered, RegistrationState::Invited, RegistrationState::Confirmed, RegistrationState::Corrected, RegistrationState::Declined, RegistrationState::Expired, RegistrationState::Ended);
    all!("update": UpdateKind::WhatMattersWritten, UpdateKind::WhatMattersChanged, UpdateKind::WhatMattersRated, UpdateKind::SummaryReleased, UpdateKind::SummaryWithdrawn, UpdateKind::PlannedDischargeMoved, UpdateKind::Discharged, UpdateKind::StepOverdue, UpdateKind::TaskTicked, UpdateKind::RelatedPersonConfirmed, UpdateKind::RelatedPersonCorrected, UpdateKind::RelatedPersonDeclined, UpdateKind::RelatedPersonExpired, UpdateKind::RelativeWroteWhatMatters, UpdateKind::RelativeObserved, UpdateKind::RelativeAsked, UpdateKind::Admitted, UpdateKind::AdmissionWithdrawn, UpdateKind::ReadyForDischarge, UpdateKind::ReadinessExpected, UpdateKind::NotReadyAfterAll, UpdateKind::DischargeWithdrawn, UpdateKind::ReportReceived, UpdateKind::SummaryReceived, UpdateKind::PatientSectionMissing, UpdateKind::ExplanationAsked, UpdateKind::ParagraphAsked, UpdateKind::Died, UpdateKind::StepEscalated, UpdateKind::UpdateEscalated, UpdateKind::HandoverAccepted, UpdateKind::HandoverRefused, UpdateKind::EvaluationAnswered, UpdateKind::Worsened, UpdateKind::VisitRecorded, UpdateKind::DischargeNoteDue, UpdateKind::ChecklistMissed);
    all!("lix-band": Band::VeryEasy, Band::Easy, Band::Medium, Band::Hard, Band::VeryHard);
    all!("letter-part": Part::WhatHappened, Part::WhatToDo, Part::Medicines, Part::WhomToCall, Part::NextAppointment);
    all!("step-told": EscalationLevel::Owner, EscalationLevel::Leader, EscalationLevel::Coordinator);
    all!("note-kind": VisitNoteKind::Question, VisitNoteKind::Observation);
    all!("notes": VisitNoteKind::Question, VisitNoteKind::Observation);
    all!("page-observations": NoteBy::Patient, NoteBy::Relative, NoteBy::Staff);
    all!("risk": RiskKind::Fall, RiskKind::PressureUlcer, RiskKind::Nutrition, RiskKind::Medication, RiskKind::Worsening);
    all!("board-kin": KinStatus::Confirmed, KinStatus::Registered, KinStatus::Nobody);
    all!("board-group": BoardGroup::Overdue, BoardGroup::Today, BoardGroup::Coming, BoardGroup::Nothing);
    all!("measure": Measure::Hph2, Measure::Hph3, Measure::Hph5, Measure::WhatMattersAsked, Measure::WhatMattersFollowedUp, Measure::MainChecklists);
    all!("frailty-state": FrailtyState::Habitual, FrailtyState::Now);
    all!("reconciliation-status": ReconciliationStatus::NotBegun, ReconciliationStatus::Begun, ReconciliationStatus::Reconciled, ReconciliationStatus::ReconciledWithOpenQuestions);
    all!("medicine-source": MedicineSource::Letter, MedicineSource::GpList, MedicineSource::PatientOrRelative, MedicineSource::Pharmacy, MedicineSource::Prescriptions, MedicineSource::AtHome);
    all!("attendee": AttendeeKind::Patient, AttendeeKind::Relative, AttendeeKind::Ward, AttendeeKind::HomeCare, AttendeeKind::Doctor, AttendeeKind::Interpreter, AttendeeKind::Other);
    keys.extend(
        SectionKind::ALL
            .iter()
            .map(|kind| format!("section-{}", api_name(kind))),
    );
    keys.extend(
        Attainment::ALL
            .iter()
            .map(|level| format!("attainment-{}", api_name(level))),
    );
    keys.extend(
        Right::ALL
            .iter()
            .map(|right| format!("right-{}", right.name())),
    );
    keys.extend(
        Relationship::ALL
            .iter()
            .map(|one| format!("relation-{}", one.code())),
    );
    keys.extend(
        CareFunction::ALL
            .iter()
            .map(|one| format!("care-function-{}", one.code())),
    );
    // What was told, to the patient and of them, new and changed.
    let told: Vec<_> = keys
        .iter()
        .filter_map(|key| key.strip_prefix("message-kind-"))
        .flat_map(|kind| [format!("told-{kind}"), format!("told-what-{kind}")])
        .flat_map(|key| [format!("{key}-staff"), key])
        .collect();
    keys.extend(told);
    for ready in ["", "-on", "-expected", "-expected-on"] {
        let key = format!("told-ready_for_discharge{ready}");
        keys.extend([format!("{key}-staff"), key]);
    }
    for scope in Scope::ALL {
        keys.extend(["scope", "scope-long"].map(|name| format!("{name}-{}", api_name(&scope))));
    }
    for level in LOWEST_FRAILTY..=TERMINALLY_ILL {
        keys.extend([format!("cfs-{level}"), format!("cfs-help-{level}")]);
    }
    for key in keys {
        assert!(texts.has(&key), "{key} is missing");
    }
}

/// Values of different enums in one list.
mod erased {
    pub(super) trait Named {
        fn name(&self) -> String;
    }
    impl<T: serde::Serialize> Named for T {
        fn name(&self) -> String {
            super::api_name(self)
        }
    }
}

#[test]
fn numbers_and_names_are_put_in_without_marks() {
    let texts = Texts::of(Language::Nb);
    assert_eq!(
        texts.text("home-greeting", &[("name", &"Kåre")]),
        "Hei, Kåre"
    );
}
