use proptest::prelude::*;

use super::*;

fn lexicon(lang: Language, terms: &[&str]) -> Lexicon {
    let entry = |terms: &&str| Entry {
        key: (*terms).to_owned(),
        terms: terms.split('|').map(str::to_owned).collect(),
        say: String::new(),
        plain: None,
        is: String::new(),
    };
    Lexicon::new(lang, terms.iter().map(entry).collect())
}

fn nb() -> Lexicon {
    lexicon(
        Language::Nb,
        &[
            "lårhalsbrudd",
            "antibiotika",
            "hjerteflimmer|atrieflimmer",
            "hjertesvikt",
            "svikt",
            "høyt blodtrykk",
            "blodtrykk",
            "lunge",
            "røntgen",
            "stent",
            "ve.",
            "i.v.",
            "EF",
            "EKG",
            "muskel",
            "operasjon",
            "CT",
            "redusert allmenntilstand",
            "kols",
        ],
    )
}

fn found<'t>(lexicon: &Lexicon, text: &'t str) -> Vec<(&'t str, String)> {
    let found = lexicon.find(text);
    found
        .iter()
        .map(|one| (&text[one.start..one.end], one.entry.key.clone()))
        .collect()
}

fn texts<'t>(lexicon: &Lexicon, text: &'t str) -> Vec<&'t str> {
    found(lexicon, text)
        .into_iter()
        .map(|(text, _)| text)
        .collect()
}

#[test]
fn inflected_and_put_together() {
    assert_eq!(
        texts(
            &nb(),
            "Lårhalsbruddet ditt, antibiotikatabletter og lungerøntgen. Lungene, musklene, KOLS-en."
        ),
        [
            "Lårhalsbruddet",
            "antibiotikatabletter",
            "lungerøntgen",
            "Lungene",
            "musklene",
            "KOLS-en"
        ]
    );
}

#[test]
fn the_longest_and_never_inside_another_word() {
    assert_eq!(
        found(&nb(), "Høyt  blodtrykk, blodtrykket og hjertesvikten."),
        [
            ("Høyt  blodtrykk", "høyt blodtrykk".to_owned()),
            ("blodtrykket", "blodtrykk".to_owned()),
            ("hjertesvikten", "hjertesvikt".to_owned())
        ]
    );
    assert!(texts(&nb(), "Assistenten, plungen, uhøyt. Høyt\n\nopp.").is_empty());
    // The words must stand together.
    assert_eq!(
        texts(&nb(), "redusert, allmenntilstand"),
        Vec::<&str>::new()
    );
    assert_eq!(
        texts(&nb(), "redusert\nallmenntilstanden"),
        ["redusert\nallmenntilstanden"]
    );
}

#[test]
fn abbreviations_as_they_are_written() {
    assert_eq!(
        texts(&nb(), "Brudd i ve. Hofte, i.v. Ve. side."),
        ["ve.", "i.v.", "Ve."]
    );
    assert_eq!(
        texts(&nb(), "EF er 40, EKG-et og CT-bildet."),
        ["EF", "EKG-et", "CT-bildet"]
    );
    assert!(texts(&nb(), "Jeff og ef, vet, ve, EFX").is_empty());
}

#[test]
fn english() {
    let en = lexicon(
        Language::En,
        &["biopsy", "stroke", "blood thinner", "atrial fibrillation"],
    );
    assert_eq!(
        texts(
            &en,
            "Biopsies after strokes; take the blood thinners. Heatstroke."
        ),
        ["Biopsies", "strokes", "blood thinners"]
    );
}

proptest! {
    /// On any Unicode: in order, none over another, at the borders of characters.
    #[test]
    fn whatever_the_text(text in ".{0,200}") {
        check(&text)?;
    }

    /// The same where words of the lexicon stand close.
    #[test]
    fn whatever_the_order(parts in proptest::collection::vec(prop_oneof![
        Just("lunge"), Just("ve."), Just("-"), Just(" "), Just("EF"), Just("e\u{301}"), Just("høyt"), Just("blodtrykk"),
        Just("\n"), Just("ø"), Just("İ"), Just("ß"), Just("👵🏽"), Just("CT"), Just("i.v."), Just("ne"), Just("\u{ad}"),
    ], 0..24)) {
        check(&parts.concat())?;
    }
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let lexicon = nb();
    let mut free = 0;
    for one in lexicon.find(text) {
        prop_assert!(one.start >= free && one.start < one.end);
        prop_assert!(text.get(one.start..one.end).is_some());
        free = one.end;
    }
    Ok(())
}
