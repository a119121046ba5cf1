//! Doses that the words say one way and the table of medicines another.

use crate::summaries::Medicine;

use super::words::{Word, words};

/// A number of something.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Amount {
    /// How many, in thousandths.
    number: u64,
    unit: Unit,
    /// Its first word.
    at: usize,
    /// Its last word.
    end: usize,
}

/// Of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Gram,
    Milligram,
    Microgram,
    Millilitre,
    /// Units of insulin and heparin.
    International,
    Tablets,
    Capsules,
    Puffs,
    TimesADay,
    Days,
}

impl Unit {
    const fn is_piece(self) -> bool {
        matches!(self, Self::Tablets | Self::Capsules | Self::Puffs)
    }
}

/// The words of small numbers, in thousandths.
const NUMBERS: &[(&str, u64)] = &[
    ("en", 1000),
    ("én", 1000),
    ("ein", 1000),
    ("éin", 1000),
    ("ett", 1000),
    ("one", 1000),
    ("halv", 500),
    ("half", 500),
    ("to", 2000),
    ("two", 2000),
    ("tre", 3000),
    ("three", 3000),
    ("fire", 4000),
    ("four", 4000),
    ("fem", 5000),
    ("five", 5000),
    ("seks", 6000),
    ("six", 6000),
    ("sju", 7000),
    ("syv", 7000),
    ("seven", 7000),
    ("åtte", 8000),
    ("eight", 8000),
    ("ti", 10000),
    ("ten", 10000),
];

/// A dose in words that is not the table's: from which to which word, and which medicine.
pub(super) fn contradictions(
    sentence: &[Word<'_>],
    medicines: &[Medicine],
) -> Vec<(usize, usize, usize)> {
    let named = names(sentence, medicines);
    if named.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for amount in amounts(sentence) {
        // It belongs to the medicine named last before it, or to the first one after.
        let nearest = named
            .iter()
            .rev()
            .find(|(at, _)| *at < amount.at)
            .or(named.first());
        let Some((_, which)) = nearest else { continue };
        if medicines
            .get(*which)
            .is_some_and(|medicine| contradicts(amount, medicine))
        {
            found.push((amount.at, amount.end, *which));
        }
    }
    found
}

/// The table names this unit, and never with this number.
fn contradicts(amount: Amount, medicine: &Medicine) -> bool {
    let (name, dosage) = (
        words(&medicine.name),
        medicine.dosage.as_deref().map(words).unwrap_or_default(),
    );
    let mut said = amounts(&name);
    said.extend(amounts(&dosage));
    // Half a tablet of 500 mg is 250 mg.
    let of = |pieces: bool| said.iter().filter(move |one| one.unit.is_piece() == pieces);
    let together: Vec<Amount> = of(true)
        .flat_map(|piece| of(false).map(move |weight| (piece, weight)))
        .map(|(piece, weight)| Amount {
            number: piece.number.saturating_mul(weight.number) / 1000,
            ..*weight
        })
        .collect();
    said.extend(together);
    let mut same = said
        .iter()
        .filter(|said| said.unit == amount.unit)
        .peekable();
    // One and a half tablets may be said in many ways; a difference is one when no number fits.
    same.peek().is_some() && !same.any(|said| said.number == amount.number)
}

/// Where medicines are named, by the first word of their names.
fn names(sentence: &[Word<'_>], medicines: &[Medicine]) -> Vec<(usize, usize)> {
    let first: Vec<String> = medicines
        .iter()
        .map(|medicine| {
            words(&medicine.name)
                .first()
                .map_or(String::new(), |word| word.text.to_lowercase())
        })
        .collect();
    let mut found = Vec::new();
    for (at, word) in sentence.iter().enumerate() {
        let small = word.text.to_lowercase();
        let which = first.iter().position(|name| {
            name.chars().count() > 3
                && small
                    .strip_prefix(name.as_str())
                    .is_some_and(|end| end.len() < 3)
        });
        found.extend(which.map(|which| (at, which)));
    }
    found
}

/// The amounts of a text.
fn amounts(words: &[Word<'_>]) -> Vec<Amount> {
    let mut found = Vec::new();
    for (at, pair) in words.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let small = second.text.to_lowercase();
        if let (Some(number), Some(unit)) = (number(first.text), unit(&small, words.get(at + 2))) {
            found.push(Amount {
                number,
                unit,
                at,
                end: at + 1,
            });
        }
    }
    // «500mg»
    for (at, word) in words.iter().enumerate() {
        let digits = word.text.trim_end_matches(char::is_alphabetic);
        let unit = word
            .text
            .get(digits.len()..)
            .and_then(|rest| unit(&rest.to_lowercase(), None));
        if let (false, Some(number), Some(unit)) = (digits.is_empty(), number(digits), unit) {
            found.push(Amount {
                number,
                unit,
                at,
                end: at,
            });
        }
    }
    found
}

/// In thousandths: «2,5» is 2500.
fn number(text: &str) -> Option<u64> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let (whole, part) = text.split_once([',', '.']).unwrap_or((text, ""));
        let part: String = part.chars().chain("000".chars()).take(3).collect();
        let (whole, part): (u64, u64) = (whole.parse().ok()?, part.parse().ok()?);
        return Some(whole.saturating_mul(1000).saturating_add(part));
    }
    if text == "½" {
        return Some(500);
    }
    let small = text.to_lowercase();
    NUMBERS
        .iter()
        .find(|(word, _)| *word == small)
        .map(|(_, number)| *number)
}

fn unit(small: &str, next: Option<&Word<'_>>) -> Option<Unit> {
    let next = next
        .map(|word| word.text.to_lowercase())
        .unwrap_or_default();
    match small {
        "g" | "gram" => Some(Unit::Gram),
        "mg" | "milligram" => Some(Unit::Milligram),
        "mikrogram" | "microgram" | "micrograms" | "µg" | "μg" | "mcg" => Some(Unit::Microgram),
        "ml" | "milliliter" | "millilitres" => Some(Unit::Millilitre),
        "enheter" | "einingar" | "ie" | "units" => Some(Unit::International),
        _ if small.starts_with("tablet") => Some(Unit::Tablets),
        _ if small.starts_with("kaps") || small.starts_with("capsule") => Some(Unit::Capsules),
        _ if small.starts_with("inhalasjon") || small.starts_with("puff") || small == "sug" => {
            Some(Unit::Puffs)
        }
        "ganger" | "gonger" | "times"
            if matches!(
                next.as_str(),
                "daglig" | "dagleg" | "om" | "per" | "i" | "a" | "pr" | "hver" | "kvar"
            ) =>
        {
            Some(Unit::TimesADay)
        }
        "dager" | "dagar" | "days" => Some(Unit::Days),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{summaries::MedicineChange, text::Line};

    fn medicine(name: &str, dosage: &str) -> Medicine {
        Medicine {
            name: Line::new(name).expect("a name"),
            dosage: Line::new(dosage).ok(),
            change: MedicineChange::New,
            reason: None,
            until: None,
            as_needed: false,
        }
    }

    fn found(text: &str) -> Vec<String> {
        let table = [
            medicine("Eliquis 2,5 mg", "1 tablett morgen og kveld"),
            medicine(
                "Amoxicillin 500 mg",
                "1 kapsel tre ganger om dagen i 3 dager",
            ),
            medicine("Furix 40 mg", "½ tablett om morgenen"),
        ];
        let all = words(text);
        contradictions(&all, &table)
            .iter()
            .map(|(from, to, which)| {
                format!("{}: {}", which, &text[all[*from].start..all[*to].end()])
            })
            .collect()
    }

    #[test]
    fn what_the_table_says_too_is_fine() {
        assert!(found("Ta Eliquis 2.5 mg, en tablett to ganger om dagen.").is_empty());
        assert!(found("Du skal ta Amoxicillin i tre dager, 500mg").is_empty());
        assert!(found("Ta 5 mg Sobril hver dag.").is_empty());
        assert!(
            found("Ta 20 mg Furix om morgenen.").is_empty(),
            "half of 40 mg"
        );
        assert!(
            found("Ta 20 mg Furix om morgenen.").is_empty(),
            "half of 40 mg"
        );
    }

    #[test]
    fn another_number_of_the_same_is_a_contradiction() {
        assert_eq!(
            found("Ta Eliquis 5 mg, to tabletter."),
            ["0: 5 mg", "0: to tabletter"]
        );
        assert_eq!(
            found("Eliquisen er 2,5 mg, og Amoxicillin tar du fire ganger daglig i 7 dager."),
            ["1: fire ganger", "1: 7 dager"]
        );
        assert_eq!(found("Ta 250mg amoxicillin."), ["1: 250mg"]);
    }
}
