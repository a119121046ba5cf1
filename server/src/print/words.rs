//! What stands on paper in our own words, in three languages, from the message files beside this one.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use shared::{date::oslo_time, identity::Language};

use crate::error::Fault;

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; 3]> = LazyLock::new(|| Language::ALL.map(bundle));

/// A message file that does not parse fails the tests; here it gives what it can.
fn bundle(language: Language) -> Bundle {
    let source = match language {
        Language::Nb => include_str!("words/nb.ftl"),
        Language::Nn => include_str!("words/nn.ftl"),
        Language::En => include_str!("words/en.ftl"),
    };
    let resource =
        FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let mut bundle = Bundle::new_concurrent(vec![language.tag().parse().unwrap_or_default()]);
    // Marks round what is filled in would show on paper.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

/// The words of one language.
#[derive(Clone, Copy)]
pub(crate) struct Words(Language);

impl Words {
    /// In this language.
    pub(crate) const fn of(language: Language) -> Self {
        Self(language)
    }

    /// The words under a key.
    pub(crate) fn get(self, key: &str) -> Result<String, Fault> {
        self.with(key, &[])
    }

    /// The same, filled in.
    pub(crate) fn with(self, key: &str, filled: &[(&'static str, &str)]) -> Result<String, Fault> {
        let missing = || Fault::internal("words on paper are missing");
        let index = Language::ALL.iter().position(|each| *each == self.0);
        let bundle = index
            .and_then(|index| BUNDLES.get(index))
            .ok_or_else(missing)?;
        let pattern = bundle
            .get_message(key)
            .and_then(|message| message.value())
            .ok_or_else(missing)?;
        let mut args = FluentArgs::new();
        for (name, value) in filled {
            args.set(*name, *value);
        }
        let mut errors = Vec::new();
        let words = bundle.format_pattern(pattern, Some(&args), &mut errors);
        if errors.is_empty() {
            Ok(words.into_owned())
        } else {
            Err(missing())
        }
    }

    /// «3. desember 2026».
    pub(crate) fn day(self, day: NaiveDate) -> Result<String, Fault> {
        let month = self.get(&format!("month-{}", day.month()))?;
        let (number, year) = (day.day().to_string(), day.year().to_string());
        self.with(
            "day",
            &[("day", &number), ("month", &month), ("year", &year)],
        )
    }

    /// «3. desember 2026 kl. 10.30».
    pub(crate) fn moment(self, at: DateTime<Utc>) -> Result<String, Fault> {
        let local = oslo_time(at);
        let day = self.day(local.date_naive())?;
        let time = local.format("%H.%M").to_string();
        self.with("moment", &[("day", &day), ("time", &time)])
    }
}

/// What somebody is called in the access log who opened the page by a link.
pub(crate) fn link_holder(language: Language) -> Result<String, Fault> {
    Words::of(language).get("link-holder")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn keys(source: &str) -> BTreeSet<String> {
        source
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, text)| {
                let variables: BTreeSet<&str> = text
                    .split("{ $")
                    .skip(1)
                    .filter_map(|part| part.split(' ').next())
                    .collect();
                format!("{key} {variables:?}")
            })
            .collect()
    }

    #[test]
    fn the_languages_say_the_same() {
        let nb = keys(include_str!("words/nb.ftl"));
        assert!(nb.len() > 30);
        assert_eq!(nb, keys(include_str!("words/nn.ftl")));
        assert_eq!(nb, keys(include_str!("words/en.ftl")));
    }

    #[test]
    fn days_and_times_are_those_of_norway() {
        let at = "2026-12-02T23:30:00Z".parse().unwrap();
        let said = Language::ALL.map(|language| Words::of(language).moment(at).unwrap());
        assert_eq!(
            said,
            [
                "3. desember 2026 kl. 00.30",
                "3. desember 2026 kl. 00.30",
                "3 December 2026 at 00.30"
            ]
        );
    }
}
