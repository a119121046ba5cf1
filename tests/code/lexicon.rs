//! The lexicon: enough words, each of them found, each explanation as plain as what it asks of others.

use std::collections::BTreeMap;

use server::lexicon;
use shared::{
    identity::Language,
    plain_language::{Lexicon, check, measure},
};

/// At most this LIX.
const PLAIN: f64 = 30.0;

fn all() -> Vec<(Language, Lexicon)> {
    let read = |lang| (lang, lexicon(lang).unwrap());
    Language::ALL.into_iter().map(read).collect()
}

#[test]
fn there_are_enough_in_every_language() {
    let sizes: Vec<usize> = all()
        .iter()
        .map(|(_, words)| words.entries().len())
        .collect();
    assert!(sizes.iter().all(|size| *size >= 400), "{sizes:?}");
    assert!(sizes.windows(2).all(|pair| pair[0] == pair[1]), "{sizes:?}");
}

#[test]
fn every_explanation_passes_the_authors_check() {
    let mut wrong = Vec::new();
    for (lang, words) in all() {
        for entry in words.entries() {
            let lix = measure(&entry.is, lang).lix();
            if lix > PLAIN {
                wrong.push(format!("{} in {lang:?}: LIX {lix:.1}", entry.key));
            }
            for mark in check(&entry.is, lang, &words, &[]).marks {
                let text = &entry.is[mark.start..mark.end];
                wrong.push(format!(
                    "{} in {lang:?}: «{text}» {:?}",
                    entry.key, mark.reason
                ));
            }
            if entry.say.trim().is_empty() || entry.is.chars().count() > 200 {
                wrong.push(format!(
                    "{} in {lang:?}: how it is said, or its length",
                    entry.key
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_term_is_one_words_and_is_found() {
    let mut wrong = Vec::new();
    for (lang, words) in all() {
        let mut owners: BTreeMap<String, &str> = BTreeMap::new();
        for entry in words.entries() {
            for term in &entry.terms {
                if let Some(other) = owners.insert(term.to_lowercase(), &entry.key) {
                    wrong.push(format!("«{term}» in {lang:?}: {} and {other}", entry.key));
                }
                let text = format!("Her er {term} igjen");
                let found = words.find(&text);
                let own = found.iter().any(|found| found.entry.key == entry.key);
                if !own {
                    wrong.push(format!(
                        "«{term}» in {lang:?} is not found as {}",
                        entry.key
                    ));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// What a writer is told to use instead is not itself something to look at again.
#[test]
fn plain_words_are_plain() {
    let mut wrong = Vec::new();
    for (lang, words) in all() {
        for entry in words.entries() {
            let Some(plain) = &entry.plain else { continue };
            let marks = check(plain, lang, &words, &[]).marks;
            if !marks.is_empty() {
                wrong.push(format!(
                    "{} in {lang:?}: «{plain}» {:?}",
                    entry.key, marks[0].reason
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
