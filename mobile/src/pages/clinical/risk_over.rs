//! That a risk is over, with what came of it; and those that are.

use dioxus::prelude::*;
use shared::risk_flags::{
    AtRiskFlag, ResolveRiskFlag, ResolveRiskFlagRequest, RiskFlag, RiskFlags,
};

use super::{
    fact,
    risk_form::use_seen,
    risks::{anchor, said},
    words_field,
};
use crate::{
    api::Answer,
    components::{Status, moment_words},
    draft::use_draft,
    i18n,
    pages::{
        Given,
        kin::author_words,
        patients::{
            optional,
            work::{Check, OpenForm, use_form_at, work_form},
        },
    },
    t,
};

const NOTE: &str = "risk-outcome";

/// The form.
#[component]
pub(super) fn Over(
    flags: Given<RiskFlags>,
    flag: Given<RiskFlag>,
    answer: Answer<RiskFlags>,
) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let form = use_form_at(NOTE);
    let note = use_draft(|| format!("{NOTE}-{}", flag.id), String::new);
    let seen = use_seen(form, flag.version, answer);
    let errors = form.errors(&[("note", NOTE, t!("risks-outcome"))]);
    let at = AtRiskFlag {
        patient: flags.patient.id,
        flag: flag.id,
    };
    let back = anchor(&flag);
    let save = move |()| {
        let mut check = Check::default();
        let words = check.optional_prose(NOTE, t!("risks-outcome"), &note.text());
        let fine = form.may_send(check.wrong());
        let (true, Some(note_said)) = (fine, words) else {
            return;
        };
        let body = ResolveRiskFlagRequest {
            version: *seen.peek(),
            note: note_said,
        };
        form.submit.send::<ResolveRiskFlag>(at, body, move |_| {
            note.settle(String::new());
            status.say(t!("risks-is-over"));
            open.close("page-title");
            answer.ask_again();
        });
    };
    let label = optional(&t!("risks-outcome"));
    let fields = words_field(NOTE, 4000, (label, None), note, &errors);
    work_form(
        form,
        &errors,
        t!("risks-over"),
        save,
        move |()| open.close(&back),
        fields,
    )
}

/// Those that are over.
pub(super) fn past(flags: &RiskFlags) -> Element {
    let mut past = flags.flags.iter().filter(|flag| flag.resolved.is_some());
    let Some(first) = past.next() else {
        return rsx! {};
    };
    rsx! {
        details {
            summary { {t!("risks-past")} }
            ol { class: "timeline",
                for flag in std::iter::once(first).chain(past) {
                    li { key: "{flag.id}",
                        p { strong { {i18n::named("risk", &flag.kind)} } }
                        if let Some(act) = &flag.resolved {
                            p { {t!("risks-over-by", who: author_words(&act.author), when: moment_words(act.at))} }
                        }
                        {fact(t!("risks-outcome"), flag.resolution.as_deref())}
                        {fact(t!("risks-note"), flag.note.as_deref())}
                        {said(flag)}
                    }
                }
            }
        }
    }
}
