//! Two people changed the same part of a letter: both texts beside each other, and a choice. Nothing is lost.

use dioxus::prelude::*;
use shared::{patients::PatientPage as Record, summaries::DischargeSummary};

use super::{
    content::{Content, MedicineRow},
    merge::Part,
    paper::Paper,
};
use crate::{
    components::{ButtonKind, Look, button, button_with, moment_words, warning},
    i18n,
    pages::{Given, state::use_focus},
    t,
};

/// Both texts where they differ.
#[component]
pub(super) fn Conflict(
    record: Given<Record>,
    paper: Paper,
    theirs: Given<DischargeSummary>,
) -> Element {
    use_focus("conflict-title");
    let stored = Content::of(&theirs);
    let (merged, both) = paper.merged(&stored);
    let differing: Vec<_> = both
        .iter()
        .map(|part| match part {
            Part::Section(kind) => {
                let texts = (stored.section(*kind), merged.section(*kind));
                (
                    i18n::named("section", kind),
                    texts.0.to_owned(),
                    texts.1.to_owned(),
                )
            }
            Part::Medicines => {
                let lines = (as_lines(&stored.medicines), as_lines(&merged.medicines));
                (t!("section-medicines"), lines.0, lines.1)
            }
        })
        .collect();
    let by = t!(
        "ward-letter-written-by",
        name: &*theirs.written.author.name,
        when: moment_words(theirs.written.at)
    );
    let use_mine = {
        let (merged, theirs) = (merged.clone(), theirs.clone());
        move |()| {
            paper.go_on(&merged, (*theirs).clone());
            paper.store(&record, || {});
        }
    };
    let use_theirs = move |()| {
        let mut text = merged.clone();
        for part in &both {
            part.take(&mut text, &stored);
        }
        paper.go_on(&text, (*theirs).clone());
    };
    rsx! {
        {warning(rsx! {
            h2 { id: "conflict-title", tabindex: "-1", {t!("conflict-title")} }
            p { {by} }
            p { {t!("conflict-explained")} }
        })}
        for (heading , theirs , mine) in differing {
            section { key: "{heading}", class: "stack stack-tight",
                h3 { {heading} }
                div { class: "two-pane",
                    div { class: "card",
                        p { class: "eyebrow", {t!("conflict-theirs")} }
                        p { class: "letter-text", {or_empty(theirs)} }
                    }
                    div { class: "card",
                        p { class: "eyebrow", {t!("conflict-mine")} }
                        p { class: "letter-text", {or_empty(mine)} }
                    }
                }
            }
        }
        div { class: "actions",
            {button_with(
                Look { busy: *paper.busy().read(), ..Look::default() },
                t!("conflict-use-mine"),
                use_mine,
            )}
            {button(ButtonKind::Ordinary, t!("conflict-use-theirs"), use_theirs)}
        }
    }
}

fn or_empty(text: String) -> String {
    if text.trim().is_empty() {
        t!("ward-letter-empty-section")
    } else {
        text
    }
}

fn as_lines(rows: &[MedicineRow]) -> String {
    let line = |row: &MedicineRow| {
        let change = i18n::named("medicine-change", &row.change);
        let parts = [&row.name, &row.dosage, &change, &row.reason, &row.until];
        let written: Vec<_> = parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .cloned()
            .collect();
        written.join(" · ")
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}
