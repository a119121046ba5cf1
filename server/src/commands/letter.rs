//! `hjemover letter`: the check that the app makes while a letter is written, on the command line.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use clap::Subcommand;
use serde::Serialize;
use server::lexicon;
use shared::{
    identity::Language,
    plain_language::{self, Band, Check, Mark, Part},
    summaries::{Medicine, SummaryContent},
};

/// What to do with a letter.
#[derive(Subcommand)]
pub(crate) enum LetterAction {
    /// Say how readable a text to a patient is, and what to look at again, as JSON. Advice: ends with 0 whatever is
    /// found.
    Check {
        /// The text; or a whole letter, as the API gives its content (`.json`), or the same as `.toml`.
        file: PathBuf,
        /// The language of the text; of a whole letter its own.
        #[arg(long)]
        lang: Option<Lang>,
    },
}

/// A language.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum Lang {
    Nb,
    Nn,
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Nb => Self::Nb,
            Lang::Nn => Self::Nn,
            Lang::En => Self::En,
        }
    }
}

/// What is printed.
#[derive(Serialize)]
struct Report<'t> {
    lang: &'static str,
    lix: f64,
    band: Band,
    words: usize,
    sentences: usize,
    long_words: usize,
    words_per_sentence: f64,
    /// How many marks there are for each reason.
    counts: BTreeMap<String, usize>,
    missing: Vec<Part>,
    marks: Vec<Marked<'t>>,
}

/// A mark with the words it stands on; offsets are in bytes of UTF-8.
#[derive(Serialize)]
struct Marked<'t> {
    text: &'t str,
    #[serde(flatten)]
    mark: Mark,
}

/// Does it.
pub(crate) fn letter(action: LetterAction) -> anyhow::Result<()> {
    let LetterAction::Check { file, lang } = action;
    let written = fs::read_to_string(&file)
        .with_context(|| format!("{} cannot be read as text", file.display()))?;
    let (text, own, medicines) = parts(&file, written)?;
    let lang = lang.map(Language::from).or(own).unwrap_or_default();
    let check = plain_language::check(&text, lang, &lexicon(lang)?, &medicines);
    println!(
        "{}",
        serde_json::to_string_pretty(&report(&text, lang, check)?)?
    );
    Ok(())
}

/// The text to the patient, its language when the file says so, and the medicines.
fn parts(
    file: &Path,
    written: String,
) -> anyhow::Result<(String, Option<Language>, Vec<Medicine>)> {
    let wrong = || format!("{} is not a letter's content", file.display());
    let ending = file.extension().and_then(|ending| ending.to_str());
    let content: SummaryContent = match ending {
        Some("json") => serde_json::from_str(&written).with_context(wrong)?,
        Some("toml") => toml::from_str(&written).with_context(wrong)?,
        _ => return Ok((written, None, Vec::new())),
    };
    let lang = plain_language::rules_of(&content.lang);
    Ok((
        content.paragraphs().join("\n\n"),
        Some(lang),
        content.medicines,
    ))
}

fn report(text: &str, lang: Language, check: Check) -> anyhow::Result<Report<'_>> {
    let mut counts = BTreeMap::new();
    let mut marks = Vec::new();
    for mark in check.marks {
        let reason = serde_json::to_value(&mark.reason)?;
        let reason = reason
            .get("reason")
            .and_then(|reason| reason.as_str())
            .unwrap_or_default();
        *counts.entry(reason.to_owned()).or_default() += 1;
        let text = text.get(mark.start..mark.end).unwrap_or_default();
        marks.push(Marked { text, mark });
    }
    let found = check.readability;
    let rounded = |number: f64| (number * 10.0).round() / 10.0;
    Ok(Report {
        lang: lang.tag(),
        lix: rounded(found.lix()),
        band: found.band(),
        words: found.words,
        sentences: found.sentences,
        long_words: found.long_words,
        words_per_sentence: rounded(found.words_per_sentence()),
        counts,
        missing: check.missing,
        marks,
    })
}
