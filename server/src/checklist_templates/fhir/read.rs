//! A Questionnaire as a template.

use serde::Deserialize;
use shared::{
    checklist_templates::{QuestionnaireRead, Unread, UnreadReason},
    checklists::template::{Completes, DeadlineRule, DoneBy, Key, TemplateContent},
};

use super::{
    items::Items,
    model::{HEAD, NAMES, Questionnaire, find},
    texts,
};
use crate::error::Fault;

/// How many characters are read at most.
const LONGEST: usize = 1_000_000;

/// What a template of ours says of itself.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    done_by: Vec<DoneBy>,
    deadline: Option<DeadlineRule>,
    completes: Option<Completes>,
}

/// What a Questionnaire would be here.
///
/// # Errors
/// When it is too long, no JSON, no Questionnaire, or asks nothing.
pub(in super::super) fn read(text: &str) -> Result<QuestionnaireRead, Fault> {
    let refuse = |code, why| Err(Fault::field("questionnaire", code, why));
    if text.chars().count() > LONGEST {
        return refuse("too_long", "at most a million characters");
    }
    let text = text.trim_start_matches('\u{feff}');
    let Ok(found) = serde_json::from_str::<Questionnaire>(text) else {
        return refuse("invalid", "this is no FHIR Questionnaire as JSON");
    };
    if found.resource_type != "Questionnaire" {
        return refuse("another_kind", "this is no Questionnaire");
    }
    let mut unread = Vec::new();
    if !found.modifier_extension.is_empty() {
        tell(&mut unread, "", "", UnreadReason::Extension);
    }
    let mut said = |text: Option<&str>, more| {
        let (words, shorter) = texts::translated(text, more)?;
        if shorter {
            tell(&mut unread, "", &words.nb, UnreadReason::TooLong);
        }
        Some(words)
    };
    let title = said(found.title.as_deref(), found.title_more.as_ref())
        .or_else(|| said(found.name.as_deref(), None));
    let about = said(
        found.description.as_deref(),
        found.description_more.as_ref(),
    );
    let Some(title) = title else {
        return refuse("missing", "a Questionnaire has a title");
    };
    let mut items = Items::new(unread);
    items.take(&found.item);
    let (items, unread) = items.done();
    if items.is_empty() {
        return refuse("empty", "there is no item that a checklist can have");
    }
    let head = find(&found.extension, HEAD).and_then(|extension| {
        serde_json::from_str::<Head>(extension.value_string.as_deref()?).ok()
    });
    let head = head.unwrap_or_else(|| Head {
        done_by: vec![DoneBy::HomeCare],
        deadline: None,
        completes: None,
    });
    let mut content = TemplateContent {
        title,
        about,
        done_by: head.done_by,
        deadline: head.deadline,
        completes: head.completes,
        items,
    };
    make_fit(&mut content);
    let key = key(&found, &content)?;
    Ok(QuestionnaireRead {
        key,
        content,
        unread,
    })
}

/// Extensions that somebody has changed by hand may say what cannot be.
fn make_fit(content: &mut TemplateContent) {
    if content.done_by.is_empty() {
        content.done_by = vec![DoneBy::HomeCare];
    }
    content.deadline = content
        .deadline
        .filter(|rule| (-30..=400).contains(&rule.days));
    if content.check().is_err() {
        content.completes = None;
    }
}

fn key(found: &Questionnaire, content: &TemplateContent) -> Result<Key, Fault> {
    let ours = found.url.as_deref().and_then(|url| url.strip_prefix(NAMES));
    let name = ours.and_then(|name| Key::new(name).ok());
    let words = found.name.as_deref().unwrap_or(&content.title.nb);
    name.or_else(|| Key::made_of(words, |_| false))
        .ok_or_else(|| Fault::field("questionnaire", "missing", "a Questionnaire has a name"))
}

/// Something was not taken in as it stood.
pub(super) fn tell(unread: &mut Vec<Unread>, link_id: &str, text: &str, why: UnreadReason) {
    let short = |text: &str| text.chars().take(200).collect::<String>();
    let told = Unread {
        link_id: short(link_id),
        text: short(text),
        why,
    };
    // The same is told once; a file that is wrong throughout does not fill a screen without end.
    if unread.len() < 1000 && !unread.contains(&told) {
        unread.push(told);
    }
}
