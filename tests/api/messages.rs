//! Messages as they come: what is understood of each, what its sender is told, and what is refused.
//!
//! The fixtures are ours (`tests/messages`). What is understood of each lies beside them, field by field; `UPDATE=1`
//! writes it anew. The official test messages are read too where they lie beside the project.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use chrono::{DateTime, Utc};
use kith::{Checked, receipt::ErrorCode};
use quick_xml::{Reader, events::Event};
use shared::messages::{Entry, MessageContent, MessageKind};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("messages")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "xml"))
        .collect();
    files.sort();
    files
}

fn name(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

fn now() -> DateTime<Utc> {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

fn check(bytes: &[u8]) -> Checked {
    kith::check(bytes, true, now()).unwrap()
}

fn codes(checked: &Checked) -> Vec<&'static str> {
    checked
        .receipt
        .errors
        .iter()
        .map(|error| error.code.code())
        .collect()
}

/// The official test messages, when they are here.
pub(crate) fn samples() -> Vec<PathBuf> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples/kith");
    if !samples.is_dir() {
        eprintln!("the official test messages are not here; they are left out");
        return Vec::new();
    }
    [
        files(&samples.join("plo")),
        files(&samples.join("epikrise")),
    ]
    .concat()
}

/// Each fixture is accepted, and understood as it is written down beside it.
#[test]
fn fixtures_are_understood() {
    let kept = folder().join("understood");
    let mut different = Vec::new();
    for file in files(&folder().join("fixtures")) {
        let checked = check(&fs::read(&file).unwrap());
        let mut understood = serde_json::to_value(&checked.understood).unwrap();
        if let Some(content) = understood["content"].as_object_mut() {
            content.remove("everything");
        }
        let json = serde_json::json!({ "understood": understood, "receipt": checked.receipt });
        let text = serde_json::to_string_pretty(&json).unwrap() + "\n";
        let path = kept.join(format!("{}.json", name(&file)));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &text).unwrap();
        }
        if fs::read_to_string(&path).unwrap_or_default() != text {
            different.push(name(&file).to_owned());
        }
    }
    assert!(
        different.is_empty(),
        "understood differently (UPDATE=1 writes it anew): {different:?}"
    );
}

/// Of all but the dialogue message, which is not read yet, the type and version are known and nothing is lost.
#[test]
fn fixtures_are_accepted() {
    for file in files(&folder().join("fixtures")) {
        let checked = check(&fs::read(&file).unwrap());
        if name(&file) == "dialogmelding" {
            assert_eq!(codes(&checked), ["T10"]);
            continue;
        }
        assert!(
            checked.receipt.errors.is_empty(),
            "{}: {:?}",
            name(&file),
            checked.receipt
        );
        let message = checked.understood.unwrap();
        assert!(
            message.envelope.version.is_some() && message.envelope.kind != MessageKind::Unknown
        );
        assert!(message.envelope.patient.has_number);
        assert!(
            message.warnings.is_empty(),
            "{}: {:?}",
            name(&file),
            message.warnings
        );
    }
}

/// The same letter says the same in every version and encoding.
#[test]
fn versions_and_encodings_of_one_letter() {
    let letter = |name: &str| {
        let bytes = fs::read(folder().join(format!("fixtures/{name}.xml"))).unwrap();
        match check(&bytes).understood.unwrap().content {
            MessageContent::Letter(letter) => *letter,
            other => panic!("{name}: {other:?}"),
        }
    };
    let newest = letter("epikrise-n");
    let latin1 = letter("epikrise-n-latin1");
    assert_eq!(
        (&latin1.sections, &latin1.medicines),
        (&newest.sections, &newest.medicines)
    );
    for older in ["epikrise-v1.0", "epikrise-v1.1"] {
        let older = letter(older);
        let headings = |letter: &shared::messages::Letter| -> Vec<_> {
            letter
                .sections
                .iter()
                .filter_map(|section| section.heading.clone())
                .map(|code| code.code)
                .collect()
        };
        assert_eq!(headings(&older), headings(&newest));
        let names = |letter: &shared::messages::Letter| -> Vec<_> {
            letter
                .medicines
                .iter()
                .map(|medicine| medicine.name.clone())
                .collect()
        };
        assert_eq!(names(&older), names(&newest));
        assert_eq!(
            older.admitted.map(|when| when.on),
            newest.admitted.map(|when| when.on)
        );
    }
}

/// Every word and every code of a report is there for reading, in the fixtures and in the official messages.
#[test]
fn nothing_of_a_report_is_lost() {
    let mut read = 0;
    for file in [files(&folder().join("fixtures")), samples()].concat() {
        let bytes = fs::read(&file).unwrap();
        let message = check(&bytes).understood.unwrap();
        let MessageContent::Report(report) = message.content else {
            continue;
        };
        read += 1;
        let mut shown = Vec::new();
        said(&report.everything, &mut shown);
        for words in words(&bytes) {
            assert!(shown.contains(&words), "{}: «{words}»", file.display());
        }
    }
    assert!(read >= 9, "{read} reports");
}

fn said(entries: &[Entry], words: &mut Vec<String>) {
    for entry in entries {
        words.extend(entry.value.as_deref().map(squeezed));
        said(&entry.entries, words);
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words inside `Content`, read apart from the reader that is tested: texts, and codes' words.
fn words(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let (mut reader, mut inside, mut words) =
        (Reader::from_str(&text), false, Vec::<String>::new());
    let mut open = String::new();
    loop {
        let event = reader.read_event().unwrap();
        if let Event::Start(start) | Event::Empty(start) = &event {
            if inside && let Some(attribute) = start.try_get_attribute("DN").unwrap() {
                words.push(squeezed(
                    &attribute
                        .normalized_value(quick_xml::XmlVersion::Explicit1_0)
                        .unwrap(),
                ));
            }
            inside |= start.local_name().into_inner() == "Content";
            open.clear();
        }
        match event {
            Event::Text(text) => open.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().unwrap() {
                Some(character) => open.push(character),
                None => open.push_str(match &*reference.xml10_content() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    _ => "'",
                }),
            },
            Event::End(end) => {
                if inside && !open.trim().is_empty() {
                    words.push(squeezed(&open));
                }
                open.clear();
                inside &= end.local_name().into_inner() != "Content";
            }
            Event::Eof => return words,
            _ => {}
        }
    }
}

/// The official test messages are all understood and accepted.
#[test]
fn official_messages_are_accepted() {
    for file in samples() {
        let checked = check(&fs::read(&file).unwrap());
        assert!(
            checked.receipt.errors.is_empty(),
            "{}: {:?}",
            file.display(),
            checked.receipt
        );
        let message = checked.understood.unwrap();
        assert_ne!(
            message.content,
            MessageContent::Unknown,
            "{}",
            file.display()
        );
        let about = name(&file).to_lowercase();
        let expected = [
            ("epikrise_v", MessageKind::DischargeLetter),
            (
                "helseopplysninger_til_lege",
                MessageKind::HealthInformationToGp,
            ),
            ("helseopplysninger_", MessageKind::HealthInformation),
            ("innleggelsesrapport", MessageKind::AdmissionReport),
            ("medisinske", MessageKind::MedicalInformation),
            ("orientering", MessageKind::ServiceNotice),
            ("pasientlogistikk_avmelding", MessageKind::NotReadyAfterAll),
            ("pasientlogistikk_innlagt", MessageKind::Admitted),
            ("pasientlogistikk_melding", MessageKind::Discharged),
            ("pasientlogistikk_orientering_om_dod", MessageKind::Died),
            (
                "pasientlogistikk_utskrivningsklar",
                MessageKind::ReadyForDischarge,
            ),
            ("utskrivningsrapport", MessageKind::DischargeReport),
        ];
        let (_, kind) = expected
            .iter()
            .find(|(begin, _)| about.starts_with(begin))
            .unwrap();
        assert_eq!(message.envelope.kind, *kind, "{}", file.display());
    }
}

/// What cannot be read or must not be accepted is refused with its reason; what is not known is kept as that.
#[test]
fn bad_messages() {
    let bad =
        |name: &str| check(&fs::read(folder().join(format!("fixtures/bad/{name}.xml"))).unwrap());
    for (name, code) in [
        ("billion-laughs", "T01"),
        ("external-entity", "T01"),
        ("wrong-encoding", "T01"),
        ("wrong-namespace", "T10"),
    ] {
        let checked = bad(name);
        assert_eq!(codes(&checked), [code], "{name}");
        assert!(checked.understood.is_none(), "{name}");
    }
    for name in ["unknown-type", "unknown-version"] {
        let checked = bad(name);
        assert_eq!(codes(&checked), ["T10"], "{name}");
        let message = checked.understood.unwrap();
        assert_eq!(message.content, MessageContent::Unknown);
        assert!(
            !message.envelope.id.is_empty() && message.envelope.patient.family_name.is_some(),
            "its outside is read"
        );
    }
    let checked = bad("invalid-fnr");
    assert_eq!(codes(&checked), ["E31"]);
    let told = serde_json::to_string(&checked).unwrap();
    let sent = fs::read_to_string(folder().join("fixtures/bad/invalid-fnr.xml")).unwrap();
    let (_, number) = sent.split_once("<Id>0").unwrap();
    let number = format!("0{}", &number[..10]);
    assert!(!told.contains(&number), "the number is never repeated");
}

/// What a message must say and does not is told by its code, several at once.
#[test]
fn what_is_missing_is_told() {
    let admitted = fs::read_to_string(folder().join("fixtures/log-innlagt.xml")).unwrap();
    let without = |from: &str, to: &str| {
        assert!(admitted.contains(from), "{from}");
        codes(&check(admitted.replace(from, to).as_bytes()))
    };
    assert_eq!(without("<FamilyName>Lund</FamilyName>", ""), ["E33"]);
    assert_eq!(without("<GivenName>Olga</GivenName>", ""), ["E34"]);
    assert_eq!(without("V=\"FNR\"", "V=\"HPR\""), ["E30"]);
    assert_eq!(
        without("<Hendelsekode V=\"1\"", "<Hendelsekode V=\"7\""),
        ["T02"]
    );
    let wrong_time = admitted.replace("TidspunktForHendelse V=\"", "TidspunktForHendelse V=\"x");
    assert_eq!(codes(&check(wrong_time.as_bytes())), ["T02"]);
    let in_use = kith::check(admitted.as_bytes(), false, now()).unwrap();
    assert_eq!(
        codes(&in_use),
        ["E31"],
        "a number made for testing, in a service in use"
    );
    let letter = fs::read(folder().join("fixtures/epikrise-n.xml")).unwrap();
    let in_use = kith::check(&letter, false, now()).unwrap();
    assert_eq!(
        codes(&in_use),
        ["X99", "E31"],
        "a test message, in a service in use"
    );
}

/// A message that was cut off is refused, wherever it was; nothing panics.
#[test]
fn cut_off_at_every_hundredth_byte() {
    for name in ["utskrivningsrapport", "epikrise-n", "epikrise-n-latin1"] {
        let whole = fs::read(folder().join(format!("fixtures/{name}.xml"))).unwrap();
        let end = whole.iter().rposition(|byte| *byte == b'>').unwrap();
        for length in (0..end).step_by(100) {
            let checked = check(&whole[..length]);
            assert_eq!(codes(&checked), ["T01"], "{name}, {length} bytes");
        }
    }
}

/// Every receipt is valid by the schema.
#[test]
fn receipts_are_valid() {
    let folder_of_receipts =
        std::env::temp_dir().join(format!("hjemover-receipts-{}", std::process::id()));
    fs::create_dir_all(&folder_of_receipts).unwrap();
    let all = [
        files(&folder().join("fixtures")),
        files(&folder().join("fixtures/bad")),
    ]
    .concat();
    let mut receipts = Vec::new();
    for file in &all {
        let checked = check(&fs::read(file).unwrap());
        let path = folder_of_receipts.join(format!("{}.xml", name(file)));
        fs::write(&path, checked.app_rec).unwrap();
        receipts.push(path);
    }
    let validated = Command::new("python3")
        .arg(folder().join("validate.py"))
        .args(&receipts)
        .output()
        .unwrap();
    fs::remove_dir_all(&folder_of_receipts).unwrap();
    assert!(
        validated.status.success(),
        "{}",
        String::from_utf8_lossy(&validated.stdout)
    );
    assert_eq!(
        String::from_utf8_lossy(&validated.stdout).lines().count(),
        all.len()
    );
    assert_eq!(ErrorCode::ALL.len(), 12);
}

/// Our own messages are valid by the schemas: they are what a hospital could send, and what we send ourselves.
#[test]
fn our_messages_are_valid() {
    let validated = Command::new("python3")
        .arg(folder().join("validate.py"))
        .args(files(&folder().join("fixtures")))
        .args(files(&folder().join("written")))
        .output()
        .unwrap();
    assert!(
        validated.status.success(),
        "{}",
        String::from_utf8_lossy(&validated.stdout)
    );
}
