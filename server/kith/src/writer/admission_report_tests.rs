//! What the report says is what is read of it.

use shared::messages::{Act, MedicineUse, MessageContent, MessageKind, MessageMedicine, Report};

use super::{
    samples::{NOTICE, coded, full, least, medicine, sides, some},
    *,
};
use crate::{Reading, read};

fn reading(xml: &str) -> Reading {
    read(xml.as_bytes()).unwrap()
}

fn report(xml: &str) -> Report {
    let message = reading(xml).message;
    assert!(message.warnings.is_empty(), "{:?}", message.warnings);
    match message.content {
        MessageContent::Report(report) => *report,
        other => panic!("{other:?}"),
    }
}

fn write(says: &AdmissionReport) -> String {
    admission_report(&sides().outside(), says).unwrap()
}

/// The texts under a heading.
fn under(report: &Report, heading: &str, list: &str) -> Vec<String> {
    let heading_is = |known: &Coded| {
        known.code == heading
            && known
                .system
                .as_deref()
                .is_some_and(|oid| oid.ends_with(list))
    };
    report
        .sections
        .iter()
        .filter(|section| section.heading.as_ref().is_some_and(heading_is))
        .map(|section| section.text.plain())
        .collect()
}

#[test]
fn everything_reads_back() {
    let (says, read) = (full(), report(&write(&full())));
    assert_eq!(read.act, Act::New);
    assert_eq!(under(&read, "13", "9141"), says.what_matters);
    assert_eq!(under(&read, "AAI", "9142"), [says.reason.unwrap()]);
    assert_eq!(under(&read, "8", "9141"), [says.summary.unwrap()]);
    assert_eq!(under(&read, "14", "9141"), [says.practical.unwrap()]);
    assert_eq!(read.sections.len(), 5);
    assert_eq!(read.functions, says.function);
    assert_eq!(read.medicines, says.medicines);
    assert_eq!(read.cautions, says.cautions);
    assert_eq!(read.diagnoses, says.diagnoses);
    assert_eq!(read.relatives, says.relatives);
    assert_eq!(read.contacts[0].name, "Hjemmesykepleien Øst");
    assert_eq!(read.contacts[0].phones, ["35000220"]);
}

/// What has no field of its own when it is read is among everything.
#[test]
fn services_and_the_rest_stand_in_the_message() {
    let xml = write(&full());
    for text in [
        "<BetegnelseTjeneste>Trygghetsalarm</BetegnelseTjeneste>",
        "<BorAlene>true</BorAlene>",
        "<Merknad>Kartlagt 05.10.2026.</Merknad>",
        "<GodkjentDato>2026-11-09</GodkjentDato>",
        "<fk1:FamilyName>Dahl</fk1:FamilyName>",
        "<fk1:Id>565500011</fk1:Id>",
        "<epj3:AdmStart V=\"2026-11-09\"/>",
    ] {
        assert!(xml.contains(text), "{text}");
    }
    let everything = format!("{:?}", report(&xml).everything);
    assert!(everything.contains("Hjemmesykepleie\""));
}

#[test]
fn the_outside_reads_back() {
    let sides = sides();
    let outside = Outside {
        refers_to: Some(NOTICE),
        ..sides.outside()
    };
    let read = reading(&admission_report(&outside, &full()).unwrap());
    let envelope = read.message.envelope;
    assert_eq!(envelope.id, outside.id.to_string());
    assert_eq!(envelope.kind, MessageKind::AdmissionReport);
    assert_eq!(envelope.version.as_deref(), Some("1.6"));
    assert_eq!(envelope.made_at, Some(outside.made_at));
    assert!(envelope.test);
    assert_eq!(envelope.sender, sides.home_care);
    assert_eq!(envelope.receiver, sides.ward);
    assert_eq!(envelope.refers_to.as_deref(), Some(NOTICE));
    assert_eq!(envelope.conversation.as_deref(), Some(NOTICE));
    assert_eq!(envelope.patient.given_name.as_deref(), Some("Olga"));
    assert_eq!(envelope.patient.family_name.as_deref(), Some("Lund"));
    assert_eq!(envelope.patient.birth_date, sides.olga.birth_date);
    assert_eq!(read.number.as_deref(), Some("01854110051"));
}

#[test]
fn moments_carry_norways_zone_and_a_message_in_use_no_mark() {
    let sides = sides();
    let summer = Outside {
        made_at: samples::moment("2026-07-01T22:30:15.9Z"),
        test: false,
        ..sides.outside()
    };
    let xml = admission_report(&summer, &least()).unwrap();
    assert!(xml.contains("<GenDate>2026-07-02T00:30:15+02:00</GenDate>"));
    assert!(!xml.contains("ProcessingStatus") && !xml.contains("ConversationRef"));
}

#[test]
fn a_d_number_is_called_one() {
    let mut sides = sides();
    sides.olga.number = NationalIdentityNumber::new("41814061033").unwrap();
    let xml = admission_report(&sides.outside(), &least()).unwrap();
    assert!(xml.contains("V=\"DNR\"") && !xml.contains("V=\"FNR\""));
    assert_eq!(reading(&xml).number.as_deref(), Some("41814061033"));
}

#[test]
fn the_least_report_has_no_empty_part() {
    let xml = write(&least());
    let read = report(&xml);
    assert_eq!((read.sections.len(), read.medicines.len()), (0, 0));
    assert!(xml.contains("<Merknad>Ansvarlig: Ingrid Dahl, Sykepleier</Merknad>"));
    for part in [
        "Sykepleierdokumentasjon",
        "MedisinskfagligeOpplysninger",
        "AnsvarForRapport",
    ] {
        assert!(!xml.contains(part), "{part}");
    }
    // Blank is as good as nothing.
    let blank = AdmissionReport {
        what_matters: vec![" \n".to_owned()],
        reason: some("\u{1}"),
        services: vec![String::new()],
        cautions: vec![String::new()],
        ..least()
    };
    assert_eq!(write(&blank), xml);
}

/// What the format has no place for is in a remark.
#[test]
fn nothing_is_lost() {
    let mut says = full();
    says.phone = some("sentralbordet, 35 00 02 20");
    says.function[0].score = some("litt hjelp");
    says.relatives[0].phones = vec!["90 00 02 01".to_owned(), "på jobb".to_owned()];
    says.relatives[1].relation_code = Some(coded("SØN", "Sønn", Some("7317")));
    says.medicines = vec![
        MessageMedicine {
            supplied: true,
            ..medicine("Metformin", "1 000 mg", MedicineUse::Stopped)
        },
        MessageMedicine {
            note: some("Kl. 08"),
            ..medicine("Insulin", "etter måling", MedicineUse::Given)
        },
    ];
    let xml = write(&says);
    let read = report(&xml);
    assert_eq!(read.contacts[0].phones, [""; 0]);
    assert!(xml.contains("<Merknad>Telefon: sentralbordet, 35 00 02 20</Merknad>"));
    let function = &read.functions[0];
    assert_eq!(function.note.as_deref(), Some("Vurdering: litt hjelp"));
    assert_eq!(read.relatives[0].phones, ["90000201"]);
    let note = "Nærmeste pårørende.\nKan ringes hele døgnet.\nTelefon: på jobb";
    assert_eq!(read.relatives[0].note.as_deref(), Some(note));
    assert_eq!(read.relatives[1].relation, says.relatives[1].relation);
    assert_eq!(read.medicines[0].usage, MedicineUse::Stopped);
    let note = "Styrke: 1 000 mg\nUtlevert legemiddel";
    assert_eq!(read.medicines[0].note.as_deref(), Some(note));
    let about_use = "BruksomradeTekst>Kl. 08\nStyrke: etter måling<";
    assert!(xml.contains(about_use));
}

#[test]
fn what_the_schema_demands_must_be_there() {
    let refused = |sides: &samples::Sides, says: &AdmissionReport| {
        let refusal = admission_report(&sides.outside(), says).unwrap_err();
        assert_eq!(refusal.kind(), io::ErrorKind::InvalidInput);
        refusal.to_string()
    };
    let mut nameless = full();
    nameless.medicines[0].name = " ".to_owned();
    assert_eq!(refused(&sides(), &nameless), "a medicine has no name");
    let mut unknown = sides();
    unknown.home_care.unit.as_mut().unwrap().her_id = None;
    assert_eq!(refused(&unknown, &full()), "a party has no HER-id");
    let mut unnamed = sides();
    unnamed.ward.organisation.name = None;
    assert_eq!(refused(&unnamed, &full()), "a party has no name");
}

#[test]
fn every_part_has_an_id_of_its_own() {
    let xml = write(&full());
    let ids: Vec<&str> = xml
        .split("komponentID=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let mut different = ids.clone();
    different.sort_unstable();
    different.dedup();
    assert_eq!((ids.len(), different.len()), (9, 9));
    assert!(ids.iter().all(|id| Uuid::parse_str(id).is_ok()));
}

#[test]
fn debug_shows_no_number() {
    let sides = sides();
    let shown = format!("{:?}", sides.outside());
    assert!(shown.contains("Olga") && !shown.contains("01854110051"));
}
