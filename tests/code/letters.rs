//! Nine letters: the one of the project's source document and eight of ours, each with what the author's check says of it.

use std::{fs, path::Path};

use server::lexicon;
use shared::{
    plain_language::{Reason, check, rules_of},
    summaries::SummaryContent,
};

/// What is said of a letter, in lines.
fn told(content: &SummaryContent) -> String {
    let lang = rules_of(&content.lang);
    let text = content.paragraphs().join("\n\n");
    let found = check(&text, lang, &lexicon(lang).unwrap(), &content.medicines);
    let figures = found.readability;
    let mut lines = vec![format!(
        "LIX {:.1} ({:?}): {} words, {} sentences, {} long words",
        figures.lix(),
        figures.band(),
        figures.words,
        figures.sentences,
        figures.long_words
    )];
    lines.push(format!("missing: {:?}", found.missing));
    for mark in &found.marks {
        let words = text[mark.start..mark.end].replace('\n', " ");
        let why = match &mark.reason {
            Reason::LongSentence { words } => format!("long sentence ({words})"),
            Reason::Abbreviation { plain: Some(plain) } => format!("abbreviation → {plain}"),
            Reason::Abbreviation { plain: None } => "abbreviation".to_owned(),
            Reason::HardWord { plain } => format!("hard word → {plain}"),
            Reason::ThirdPerson => "third person".to_owned(),
            Reason::Passive => "passive".to_owned(),
            Reason::Dose { medicine, dosage } => {
                format!(
                    "dose; the table: {medicine}, {}",
                    dosage.as_deref().unwrap_or("–")
                )
            }
        };
        lines.push(format!("{}-{} «{words}»: {why}", mark.start, mark.end));
    }
    let explained = lexicon(lang).unwrap();
    let mut words: Vec<&str> = explained
        .find(&text)
        .iter()
        .map(|found| &text[found.start..found.end])
        .collect();
    words.dedup();
    lines.push(format!("explained: {}", words.join(", ")));
    lines.join("\n")
}

fn letter(name: &str) -> SummaryContent {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("letters")
        .join(name);
    toml::from_str(&fs::read_to_string(&file).unwrap()).unwrap()
}

macro_rules! letters {
    ($($name:ident = $file:literal;)*) => { $(
        #[test]
        fn $name() {
            insta::assert_snapshot!(told(&letter($file)));
        }
    )* };
}

letters! {
    the_source = "source.toml";
    stroke = "stroke.toml";
    heart_failure = "heart-failure.toml";
    copd = "copd.toml";
    hip = "hip.toml";
    dialysis = "dialysis.toml";
    palliative = "palliative.toml";
    delirium = "delirium.toml";
    nynorsk = "nynorsk.toml";
}
