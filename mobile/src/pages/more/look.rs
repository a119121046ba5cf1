//! Language and text size: shown at once, kept on the account.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    identity::{ChangePreferences, Language, Preferences, TEXT_SIZES},
};

use crate::{
    api::use_submit,
    components::{BackLink, Choices, PageTitle, Status},
    i18n,
    pages::FailureView,
    route::Route,
    session::{Session, SignedIn, use_me},
    t,
};

/// The choices.
#[component]
pub fn LookPage() -> Element {
    let session = use_context::<Session>();
    let submit = use_submit();
    let status = use_context::<Status>();
    let Some(me) = use_me() else {
        return rsx! {};
    };
    let (language, text_size) = (me.language, me.text_size);
    let choose = move |wanted: Preferences| {
        let Some(me) = session.me() else { return };
        let mut changed = (*me).clone();
        changed.language = wanted.language;
        changed.text_size = wanted.text_size;
        // Shown before it is saved: who needs larger text should not wait for it.
        session.set(SignedIn::Yes(changed.into()));
        submit.send::<ChangePreferences>(Nothing {}, wanted, move |_| {
            status.say(t!("state-saved"));
        });
    };
    let languages: Vec<_> = Language::ALL
        .iter()
        .map(|language| (language.tag().to_owned(), i18n::named("language", language)))
        .collect();
    let sizes: Vec<_> = TEXT_SIZES
        .iter()
        .map(|size| (size.to_string(), t!(&format!("text-size-{size}"))))
        .collect();
    rsx! {
        BackLink { to: Route::More {}, text: t!("nav-more") }
        PageTitle { title: t!("look-title") }
        if let Some(failure) = submit.failure.read().clone() {
            FailureView { failure }
        }
        Choices {
            id: "text-size",
            legend: t!("text-size-label"),
            options: sizes,
            chosen: text_size.to_string(),
            onchoose: move |size: String| {
                if let Ok(text_size) = size.parse() {
                    choose(Preferences { language, text_size });
                }
            },
        }
        Choices {
            id: "language",
            legend: t!("language-label"),
            options: languages,
            chosen: language.tag().to_owned(),
            onchoose: move |tag: String| {
                if let Some(language) = Language::from_tag(&tag) {
                    choose(Preferences { language, text_size });
                }
            },
        }
    }
}
