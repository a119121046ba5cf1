//! Language and text size: shown at once, kept on the account.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    identity::{ChangePreferences, Language, Preferences, TEXT_SIZES},
};

use crate::{
    api::use_submit,
    components::{Field, Status, back_link, choices, page_title},
    i18n,
    pages::failure_of,
    route::Route,
    session::{Session, SignedIn, use_me},
    t,
};

/// The choices.
pub fn look_page() -> Element {
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
        {back_link(Route::More {}, t!("nav-more"))}
        {page_title(t!("look-title"), None)}
        {failure_of(submit.failure)}
        {choices(&sizes, Field {
            id: "text-size",
            label: t!("text-size-label"),
            hint: None,
            value: text_size.to_string(),
            problem: None,
            oninput: Box::new(move |size: String| {
                if let Ok(text_size) = size.parse() {
                    choose(Preferences { language, text_size });
                }
            }),
        })}
        {choices(&languages, Field {
            id: "language",
            label: t!("language-label"),
            hint: None,
            value: language.tag().to_owned(),
            problem: None,
            oninput: Box::new(move |tag: String| {
                if let Some(language) = Language::from_tag(&tag) {
                    choose(Preferences { language, text_size });
                }
            }),
        })}
    }
}
