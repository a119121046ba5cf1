//! A template as a Questionnaire.

use serde::Serialize;
use shared::checklists::template::{
    AnswerFormat, Completes, DeadlineRule, DoneBy, Effect, Key, TemplateContent, TemplateItem,
    Translated,
};

use super::model::{
    AnswerOption, CONTROL, CONTROL_SYSTEM, CodeableConcept, Coding, DECIMALS, Extension, HEAD,
    ITEM, Item, MAX, MIN, More, NAMES, Questionnaire, TRANSLATION, UNIT, YES_NO,
};
use crate::error::Fault;

/// What a template says of itself.
#[derive(Serialize)]
struct Head<'a> {
    done_by: &'a [DoneBy],
    deadline: Option<DeadlineRule>,
    completes: Option<&'a Completes>,
}

/// What an item says beside what FHIR says.
#[derive(Serialize)]
struct Beside<'a> {
    format: &'a AnswerFormat,
    effects: &'a [Effect],
}

/// The Questionnaire, as JSON.
pub(in super::super) fn write(
    key: &Key,
    version: i32,
    municipality: &str,
    content: &TemplateContent,
) -> Result<String, Fault> {
    let head = Head {
        done_by: &content.done_by,
        deadline: content.deadline,
        completes: content.completes.as_ref(),
    };
    let questionnaire = Questionnaire {
        resource_type: "Questionnaire".to_owned(),
        language: Some("nb".to_owned()),
        extension: vec![Extension::string(HEAD, serde_json::to_string(&head)?)],
        url: Some(format!("{NAMES}{key}")),
        version: Some(version.to_string()),
        name: Some(key.to_string()),
        title: Some(content.title.nb.to_string()),
        title_more: more(&content.title),
        status: Some("active".to_owned()),
        subject_type: vec!["Patient".to_owned()],
        publisher: Some(municipality.to_owned()),
        description: content.about.as_ref().map(|about| about.nb.to_string()),
        description_more: content.about.as_ref().and_then(more),
        item: items(&content.items)?,
        ..Questionnaire::default()
    };
    Ok(serde_json::to_string_pretty(&questionnaire)?)
}

/// A section becomes a group that holds what follows.
fn items(all: &[TemplateItem]) -> Result<Vec<Item>, Fault> {
    let mut written: Vec<Item> = Vec::new();
    let mut groups = 0;
    for each in all {
        if let Some(section) = &each.section {
            groups += 1;
            written.push(Item {
                link_id: format!("section.{groups}"),
                text: Some(section.nb.to_string()),
                text_more: more(section),
                kind: "group".to_owned(),
                ..Item::default()
            });
        }
        let one = item(each)?;
        match written.last_mut().filter(|last| last.kind == "group") {
            Some(group) => group.item.push(one),
            None => written.push(one),
        }
    }
    Ok(written)
}

fn item(of: &TemplateItem) -> Result<Item, Fault> {
    let beside = Beside {
        format: &of.format,
        effects: &of.effects,
    };
    let mut item = Item {
        link_id: of.key.to_string(),
        extension: vec![Extension::string(ITEM, serde_json::to_string(&beside)?)],
        text: Some(of.text.nb.to_string()),
        text_more: more(&of.text),
        required: of.required,
        item: of
            .help
            .iter()
            .map(|help| help_item(&of.key, help))
            .collect(),
        ..Item::default()
    };
    match &of.format {
        AnswerFormat::YesNo {} => {
            item.kind = "choice".to_owned();
            let answers = [
                ("yes", "Ja"),
                ("no", "Nei"),
                ("not_relevant", "Ikke aktuelt"),
            ];
            item.answer_option = answers
                .map(|(code, words)| option(YES_NO, code, words, None))
                .into();
        }
        AnswerFormat::Number {
            unit,
            least,
            most,
            decimals,
        } => {
            item.kind = if *decimals == 0 { "integer" } else { "decimal" }.to_owned();
            item.extension
                .extend(bounds(unit, *least, *most, *decimals));
        }
        AnswerFormat::Choice { options } => {
            item.kind = "choice".to_owned();
            let system = format!("urn:hjemover:options:{}", of.key);
            let one = |each: &shared::checklists::template::ChoiceOption| {
                option(&system, &each.key, &each.text.nb, more(&each.text))
            };
            item.answer_option = options.iter().map(one).collect();
        }
        AnswerFormat::Text {} | AnswerFormat::Attainment {} | AnswerFormat::Medicines {} => {
            item.kind = "text".to_owned();
        }
    }
    Ok(item)
}

fn bounds(unit: &str, least: f64, most: f64, decimals: u8) -> [Extension; 4] {
    let number = |url: &str, number: f64| {
        let whole = decimals == 0 && number.fract() == 0.0 && number.abs() <= 1e6;
        Extension {
            url: url.to_owned(),
            #[expect(clippy::cast_possible_truncation, reason = "whole and small")]
            value_integer: whole.then_some(number as i64),
            value_decimal: (!whole).then_some(number),
            ..Extension::default()
        }
    };
    let unit = Extension {
        url: UNIT.to_owned(),
        value_coding: Some(Coding {
            display: Some(unit.to_owned()),
            ..Coding::default()
        }),
        ..Extension::default()
    };
    let digits = Extension {
        url: DECIMALS.to_owned(),
        value_integer: Some(decimals.into()),
        ..Extension::default()
    };
    [unit, number(MIN, least), number(MAX, most), digits]
}

fn option(system: &str, code: &str, words: &str, more: Option<More>) -> AnswerOption {
    AnswerOption {
        value_coding: Some(Coding {
            system: Some(system.to_owned()),
            code: Some(code.to_owned()),
            display: Some(words.to_owned()),
            display_more: more,
        }),
        ..AnswerOption::default()
    }
}

/// How to understand an item, as FHIR has it: something displayed beside it.
fn help_item(key: &Key, help: &Translated) -> Item {
    let control = Extension {
        url: CONTROL.to_owned(),
        value_codeable_concept: Some(CodeableConcept {
            coding: vec![Coding {
                system: Some(CONTROL_SYSTEM.to_owned()),
                code: Some("help".to_owned()),
                ..Coding::default()
            }],
        }),
        ..Extension::default()
    };
    Item {
        link_id: format!("{key}.help"),
        extension: vec![control],
        text: Some(help.nb.to_string()),
        text_more: more(help),
        kind: "display".to_owned(),
        ..Item::default()
    }
}

/// The translations of a text.
fn more(text: &Translated) -> Option<More> {
    let translation = |lang: &str, words: &str| Extension {
        url: TRANSLATION.to_owned(),
        extension: vec![
            Extension {
                url: "lang".to_owned(),
                value_code: Some(lang.to_owned()),
                ..Extension::default()
            },
            Extension::string("content", words.to_owned()),
        ],
        ..Extension::default()
    };
    let nn = text.nn.as_ref().map(|words| translation("nn", words));
    let en = text.en.as_ref().map(|words| translation("en", words));
    let extension: Vec<_> = nn.into_iter().chain(en).collect();
    (!extension.is_empty()).then_some(More { extension })
}
