//! Which screen an address shows.
//!
//! Sign-in has no address of its own: it stands in for any screen while nobody is signed in, so that one is
//! where one was afterwards.
//!
//! The router's derive writes the same, ten times as large. Invariant (tested below): every address that is
//! written can be read.

use std::{convert::Infallible, fmt, str::FromStr};

use dioxus::{prelude::*, router::routable::SiteMapSegment};
use shared::id::{self, Id};
use uuid::Uuid;

mod near;

pub use near::{AtRelatives, AtShared};

use crate::{
    app::Shell,
    pages::{more::MorePage, not_found::NowhereView, start::HomePage},
    part::screens::{
        AccessLogPage, AccessibilityPage, DevicesPage, DischargePage, EditEntryPage, EntryPage,
        InboxPage, InvitationPage, LetterPage, LettersPage, LookPage, NewEntryPage, NewTaskPage,
        NoticesPage, PasswordPage, PatientPage, PatientsPage, PlanPage, RegisterPage,
        RelativesPage, SharedPage, WardLetterPage, WardPage, WhatMattersPage,
    },
};

/// Every screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Route {
    /// The first screen.
    Home {},

    // The patient's.
    /// What matters, in order.
    WhatMatters {},
    /// Write something that matters.
    NewEntry {},
    /// One entry and what came of it.
    Entry {
        /// Which.
        entry: Id<id::WhatMatters>,
    },
    /// Change its words.
    EditEntry {
        /// Which.
        entry: Id<id::WhatMatters>,
    },
    /// Letters from hospital.
    Letters {},
    /// One letter.
    Letter {
        /// Which.
        summary: Id<id::DischargeSummary>,
    },
    /// The plan.
    Plan {},
    /// A new own task.
    NewTask {},

    // Everybody's.
    /// The rest.
    More {},
    /// Who has looked.
    AccessLog {},
    /// Signed-in devices.
    Devices {},
    /// A new password.
    Password {},
    /// Language and text size.
    Look {},
    /// Mail that something is new.
    Notices {},
    /// How accessible the app is.
    Accessibility {},

    // Staff's.
    /// A unit's inbox.
    Inbox {
        /// Whose.
        unit: Id<id::Unit>,
    },
    /// The patients a unit serves.
    Patients {
        /// Which unit.
        unit: Id<id::Unit>,
    },
    /// The patients on a ward.
    Ward {
        /// Which ward.
        unit: Id<id::Unit>,
    },
    /// Somebody new on a ward.
    Register {
        /// Which ward.
        unit: Id<id::Unit>,
    },
    /// One patient, as staff see them.
    Patient {
        /// Who.
        patient: Id<id::Patient>,
    },
    /// The letter workbench.
    WardLetter {
        /// Whose.
        patient: Id<id::Patient>,
        /// The stay it is about.
        stay: Id<id::HospitalStay>,
    },

    // About related persons, and theirs.
    /// Who stands near a patient: the patient's own screens, and staff's.
    Relatives {
        /// Near whom.
        patient: Id<id::Patient>,
        /// Which of the screens.
        at: AtRelatives,
    },
    /// What a patient opened for somebody.
    Shared {
        /// Who opened it.
        patient: Id<id::Patient>,
        /// Which of the screens.
        at: AtShared,
    },
    /// An invitation to confirm that one is somebody's related person; for anybody.
    Invitation {},

    /// Going home from a stay.
    Discharge {
        /// Whose.
        patient: Id<id::Patient>,
        /// The stay.
        stay: Id<id::HospitalStay>,
    },

    /// An address that leads nowhere.
    NotFound {
        /// The address.
        address: String,
    },
}

impl Route {
    fn read(segments: &[&str]) -> Option<Self> {
        Some(match *segments {
            [] => Self::Home {},
            ["what-matters"] => Self::WhatMatters {},
            ["what-matters", "new"] => Self::NewEntry {},
            ["what-matters", entry] => Self::Entry {
                entry: entry.parse().ok()?,
            },
            ["what-matters", entry, "edit"] => Self::EditEntry {
                entry: entry.parse().ok()?,
            },
            ["letters"] => Self::Letters {},
            ["letters", summary] => Self::Letter {
                summary: summary.parse().ok()?,
            },
            ["plan"] => Self::Plan {},
            ["plan", "new"] => Self::NewTask {},
            ["more"] => Self::More {},
            ["more", "access-log"] => Self::AccessLog {},
            ["more", "devices"] => Self::Devices {},
            ["more", "password"] => Self::Password {},
            ["more", "look"] => Self::Look {},
            ["more", "notices"] => Self::Notices {},
            ["more", "accessibility"] => Self::Accessibility {},
            ["units", unit, "inbox"] => Self::Inbox {
                unit: unit.parse().ok()?,
            },
            ["units", unit, "patients"] => Self::Patients {
                unit: unit.parse().ok()?,
            },
            ["units", unit, "ward"] => Self::Ward {
                unit: unit.parse().ok()?,
            },
            ["units", unit, "ward", "new"] => Self::Register {
                unit: unit.parse().ok()?,
            },
            ["patients", patient] => Self::Patient {
                patient: patient.parse().ok()?,
            },
            ["patients", patient, "stays", stay, "letter"] => Self::WardLetter {
                patient: patient.parse().ok()?,
                stay: stay.parse().ok()?,
            },
            ["patients", patient, "stays", stay, "discharge"] => Self::Discharge {
                patient: patient.parse().ok()?,
                stay: stay.parse().ok()?,
            },
            ["patients", patient, "relatives", ref rest @ ..] => Self::Relatives {
                patient: patient.parse().ok()?,
                at: AtRelatives::read(rest)?,
            },
            ["for", patient, ref rest @ ..] => Self::Shared {
                patient: patient.parse().ok()?,
                at: AtShared::read(rest)?,
            },
            ["invitation"] => Self::Invitation {},
            _ => return None,
        })
    }
}

impl FromStr for Route {
    type Err = Infallible;

    fn from_str(address: &str) -> Result<Self, Infallible> {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let segments: Vec<_> = path.split('/').filter(|text| !text.is_empty()).collect();
        Ok(Self::read(&segments).unwrap_or_else(|| Self::NotFound {
            address: address.to_owned(),
        }))
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home {} => f.write_str("/"),
            Self::WhatMatters {} => f.write_str("/what-matters"),
            Self::NewEntry {} => f.write_str("/what-matters/new"),
            Self::Entry { entry } => write!(f, "/what-matters/{entry}"),
            Self::EditEntry { entry } => write!(f, "/what-matters/{entry}/edit"),
            Self::Letters {} => f.write_str("/letters"),
            Self::Letter { summary } => write!(f, "/letters/{summary}"),
            Self::Plan {} => f.write_str("/plan"),
            Self::NewTask {} => f.write_str("/plan/new"),
            Self::More {} => f.write_str("/more"),
            Self::AccessLog {} => f.write_str("/more/access-log"),
            Self::Devices {} => f.write_str("/more/devices"),
            Self::Password {} => f.write_str("/more/password"),
            Self::Look {} => f.write_str("/more/look"),
            Self::Notices {} => f.write_str("/more/notices"),
            Self::Accessibility {} => f.write_str("/more/accessibility"),
            Self::Inbox { unit } => write!(f, "/units/{unit}/inbox"),
            Self::Patients { unit } => write!(f, "/units/{unit}/patients"),
            Self::Ward { unit } => write!(f, "/units/{unit}/ward"),
            Self::Register { unit } => write!(f, "/units/{unit}/ward/new"),
            Self::Patient { patient } => write!(f, "/patients/{patient}"),
            Self::WardLetter { patient, stay } => {
                write!(f, "/patients/{patient}/stays/{stay}/letter")
            }
            Self::Discharge { patient, stay } => {
                write!(f, "/patients/{patient}/stays/{stay}/discharge")
            }
            Self::Relatives { patient, at } => write!(f, "/patients/{patient}/relatives{at}"),
            Self::Shared { patient, at } => write!(f, "/for/{patient}{at}"),
            Self::Invitation {} => f.write_str("/invitation"),
            Self::NotFound { address } => f.write_str(address),
        }
    }
}

impl Routable for Route {
    const SITE_MAP: &'static [SiteMapSegment] = &[];

    /// The frame round every screen, then the screen; it finds its ids with [`use_in_address`].
    fn render(&self, level: usize) -> Element {
        if level == 0 {
            return rsx! { Shell {} };
        }
        match self {
            Self::Home {} => rsx! { HomePage {} },
            Self::WhatMatters { .. } => rsx! { WhatMattersPage {} },
            Self::NewEntry { .. } => rsx! { NewEntryPage {} },
            Self::Entry { .. } => rsx! { EntryPage {} },
            Self::EditEntry { .. } => rsx! { EditEntryPage {} },
            Self::Letters { .. } => rsx! { LettersPage {} },
            Self::Letter { .. } => rsx! { LetterPage {} },
            Self::Plan { .. } => rsx! { PlanPage {} },
            Self::NewTask { .. } => rsx! { NewTaskPage {} },
            Self::More { .. } => rsx! { MorePage {} },
            Self::AccessLog { .. } => rsx! { AccessLogPage {} },
            Self::Devices { .. } => rsx! { DevicesPage {} },
            Self::Password { .. } => rsx! { PasswordPage {} },
            Self::Look { .. } => rsx! { LookPage {} },
            Self::Notices { .. } => rsx! { NoticesPage {} },
            Self::Accessibility { .. } => rsx! { AccessibilityPage {} },
            Self::Inbox { .. } => rsx! { InboxPage {} },
            Self::Patients { .. } => rsx! { PatientsPage {} },
            Self::Ward { .. } => rsx! { WardPage {} },
            Self::Register { .. } => rsx! { RegisterPage {} },
            Self::Patient { .. } => rsx! { PatientPage {} },
            Self::WardLetter { .. } => rsx! { WardLetterPage {} },
            Self::Discharge { .. } => rsx! { DischargePage {} },
            Self::Relatives { .. } => rsx! { RelativesPage {} },
            Self::Shared { .. } => rsx! { SharedPage {} },
            Self::Invitation {} => rsx! { InvitationPage {} },
            Self::NotFound { .. } => rsx! { NowhereView {} },
        }
    }
}

/// An id in the address, followed while the screen stays: going from one patient to another does not make
/// the screen anew. `pick` finds it in the screen's own route.
pub fn use_in_address<T: 'static>(pick: fn(&Route) -> Option<Id<T>>) -> ReadSignal<Id<T>> {
    let now = pick(&use_route::<Route>());
    let mut kept = use_signal(|| now.unwrap_or(Id::new(Uuid::nil())));
    if let Some(now) = now.filter(|now| *kept.peek() != *now) {
        kept.set(now);
    }
    kept.into()
}

#[cfg(test)]
#[path = "route_tests.rs"]
mod tests;
