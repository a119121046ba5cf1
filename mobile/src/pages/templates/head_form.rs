//! What a checklist is called, who fills it, and by when.

use dioxus::prelude::*;
use shared::checklists::template::{Anchor, DeadlineRule, DoneBy};

use super::{edited::Edited, texts::use_texts};
use crate::{
    components::{Field, FieldError, Status, Tick, select, sets, text_field, tick_boxes},
    i18n,
    pages::{
        patients::work::{Check, OpenForm, use_form, work_form},
        state::use_text,
    },
    t,
};

const TITLE: &str = "template-title";
const ABOUT: &str = "template-about";
const DONE_BY: &str = "template-done-by";
const ANCHOR: &str = "template-anchor";
const DAYS: &str = "template-days";

const ALL: [DoneBy; 5] = [
    DoneBy::HospitalWard,
    DoneBy::HomeCare,
    DoneBy::GpOffice,
    DoneBy::Coordinator,
    DoneBy::Patient,
];
const ANCHORS: [Anchor; 3] = [Anchor::Admission, Anchor::Discharge, Anchor::Homecoming];

/// The form.
#[component]
pub(super) fn HeadForm(edited: Edited, back: String) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let stands = use_hook(|| edited.content());
    let title = use_texts(Some(&stands.title));
    let about = use_texts(stands.about.as_ref());
    let mut done_by = use_signal(|| stands.done_by.clone());
    let rule = stands.deadline;
    let anchor = use_text(&|| {
        rule.map(|rule| i18n::api_name(&rule.anchor))
            .unwrap_or_default()
    });
    let days = use_text(&|| rule.map(|rule| rule.days.to_string()).unwrap_or_default());
    let form = use_form();
    let errors = form.errors(&[]);
    let cancel_to = back.clone();
    let save = move |()| {
        let mut check = Check::default();
        let name = title.need(&mut check, TITLE, &t!("templates-name"));
        let purpose = about.read(&mut check, ABOUT, &t!("templates-about"));
        if done_by.peek().is_empty() {
            check.refuse(DONE_BY, t!("templates-done-by"), "missing");
        }
        let from = ANCHORS
            .into_iter()
            .find(|each| i18n::api_name(each) == *anchor.peek());
        let after: Option<i16> = days.peek().trim().parse().ok();
        let after = after.filter(|days| (-30..=400).contains(days));
        if from.is_some() && after.is_none() {
            check.refuse(DAYS, t!("templates-days"), "out_of_range");
        }
        let fine = form.may_send(check.wrong());
        let (true, Some(name)) = (fine, name) else {
            return;
        };
        edited.change(|content| {
            content.title = name;
            content.about = purpose;
            content.done_by = done_by.peek().clone();
            content.deadline = from
                .zip(after)
                .map(|(anchor, days)| DeadlineRule { anchor, days });
        });
        status.say(t!("templates-not-saved-yet"));
        open.close(&back);
    };
    let ticks = ALL.map(|each| Tick {
        value: i18n::api_name(&each),
        words: i18n::named("done-by", &each),
        lang: None,
        ticked: done_by.read().contains(&each),
    });
    let fields = rsx! {
        {title.fields(TITLE, t!("templates-name"), None, &errors)}
        {about.fields(ABOUT, crate::pages::patients::optional(&t!("templates-about")), None, &errors)}
        {tick_boxes(DONE_BY, t!("templates-done-by"), ticks.into(), Box::new(move |(value, ticked)| {
            let found = ALL.into_iter().find(|each| i18n::api_name(each) == value);
            let mut now = done_by.write();
            now.retain(|each| Some(*each) != found);
            now.extend(found.filter(|_| ticked));
        }))}
        {select(&anchors(), Field {
            id: ANCHOR,
            label: t!("templates-anchor"),
            hint: None,
            value: anchor(),
            problem: None,
            oninput: sets(anchor),
        })}
        if !anchor.read().is_empty() {
            {text_field(Field {
                id: DAYS,
                label: t!("templates-days"),
                hint: Some(t!("templates-days-hint")),
                value: days(),
                problem: FieldError::of(&errors, DAYS),
                oninput: sets(days),
            })}
        }
    };
    work_form(
        form,
        &errors,
        t!("templates-done"),
        save,
        move |()| open.close(&cancel_to),
        fields,
    )
}

fn anchors() -> Vec<(String, String)> {
    std::iter::once((String::new(), t!("templates-no-deadline")))
        .chain(ANCHORS.map(|each| (i18n::api_name(&each), i18n::named("anchor", &each))))
        .collect()
}
