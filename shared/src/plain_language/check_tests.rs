use proptest::prelude::*;

use super::super::lexicon::Entry;
use super::*;
use crate::{summaries::MedicineChange, text::Line};

fn lexicon() -> Lexicon {
    let entry = |key: &str, plain: Option<&str>| Entry {
        key: key.to_owned(),
        terms: vec![key.to_owned()],
        say: String::new(),
        plain: plain.map(str::to_owned),
        is: String::new(),
    };
    Lexicon::new(
        Language::Nb,
        vec![
            entry("ve.", Some("venstre")),
            entry("intravenøs", Some("rett i blodåren")),
            entry("dyspné", Some("tung pust")),
            entry("lungebetennelse", None),
        ],
    )
}

fn eliquis() -> Medicine {
    Medicine {
        name: Line::new("Eliquis 2,5 mg").expect("a name"),
        dosage: Line::new("1 tablett morgen og kveld").ok(),
        change: MedicineChange::Changed,
        reason: None,
        until: None,
        as_needed: false,
    }
}

fn marks(text: &str) -> Vec<(&str, &'static str)> {
    let found = check(text, Language::Nb, &lexicon(), &[eliquis()]);
    let word = |reason: &Reason| match reason {
        Reason::LongSentence { .. } => "long",
        Reason::Abbreviation { .. } => "abbreviation",
        Reason::HardWord { .. } => "hard",
        Reason::ThirdPerson => "third",
        Reason::Passive => "passive",
        Reason::Dose { .. } => "dose",
    };
    found
        .marks
        .iter()
        .map(|mark| (&text[mark.start..mark.end], word(&mark.reason)))
        .collect()
}

#[test]
fn each_kind_of_mark() {
    assert_eq!(
        marks(
            "Pasienten har brudd i ve. Hofte og dyspné. Eliquis 5 mg gis kl. 8. Han kan gå. Ta tlf. med, og obl. smykker."
        ),
        [
            ("Pasienten", "third"),
            ("ve.", "abbreviation"),
            ("dyspné", "hard"),
            ("5 mg", "dose"),
            ("gis", "passive"),
            ("Han", "third"),
            ("obl.", "abbreviation"),
        ]
    );
    assert_eq!(
        marks("Vi tok EKG og MR-bilde, og CRP er 5."),
        [
            ("EKG", "abbreviation"),
            ("MR-bilde", "abbreviation"),
            ("CRP", "abbreviation")
        ]
    );
}

#[test]
fn what_the_sentence_explains_is_not_marked() {
    assert!(marks("Du fikk medisin intravenøs, det vil si rett i blodet.").is_empty());
    assert_eq!(marks("Du fikk intravenøs medisin.").len(), 1);
}

#[test]
fn long_sentences_and_what_stands_in_them() {
    let text = "Du kom hit fordi du hadde feber og hostet mye og var tung i pusten og ikke fikk sove og dyspné plaget deg.";
    assert_eq!(
        marks(text).iter().map(|(_, why)| *why).collect::<Vec<_>>(),
        ["long", "hard"]
    );
}

#[test]
fn a_good_letter_has_no_marks() {
    let text = "Hei Kåre!\n\nHva skjedde\nDu var hos oss fordi du hadde lungebetennelse.\n\nHva gjør du nå\nDu kan gå så mye du orker.\n\nMedisinene dine\nTa Eliquis 2,5 mg morgen og kveld.\n\nHvem ringer du\nRing oss på 55 00 01 02.\n\nNår er neste avtale\nDu har time hos fastlegen 3. desember kl. 10.\n\nHilsen Jonas Berg, lege";
    let found = check(text, Language::Nb, &lexicon(), &[eliquis()]);
    assert_eq!((found.marks, found.missing), (Vec::new(), Vec::new()));
}

proptest! {
    /// On any Unicode: never panics, valid places, and small marks never over each other.
    #[test]
    fn whatever_the_text(text in "(.|\\n){0,200}") {
        hold(&text)?;
    }

    #[test]
    fn whatever_the_order(parts in proptest::collection::vec(prop_oneof![
        Just("Pasienten "), Just("ve. "), Just("ble "), Just("behandlet"), Just(". "), Just("5 mg"), Just("Eliquis "),
        Just("\n"), Just("dyspné"), Just("İ"), Just("👵🏽"), Just("i.v."), Just("MR-"), Just("Hilsen"), Just(" gis"), Just("2,"),
    ], 0..40)) {
        hold(&parts.concat())?;
    }
}

fn hold(text: &str) -> Result<(), TestCaseError> {
    for lang in [Language::Nb, Language::Nn, Language::En] {
        let found = check(text, lang, &lexicon(), &[eliquis()]);
        let (mut free, mut sentence) = (0, 0);
        for mark in &found.marks {
            prop_assert!(mark.start < mark.end && text.get(mark.start..mark.end).is_some());
            let until = if matches!(mark.reason, Reason::LongSentence { .. }) {
                &mut sentence
            } else {
                &mut free
            };
            prop_assert!(mark.start >= *until);
            *until = mark.end;
        }
        prop_assert!(found.readability.lix() >= 0.0);
    }
    Ok(())
}
