//! When the unit's leader and the coordinator are told of what nobody has seen to. For the unit's leader.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    escalations::{
        ChangeEscalationRule, ChangeEscalationRuleRequest, EscalationRule, GetEscalationRule,
    },
    id::{Id, Unit},
    patients::AtUnit,
};

use crate::{
    api::{Answer, use_answer},
    components::{Field, FieldError, Status, moment_words, sets, text_field},
    pages::{
        Given, anew,
        patients::work::{Check, current, plain_form, use_form},
        shown,
        state::use_text,
    },
    platform, t,
};

const TO_LEADER: &str = "hours-to-leader";
const TO_COORDINATOR: &str = "hours-to-coordinator";

/// The hours, as they are.
#[component]
pub(super) fn Escalation(unit: Id<Unit>) -> Element {
    let answer = use_answer::<GetEscalationRule>(move || (AtUnit { unit }, Nothing {}));
    shown(answer, |rule| {
        let form = rsx! {
            RuleForm { rule: Given::new(rule.clone()), answer }
        };
        anew(rule.version.to_string(), form)
    })
}

/// The form; made anew when somebody else has set other hours.
#[component]
fn RuleForm(rule: Given<EscalationRule>, answer: Answer<EscalationRule>) -> Element {
    let to_leader = use_text(&|| rule.hours_to_leader.to_string());
    let to_coordinator = use_text(&|| rule.hours_to_coordinator.to_string());
    let form = use_form();
    let status = use_context::<Status>();
    use_effect(move || {
        let failure = form.submit.failure.read();
        if let Some(now) = failure.as_ref().and_then(current::<EscalationRule>) {
            answer.set(now);
        }
    });
    let errors = form.errors(&[
        ("hours_to_leader", TO_LEADER, t!("escalation-to-leader")),
        (
            "hours_to_coordinator",
            TO_COORDINATOR,
            t!("escalation-to-coordinator"),
        ),
    ]);
    let (unit, version) = (rule.unit, rule.version);
    let save = move |()| {
        let mut check = Check::default();
        let mut hours = |id, label, text: &str| {
            let hours = text.trim().parse().ok();
            if hours.is_none() {
                check.refuse(id, label, "invalid");
            }
            hours
        };
        let leader = hours(TO_LEADER, t!("escalation-to-leader"), &to_leader.peek());
        let coordinator = hours(
            TO_COORDINATOR,
            t!("escalation-to-coordinator"),
            &to_coordinator.peek(),
        );
        let fine = form.may_send(check.wrong());
        let (true, Some(hours_to_leader), Some(hours_to_coordinator)) = (fine, leader, coordinator)
        else {
            return;
        };
        let body = ChangeEscalationRuleRequest {
            version,
            hours_to_leader,
            hours_to_coordinator,
        };
        form.submit
            .send::<ChangeEscalationRule>(AtUnit { unit }, body, move |now| {
                answer.set(now);
                status.say(t!("state-saved"));
                platform::focus("page-title");
            });
    };
    let field = |id, label, hint, text: Signal<String>| Field {
        id,
        label,
        hint: Some(hint),
        value: text(),
        problem: FieldError::of(&errors, id),
        oninput: sets(text),
    };
    let fields = rsx! {
        {text_field(field(TO_LEADER, t!("escalation-to-leader"), t!("escalation-to-leader-hint"), to_leader))}
        {text_field(field(TO_COORDINATOR, t!("escalation-to-coordinator"), t!("escalation-to-coordinator-hint"), to_coordinator))}
    };
    rsx! {
        {plain_form(form, &errors, t!("action-save"), save, rsx! {}, fields)}
        if let Some(changed) = &rule.changed {
            p { class: "meta",
                {t!("escalation-set-by", who: &*changed.author.name, when: moment_words(changed.at))}
            }
        }
    }
}
