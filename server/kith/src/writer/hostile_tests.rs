//! Whatever a text holds, the message is well formed and says the same. And the messages that are checked in, to be
//! validated by the schemas (`tests/messages/validate.py`), are what is written now.

use std::{fs, path::Path};

use proptest::prelude::*;
use shared::{
    messages::{MedicineUse, Message, MessageContent, MessageMedicine, Report},
    rich_text::RichText,
};

use super::{
    question_tests::text_in,
    samples::{NOTICE, ask, ask_least, full, least, medicine, sides, some},
    *,
};
use crate::read;

/// What ends elements, texts and attributes early, or is forbidden.
const HOSTILE: &str = "<b>\"Hei\" & 'hå'</b> ]]> <!-- --> &#0; &lt; <?x?> \u{1}\u{b}\u{1f}\u{fffe}\u{ffff}👵🏽\u{202e}\u{85}\r\n\tslutt";
/// The same without what XML cannot say.
const SAID: &str = "<b>\"Hei\" & 'hå'</b> ]]> <!-- --> &#0; &lt; <?x?> 👵🏽\u{202e}\u{85}\n\tslutt";

fn message(xml: &str) -> Message {
    let message = read(xml.as_bytes()).unwrap().message;
    assert!(!message.warnings.iter().any(|warning| warning.part_lost));
    message
}

fn report(xml: &str) -> Report {
    match message(xml).content {
        MessageContent::Report(report) => *report,
        other => panic!("{other:?}"),
    }
}

/// Every text of the report is this one.
fn all_hostile(text: &str) -> AdmissionReport {
    let mut says = full();
    let own = || text.to_owned();
    says.what_matters = vec![own()];
    (says.reason, says.summary, says.practical) = (Some(own()), Some(own()), Some(own()));
    (says.services, says.cautions) = (vec![own()], vec![own()]);
    says.function[0].function.code = own();
    says.function[0].function.text = Some(own());
    says.function[0].function.system = Some(own());
    says.function[0].score = Some(own());
    says.function[0].note = Some(own());
    says.medicines = [MedicineUse::Fixed, MedicineUse::Given]
        .map(|usage| MessageMedicine {
            name: own(),
            form: Some(own()),
            dosage: Some(own()),
            atc: Some(own()),
            note: Some(own()),
            ..medicine("", text, usage)
        })
        .to_vec();
    says.diagnoses[0].code = says.function.first().map(|one| one.function.clone());
    says.diagnoses[0].note = Some(own());
    says.relatives[0].given_name = Some(own());
    says.relatives[0].family_name = Some(own());
    says.relatives[0].relation = None;
    says.relatives[0].relation_code = says.diagnoses[0].code.clone();
    says.relatives[0].care_function = says.diagnoses[0].code.clone();
    says.relatives[0].phones = vec![own()];
    says.relatives[0].note = Some(own());
    says.phone = Some(own());
    says.responsible.name = own();
    says.responsible.profession = says.diagnoses[0].code.clone();
    says.responsible.hpr_number = Some(own());
    says
}

#[test]
fn hostile_texts_read_back() {
    let read = report(&admission_report(&sides().outside(), &all_hostile(HOSTILE)).unwrap());
    let plain = RichText::from_plain(SAID).plain();
    assert_eq!(read.sections.len(), 4);
    for section in &read.sections {
        assert_eq!(section.text.plain(), plain);
    }
    assert_eq!(read.cautions, [SAID]);
    assert_eq!(read.medicines.len(), 2);
    for medicine in &read.medicines {
        assert_eq!(medicine.name, SAID);
        assert_eq!(medicine.form.as_deref(), Some(SAID));
        assert_eq!(medicine.atc.as_deref(), Some(SAID));
    }
    let note = read.medicines[0].note.as_deref().unwrap();
    assert_eq!(note, format!("{SAID}\nStyrke: {SAID}"));
    assert_eq!(read.relatives[0].given_name.as_deref(), Some(SAID));
    assert_eq!(read.diagnoses[0].note.as_deref(), Some(SAID));
    assert_eq!(read.functions[0].function.code, SAID);
    assert_eq!(
        read.functions[0].function.system, None,
        "no code list is called that"
    );
}

#[test]
fn hostile_questions_read_back() {
    let asks = Question {
        subject: some(HOSTILE),
        text: HOSTILE.to_owned(),
        ..ask()
    };
    let xml = question(&sides().outside(), &asks).unwrap();
    message(&xml);
    assert_eq!(text_in(&xml, "TekstNotatInnhold"), some(SAID));
    assert_eq!(text_in(&xml, "Tema"), some(SAID));
}

#[test]
fn a_hostile_outside_reads_back() {
    let mut sides = sides();
    sides.home_care.organisation.name = some(HOSTILE);
    sides.olga.family_name = HOSTILE.to_owned();
    let outside = Outside {
        refers_to: Some(HOSTILE),
        ..sides.outside()
    };
    let envelope = message(&admission_report(&outside, &least()).unwrap()).envelope;
    assert_eq!(envelope.sender.organisation.name.as_deref(), Some(SAID));
    assert_eq!(envelope.patient.family_name.as_deref(), Some(SAID));
    assert_eq!(envelope.refers_to.as_deref(), Some(SAID));
}

#[test]
fn long_texts_are_whole() {
    let long = "blåbær & <syltetøy> ".repeat(1_000);
    assert_eq!(long.chars().count(), 20_000);
    let says = AdmissionReport {
        what_matters: vec![long.clone()],
        ..least()
    };
    let read = report(&admission_report(&sides().outside(), &says).unwrap());
    assert_eq!(read.sections[0].text.plain(), long.trim());
    let asks = Question {
        text: long.clone(),
        ..ask()
    };
    let xml = question(&sides().outside(), &asks).unwrap();
    assert_eq!(
        text_in(&xml, "TekstNotatInnhold").as_deref(),
        Some(long.trim())
    );
}

fn any_text() -> impl Strategy<Value = String> {
    proptest::collection::vec(any::<char>(), 0..60).prop_map(String::from_iter)
}

proptest! {
    /// Any text in every place is read back as what XML can say of it, or refused for its blank name.
    #[test]
    fn any_text_reads_back(text in any_text()) {
        let outside = sides();
        let Ok(xml) = admission_report(&outside.outside(), &all_hostile(&text)) else {
            prop_assert!(parts::said(&text).is_none());
            return Ok(());
        };
        let read = report(&xml);
        let known: String = text
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .chars()
            .filter(|c| (' '..'\u{fffe}').contains(c) || *c > '\u{ffff}' || "\t\n".contains(*c))
            .collect();
        let known = known.trim();
        prop_assert_eq!(&read.cautions, &[known]);
        prop_assert_eq!(&read.medicines[0].name, known);
        prop_assert_eq!(read.relatives[0].family_name.as_deref(), Some(known));
        for section in &read.sections {
            prop_assert_eq!(section.text.plain(), RichText::from_plain(known).plain());
        }
    }
}

/// What is written lies in `tests/messages/written`; `UPDATE=1` writes it anew.
#[test]
fn what_is_checked_in_is_what_is_written() {
    let sides = sides();
    let outside = sides.outside();
    let answer = Outside {
        refers_to: Some(NOTICE),
        conversation: Some(NOTICE),
        ..outside
    };
    let in_use = Outside {
        test: false,
        ..outside
    };
    let written = [
        ("innleggelsesrapport", admission_report(&answer, &full())),
        (
            "innleggelsesrapport-minst",
            admission_report(&in_use, &least()),
        ),
        (
            "innleggelsesrapport-rar",
            admission_report(&answer, &all_hostile(HOSTILE)),
        ),
        ("dialogmelding", question(&answer, &ask())),
        ("dialogmelding-minst", question(&in_use, &ask_least())),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/messages/written");
    let mut different = Vec::new();
    for (name, xml) in written {
        let (xml, path) = (xml.unwrap(), folder.join(format!("{name}.xml")));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &xml).unwrap();
        }
        if fs::read_to_string(&path).unwrap_or_default() != xml {
            different.push(name);
        }
    }
    assert!(
        different.is_empty(),
        "written differently (UPDATE=1 writes it anew): {different:?}"
    );
}
