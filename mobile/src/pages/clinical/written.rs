//! What was written so far about a conversation: drafts on the device, and who took part as a text among them.

use shared::clinical_records::{Attendee, AttendeeKind, DischargeConversation};

use crate::{
    components::today,
    draft::{Draft, use_draft},
    i18n,
    pages::patients::work::Check,
};

/// Everybody who may take part.
pub(super) const KINDS: [AttendeeKind; 7] = [
    AttendeeKind::Patient,
    AttendeeKind::Relative,
    AttendeeKind::Ward,
    AttendeeKind::HomeCare,
    AttendeeKind::Doctor,
    AttendeeKind::Interpreter,
    AttendeeKind::Other,
];

/// The drafts of the form's fields.
#[derive(Clone, Copy)]
pub(super) struct Written {
    /// The day.
    pub(super) day: Draft,
    /// Who took part: see [`read`].
    pub(super) attendees: Draft,
    /// What was talked about.
    pub(super) topics: Draft,
    /// Whether they said it back: `yes`, `no`, or nothing yet.
    pub(super) said_back: Draft,
    /// What they said, or why not.
    pub(super) words: Draft,
    /// What was given in writing.
    pub(super) given: Draft,
    /// What remains.
    pub(super) questions: Draft,
}

/// The drafts, of a new conversation or of a correction, which begins with what it corrects.
pub(super) fn use_written(whose: &str, corrects: Option<&DischargeConversation>) -> Written {
    let draft = |field: &str, of: &dyn Fn(&DischargeConversation) -> String, new: String| {
        let initial = corrects.map_or(new, of);
        use_draft(|| format!("conversation-{field}-{whose}"), || initial)
    };
    let none = String::new;
    Written {
        day: draft("day", &|said| said.held_on.to_string(), today().to_string()),
        attendees: draft("attendees", &|said| kept(&said.attendees), none()),
        topics: draft("topics", &|said| said.topics.clone(), none()),
        said_back: draft(
            "said-back",
            &|said| if said.teach_back.done { "yes" } else { "no" }.to_owned(),
            none(),
        ),
        words: draft("words", &|said| said.teach_back.text.to_string(), none()),
        given: draft(
            "given",
            &|said| said.written_information.clone().unwrap_or_default(),
            none(),
        ),
        questions: draft(
            "questions",
            &|said| said.questions_left.clone().unwrap_or_default(),
            none(),
        ),
    }
}

impl Written {
    /// Saved: nothing is kept on the device.
    pub(super) fn settle(self) {
        self.day.settle(today().to_string());
        for draft in [
            self.attendees,
            self.topics,
            self.said_back,
            self.words,
            self.given,
            self.questions,
        ] {
            draft.settle(String::new());
        }
    }

    /// Somebody took part or not.
    pub(super) fn tick(self, kind: &str, on: bool) {
        let mut lines = read(&self.attendees.text());
        lines.retain(|(each, _)| each != kind);
        if on {
            lines.push((kind.to_owned(), String::new()));
        }
        self.attendees.write(put_together(&lines));
    }

    /// What those of a kind are called.
    pub(super) fn name(self, kind: &str, names: String) {
        let mut lines = read(&self.attendees.text());
        for (each, written) in &mut lines {
            if each == kind {
                written.clone_from(&names);
            }
        }
        self.attendees.write(put_together(&lines));
    }
}

/// Kinds with what was written of their names, one a line: `relative:Berit Solli, Turid Moen`.
pub(super) fn read(text: &str) -> Vec<(String, String)> {
    let line = |line: &str| {
        let (kind, names) = line.split_once(':')?;
        Some((kind.to_owned(), names.to_owned()))
    };
    text.lines().filter_map(line).collect()
}

fn put_together(lines: &[(String, String)]) -> String {
    let lines: Vec<_> = lines
        .iter()
        .map(|(kind, names)| format!("{kind}:{names}"))
        .collect();
    lines.join("\n")
}

/// The same, made from those who took part.
fn kept(attendees: &[Attendee]) -> String {
    let mut lines: Vec<(String, String)> = Vec::new();
    for attendee in attendees {
        let kind = i18n::api_name(&attendee.kind);
        let name = attendee.name.as_deref().unwrap_or_default();
        match lines.iter_mut().find(|(each, _)| *each == kind) {
            Some((_, names)) if !name.is_empty() => *names = format!("{names}, {name}"),
            Some(_) => {}
            None => lines.push((kind, name.to_owned())),
        }
    }
    put_together(&lines)
}

/// Who took part, read from the draft: names with commas between are several people. `None` when a name is wrong.
pub(super) fn attendees(
    check: &mut Check,
    (field, label): (&str, String),
    text: &str,
) -> Option<Vec<Attendee>> {
    let lines = read(text);
    let mut found = Vec::new();
    for kind in KINDS {
        let name = i18n::api_name(&kind);
        let Some((_, names)) = lines.iter().find(|(each, _)| *each == name) else {
            continue;
        };
        let mut named = false;
        for each in names.split(',').filter(|each| !each.trim().is_empty()) {
            named = true;
            let name = Some(check.line(field, label.clone(), each)?);
            found.push(Attendee { kind, name });
        }
        if !named {
            found.push(Attendee { kind, name: None });
        }
    }
    if found.is_empty() {
        check.refuse(field, label, "missing");
        return None;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_took_part_survives_as_a_text() {
        let text = "relative:Berit Solli, Turid Moen\npatient:";
        let mut check = Check::default();
        let found = attendees(&mut check, ("x", "X".into()), text).unwrap();
        let names: Vec<_> = found.iter().map(|each| each.name.as_deref()).collect();
        assert_eq!(names, [None, Some("Berit Solli"), Some("Turid Moen")]);
        assert_eq!(kept(&found), "patient:\nrelative:Berit Solli, Turid Moen");
        assert!(check.wrong().is_empty());
    }
}
