//! The templates that come with Hjemover, embedded. Pure.

use std::sync::LazyLock;

use shared::checklists::template::{Key, TemplateContent};

use crate::error::Fault;

static DEFAULTS: LazyLock<Result<Vec<Default>, Unreadable>> =
    LazyLock::new(|| FILES.iter().map(|file| read(file)).collect());

/// In the order in which they are listed.
const FILES: [&str; 10] = [
    include_str!("templates/hph0.toml"),
    include_str!("templates/hph1.toml"),
    include_str!("templates/hph2.toml"),
    include_str!("templates/hph3-before.toml"),
    include_str!("templates/hph3-after.toml"),
    include_str!("templates/hph4.toml"),
    include_str!("templates/hph5.toml"),
    include_str!("templates/hph5-own.toml"),
    include_str!("templates/hph6.toml"),
    include_str!("templates/daily.toml"),
];

/// A template that comes with Hjemover.
#[derive(Debug, Clone)]
pub(crate) struct Default {
    pub(crate) key: Key,
    /// Raised with every change of the file.
    pub(crate) version: i32,
    pub(crate) content: TemplateContent,
}

/// An embedded file is not what it should be; the tests read them all.
#[derive(Debug)]
struct Unreadable;

impl From<toml::de::Error> for Unreadable {
    fn from(_: toml::de::Error) -> Self {
        Self
    }
}

/// All of them.
pub(crate) fn all() -> Result<&'static [Default], Fault> {
    match &*DEFAULTS {
        Ok(all) => Ok(all),
        Err(Unreadable) => Err(Fault::internal("an embedded checklist is not valid")),
    }
}

fn read(file: &str) -> Result<Default, Unreadable> {
    let mut table: toml::Table = toml::from_str(file)?;
    let key = table.remove("key").ok_or(Unreadable)?.try_into()?;
    let version = table.remove("version").ok_or(Unreadable)?.try_into()?;
    let content = toml::Value::Table(table).try_into()?;
    Ok(Default {
        key,
        version,
        content,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use shared::{
        checklists::template::{AnswerFormat, Effect, Translated},
        identity::Language,
    };

    fn everything_said(content: &TemplateContent) -> Vec<&Translated> {
        let mut said = vec![&content.title];
        said.extend(&content.about);
        for item in &content.items {
            said.push(&item.text);
            said.extend(&item.section);
            said.extend(&item.help);
            if let AnswerFormat::Choice { options } = &item.format {
                said.extend(options.iter().map(|option| &option.text));
            }
            for effect in &item.effects {
                match effect {
                    Effect::ProposeStep { title, .. } => said.push(title),
                    Effect::DailyLine { text, .. } => said.push(text),
                    Effect::WhatMatters {} | Effect::News2 { .. } => {}
                }
            }
        }
        said
    }

    #[test]
    fn all_are_valid_and_speak_every_language() {
        let all = all().unwrap();
        let keys: BTreeSet<_> = all.iter().map(|each| &each.key).collect();
        assert_eq!(keys.len(), FILES.len());
        for each in all {
            each.content
                .check()
                .unwrap_or_else(|fault| panic!("{}: {fault:?}", each.key));
            for text in everything_said(&each.content) {
                assert!(
                    text.nn.is_some() && text.en.is_some(),
                    "{}: {text:?}",
                    each.key
                );
                assert!(
                    Language::ALL
                        .into_iter()
                        .all(|language| !text.to(language).contains('!'))
                );
            }
        }
    }

    #[test]
    fn the_persons_own_items_stand_beside_those_of_staff() {
        let all = all().unwrap();
        let content = |key: &str| &all.iter().find(|each| *each.key == *key).unwrap().content;
        let (staff, own) = (content("hph5"), content("hph5-own"));
        let beside = own
            .items
            .iter()
            .filter(|item| staff.item(&item.key).is_some())
            .count();
        assert!(beside >= 5, "{beside}");
    }
}
