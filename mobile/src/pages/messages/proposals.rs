//! What messages propose: steps of the plan and contact registrations. Nothing comes of it unless somebody takes it up.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{Id, Patient},
    messages::{
        AtProposal, ListProposals, MessageRelative, Proposal, Proposals as All, Proposed,
        SettleProposal, SettleProposalRequest,
    },
    patients::{AtPatient, PatientPage as Record},
    right::Right,
};

use super::{
    parts::{relative, relative_name},
    take_up::TakeUp,
};
use crate::{
    api::{Answer, use_answer, use_submit},
    components::{ButtonKind, Look, Status, button, button_with, long_words, short_words},
    draft::use_draft,
    i18n,
    pages::{
        Given, failure_of,
        patients::work::OpenForm,
        relatives::{Written, relative_draft},
    },
    platform,
    route::{AtRelatives, Route},
    t,
};

/// Where the focus goes when a proposal is settled.
const HEADING: &str = "proposals";

/// Those that wait; nothing when none do.
#[component]
pub(super) fn Proposals(record: Given<Record>) -> Element {
    let patient = record.patient.id;
    let answer = use_answer::<ListProposals>(move || (AtPatient { patient }, Nothing {}));
    let all = answer.value.read();
    let Some(all) = all.as_ref().filter(|all| !all.proposals.is_empty()) else {
        return failure_of(answer.failure);
    };
    rsx! {
        section { class: "stack",
            h2 { id: HEADING, tabindex: "-1", {t!("proposals-title")} }
            p { class: "meta", {t!("proposals-lead")} }
            for proposal in &all.proposals {
                One { key: "{proposal.id}", record: record.clone(), proposal: Given::new(proposal.clone()), answer }
            }
        }
    }
}

#[component]
fn One(record: Given<Record>, proposal: Given<Proposal>, answer: Answer<All>) -> Element {
    let open = use_context::<OpenForm>();
    let submit = use_submit();
    let status = use_context::<Status>();
    let heading = format!("proposal-{}", proposal.id);
    let at = AtProposal {
        patient: record.patient.id,
        proposal: proposal.id,
    };
    let settle = move |taken_up: bool| {
        submit.send::<SettleProposal>(at, SettleProposalRequest { taken_up }, move |left| {
            status.say(t!("state-saved"));
            answer.set(left);
            platform::focus(HEADING);
        });
    };
    let look = |kind| Look {
        kind,
        busy: *submit.busy.read(),
        ..Look::default()
    };
    let is_open = open.is(&heading);
    let take = match &proposal.what {
        Proposed::Step { .. } if is_open => rsx! {
            TakeUp { record: record.clone(), proposal: proposal.clone(), answer }
        },
        Proposed::Step { .. } => {
            let opens = heading.clone();
            button(ButtonKind::Ordinary, t!("proposal-step"), move |()| {
                open.open(&opens);
            })
        }
        Proposed::RelatedPerson(named) if stands_here(named, &record) => {
            let done = look(ButtonKind::Ordinary);
            button_with(done, t!("proposal-relative-done"), move |()| settle(true))
        }
        Proposed::RelatedPerson(named) if record.may.contains(&Right::ManageRelatedPersons) => {
            rsx! {
                Register { patient: at.patient, known: known(named) }
            }
        }
        Proposed::RelatedPerson(_) => rsx! {},
    };
    rsx! {
        article { class: "card", id: "{heading}", tabindex: "-1",
            p { class: "meta",
                {t!(
                    "proposal-from",
                    what: i18n::named("message-kind", &proposal.source),
                    from: &*proposal.from,
                    date: short_words(proposal.at)
                )}
            }
            {proposed(&proposal.what, &record)}
            {failure_of(submit.failure)}
            if is_open {
                {take}
            } else {
                div { class: "actions",
                    {take}
                    {button_with(look(ButtonKind::Quiet), t!("proposal-not-wanted"), move |()| settle(false))}
                }
            }
        }
    }
}

/// Goes to the form where somebody is registered, in another part of the app, filled in as far as is known: as the
/// draft that it keeps. What somebody is writing there stays.
#[component]
fn Register(patient: Id<Patient>, known: Written) -> Element {
    let empty = Written::default().kept();
    let begun = empty.clone();
    let draft = use_draft(|| relative_draft(patient), || begun);
    // As it was filled in from here: nobody has written in it.
    let filled = use_draft(
        || format!("{}-filled", relative_draft(patient)),
        String::new,
    );
    let navigator = use_navigator();
    let go = move |()| {
        let there = draft.text();
        if there == empty || there == filled.text() {
            draft.write(known.kept());
            filled.write(known.kept());
        }
        navigator.push(Route::Relatives {
            patient,
            at: AtRelatives::New,
        });
    };
    button(ButtonKind::Ordinary, t!("proposal-relative"), go)
}

fn proposed(what: &Proposed, record: &Record) -> Element {
    match what {
        Proposed::Step { text, due } => rsx! {
            p { class: "letter-text", lang: super::LANG, {&**text} }
            if let Some(due) = due {
                p { {t!("staff-step-due", date: long_words(*due))} }
            }
        },
        Proposed::RelatedPerson(named) => rsx! {
            {relative(named)}
            if stands_here(named, record) {
                p { class: "meta", {t!("proposal-relative-known")} }
            }
        },
    }
}

/// Whether somebody of this name is registered already.
fn stands_here(named: &MessageRelative, record: &Record) -> bool {
    let name = relative_name(named).to_lowercase();
    let mut registered = record.related_persons.iter();
    registered.any(|person| person.name.to_lowercase() == name)
}

/// What the message knows, as far as a registration asks for it. Who is next of kin the patient says.
fn known(named: &MessageRelative) -> Written {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let relation = named.relation.map(|relation| relation.code().to_owned());
    Written {
        given: text(&named.given_name),
        family: text(&named.family_name),
        relation: relation.unwrap_or_default(),
        phone: named.phones.first().cloned().unwrap_or_default(),
        care: named
            .care_function
            .as_ref()
            .map(|function| function.code.clone())
            .unwrap_or_default(),
        ..Written::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::related_persons::Relationship;

    #[test]
    fn a_registration_begins_from_what_the_message_knows() {
        let named = MessageRelative {
            given_name: Some("Grete Lund".to_owned()),
            family_name: Some("Aas".to_owned()),
            relation: Some(Relationship::Daughter),
            relation_code: None,
            care_function: None,
            phones: vec!["90000201".to_owned(), "35000601".to_owned()],
            note: Some("Nærmeste pårørende.".to_owned()),
        };
        let written = known(&named);
        assert_eq!(written.given, "Grete Lund");
        assert_eq!(written.relation, "DA");
        assert_eq!(written.phone, "90000201");
        assert_eq!(written.kin, "", "the patient says who is next of kin");
    }
}
