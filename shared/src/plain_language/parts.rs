//! The five parts of a letter to the patient: what happened, what to do now, medicines, whom to call, the next
//! appointment.

use crate::{identity::Language, summaries::Medicine};

/// A part that a letter to the patient should have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What happened.
    WhatHappened,
    /// What to do now.
    WhatToDo,
    /// The medicines.
    Medicines,
    /// Whom to call.
    WhomToCall,
    /// The next appointment.
    NextAppointment,
}

impl Part {
    /// All five, in their order.
    pub const ALL: [Self; 5] = [
        Self::WhatHappened,
        Self::WhatToDo,
        Self::Medicines,
        Self::WhomToCall,
        Self::NextAppointment,
    ];

    /// Its heading in the template.
    #[must_use]
    pub const fn heading(self, lang: Language) -> &'static str {
        match (self, lang) {
            (Self::WhatHappened, Language::Nb) => "Hva skjedde",
            (Self::WhatHappened, Language::Nn) => "Kva som hende",
            (Self::WhatHappened, Language::En) => "What happened",
            (Self::WhatToDo, Language::Nb) => "Hva gjør du nå",
            (Self::WhatToDo, Language::Nn) => "Kva gjer du no",
            (Self::WhatToDo, Language::En) => "What to do now",
            (Self::Medicines, Language::Nb) => "Medisinene dine",
            (Self::Medicines, Language::Nn) => "Medisinane dine",
            (Self::Medicines, Language::En) => "Your medicines",
            (Self::WhomToCall, Language::Nb) => "Hvem ringer du",
            (Self::WhomToCall, Language::Nn) => "Kven ringjer du",
            (Self::WhomToCall, Language::En) => "Whom to call",
            (Self::NextAppointment, Language::Nb) => "Når er neste avtale",
            (Self::NextAppointment, Language::Nn) => "Når er neste avtale",
            (Self::NextAppointment, Language::En) => "Your next appointment",
        }
    }

    /// What such a part says, as a letter may say it: any of these words, in small letters. What ends with a space is
    /// a whole word at its end.
    const fn signs(self, lang: Language) -> &'static [&'static str] {
        match (self, lang) {
            (Self::WhatHappened, Language::En) => &[
                "you came",
                "you were",
                "you had",
                "you fell",
                "admitted",
                "in hospital",
            ],
            (Self::WhatHappened, _) => &[
                "du har vært",
                "du har vore",
                "du har fått",
                "du var",
                "du kom ",
                "du ble ",
                "du vart ",
                "du blei ",
                "du fikk",
                "du fekk",
                "du falt",
                "du fall",
                "du lå ",
                "du låg",
                "innlagt",
                "hos oss fordi",
                "hos oss på grunn",
            ],
            (Self::WhatToDo, Language::En) => {
                &["you can", "you should", "you must", "try to", "you may"]
            }
            (Self::WhatToDo, _) => &[
                "du kan ",
                "du skal ",
                "skal du ",
                "du må ",
                "du bør ",
                "når du kommer hjem",
                "når du kjem heim",
                "vei deg",
                "veg deg",
                "drikk ",
                "hvil ",
                "kvil ",
                "tren ",
                "prøv å",
                "gå litt",
                "gå tur",
                "unngå",
                "fortsett",
                "hald fram",
            ],
            (Self::Medicines, Language::En) => &[
                "medicine",
                "tablet",
                "capsule",
                "antibiotic",
                "dose",
                "inhaler",
            ],
            (Self::Medicines, _) => &[
                "medisin",
                "tablett",
                "kapsel",
                "kapsler",
                "kapslar",
                "antibiotika",
                "dose",
                "inhalator",
                "sprøyte",
                "dråper",
                "dråpar",
                "blodfortynnende",
                "blodfortynnande",
                "smertestillende",
                "smertestillande",
            ],
            (Self::WhomToCall, Language::En) => &["call ", "phone", "telephone"],
            (Self::WhomToCall, _) => &[
                "ring ",
                "ringe ",
                "ringer ",
                "ringje ",
                "ringjer ",
                "telefon",
                "tlf",
                "kontakt ",
                "ta kontakt",
                "kontakter ",
            ],
            (Self::NextAppointment, Language::En) => &[
                "appointment",
                "check-up",
                "visit",
                "see your doctor",
                "see your gp",
            ],
            (Self::NextAppointment, _) => &[
                "avtale",
                "har time",
                "time hos",
                "time til",
                "en time",
                "ein time",
                "kontroll",
                "innkalling",
                "besøk",
                "kommer hjem til deg",
                "kjem heim til deg",
                "ny time",
                "oppfølging hos",
                "til fastlege",
            ],
        }
    }
}

/// Whether a line in small letters is one of the template's headings.
pub(super) fn is_heading(line: &str, lang: Language) -> bool {
    let line = line.trim_end_matches(['?', ':', '.']);
    Part::ALL
        .iter()
        .any(|part| part.heading(lang).to_lowercase() == line)
}

/// A paragraph as its heading, when its first line is one of the template's, and what follows it.
#[must_use]
pub fn headed(paragraph: &str, lang: Language) -> (Option<&str>, &str) {
    let (first, rest) = paragraph.split_once('\n').unwrap_or((paragraph, ""));
    if is_heading(&first.trim().to_lowercase(), lang) {
        (Some(first), rest)
    } else {
        (None, paragraph)
    }
}

/// The parts that a letter with these medicines lacks. Without any it need not speak of them.
#[must_use]
pub fn missing(text: &str, lang: Language, medicines: &[Medicine]) -> Vec<Part> {
    // Headings alone say nothing.
    let lines = text.to_lowercase();
    let said: Vec<&str> = lines
        .lines()
        .map(str::trim)
        .filter(|line| !is_heading(line, lang))
        .collect();
    let said = said.join(" ").replace([',', '.', ':', '?', '!', ';'], " ") + " ";
    let lacks = |part: &Part| !part.signs(lang).iter().any(|sign| stands_in(sign, &said));
    let named = medicines.iter().any(|medicine| {
        let name = medicine.name.split_whitespace().next().unwrap_or_default();
        stands_in(&name.to_lowercase(), &said)
    });
    let speaks = |part: &Part| *part != Part::Medicines || !medicines.is_empty() && !named;
    Part::ALL.into_iter().filter(speaks).filter(lacks).collect()
}

/// At the beginning of a word.
fn stands_in(sign: &str, said: &str) -> bool {
    said.match_indices(sign).any(|(at, _)| {
        let before = said.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::{super::compose::template, *};
    use crate::{summaries::MedicineChange, text::Line};

    #[test]
    fn a_heading_of_the_template_stands_on_a_line_of_its_own() {
        let nb = Language::Nb;
        assert_eq!(
            headed("Hva skjedde\nDu falt.", nb),
            (Some("Hva skjedde"), "Du falt.")
        );
        assert_eq!(headed("Hvem ringer du?", nb), (Some("Hvem ringer du?"), ""));
        assert_eq!(headed("Hva skjedde var", nb), (None, "Hva skjedde var"));
        assert_eq!(headed("", nb), (None, ""));
    }

    fn marevan() -> Medicine {
        Medicine {
            name: Line::new("Marevan 2,5 mg").expect("a name"),
            dosage: None,
            change: MedicineChange::New,
            reason: None,
            until: None,
            as_needed: false,
        }
    }

    #[test]
    fn the_template_lacks_everything() {
        for lang in [Language::Nb, Language::Nn, Language::En] {
            assert_eq!(missing(&template(lang), lang, &[marevan()]), Part::ALL);
            assert_eq!(
                template(lang)
                    .lines()
                    .filter(|line| is_heading(&line.to_lowercase(), lang))
                    .count(),
                5
            );
        }
    }

    #[test]
    fn the_letter_of_the_source_lacks_two() {
        let letter = include_str!("source_letter.txt");
        assert_eq!(
            missing(letter, Language::Nb, &[marevan()]),
            [Part::WhomToCall, Part::NextAppointment]
        );
    }

    #[test]
    fn nobody_without_medicines_need_hear_of_them() {
        let letter = "Du var hos oss fordi du falt. Du kan gå. Ring legen. Du har avtale 3. mai.";
        assert!(missing(letter, Language::Nb, &[]).is_empty());
        assert_eq!(
            missing(letter, Language::Nb, &[marevan()]),
            [Part::Medicines]
        );
    }
}
