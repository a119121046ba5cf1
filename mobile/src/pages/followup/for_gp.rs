//! The page for the GP, opened by a link: for anybody who has it, signed in or not.
//!
//! Invariant: the link's secret is taken out of the address as it is read, and is kept in this page's memory only.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    gp_visits::{OpenVisitLink, OpenVisitPaper, VisitLinkToken, VisitPage},
    problem::code,
    text::Line,
};

use super::page::visit_page;
use crate::{
    api::use_submit,
    components::{ButtonKind, LanguagePicker, loading_view, page_title, warning},
    i18n::I18n,
    pages::{
        Given, failure_with_retry,
        save::{Asked, Save},
    },
    platform, t,
};

/// The page.
pub fn for_gp_page() -> Element {
    let i18n = use_context::<I18n>();
    let secret = use_hook(platform::take_secret);
    let token = secret.as_deref().and_then(|text| Line::new(text).ok());
    rsx! {
        div { class: "no-print", LanguagePicker { onchoose: move |language| i18n.choose(language) } }
        match token {
            Some(token) => rsx! {
                Opened { token: Asked(VisitLinkToken { token }) }
            },
            None => not_opened(),
        }
    }
}

#[component]
fn Opened(token: Asked<VisitLinkToken>) -> Element {
    let opening = use_submit();
    let mut page = use_signal(|| None::<Given<VisitPage>>);
    let ask = {
        let token = token.clone();
        use_callback(move |()| {
            opening.send::<OpenVisitLink>(Nothing {}, token.0.clone(), move |opened| {
                page.set(Some(Given::new(opened)));
            });
        })
    };
    use_effect(move || ask.call(()));
    let Some(page) = page() else {
        return match &*opening.failure.read() {
            Some(failure) if failure.code() == Some(code::NOT_FOUND) => not_opened(),
            Some(failure) => failure_with_retry(failure, move |()| ask.call(())),
            None => loading_view(),
        };
    };
    rsx! {
        {page_title(t!("page-title"), Some(rsx! { p { class: "no-print", {t!("for-gp-lead")} } }))}
        Save::<OpenVisitPaper> { at: Asked(Nothing {}), body: token, file: t!("page-file"), kind: ButtonKind::Primary }
        {visit_page(&page)}
        p { class: "meta no-print", {t!("for-gp-logged")} }
    }
}

/// Unknown, expired and ended are told alike.
fn not_opened() -> Element {
    rsx! {
        {page_title(t!("for-gp-closed-title"), None)}
        {warning(rsx! {
            p { {t!("for-gp-closed")} }
        })}
    }
}
