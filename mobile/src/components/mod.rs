//! Parts that screens are made of: accessible, in words from the message files, without requests in them.
//!
//! | Part | For |
//! |---|---|
//! | [`page_title`], [`link`], [`back_link`] | the one `h1` of a page, focused when the address changes; links, the way back |
//! | [`button`], [`icon_button`], [`button_with`], [`submit_button`] | buttons that say what happens; never disabled |
//! | [`text_field`], [`text_area`], [`date_field`], [`moment_fields`] | labelled fields with hint and error, from a [`Field`] |
//! | [`choices`], [`select`], [`tick_boxes`] | one of few, one of many, some of few |
//! | [`ErrorSummary`], [`FieldError`] | what must be corrected, with links; gets the focus |
//! | [`Status`], [`StatusLine`] | «Lagret», said politely: `use_context::<Status>().say(t!("state-saved"))` |
//! | [`loading_view`], [`empty_view`], [`problem_view`], [`notice`], [`warning`], [`OfflineNotice`] | states of a page |
//! | [`card`], [`step_card`], [`own_words`], [`rich_text`] | content; [`own_words`] are a person's own, with their language |
//! | [`day_words`], [`moment_words`], [`today`] … | dates in words |
//! | [`call_link`], [`emergency_links`], [`LanguagePicker`] | calling somebody, choosing the language |
//! | [`TopBar`], [`bottom_nav`] | the frame |
//! | [`icon`] | drawings, always beside a word |
//!
//! No state of its own: a function; own state: a component. What has no state takes references and gives an
//! `Element`, called in braces: `{own_words(&entry.text, &entry.lang)}`. What has state (a hook: `use_signal`,
//! `use_effect`, `use_context`) is a `#[component]`, since only a component keeps it. A component brings much
//! with it: a struct of props with its builder, comparison, copy and drop, and the copies its callers make.
//! Written this way, and with the hooks of `pages::state` compiled once, the app went from 512 to 464 kB
//! (brotli). What happens at a press is boxed where it is written, so that a part is compiled once and not
//! once for each use. Never make a `Callback` in such a function: each drawing would leave one behind for as
//! long as the calling component lives.

mod button;
mod call;
mod card;
mod date_field;
mod date_text;
mod error_summary;
mod field;
mod icon;
mod language_picker;
mod link;
mod navigation;
mod page_title;
mod rich_text;
mod select;
mod states;
mod status;
mod step_card;

pub use button::{ButtonKind, Look, button, button_with, icon_button, submit_button};
pub use call::{call_link, emergency_links, tel};
pub use card::{card, own_words};
pub use date_field::{clock, date_field, moment, moment_fields};
pub use date_text::{day_title, day_words, long_words, moment_words, short_words, today};
pub use error_summary::{ErrorSummary, FieldError};
pub use field::{
    Field, Input, Sets, choices, marked_area, sets, text_area, text_field, text_field_of,
};
pub use icon::{IconName, icon, mark};
pub use language_picker::LanguagePicker;
pub use link::{back_link, link};
pub use navigation::{Place, TopBar, bottom_nav, own_places};
pub use page_title::{go_to_title, page_title};
pub use rich_text::rich_text;
pub use select::{Tick, select, tick_boxes};
pub use states::{
    LoadingView, OfflineNotice, empty_view, loading_view, notice, problem_view, retry_button,
    warning,
};
pub use status::{Status, StatusLine};
pub use step_card::{step_card, step_card_of};
