//! Parts that screens are made of: accessible, in words from the message files, without requests in them.
//!
//! | Part | For |
//! |---|---|
//! | [`PageTitle`], [`BackLink`] | the one `h1` of a page, focused when the address changes; the way back |
//! | [`Button`], [`ButtonKind`] | buttons that say what happens; never disabled |
//! | [`TextField`], [`TextArea`], [`DateField`] | labelled fields with hint and error |
//! | [`Choices`], [`Select`], [`Ticks`] | one of few, one of many, some of few |
//! | [`ErrorSummary`], [`FieldError`] | what must be corrected, with links; gets the focus |
//! | [`Status`], [`StatusLine`] | «Lagret», said politely: `use_context::<Status>().say(t!("state-saved"))` |
//! | [`LoadingView`], [`EmptyView`], [`Problem`], [`Notice`], [`OfflineNotice`] | states of a page |
//! | [`Card`], [`StepCard`], [`Words`] | content; [`Words`] are a person's own, with their language |
//! | [`day_words`], [`moment_words`], [`today`] … | dates in words |
//! | [`CallLink`], [`EmergencyLinks`], [`LanguagePicker`] | calling somebody, choosing the language |
//! | [`TopBar`], [`BottomNav`] | the frame |
//! | [`Icon`] | drawings, always beside a word |

mod button;
mod call;
mod card;
mod date_field;
mod date_text;
mod error_summary;
mod field;
mod icon;
mod language_picker;
mod navigation;
mod page_title;
mod select;
mod states;
mod status;
mod step_card;

pub use button::{Button, ButtonKind};
pub use call::{CallLink, EmergencyLinks};
pub use card::{Card, Words};
pub use date_field::{DateField, clock, moment};
pub use date_text::{day_title, day_words, long_words, moment_words, short_words, today};
pub use error_summary::{ErrorSummary, FieldError};
pub use field::{Choices, TextArea, TextField};
pub use icon::{Icon, IconName, Mark};
pub use language_picker::LanguagePicker;
pub use navigation::{BottomNav, TopBar};
pub use page_title::{BackLink, PageTitle};
pub use select::{Select, Tick, Ticks};
pub use states::{EmptyView, LoadingView, Notice, OfflineNotice, Problem};
pub use status::{Status, StatusLine};
pub use step_card::StepCard;
