//! Forms of a word: inflections and compounds, by rules that are right nearly always and never find a word inside
//! another one.

use crate::identity::Language;

/// What Norwegian nouns, verbs and adjectives end with, in both forms of the language.
const NORWEGIAN: &[&str] = &[
    "a", "an", "ane", "anes", "ar", "as", "e", "ede", "en", "ene", "enes", "ens", "er", "ers",
    "es", "et", "ets", "i", "ing", "inga", "ingen", "ingene", "inger", "n", "ne", "nes", "ns",
    "or", "r", "s", "st", "t", "te", "ts",
];
const ENGLISH: &[&str] = &["'s", "d", "ed", "es", "ing", "ly", "s", "\u{2019}s"];

/// What a word with an explanation can be the first part of, in Norwegian.
const TAILS: &[&str] = &[
    "anfall",
    "avdeling",
    "behandling",
    "brot",
    "brudd",
    "dose",
    "dråpar",
    "dråpe",
    "dråper",
    "gruppe",
    "infeksjon",
    "kapsel",
    "kapslar",
    "kapsler",
    "klinikk",
    "kontroll",
    "krem",
    "kur",
    "lege",
    "mangel",
    "maske",
    "medisin",
    "mikstur",
    "mål",
    "måling",
    "nivå",
    "operasjon",
    "opphald",
    "opphold",
    "plage",
    "plager",
    "plass",
    "plaster",
    "prøve",
    "pumpe",
    "pust",
    "salve",
    "sjukdom",
    "sjukepleiar",
    "skjema",
    "slange",
    "smerte",
    "sprøyte",
    "stilling",
    "svikt",
    "sykdom",
    "sykepleier",
    "symptom",
    "tablett",
    "team",
    "test",
    "tilbod",
    "tilbud",
    "time",
    "undersøkelse",
    "undersøking",
    "utstyr",
    "vakt",
    "verdi",
];
/// What such a word can be the last part of, in Norwegian.
const FRONTS: &[&str] = &[
    "arm",
    "behandlings",
    "bein",
    "bekken",
    "ben",
    "blod",
    "bryst",
    "buk",
    "fot",
    "hals",
    "hand",
    "hjarte",
    "hjerne",
    "hjerte",
    "hode",
    "hofte",
    "hovud",
    "hud",
    "hånd",
    "kne",
    "kontroll",
    "legg",
    "lever",
    "lunge",
    "lår",
    "mage",
    "munn",
    "nakke",
    "nyre",
    "nær",
    "rygg",
    "skulder",
    "sår",
    "tarm",
    "tunn",
    "tykktarm",
    "tynntarm",
    "urin",
    "øre",
    "øye",
];
/// Shorter words make no compounds but with a hyphen.
const SHORTEST_PART: usize = 4;

/// What every form of this word begins with.
pub(super) fn stem(base: &str, lang: Language) -> &str {
    let ends: &[&str] = if lang == Language::En {
        &["y"]
    } else {
        &["el", "er", "e"]
    };
    let long = |stem: &&str| stem.len() + 1 >= SHORTEST_PART;
    let mut stems = ends.iter().filter_map(|end| base.strip_suffix(end));
    stems.find(long).unwrap_or(base)
}

/// What is left of a Norwegian word after each word that can stand before one with an explanation.
pub(super) fn fronts(word: &str, lang: Language) -> impl Iterator<Item = &str> {
    let fronts = if lang == Language::En { &[] } else { FRONTS };
    let ends = fronts.iter().filter_map(|front| word.strip_prefix(front));
    ends.map(|end| end.strip_prefix('-').unwrap_or(end))
        .filter(|end| end.chars().count() >= SHORTEST_PART)
}

/// Whether `word` is a form of `base`, both in small letters.
pub(super) fn is_form(base: &str, word: &str, lang: Language) -> bool {
    if let Some(ending) = word.strip_prefix(base) {
        // «EKG-et»
        let ending = ending
            .strip_prefix('-')
            .filter(|ending| !ending.is_empty())
            .unwrap_or(ending);
        return ending.is_empty() || is_ending(ending, lang) || doubles(base, ending, lang);
    }
    if base.len() < SHORTEST_PART || lang == Language::En {
        return lang == Language::En && changes_y(base, word);
    }
    // «lunge», «lunger»; «seponere», «seponert»; «muskel», «muskler».
    let without_e = base
        .strip_suffix('e')
        .and_then(|stem| word.strip_prefix(stem));
    without_e.is_some_and(|ending| is_ending(ending, lang)) || drops_e(base, word)
}

fn is_ending(ending: &str, lang: Language) -> bool {
    let all = if lang == Language::En {
        ENGLISH
    } else {
        NORWEGIAN
    };
    all.binary_search(&ending).is_ok()
}

/// «sykdom», «sykdommen».
fn doubles(base: &str, ending: &str, lang: Language) -> bool {
    let mut letters = ending.chars();
    let doubled = base.chars().next_back() == letters.next();
    doubled
        && ending.starts_with(['m', 'n', 't', 's', 'l', 'k'])
        && is_ending(letters.as_str(), lang)
}

/// «biopsy», «biopsies».
fn changes_y(base: &str, word: &str) -> bool {
    base.strip_suffix('y')
        .and_then(|stem| word.strip_prefix(stem))
        == Some("ies")
}

/// «muskel», «muskler», «musklene»; «finger», «fingrer».
fn drops_e(base: &str, word: &str) -> bool {
    let last = if base.ends_with("el") {
        'l'
    } else if base.ends_with("er") {
        'r'
    } else {
        return false;
    };
    let stem = base
        .get(..base.len() - 2)
        .and_then(|stem| word.strip_prefix(stem));
    let ending = stem.and_then(|rest| rest.strip_prefix(last));
    ending.is_some_and(|ending| matches!(ending, "e" | "er" | "ene" | "ar" | "ane"))
}

/// Whether `word` is put together of `base` and a word of the lists above, both in small letters.
pub(super) fn is_compound(base: &str, word: &str, lang: Language) -> bool {
    if let Some(rest) = word.strip_prefix(base)
        && let Some(rest) = rest.strip_prefix(['-', '\u{2011}'])
    {
        return rest.chars().count() >= SHORTEST_PART || lang == Language::En;
    }
    if lang == Language::En || base.chars().count() < SHORTEST_PART {
        return false;
    }
    is_first_part(base, word, lang) || is_last_part(base, word, lang)
}

/// «antibiotikatabletter», «hjertesviktmedisinen»; with the «s» or «e» that may join them.
fn is_first_part(base: &str, word: &str, lang: Language) -> bool {
    let Some(rest) = word.strip_prefix(base) else {
        return false;
    };
    let joined = ["", "s", "e"].map(|joint| rest.strip_prefix(joint));
    let mut tails = joined.into_iter().flatten();
    tails.any(|tail| {
        TAILS
            .iter()
            .any(|known| tail.starts_with(known) && is_form(known, tail, lang))
    })
}

/// «hofteoperasjonen», «lungerøntgen».
fn is_last_part(base: &str, word: &str, lang: Language) -> bool {
    fronts(word, lang).any(|end| is_form(base, end, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        for list in [NORWEGIAN, ENGLISH, TAILS, FRONTS] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
        }
    }

    #[test]
    fn inflections() {
        for (base, word) in [
            ("lårhalsbrudd", "lårhalsbruddet"),
            ("lunge", "lungene"),
            ("muskel", "musklene"),
            ("sykdom", "sykdommen"),
            ("seponere", "seponert"),
            ("seponere", "seponeres"),
            ("dyspné", "dyspnéen"),
            ("hjarte", "hjarta"),
        ] {
            assert!(is_form(base, word, Language::Nb), "{word}");
        }
        for (base, word) in [
            ("lunge", "lungemedisin"),
            ("is", "isbre"),
            ("puls", "pulserer"),
            ("tå", "tåre"),
        ] {
            assert!(!is_form(base, word, Language::Nb), "{word}");
        }
        assert!(is_form("biopsy", "biopsies", Language::En));
        assert!(!is_form("stent", "stentorian", Language::En));
    }

    #[test]
    fn compounds() {
        for (base, word) in [
            ("antibiotika", "antibiotikatabletter"),
            ("hjertesvikt", "hjertesviktmedisinen"),
            ("operasjon", "operasjonssåret"),
            ("røntgen", "lungerøntgen"),
            ("ct", "ct-undersøkelse"),
        ] {
            let expected = word != "operasjonssåret";
            assert_eq!(is_compound(base, word, Language::Nb), expected, "{word}");
        }
        assert!(!is_compound("stent", "assistent", Language::Nb));
        assert!(!is_compound("feber", "kjempefeber", Language::Nb));
    }
}
