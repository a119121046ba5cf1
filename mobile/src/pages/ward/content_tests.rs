use super::*;

fn lang() -> LanguageTag {
    LanguageTag::new("nb").unwrap()
}

fn content() -> Content {
    Content {
        version: Some(3),
        sections: BTreeMap::from([
            (
                SectionKind::PatientInformation,
                "Du var innlagt.".to_owned(),
            ),
            (SectionKind::Background, "  ".to_owned()),
        ]),
        medicines: vec![MedicineRow {
            name: "Eliquis 2,5 mg".to_owned(),
            dosage: "1 tablett morgen og kveld".to_owned(),
            change: MedicineChange::Changed,
            until: "2026-12-03".to_owned(),
            ..MedicineRow::default()
        }],
        ..Content::default()
    }
}

#[test]
fn sections_left_empty_are_left_out_and_the_rest_is_kept() {
    let checked = content().check(lang()).unwrap();
    assert_eq!(checked.sections.len(), 1);
    let medicine = checked.medicines.first().unwrap();
    assert_eq!(MedicineRow::of(medicine), content().medicines[0]);
}

#[test]
fn what_is_wrong_is_told_with_its_field() {
    let mut wrong = content();
    wrong
        .sections
        .insert(SectionKind::Findings, "a\u{0}".to_owned());
    wrong.medicines.push(MedicineRow::default());
    let errors = wrong.check(lang()).unwrap_err();
    let told: Vec<_> = errors
        .iter()
        .map(|error| (error.id.as_str(), error.code.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("section-findings", "control_character"),
            ("medicine-1-name", "empty")
        ]
    );
}

#[test]
fn survives_the_device() {
    let kept = serde_json::to_string(&content()).unwrap();
    assert_eq!(serde_json::from_str::<Content>(&kept).unwrap(), content());
}

#[test]
fn white_space_and_versions_are_no_difference() {
    let mut other = content();
    other.version = None;
    other.sections.remove(&SectionKind::Background);
    assert!(other.says_the_same(&content()));
    other
        .sections
        .insert(SectionKind::Background, "Bor alene".to_owned());
    assert!(!other.says_the_same(&content()));
}

#[test]
fn sentences_at_the_top_stand_in_the_text() {
    let mut content = content();
    content.highlights = vec!["Du var  innlagt.".to_owned(), "Du er frisk.".to_owned()];
    let checked = content.check(lang()).unwrap();
    let top: Vec<_> = checked.highlights.iter().map(|line| &**line).collect();
    assert_eq!(top, ["Du var innlagt."]);
}
