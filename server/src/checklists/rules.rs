//! Rules of checklists. Pure.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, TimeDelta};
use shared::{
    Id,
    checklists::{
        AnswerValue, MOST_MEDICINES, YesNo,
        news2::{self, News2, Observations, Parameter},
        template::{
            Anchor, AnswerFormat, DeadlineRule, DoneBy, Effect, Key, TemplateContent, TemplateItem,
            Translated,
        },
    },
    id::RelatedPerson,
    problem::FieldProblem,
    summaries::MedicineChange,
    what_matters::MOST_ENTRIES,
};

use crate::error::Fault;

/// A checklist about the time at home that nobody filled is no longer asked for so long after its day. It stays missed.
const ASKED_FOR: TimeDelta = TimeDelta::days(90);
/// One about going home serves nobody when the person has been there for a while.
const ASKED_FOR_ABOUT_DISCHARGE: TimeDelta = TimeDelta::days(3);
/// A person is asked about the weeks at home when they have nearly passed.
const OWN_OPENS_BEFORE: TimeDelta = TimeDelta::days(7);

/// Who reads or fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// Somebody who works in such a unit.
    Unit(DoneBy),
    /// The patient.
    Patient,
    /// This related person.
    Relative(Id<RelatedPerson>),
}

/// Whose a checklist is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// The units'.
    Units,
    /// The patient's own.
    Patient,
    /// A related person's.
    Relative(Id<RelatedPerson>),
}

impl Whose {
    /// Whose one is that this reader begins from a template done by these.
    pub(super) fn begun_by(reader: Reader, done_by: &[DoneBy]) -> Option<Self> {
        match reader {
            Reader::Unit(unit) => done_by.contains(&unit).then_some(Self::Units),
            Reader::Patient => done_by.contains(&DoneBy::Patient).then_some(Self::Patient),
            Reader::Relative(who) => done_by
                .contains(&DoneBy::Patient)
                .then_some(Self::Relative(who)),
        }
    }
}

impl Reader {
    /// Staff read all; the patient their own and those of related persons; a related person theirs.
    pub(super) fn reads(self, whose: Whose) -> bool {
        match self {
            Self::Unit(_) => true,
            Self::Patient => whose != Whose::Units,
            Self::Relative(who) => whose == Whose::Relative(who),
        }
    }

    /// Whether this reader fills one that is whose.
    pub(super) fn fills(self, whose: Whose, done_by: &[DoneBy]) -> bool {
        Whose::begun_by(self, done_by) == Some(whose)
    }
}

/// The days that deadlines are counted from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Anchors {
    pub(super) admission: Option<NaiveDate>,
    pub(super) discharge: Option<NaiveDate>,
    pub(super) homecoming: Option<NaiveDate>,
    /// The stay lasts.
    pub(super) in_hospital: bool,
}

impl Anchors {
    /// By the end of which day, if what it is counted from has happened or is planned.
    pub(super) fn due(&self, rule: Option<DeadlineRule>) -> Option<NaiveDate> {
        let rule = rule?;
        let from = match rule.anchor {
            Anchor::Admission => self.admission,
            Anchor::Discharge => self.discharge,
            Anchor::Homecoming => self.homecoming,
        }?;
        from.checked_add_signed(TimeDelta::days(rule.days.into()))
    }
}

/// Whether a checklist of this template is asked for now. One that something calls for, always is.
pub(super) fn is_asked_for(
    content: &TemplateContent,
    due: Option<NaiveDate>,
    in_hospital: bool,
    today: NaiveDate,
) -> bool {
    let Some(rule) = content.deadline else {
        return true;
    };
    let own = content.is_done_by(DoneBy::Patient);
    let asked_for = match rule.anchor {
        // What the ward needs to know of somebody who has left, it does not.
        Anchor::Admission if !in_hospital => return false,
        Anchor::Discharge => ASKED_FOR_ABOUT_DISCHARGE,
        Anchor::Admission | Anchor::Homecoming => ASKED_FOR,
    };
    due.is_some_and(|due| {
        let opens = due.checked_sub_signed(OWN_OPENS_BEFORE).unwrap_or(due);
        due + asked_for >= today && (!own || opens <= today)
    })
}

/// An answer is of the kind the item asks for, and within its bounds.
pub(super) fn check_answer(item: &TemplateItem, value: &AnswerValue) -> Result<(), Fault> {
    let wrong = |code, message| Err(Fault::field("value", code, message));
    match (&item.format, value) {
        (AnswerFormat::YesNo {}, AnswerValue::YesNo { .. })
        | (AnswerFormat::Text {}, AnswerValue::Text { .. }) => Ok(()),
        (
            AnswerFormat::Number {
                least,
                most,
                decimals,
                ..
            },
            AnswerValue::Number { number },
        ) => {
            let scale = 10f64.powi((*decimals).into());
            // A number written with so many digits is the nearest one to a whole number of them.
            let is_written_so = (number * scale).round() / scale == *number;
            if !(least..=most).contains(&number) {
                wrong("out_of_range", "more or less than can be")
            } else if !is_written_so {
                wrong("invalid", "more digits after the comma than are asked for")
            } else {
                Ok(())
            }
        }
        (AnswerFormat::Choice { options }, AnswerValue::Choice { option }) => {
            if options.iter().any(|each| each.key == *option) {
                Ok(())
            } else {
                wrong("not_found", "name one of the options")
            }
        }
        (AnswerFormat::Attainment {}, AnswerValue::Attainment { levels }) => {
            let entries: BTreeSet<_> = levels.iter().map(|each| each.entry).collect();
            if entries.len() != levels.len() {
                wrong("twice", "name each entry once")
            } else if levels.len() > MOST_ENTRIES {
                wrong("out_of_range", "more entries than a record holds")
            } else {
                Ok(())
            }
        }
        (AnswerFormat::Medicines {}, AnswerValue::Medicines { changes }) => {
            let says_what = |change: MedicineChange| {
                !matches!(
                    change,
                    MedicineChange::Unchanged | MedicineChange::NotStated
                )
            };
            if changes.len() > MOST_MEDICINES {
                wrong("out_of_range", "at most 60")
            } else if changes.iter().all(|each| says_what(each.change)) {
                Ok(())
            } else {
                wrong("invalid", "say what was changed")
            }
        }
        _ => wrong("another_kind", "the item asks for another kind of answer"),
    }
}

/// Everything that must be answered is.
pub(super) fn check_complete<'a>(
    content: &TemplateContent,
    answer: impl Fn(&Key) -> Option<&'a AnswerValue>,
) -> Result<(), Fault> {
    let missing: Vec<FieldProblem> = content
        .items
        .iter()
        .filter(|item| item.required && answer(&item.key).is_none())
        .map(|item| FieldProblem {
            field: format!("answers.{}", item.key),
            code: "missing".to_owned(),
            message: "must be answered before signing".to_owned(),
        })
        .collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(Fault::Invalid(missing))
    }
}

/// What an answer proposes: the title, the day counted from the answer, and who sees to it.
pub(super) fn proposed<'a>(
    item: &'a TemplateItem,
    value: Option<&AnswerValue>,
    answered_on: NaiveDate,
) -> Option<(&'a Translated, NaiveDate, DoneBy)> {
    let said = said(value?)?;
    item.effects.iter().find_map(|effect| match effect {
        Effect::ProposeStep {
            when,
            title,
            within_days,
            owner,
        } if *when == said => {
            let due = answered_on.checked_add_days(Days::new((*within_days).into()));
            Some((title, due.unwrap_or(answered_on), *owner))
        }
        _ => None,
    })
}

/// What an answer adds to the daily line.
pub(super) fn daily<'a>(item: &'a TemplateItem, value: &AnswerValue) -> Option<&'a Translated> {
    item.effects.iter().find_map(|effect| match effect {
        Effect::DailyLine { when, text } if when.is_none() || *when == said(value) => Some(text),
        _ => None,
    })
}

/// Yes, no or not relevant, where that is what was asked.
const fn said(value: &AnswerValue) -> Option<YesNo> {
    match value {
        AnswerValue::YesNo { answer } => Some(*answer),
        _ => None,
    }
}

/// Whether signing says that a step of the plan is done.
pub(super) fn completes<'a>(
    content: &TemplateContent,
    answer: impl Fn(&Key) -> Option<&'a AnswerValue>,
) -> Option<shared::plan::StepKind> {
    let completes = content.completes.as_ref()?;
    let held = completes
        .when_yes
        .as_ref()
        .is_none_or(|key| answer(key).and_then(said) == Some(YesNo::Yes));
    held.then_some(completes.step)
}

/// The sum of the observations, if the template asks for them.
pub(super) fn news2<'a>(
    content: &TemplateContent,
    answer: impl Fn(&Key) -> Option<&'a AnswerValue>,
) -> Option<News2> {
    let mut seen = Observations::default();
    let mut asked = false;
    for item in &content.items {
        let parameter = item.effects.iter().find_map(|effect| match effect {
            Effect::News2 { parameter } => Some(*parameter),
            _ => None,
        });
        let Some(parameter) = parameter else { continue };
        asked = true;
        if let Some(value) = answer(&item.key) {
            observe(&mut seen, parameter, value);
        }
    }
    asked.then(|| news2::sum(&seen))
}

fn observe(seen: &mut Observations, parameter: Parameter, value: &AnswerValue) {
    let number = match value {
        AnswerValue::Number { number } => Some(*number),
        _ => None,
    };
    match parameter {
        Parameter::Respiration => seen.respiration = number,
        Parameter::Saturation => seen.saturation = number,
        Parameter::SaturationScale2 => seen.saturation_scale_2 = number,
        Parameter::SystolicPressure => seen.systolic_pressure = number,
        Parameter::Pulse => seen.pulse = number,
        Parameter::Temperature => seen.temperature = number,
        Parameter::Oxygen => {
            seen.oxygen = match said(value) {
                Some(YesNo::Yes) => Some(true),
                Some(YesNo::No) => Some(false),
                _ => None,
            };
        }
        Parameter::Consciousness => {
            if let AnswerValue::Choice { option } = value {
                seen.alert = Some(**option == *"a");
            }
        }
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
