//! Templates of plans: versioned data, embedded. Pure.

use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use serde::Deserialize;
use shared::{Id, id::Unit, identity::Language, plan::StepKind};

use crate::error::Fault;

static HPH: LazyLock<Result<Template, toml::de::Error>> =
    LazyLock::new(|| toml::from_str(include_str!("template/hph.toml")));

/// What a plan is made from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Template {
    /// Its stable name.
    pub(super) key: String,
    /// Raised with every change of the data.
    pub(super) version: i32,
    /// Its steps.
    #[serde(rename = "step")]
    pub(super) steps: Vec<TemplateStep>,
}

/// One step of a template.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TemplateStep {
    pub(super) kind: StepKind,
    owner: TemplateOwner,
    /// By the end of this day, counted from the homecoming.
    within_days: u16,
    title: Title,
}

/// Who sees to a step, before it is known which unit that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum TemplateOwner {
    HomeCare,
    GpOffice,
    Patient,
}

/// What is to be done, in plain words, in every language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Title {
    nb: String,
    nn: String,
    en: String,
}

impl Template {
    /// Helhetlig pasientforløp i hjemmet, its newest version.
    pub(super) fn hph() -> Result<&'static Self, Fault> {
        HPH.as_ref()
            .map_err(|_| Fault::internal("the embedded template hph is not valid"))
    }
}

impl TemplateStep {
    /// What is to be done, in the patient's language.
    pub(super) fn title(&self, language: Language) -> &str {
        match language {
            Language::Nb => &self.title.nb,
            Language::Nn => &self.title.nn,
            Language::En => &self.title.en,
        }
    }

    /// By when, for somebody who came home on this day.
    pub(super) fn due(&self, home_on: NaiveDate) -> NaiveDate {
        home_on
            .checked_add_days(Days::new(self.within_days.into()))
            .unwrap_or(home_on)
    }

    /// The unit that sees to it; none is the patient. Home care sees to what a GP office does not know of.
    pub(super) fn owner(&self, home_care: Id<Unit>, gp: Option<Id<Unit>>) -> Option<Id<Unit>> {
        match self.owner {
            TemplateOwner::HomeCare => Some(home_care),
            TemplateOwner::GpOffice => Some(gp.unwrap_or(home_care)),
            TemplateOwner::Patient => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::text::Line;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_template_is_valid_and_speaks_every_language() {
        let template = Template::hph().unwrap();
        assert_eq!((template.key.as_str(), template.version), ("hph", 1));
        for step in &template.steps {
            for language in Language::ALL {
                let title = step.title(language);
                assert_eq!(&*Line::<200>::new(title).unwrap(), title, "{language:?}");
            }
        }
    }

    #[test]
    fn three_days_two_weeks_four_weeks_from_the_homecoming() {
        // Over the night when the clocks go back: days are counted, not hours.
        let home_on = day("2026-10-23");
        let due: Vec<_> = Template::hph()
            .unwrap()
            .steps
            .iter()
            .map(|step| (step.kind, step.due(home_on).to_string()))
            .collect();
        assert_eq!(
            due,
            [
                (StepKind::Visit, "2026-10-26".to_owned()),
                (StepKind::GpConsultation, "2026-11-06".to_owned()),
                (StepKind::Evaluation, "2026-11-20".to_owned()),
            ]
        );
    }

    #[test]
    fn home_care_sees_to_the_gps_step_when_no_gp_is_known() {
        let (home_care, gp) = (Id::new(Uuid::from_u128(1)), Id::new(Uuid::from_u128(2)));
        let owners = |gp| {
            let steps = &Template::hph().unwrap().steps;
            steps
                .iter()
                .map(|step| step.owner(home_care, gp))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            owners(Some(gp)),
            [Some(home_care), Some(gp), Some(home_care)]
        );
        assert_eq!(owners(None), [Some(home_care); 3]);
    }
}
