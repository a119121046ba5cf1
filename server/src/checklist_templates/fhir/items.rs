//! The items of a Questionnaire, flat and in their order.

use std::collections::BTreeSet;

use serde::Deserialize;
use shared::{
    checklist_templates::{Unread, UnreadReason},
    checklists::template::{
        AnswerFormat, ChoiceOption, Effect, Key, MOST_ITEMS, MOST_OPTIONS, TemplateItem, Translated,
    },
};

use super::{
    model::{AnswerOption, DECIMALS, ITEM, Item, MAX, MIN, UNIT, find},
    read::tell,
    texts,
};

/// What an item of ours says beside what FHIR says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Beside {
    format: AnswerFormat,
    effects: Vec<Effect>,
}

/// What was read so far.
pub(super) struct Items {
    items: Vec<TemplateItem>,
    keys: BTreeSet<Key>,
    /// The heading that begins at the next item.
    section: Option<Translated>,
    unread: Vec<Unread>,
}

impl Items {
    /// Nothing yet, with what was told before.
    pub(super) const fn new(unread: Vec<Unread>) -> Self {
        Self {
            items: Vec::new(),
            keys: BTreeSet::new(),
            section: None,
            unread,
        }
    }

    /// What was read, and what was not taken in as it stood.
    pub(super) fn done(self) -> (Vec<TemplateItem>, Vec<Unread>) {
        (self.items, self.unread)
    }

    /// These and all below them. JSON's reader allows 128 levels, so this ends.
    pub(super) fn take(&mut self, all: &[Item]) {
        for item in all {
            self.judge(item);
            match &*item.kind {
                "group" => {
                    if let Some(heading) = self.words(item) {
                        self.section = Some(heading);
                    }
                    self.take(&item.item);
                    self.section = None;
                }
                "display" => self.display(item),
                "attachment" | "reference" => {
                    self.tell(item, UnreadReason::Kind);
                    self.take(&item.item);
                }
                _ => self.question(item),
            }
        }
    }

    /// What holds for every kind.
    fn judge(&mut self, item: &Item) {
        if !item.enable_when.is_empty() {
            self.tell(item, UnreadReason::Condition);
        }
        if item.repeats {
            self.tell(item, UnreadReason::Repeats);
        }
        if !item.modifier_extension.is_empty() {
            self.tell(item, UnreadReason::Extension);
        }
    }

    fn tell(&mut self, item: &Item, why: UnreadReason) {
        let text = item.text.as_deref().unwrap_or_default();
        tell(&mut self.unread, &item.link_id, text, why);
    }

    fn words(&mut self, item: &Item) -> Option<Translated> {
        let (words, shorter) = texts::translated(item.text.as_deref(), item.text_more.as_ref())?;
        if shorter {
            self.tell(item, UnreadReason::TooLong);
        }
        Some(words)
    }

    /// What is only displayed helps with the question before it, if nothing does yet.
    fn display(&mut self, item: &Item) {
        let Some(words) = self.words(item) else {
            return;
        };
        match self.items.last_mut().filter(|last| last.help.is_none()) {
            Some(last) if self.section.is_none() => last.help = Some(words),
            _ => self.tell(item, UnreadReason::Kind),
        }
    }

    fn question(&mut self, item: &Item) {
        if self.items.len() >= MOST_ITEMS {
            return self.tell(item, UnreadReason::TooMany);
        }
        let Some(text) = self.words(item) else {
            self.tell(item, UnreadReason::Kind);
            return self.take(&item.item);
        };
        let (format, effects) = match ours(item) {
            Some(beside) => (beside.format, beside.effects),
            None => (self.format(item), Vec::new()),
        };
        let named =
            |words: &str| Key::made_of(words, |key| self.keys.iter().any(|each| **each == *key));
        let own = Key::new(&item.link_id)
            .ok()
            .filter(|key| !self.keys.contains(key));
        let Some(key) = own.or_else(|| named(&item.link_id)) else {
            return self.tell(item, UnreadReason::Kind);
        };
        self.keys.insert(key.clone());
        let effects = effects.into_iter().filter(|effect| effect.fits(&format));
        let read = TemplateItem {
            key,
            section: self.section.take(),
            text,
            help: None,
            required: item.required,
            effects: effects.collect(),
            format,
        };
        self.items.push(read);
        self.take(&item.item);
    }

    fn format(&mut self, item: &Item) -> AnswerFormat {
        match &*item.kind {
            "boolean" => AnswerFormat::YesNo {},
            "integer" => number(item, 0),
            "decimal" | "quantity" => number(item, 2),
            "choice" | "open-choice" | "coding" => match options(&item.answer_option) {
                Some(options) if yes_or_no(&options) => AnswerFormat::YesNo {},
                Some(options) => AnswerFormat::Choice { options },
                None => {
                    self.tell(item, UnreadReason::Choices);
                    AnswerFormat::Text {}
                }
            },
            "string" | "text" => AnswerFormat::Text {},
            // Days, times, addresses and what comes after R5: in words, and told.
            _ => {
                self.tell(item, UnreadReason::InWords);
                AnswerFormat::Text {}
            }
        }
    }
}

/// What was exported from here, if it still fits together.
fn ours(item: &Item) -> Option<Beside> {
    let extension = find(&item.extension, ITEM)?;
    let beside: Beside = serde_json::from_str(extension.value_string.as_deref()?).ok()?;
    match &beside.format {
        AnswerFormat::Number {
            least,
            most,
            decimals,
            ..
        } => {
            let bounded = |number: &f64| number.is_finite() && number.abs() <= 1e6;
            (bounded(least) && bounded(most) && least < most && *decimals <= 2).then_some(beside)
        }
        AnswerFormat::Choice { options } => {
            let keys: BTreeSet<_> = options.iter().map(|option| &option.key).collect();
            let fits = keys.len() == options.len() && (2..=MOST_OPTIONS).contains(&options.len());
            fits.then_some(beside)
        }
        _ => Some(beside),
    }
}

fn number(item: &Item, digits: u8) -> AnswerFormat {
    let unit = find(&item.extension, UNIT).and_then(|extension| {
        let coding = extension.value_coding.as_ref()?;
        let words = coding.display.as_deref().or(coding.code.as_deref())?;
        texts::line::<20>(words)
    });
    // A number has a unit here; one without is a count.
    let unit = unit.or_else(|| texts::line::<20>("antall"));
    let bound = |url: &str| {
        let extension = find(&item.extension, url)?;
        let whole = extension.value_integer.map(|number| {
            #[expect(clippy::cast_precision_loss, reason = "cut to a million below")]
            let number = number as f64;
            number
        });
        whole
            .or(extension.value_decimal)
            .filter(|number| number.abs() <= 1e6)
    };
    let least = bound(MIN).unwrap_or(0.0);
    let most = bound(MAX).filter(|most| *most > least);
    let places = find(&item.extension, DECIMALS).and_then(|extension| extension.value_integer);
    let places = places.and_then(|places| u8::try_from(places).ok());
    match unit {
        Some((unit, _)) => AnswerFormat::Number {
            unit,
            least,
            most: most
                .unwrap_or(if least < 1000.0 { 1000.0 } else { 1e6 + 1.0 })
                .min(1e6),
            decimals: places.unwrap_or(digits).min(2),
        },
        None => AnswerFormat::Text {},
    }
}

/// The options, if they fit in a choice.
fn options(of: &[AnswerOption]) -> Option<Vec<ChoiceOption>> {
    let mut options: Vec<ChoiceOption> = Vec::new();
    for each in of {
        let coding = each.value_coding.as_ref();
        let code = coding.and_then(|coding| coding.code.clone());
        let words = coding
            .and_then(|coding| coding.display.clone())
            .or_else(|| each.value_string.clone())
            .or_else(|| each.value_integer.map(|number| number.to_string()))
            .or_else(|| code.clone())?;
        let more = coding.and_then(|coding| coding.display_more.as_ref());
        let (text, _) = texts::translated(Some(&words), more)?;
        let taken = |key: &str| options.iter().any(|option| *option.key == *key);
        let own = code.as_deref().and_then(|code| Key::new(code).ok());
        let own = own.filter(|key| !taken(key));
        let key = own.or_else(|| Key::made_of(&words, taken))?;
        options.push(ChoiceOption { key, text });
    }
    (2..=MOST_OPTIONS)
        .contains(&options.len())
        .then_some(options)
}

/// Whether it is asked for yes or no.
fn yes_or_no(options: &[ChoiceOption]) -> bool {
    let said: BTreeSet<String> = options
        .iter()
        .map(|option| option.text.nb.to_lowercase())
        .collect();
    let is = |words: &[&str]| said.iter().map(String::as_str).eq(words.iter().copied());
    is(&["ja", "nei"])
        || is(&["no", "yes"])
        || is(&["ikke aktuelt", "ja", "nei"])
        || is(&["ikke relevant", "ja", "nei"])
}
