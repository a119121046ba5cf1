//! The frame round every screen: contexts, sign-in in front, header, notices, bottom navigation.

use std::rc::Rc;

use dioxus::{core::spawn_forever, prelude::*};
use shared::identity::{Language, Me};

use crate::{
    api::{Api, use_api},
    components::{
        LoadingView, OfflineNotice, Status, StatusLine, TopBar, bottom_nav, go_to_title, own_places,
    },
    failure::Failure,
    i18n::I18n,
    live::{Live, use_nudges},
    pages::{FailureView, identity::SignInPage},
    part::{self, Part, ThisPart},
    platform,
    route::Route,
    session::{Session, SignedIn},
    t,
};

/// Where the language chosen on this device is kept, for the sign-in screen.
const LANGUAGE: &str = "language";
/// Where the text size chosen on this device is kept, so that the first paint has it.
const TEXT_SIZE: &str = "text-size";

/// The root: contexts that every screen uses.
pub fn start(part: &'static Part) -> Element {
    // One hook for all contexts: each hook is written out where it stands.
    let (session, i18n, live, api) = use_hook(|| {
        provide_context(ThisPart(part));
        if let Some(history) = platform::history() {
            dioxus_history::provide_history_context(history);
        }
        let i18n = I18n::provide(first_language());
        let live = Live::provide();
        let session = Session::provide();
        Status::provide();
        if let Some(size) = platform::kept(TEXT_SIZE).and_then(|size| size.parse().ok()) {
            platform::set_text_size(size);
        }
        let api = Api::provide(session, live);
        spawn(api.begin());
        (session, i18n, live, api)
    });
    use_nudges(live, move || session.me().is_some());
    use_effect(move || {
        let _ = live.changes();
        api.nothing_is_fresh();
    });
    use_effect(move || {
        if let Some(me) = session.me() {
            i18n.choose(me.language);
            show_text_size(me.text_size);
        }
    });
    use_effect(move || {
        if let Some(language) = i18n.language() {
            platform::set_language(language.tag());
            platform::keep(LANGUAGE, language.tag());
        }
    });
    // Until there are words, what the HTML brought stands.
    rsx! {
        if i18n.language().is_some() {
            Router::<Route> {}
        }
    }
}

/// Shows and remembers a text size.
fn show_text_size(per_cent: u16) {
    platform::set_text_size(per_cent);
    platform::keep(TEXT_SIZE, &per_cent.to_string());
}

fn first_language() -> Language {
    let kept = platform::kept(LANGUAGE).and_then(|tag| Language::from_tag(&tag));
    kept.or_else(platform::preferred_language)
        .unwrap_or_default()
}

/// Layout of every screen: sign-in stands in front while nobody is signed in.
#[component]
pub fn Shell() -> Element {
    let state = use_context::<Session>().state();
    // These are for anybody, signed in or not, and stay while somebody signs in there.
    let here = use_route::<Route>();
    let for_anybody = matches!(here, Route::Invitation {} | Route::ForGp {});
    let known = state != SignedIn::Asking;
    let seen = use_signal(|| None::<Route>);
    let mut begun = use_signal(|| false);
    use_effect(use_reactive!(|known| {
        if known {
            platform::end_first_content();
            begun.set(true);
        }
    }));
    match state {
        // The content that the HTML brought stands until the first answer is here.
        SignedIn::Asking if !*begun.peek() => rsx! {},
        _ if for_anybody => rsx! {
            Bare { here, seen }
        },
        SignedIn::Asking => rsx! {
            main { class: "page", LoadingView {} }
        },
        SignedIn::No { expired } => rsx! {
            SignInPage { expired }
        },
        SignedIn::Failed(failure) => rsx! {
            Unreachable { failure }
        },
        SignedIn::Yes(me) => rsx! {
            Frame { me: Own(me), seen }
        },
    }
}

/// `Rc` compared by what it holds, for a component's props.
#[derive(Clone, PartialEq)]
struct Own(Rc<Me>);

/// The frame; `seen` is the address one was at, also before somebody signed in.
#[component]
fn Frame(me: Own, seen: Signal<Option<Route>>) -> Element {
    let route = use_route::<Route>();
    let acting = use_context::<Session>().acting();
    let places = part::use_part()
        .places(&route, &acting)
        .unwrap_or_else(|| own_places(&me.0, &route));
    let status = use_context::<Status>();
    let arrived = use_hook(|| {
        let said = part::arrived();
        if let Some(said) = said.clone().filter(|said| !said.is_empty()) {
            status.say_on_next_page(said);
        }
        said.is_some()
    });
    use_effect(use_reactive!(|route| {
        // Not on the first screen: the page has just been opened and the browser is at its beginning.
        let moved = match seen.peek().as_ref() {
            Some(before) => *before != route,
            None => arrived,
        };
        if moved {
            status.moved();
            go_to_title();
        }
        seen.set(Some(route));
    }));
    rsx! {
        a { class: "skip-link", href: "#content", {t!("skip-to-content")} }
        TopBar { me: (*me.0).clone() }
        OfflineNotice {}
        StatusLine {}
        main { id: "content", class: "page", tabindex: "-1", Outlet::<Route> {} }
        {bottom_nav(places)}
    }
}

/// A page that needs nobody signed in.
#[component]
fn Bare(here: Route, seen: Signal<Option<Route>>) -> Element {
    use_hook(|| seen.set(Some(here)));
    rsx! {
        OfflineNotice {}
        StatusLine {}
        main { id: "content", class: "page", tabindex: "-1", Outlet::<Route> {} }
    }
}

#[component]
fn Unreachable(failure: Failure) -> Element {
    let api = use_api();
    let session = use_context::<Session>();
    let offline = failure == Failure::Offline;
    rsx! {
        main { class: "page",
            h1 { {t!("app-name")} }
            FailureView {
                failure,
                onretry: move |()| {
                    session.set(SignedIn::Asking);
                    // This screen is gone before the answer is here.
                    spawn_forever(api.begin());
                },
            }
            if !offline {
                p { class: "meta", {t!("emergency-line")} }
            }
        }
    }
}
