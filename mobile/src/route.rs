//! Which screen an address shows.
//!
//! Sign-in has no address of its own: it stands in for any screen while nobody is signed in, so that one is
//! where one was afterwards.
//!
//! The router's derive writes the same, ten times as large. Invariant (tested below): every address that is
//! written can be read.

use dioxus::{prelude::*, router::routable::SiteMapSegment};
use shared::id::{self, Id};
use uuid::Uuid;

mod address;
mod near;
mod unit;

pub use near::{AtChecklists, AtClinical, AtFollowUp, AtMessages, AtRelatives, AtShared};
pub use unit::{AtTemplates, AtUnitWork};

use crate::{
    app::Shell,
    pages::{more::MorePage, not_found::NowhereView, start::HomePage},
    part::screens::{
        AccessLogPage, AccessibilityPage, ChecklistsPage, ClinicalPage, DevicesPage, DischargePage,
        EditEntryPage, EntryPage, FollowUpPage, ForGpPage, HeldPage, InboxPage, InvitationPage,
        LetterPage, LetterPreviewPage, LettersPage, LookPage, MessagesPage, NewEntryPage,
        NewTaskPage, NoticesPage, PasswordPage, PatientPage, PatientsPage, PlanPage, RegisterPage,
        RelativesPage, SharedLettersPage, SharedPage, TemplatesPage, ToldPage, UnitAffairsPage,
        UnitWorkPage, WardLetterPage, WardPage, WhatMattersPage, WriteLetterPage,
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
    /// What hospital, municipality and GP have told each other about the patient.
    Told {},

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
    /// The rest of a unit's work.
    UnitWork {
        /// Whose.
        unit: Id<id::Unit>,
        /// Which of the screens.
        at: AtUnitWork,
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
    /// The letter of a stay, for staff.
    WardLetter {
        /// Whose.
        patient: Id<id::Patient>,
        /// The stay it is about.
        stay: Id<id::HospitalStay>,
    },
    /// The workbench where it is written.
    WriteLetter {
        /// Whose.
        patient: Id<id::Patient>,
        /// The stay it is about.
        stay: Id<id::HospitalStay>,
    },

    /// A letter as the patient will see it, for those who write it.
    LetterPreview {
        /// Whose.
        patient: Id<id::Patient>,
        /// Which.
        summary: Id<id::DischargeSummary>,
    },

    /// The messages about a patient, for staff.
    Messages {
        /// About whom.
        patient: Id<id::Patient>,
        /// Which of the screens.
        at: AtMessages,
    },
    /// Those whom messages are about and who are not known yet.
    Held {
        /// For which coordinator's office.
        unit: Id<id::Unit>,
    },

    /// A patient's checklists: staff's, and the person's own.
    Checklists {
        /// Whose.
        patient: Id<id::Patient>,
        /// Which of the screens.
        at: AtChecklists,
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
    /// Round a visit to the GP, and when somebody is worse: the patient's, relatives' and staff's.
    FollowUp {
        /// About whom.
        patient: Id<id::Patient>,
        /// Which of the screens.
        at: AtFollowUp,
    },
    /// The page for the GP, by a link; for anybody.
    ForGp {},
    /// An invitation to confirm that one is somebody's related person; for anybody.
    Invitation {},

    /// Going home from a stay.
    Discharge {
        /// Whose.
        patient: Id<id::Patient>,
        /// The stay.
        stay: Id<id::HospitalStay>,
    },

    /// Small clinical records about a patient.
    Clinical {
        /// About whom.
        patient: Id<id::Patient>,
        /// Which of the screens.
        at: AtClinical,
    },

    /// What checklists are made from, where a leader edits it.
    Templates {
        /// The leader's unit.
        unit: Id<id::Unit>,
        /// Which of the screens.
        at: AtTemplates,
    },

    /// An address that leads nowhere.
    NotFound {
        /// The address.
        address: String,
    },
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
            Self::Told {} => rsx! { ToldPage {} },
            Self::More { .. } => rsx! { MorePage {} },
            Self::AccessLog { .. } => rsx! { AccessLogPage {} },
            Self::Devices { .. } => rsx! { DevicesPage {} },
            Self::Password { .. } => rsx! { PasswordPage {} },
            Self::Look { .. } => rsx! { LookPage {} },
            Self::Notices { .. } => rsx! { NoticesPage {} },
            Self::Accessibility { .. } => rsx! { AccessibilityPage {} },
            Self::Inbox { .. } => rsx! { InboxPage {} },
            Self::UnitWork { at, .. } if at.is_affair() => rsx! { UnitAffairsPage {} },
            Self::UnitWork { .. } => rsx! { UnitWorkPage {} },
            Self::Patients { .. } => rsx! { PatientsPage {} },
            Self::Ward { .. } => rsx! { WardPage {} },
            Self::Register { .. } => rsx! { RegisterPage {} },
            Self::Patient { .. } => rsx! { PatientPage {} },
            Self::WardLetter { .. } => rsx! { WardLetterPage {} },
            Self::WriteLetter { .. } => rsx! { WriteLetterPage {} },
            Self::LetterPreview { .. } => rsx! { LetterPreviewPage {} },
            Self::Discharge { .. } => rsx! { DischargePage {} },
            Self::Relatives { .. } => rsx! { RelativesPage {} },
            Self::Messages { .. } => rsx! { MessagesPage {} },
            Self::Held { .. } => rsx! { HeldPage {} },
            Self::Checklists { .. } => rsx! { ChecklistsPage {} },
            Self::Shared {
                at: AtShared::Letters | AtShared::Letter(_),
                ..
            } => rsx! { SharedLettersPage {} },
            Self::Shared { .. } => rsx! { SharedPage {} },
            Self::Invitation {} => rsx! { InvitationPage {} },
            Self::FollowUp { .. } => rsx! { FollowUpPage {} },
            Self::ForGp {} => rsx! { ForGpPage {} },
            Self::Clinical { .. } => rsx! { ClinicalPage {} },
            Self::Templates { .. } => rsx! { TemplatesPage {} },
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
