//! Passive forms: somebody does something, and the sentence does not say who.

use crate::identity::Language;

use super::words::Word;

/// After these a verb in -s is passive.
const MODALS: &[&str] = &[
    "bør", "burde", "kan", "kunne", "må", "måtte", "skal", "skulle", "vil", "ville", "å", "måtta",
    "lyt",
];
/// Verbs in -s that are seen without such a verb.
const PASSIVE_S: &[&str] = &[
    "anbefales",
    "avsluttes",
    "avtales",
    "behandles",
    "brukes",
    "fjernes",
    "flyttes",
    "følges",
    "gis",
    "gjentas",
    "gjøres",
    "henvises",
    "informeres",
    "innkalles",
    "innlegges",
    "kontrolleres",
    "legges",
    "måles",
    "opereres",
    "overføres",
    "planlegges",
    "reduseres",
    "rekvireres",
    "sendes",
    "seponeres",
    "settes",
    "startes",
    "stoppes",
    "sys",
    "søkes",
    "tas",
    "tilbys",
    "tilrådes",
    "trappes",
    "undersøkes",
    "utføres",
    "utredes",
    "utskrives",
    "vurderes",
    "økes",
];
/// Verbs in -s that are never passive.
const ACTIVE_S: &[&str] = &[
    "finnes", "finnast", "føles", "hes", "kjennes", "les", "lykkes", "lykkast", "minnes",
    "oppleves", "puses", "skyldes", "synes", "synast", "trengs", "trenes", "trives", "trivast",
    "virkes", "møtes", "møtast", "ses", "sees", "sjåast",
];
const BECOMES: &[&str] = &[
    "ble", "blei", "bli", "blir", "blitt", "vart", "vert", "verte", "vorte", "vorten",
];
/// What may stand between.
const BETWEEN: &[&str] = &[
    "da", "derfor", "difor", "du", "deretter", "ikke", "ikkje", "også", "så", "senere", "seinare",
];
/// Participles whose endings say nothing.
const PARTICIPLES: &[&str] = &[
    "bedt",
    "brukt",
    "bygd",
    "dratt",
    "funne",
    "funnet",
    "fulgt",
    "følgt",
    "gitt",
    "gjeve",
    "gjort",
    "hentet",
    "holdt",
    "henta",
    "innlagt",
    "lagt",
    "lagd",
    "målt",
    "oppdaget",
    "oppdaga",
    "satt",
    "sendt",
    "sett",
    "skrevet",
    "skrive",
    "stilt",
    "sydd",
    "tatt",
    "teke",
    "tilbudt",
    "undersøkt",
    "utført",
    "utskreven",
    "utskrevet",
    "øket",
    "økt",
];
/// What looks like a participle and is how somebody is.
const STATES: &[&str] = &[
    "bra",
    "forvirret",
    "forvirra",
    "frisk",
    "friskt",
    "godt",
    "irritert",
    "lettet",
    "letta",
    "mett",
    "møtt",
    "redd",
    "redusert",
    "rett",
    "rolig",
    "slitt",
    "stivt",
    "svekket",
    "svekka",
    "sint",
    "trett",
    "trøtt",
    "tungpustet",
    "urolig",
    "utmattet",
    "utmatta",
    "vondt",
    "bekymret",
    "bekymra",
    "motivert",
    "engstelig",
    "kvalm",
    "satt",
];
const BE: &[&str] = &["are", "be", "been", "being", "is", "was", "were"];
const IRREGULAR: &[&str] = &[
    "brought", "done", "found", "given", "held", "kept", "made", "put", "seen", "sent", "set",
    "shown", "taken", "told",
];
/// What looks like one and is how somebody is.
const ENGLISH_STATES: &[&str] = &[
    "confused",
    "interested",
    "pleased",
    "red",
    "scared",
    "tired",
    "worried",
    "relaxed",
    "swollen",
];

/// The passive forms of a sentence: the first and the last word of each.
pub(super) fn passives(words: &[Word<'_>], lang: Language) -> Vec<(usize, usize)> {
    let small: Vec<String> = words.iter().map(|word| word.text.to_lowercase()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < small.len() {
        let ends = match lang {
            Language::En => english(&small, at),
            _ => in_s(&small, at).or_else(|| with_become(&small, at)),
        };
        found.extend(ends.map(|end| (at, end)));
        at = ends.unwrap_or(at) + 1;
    }
    found
}

fn among(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}

/// «seponeres», «skal tas».
fn in_s(small: &[String], at: usize) -> Option<usize> {
    let word = small.get(at)?;
    let from = at.saturating_sub(3);
    let after_modal = small
        .get(from..at)?
        .iter()
        .any(|before| among(MODALS, before));
    let verb = word.chars().count() > 3
        && (word.ends_with("es") || word.ends_with("as") || word.ends_with("ast"))
        && !among(ACTIVE_S, word);
    let known = among(PASSIVE_S, word)
        || word.ends_with("eres") && !word.ends_with("teres")
        || word.ends_with("erast");
    (known && !among(ACTIVE_S, word) || after_modal && verb && known_stem(word)).then_some(at)
}

/// Not a genitive or a noun: the stem could be a verb's.
fn known_stem(word: &str) -> bool {
    ![
        "diabetes", "flas", "gass", "glas", "helses", "hjertes", "tas", "uvas",
    ]
    .contains(&word)
        || word == "tas"
}

/// «ble behandlet», «blir ikke gitt».
fn with_become(small: &[String], at: usize) -> Option<usize> {
    if !among(BECOMES, small.get(at)?) {
        return None;
    }
    let next =
        (at + 1..at + 4).find(|next| small.get(*next).is_some_and(|word| !among(BETWEEN, word)))?;
    let word = small.get(next)?;
    let looks = ["ert", "et", "dt", "gd", "a"]
        .iter()
        .any(|end| word.ends_with(end))
        && word.chars().count() > 4;
    ((looks || among(PARTICIPLES, word)) && !among(STATES, word)).then_some(next)
}

/// «was treated», «will be given».
fn english(small: &[String], at: usize) -> Option<usize> {
    if !among(BE, small.get(at)?) {
        return None;
    }
    let next = (at + 1..at + 3).find(|next| {
        small
            .get(*next)
            .is_some_and(|word| word != "not" && !word.ends_with("ly"))
    })?;
    let word = small.get(next)?;
    ((word.ends_with("ed") || among(IRREGULAR, word)) && !among(ENGLISH_STATES, word))
        .then_some(next)
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn found(text: &str, lang: Language) -> Vec<&str> {
        let words = words(text);
        let found = passives(&words, lang);
        found
            .iter()
            .map(|(first, last)| &text[words[*first].start..words[*last].end()])
            .collect()
    }

    #[test]
    fn norwegian() {
        let nb = |text| found(text, Language::Nb);
        assert_eq!(
            nb("Du ble behandlet med medisin som skal tas hver dag."),
            ["ble behandlet", "tas"]
        );
        assert_eq!(
            nb("Marevan seponeres. Den er seponert. Såret ble ikke sydd."),
            ["seponeres", "ble ikke sydd"]
        );
        assert!(
            nb("Du ble bedre og trett. Det finnes hjelp. Du kan trives. Diabetes og flere andres.")
                .is_empty()
        );
        assert_eq!(
            found("Medisinen skal takast. Du vart operert.", Language::Nn),
            ["takast", "vart operert"]
        );
    }

    #[test]
    fn english_too() {
        let en = |text| found(text, Language::En);
        assert_eq!(
            en("You were treated here. It will be given daily. You were not seen."),
            ["were treated", "be given", "were not seen"]
        );
        assert!(en("You were tired. You are at home.").is_empty());
    }
}
