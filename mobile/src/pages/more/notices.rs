//! Mail that something is new: for what, how, and when. Each choice is saved when it is made.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    notices::{
        ChangeNoticeSettings, ChangeNotices, GetNoticeSettings, NoticeChoice, NoticeHours,
        NoticeKind, NoticeSettings,
    },
};

use crate::{
    api::{Answer, Submit, use_answer, use_submit},
    components::{Field, Status, back_link, choices, page_title, select},
    i18n,
    pages::{failure_of, shown},
    route::Route,
    t,
};

/// From the promptest to none.
const CHOICES: [NoticeChoice; 3] = [
    NoticeChoice::AtOnce,
    NoticeChoice::DailyDigest,
    NoticeChoice::Never,
];

/// What one is told of, and when.
pub fn notices_page() -> Element {
    let settings = use_answer::<GetNoticeSettings>(|| (Nothing {}, Nothing {}));
    let saving = Saving {
        settings,
        submit: use_submit(),
        status: use_context::<Status>(),
    };
    rsx! {
        {back_link(Route::More {}, t!("nav-more"))}
        {page_title(t!("notices-title"), None)}
        p { class: "lead", {t!("notices-lead")} }
        {failure_of(saving.submit.failure)}
        {shown(settings, |settings| form(settings, saving))}
    }
}

/// What saves a choice.
#[derive(Clone, Copy)]
struct Saving {
    settings: Answer<NoticeSettings>,
    submit: Submit,
    status: Status,
}

impl Saving {
    /// Shows the choice and saves it.
    fn save(self, wanted: ChangeNotices) {
        self.settings.change(|settings| {
            settings.choices = wanted.choices;
            settings.hours = wanted.hours;
        });
        let Self {
            settings,
            submit,
            status,
        } = self;
        submit.send::<ChangeNoticeSettings>(Nothing {}, wanted, move |saved| {
            settings.set(saved);
            status.say(t!("state-saved"));
        });
    }
}

fn form(settings: &NoticeSettings, saving: Saving) -> Element {
    let (now, hours) = (
        ChangeNotices {
            choices: settings.choices,
            hours: settings.hours,
        },
        settings.hours,
    );
    let address = match &settings.email {
        Some(email) => t!("notices-address", email: email.clone()),
        None => t!("notices-no-address"),
    };
    let set_hours = move |change: fn(&mut NoticeHours, u8)| {
        move |hour: String| {
            if let Ok(hour) = hour.parse() {
                let mut wanted = now;
                change(&mut wanted.hours, hour);
                saving.save(wanted);
            }
        }
    };
    rsx! {
        p { {address} }
        for kind in settings.kinds.iter().copied() {
            {choice(kind, now, saving)}
        }
        h2 { {t!("notices-hours")} }
        p { {t!("notices-hours-hint")} }
        {hour("quiet-from", hours.quiet_from, set_hours(|hours, hour| hours.quiet_from = hour))}
        {hour("quiet-until", hours.quiet_until, set_hours(|hours, hour| hours.quiet_until = hour))}
        {hour("digest-hour", hours.digest_hour, set_hours(|hours, hour| hours.digest_hour = hour))}
    }
}

fn choice(kind: NoticeKind, now: ChangeNotices, saving: Saving) -> Element {
    let options: Vec<_> = CHOICES
        .iter()
        .map(|choice| {
            (
                name(*choice).to_owned(),
                i18n::named("notice-choice", choice),
            )
        })
        .collect();
    choices(
        &options,
        Field {
            id: field_id(kind),
            label: i18n::named("notice-kind", &kind),
            hint: None,
            value: name(now.choices.of(kind)).to_owned(),
            problem: None,
            oninput: Box::new(move |wanted: String| {
                if let Some(choice) = CHOICES.into_iter().find(|choice| name(*choice) == wanted) {
                    saving.save(ChangeNotices {
                        choices: now.choices.with(kind, choice),
                        ..now
                    });
                }
            }),
        },
    )
}

fn hour(id: &'static str, value: u8, oninput: impl FnMut(String) + 'static) -> Element {
    let options: Vec<_> = (0..24)
        .map(|hour| (hour.to_string(), format!("{hour:02}.00")))
        .collect();
    select(
        &options,
        Field {
            id,
            label: t!(&format!("notices-{id}")),
            hint: None,
            value: value.to_string(),
            problem: None,
            oninput: Box::new(oninput),
        },
    )
}

const fn name(choice: NoticeChoice) -> &'static str {
    match choice {
        NoticeChoice::AtOnce => "at_once",
        NoticeChoice::DailyDigest => "daily_digest",
        NoticeChoice::Never => "never",
    }
}

const fn field_id(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Letter => "notice-letter",
        NoticeKind::Plan => "notice-plan",
        NoticeKind::WhatMatters => "notice-what-matters",
        NoticeKind::Contacts => "notice-contacts",
        NoticeKind::Access => "notice-access",
        NoticeKind::Inbox => "notice-inbox",
    }
}
