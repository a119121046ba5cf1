//! Facts of the stay for a letter, in the letter's language: put in with one press, read over by who signs.

use chrono::NaiveDate;
use shared::{
    date::oslo_day,
    id::{HospitalStay, Id},
    patients::PatientPage as Record,
    plain_language::Part,
    summaries::MedicineChange,
    units::UnitKind,
    what_matters::EntryStatus,
};

use super::content::MedicineRow;
use crate::{date, i18n::Texts};

/// Something that can be put in.
pub(super) struct Fact {
    /// What it is called on its button: a message's key.
    pub(super) called: &'static str,
    /// Where it belongs.
    pub(super) part: Part,
    /// The sentences.
    pub(super) text: String,
}

/// What is known; nothing that is empty.
pub(super) fn facts(
    record: &Record,
    stay: Id<HospitalStay>,
    medicines: &[MedicineRow],
    texts: &Texts,
) -> Vec<Fact> {
    let day = |day: NaiveDate| date::long(texts, record.today, day);
    let all = [
        (
            "facts-dates",
            Part::WhatHappened,
            dates(record, stay, texts, &day),
        ),
        ("facts-matters", Part::WhatToDo, matters(record, texts)),
        (
            "facts-medicines",
            Part::Medicines,
            changed(medicines, texts),
        ),
        ("facts-phones", Part::WhomToCall, phones(record, texts)),
        (
            "facts-steps",
            Part::NextAppointment,
            steps(record, texts, &day),
        ),
    ];
    all.into_iter()
        .filter(|(.., lines)| !lines.is_empty())
        .map(|(called, part, lines)| Fact {
            called,
            part,
            text: lines.join("\n"),
        })
        .collect()
}

fn dates(
    record: &Record,
    stay: Id<HospitalStay>,
    texts: &Texts,
    day: &dyn Fn(NaiveDate) -> String,
) -> Vec<String> {
    let Some(stay) = record.stay.as_ref().filter(|one| one.id == stay) else {
        return Vec::new();
    };
    let from = day(oslo_day(stay.admitted_at));
    let left = stay
        .discharge
        .as_ref()
        .map(|discharge| oslo_day(discharge.at));
    let to = left.or_else(|| stay.planned.first().map(|planned| planned.date));
    let ward = &stay.ward.name;
    vec![match to {
        Some(to) => texts.text(
            "letter-fact-stay",
            &[("ward", ward), ("from", &from), ("to", &day(to))],
        ),
        None => texts.text("letter-fact-admitted", &[("ward", ward), ("from", &from)]),
    }]
}

fn matters(record: &Record, texts: &Texts) -> Vec<String> {
    let active = record
        .what_matters
        .iter()
        .filter(|entry| entry.status == EntryStatus::Active);
    active
        .map(|entry| texts.text("letter-fact-matter", &[("text", &entry.text)]))
        .collect()
}

fn changed(medicines: &[MedicineRow], texts: &Texts) -> Vec<String> {
    let line = |row: &MedicineRow| {
        let key = match row.change {
            MedicineChange::New => "letter-fact-medicine-new",
            MedicineChange::Changed => "letter-fact-medicine-changed",
            MedicineChange::Stopped => "letter-fact-medicine-stopped",
            MedicineChange::Unchanged | MedicineChange::NotStated => return None,
        };
        let mut line = texts.text(key, &[("name", &row.name), ("dosage", &row.dosage.trim())]);
        if !row.reason.trim().is_empty() {
            line.push(' ');
            line.push_str(row.reason.trim());
        }
        Some(line)
    };
    let named = medicines.iter().filter(|row| !row.name.trim().is_empty());
    named.filter_map(line).collect()
}

fn phones(record: &Record, texts: &Texts) -> Vec<String> {
    // A coordinating office is not whom one calls.
    let called = record
        .units
        .iter()
        .filter(|unit| unit.kind != UnitKind::Coordinator);
    let with_phone = called.filter_map(|unit| Some((unit, unit.phone.as_ref()?)));
    let mut lines: Vec<String> = with_phone
        .map(|(unit, phone)| {
            texts.text(
                "letter-fact-phone",
                &[("unit", &unit.name), ("phone", phone)],
            )
        })
        .collect();
    lines.push(texts.text("letter-fact-emergency", &[]));
    lines
}

fn steps(record: &Record, texts: &Texts, day: &dyn Fn(NaiveDate) -> String) -> Vec<String> {
    let open = record.steps.iter().filter(|step| step.state.is_open());
    open.map(|step| match step.booking.as_ref() {
        Some(booking) => {
            let when = date::moment(texts, record.today, booking.at);
            texts.text(
                "letter-fact-booked",
                &[("title", &step.title), ("when", &when)],
            )
        }
        None => texts.text(
            "letter-fact-due",
            &[("title", &step.title), ("day", &day(step.due))],
        ),
    })
    .collect()
}
