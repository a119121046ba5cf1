//! What is opened, and until when: ready-made choices, or each part and day.

use chrono::{Months, NaiveDate};
use dioxus::prelude::*;
use shared::consents::{Consent, Scope};

use super::{Whose, words::to_reader};
use crate::{
    components::{Field, FieldError, Tick, choices, date_field, sets, tick_boxes, today},
    i18n,
    pages::{patients::work::Check, state::use_text},
    t,
};

pub(super) const WHAT: &str = "access-what";
const EACH: &str = "access-each";
pub(super) const UNTIL: &str = "access-until";
const DAY: &str = "access-day";

/// What is chosen.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Choice {
    what: Signal<String>,
    each: Signal<Vec<Scope>>,
    until: Signal<String>,
    day: Signal<String>,
}

/// The fields' state: what is open now, to begin with.
pub(super) fn use_choice(now: Option<&Consent>) -> Choice {
    Choice {
        what: use_text(&|| {
            now.map(|consent| preset_of(&consent.scopes))
                .unwrap_or_default()
        }),
        each: use_signal(|| {
            now.map(|consent| consent.scopes.clone())
                .unwrap_or_default()
        }),
        until: use_text(&|| now.map(until_of).unwrap_or_default()),
        day: use_text(&|| day_of(now)),
    }
}

/// What to open.
pub(super) fn what_fields(whose: &Whose, choice: Choice, errors: &[FieldError]) -> Element {
    let options = ["practical", "plan", "all", "each"].map(|one| {
        let words = match one {
            "plan" => to_reader(whose, "access-what-plan", ""),
            _ => t!(&format!("access-what-{one}")),
        };
        (one.to_owned(), words)
    });
    let mut each = choice.each;
    let ticks = Scope::ALL
        .iter()
        .map(|scope| Tick {
            value: i18n::api_name(scope),
            words: i18n::named("scope-long", scope),
            lang: None,
            ticked: each.read().contains(scope),
        })
        .collect();
    rsx! {
        {choices(&options, Field {
            id: WHAT,
            label: t!("access-what"),
            hint: Some(to_reader(whose, "access-what-hint", "")),
            value: (choice.what)(),
            problem: FieldError::of(errors, WHAT),
            oninput: sets(choice.what),
        })}
        if *choice.what.read() == "each" {
            {tick_boxes(EACH, t!("access-each"), ticks, Box::new(move |(value, on): (String, bool)| {
                let scope = Scope::ALL.into_iter().find(|scope| i18n::api_name(scope) == value);
                let Some(scope) = scope else { return };
                let mut each = each.write();
                each.retain(|other| *other != scope);
                if on {
                    each.push(scope);
                }
            }))}
        }
    }
}

/// Until when.
pub(super) fn until_fields(whose: &Whose, choice: Choice, errors: &[FieldError]) -> Element {
    let options = ["month", "three", "ended", "day"].map(|one| {
        let words = match one {
            "ended" => to_reader(whose, "access-until-ended", ""),
            _ => t!(&format!("access-until-{one}")),
        };
        (one.to_owned(), words)
    });
    rsx! {
        {choices(&options, Field {
            id: UNTIL,
            label: t!("access-until"),
            hint: None,
            value: (choice.until)(),
            problem: FieldError::of(errors, UNTIL),
            oninput: sets(choice.until),
        })}
        if *choice.until.read() == "day" {
            {date_field((Some(today()), None), Field {
                id: DAY,
                label: t!("access-day"),
                hint: None,
                value: (choice.day)(),
                problem: FieldError::of(errors, DAY),
                oninput: sets(choice.day),
            })}
        }
    }
}

/// The ready-made choices.
fn preset(name: &str) -> Option<&'static [Scope]> {
    use Scope::{Plan, Practical, WhatMatters, WholeLetters};
    Some(match name {
        "practical" => &[Practical],
        "plan" => &[Practical, WhatMatters, Plan],
        "all" => &[Practical, WhatMatters, Plan, WholeLetters],
        _ => return None,
    })
}

fn preset_of(scopes: &[Scope]) -> String {
    let same = |name: &&str| preset(name).is_some_and(|known| known == scopes);
    let found = ["practical", "plan", "all"].into_iter().find(same);
    found.unwrap_or("each").to_owned()
}

fn until_of(consent: &Consent) -> String {
    let name = if consent.until.is_some() {
        "day"
    } else {
        "ended"
    };
    name.to_owned()
}

fn day_of(consent: Option<&Consent>) -> String {
    let day = consent.and_then(|consent| consent.until);
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// What is opened by it.
pub(super) fn scopes(choice: Choice, wrong: &mut Check) -> Option<Vec<Scope>> {
    let what = choice.what.peek();
    if what.is_empty() {
        wrong.refuse(WHAT, t!("access-what"), "missing");
        return None;
    }
    if let Some(scopes) = preset(&what) {
        return Some(scopes.to_vec());
    }
    let mut scopes = choice.each.peek().clone();
    if scopes.is_empty() {
        wrong.refuse(EACH, t!("access-each"), "missing");
        return None;
    }
    scopes.sort_unstable();
    Some(scopes)
}

/// The last day.
#[expect(clippy::option_option, reason = "wrong, without end, a day")]
pub(super) fn until(choice: Choice, wrong: &mut Check) -> Option<Option<NaiveDate>> {
    let months = |count| today().checked_add_months(Months::new(count));
    match &**choice.until.peek() {
        "month" => Some(months(1)),
        "three" => Some(months(3)),
        "ended" => Some(None),
        "day" => wrong
            .day(DAY, t!("access-day"), &choice.day.peek())
            .map(Some),
        _ => {
            wrong.refuse(UNTIL, t!("access-until"), "missing");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_found_again_among_the_choices() {
        for name in ["practical", "plan", "all"] {
            assert_eq!(preset_of(preset(name).unwrap()), name);
        }
        assert_eq!(preset_of(&[Scope::Plan]), "each");
    }
}
