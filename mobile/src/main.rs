//! The Hjemover app: one code for the web (wasm, installable) and for native phones and desktops.
//!
//! - `app.rs` and `route.rs`: the frame round every screen and which screen an address shows.
//! - `session.rs`: who is signed in. `api/`: the only place that speaks HTTP. `live.rs`: «something changed».
//! - `pages/<subject>/`: one screen a file. `components/`: accessible parts without requests in them.
//! - `platform/`: the only place that knows whether this is a browser.
//! - `i18n.rs`: every visible word comes from `locales/<language>/*.ftl`, through `t!`.
//!
//! Invariant: no global state. Session, language and requests are contexts, all else is local to a page.

// The app is a binary crate: nothing outside can see its items.
#![expect(
    unreachable_pub,
    reason = "`pub` says what a module offers to the others"
)]

mod api;
mod app;
mod components;
mod date;
mod draft;
mod failure;
mod i18n;
mod live;
mod pages;
mod platform;
mod route;
mod session;

fn main() {
    platform::launch(app::App);
}
