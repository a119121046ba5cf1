//! The parts of the web app, so that nobody fetches screens that are not theirs.
//!
//! A phone on a weak network should not fetch the ward's workbench to show somebody their own letter. Each
//! part is a program of its own (`src/bin/`), linked from this one crate: what its [`Part`] does not name is
//! not in it. All hold what everybody needs: signing in, the frame, «Mer». An address of another part starts
//! the app again with that part (`elsewhere` in screens.rs); `boot.js` reads which from [`KEPT_AS`]. The native
//! app is one program with everything.

pub mod screens;

use dioxus::prelude::*;

use shared::sharing::ActingFor;

use crate::{
    components::Place,
    pages::{checklists, shared_with_me},
    platform,
    route::Route,
};
use screens::{
    AccountScreens, ChecklistsScreens, ClinicalScreens, FollowUpScreens, InboxScreens,
    LettersScreens, MessagesScreens, PatientScreens, RelationsScreens, RelativeScreens,
    StaffScreens, StaysScreens, TemplatesScreens, WorkbenchScreens,
};

/// Where the device keeps the part in which the one who used it last begins; read by `boot.js`.
const KEPT_AS: &str = "part";

/// Whoever uses this device begins in this part.
pub fn begins_in(part: &str) {
    platform::keep(KEPT_AS, part);
}

/// Kept while one part hands over to another.
const ARRIVING: &str = "arriving";

/// What was said when another part sent the person here: they went to this page and did not just open the app.
/// Given once.
#[must_use]
pub fn arrived() -> Option<String> {
    let arrived = platform::kept(ARRIVING);
    platform::forget(ARRIVING);
    arrived
}

/// What a program of the app holds.
pub struct Part {
    patient: Option<&'static PatientScreens>,
    staff: Option<&'static StaffScreens>,
    inbox: Option<&'static InboxScreens>,
    workbench: Option<&'static WorkbenchScreens>,
    account: Option<&'static AccountScreens>,
    relations: Option<&'static RelationsScreens>,
    messages: Option<&'static MessagesScreens>,
    checklists: Option<&'static ChecklistsScreens>,
    relative: Option<&'static RelativeScreens>,
    followup: Option<&'static FollowUpScreens>,
    clinical: Option<&'static ClinicalScreens>,
    templates: Option<&'static TemplatesScreens>,
    letters: Option<&'static LettersScreens>,
    stays: Option<&'static StaysScreens>,
    /// The places at the bottom while one acts for somebody.
    places: Option<Places>,
}

/// Places at an address, given for whom one may act; nothing where one does not.
type Places = fn(&Route, &[ActingFor]) -> Option<Vec<Place>>;

impl Part {
    /// The places at the bottom at an address where one acts for somebody.
    pub fn places(&self, here: &Route, acting: &[ActingFor]) -> Option<Vec<Place>> {
        self.places?(here, acting)
    }
}

/// Nothing but what everybody needs.
const COMMON: Part = Part {
    patient: None,
    staff: None,
    inbox: None,
    workbench: None,
    account: None,
    relations: None,
    messages: None,
    checklists: None,
    relative: None,
    followup: None,
    clinical: None,
    templates: None,
    letters: None,
    stays: None,
    places: None,
};

/// For patients.
pub static PATIENT: Part = Part {
    patient: Some(&screens::PATIENT),
    ..COMMON
};

/// For staff.
pub static STAFF: Part = Part {
    staff: Some(&screens::STAFF),
    ..COMMON
};

/// A unit's inbox.
pub static INBOX: Part = Part {
    inbox: Some(&screens::INBOX),
    ..COMMON
};

/// Where letters are written.
pub static WORKBENCH: Part = Part {
    workbench: Some(&screens::WORKBENCH),
    ..COMMON
};

/// For what one looks up or sets once in a while.
pub static ACCOUNT: Part = Part {
    account: Some(&screens::ACCOUNT),
    ..COMMON
};

/// Who stands near a patient.
pub static RELATIONS: Part = Part {
    relations: Some(&screens::RELATIONS),
    ..COMMON
};

/// The messages between hospital, municipality and GP.
pub static MESSAGES: Part = Part {
    messages: Some(&screens::MESSAGES),
    ..COMMON
};

/// For filling checklists.
pub static CHECKLISTS: Part = Part {
    checklists: Some(&screens::CHECKLISTS),
    places: Some(checklists::places),
    ..COMMON
};

/// For related persons.
pub static RELATIVE: Part = Part {
    relative: Some(&screens::RELATIVE),
    places: Some(shared_with_me::places),
    ..COMMON
};

/// For what comes after: round a visit to the GP, and when somebody is worse.
pub static FOLLOWUP: Part = Part {
    followup: Some(&screens::FOLLOWUP),
    ..COMMON
};

/// Small clinical records.
pub static CLINICAL: Part = Part {
    clinical: Some(&screens::CLINICAL),
    ..COMMON
};

/// For editing what checklists are made from.
pub static TEMPLATES: Part = Part {
    templates: Some(&screens::TEMPLATES),
    ..COMMON
};

/// For reading letters.
pub static LETTERS: Part = Part {
    letters: Some(&screens::LETTERS),
    places: Some(shared_with_me::places),
    ..COMMON
};

/// For a hospital stay: its beginning, its end and its letter.
pub static STAYS: Part = Part {
    stays: Some(&screens::STAYS),
    ..COMMON
};

/// Everything.
pub static WHOLE: Part = Part {
    patient: Some(&screens::PATIENT),
    staff: Some(&screens::STAFF),
    inbox: Some(&screens::INBOX),
    workbench: Some(&screens::WORKBENCH),
    account: Some(&screens::ACCOUNT),
    relations: Some(&screens::RELATIONS),
    messages: Some(&screens::MESSAGES),
    checklists: Some(&screens::CHECKLISTS),
    relative: Some(&screens::RELATIVE),
    followup: Some(&screens::FOLLOWUP),
    clinical: Some(&screens::CLINICAL),
    templates: Some(&screens::TEMPLATES),
    letters: Some(&screens::LETTERS),
    stays: Some(&screens::STAYS),
    places: Some(|here, acting| {
        checklists::places(here, acting).or_else(|| shared_with_me::places(here, acting))
    }),
};

/// What this program holds, as a context.
#[derive(Clone, Copy)]
pub struct ThisPart(pub &'static Part);

#[inline(never)]
/// What this program holds.
pub fn use_part() -> &'static Part {
    use_context::<ThisPart>().0
}
