//! Which screen an address shows.
//!
//! Sign-in has no address of its own: it stands in for any screen while nobody is signed in, so that one is
//! where one was afterwards.

use dioxus::prelude::*;
use shared::id::{self, Id};

use crate::{
    app::Shell,
    pages::{
        more::{AccessibilityPage, DevicesPage, LookPage, MorePage, PasswordPage},
        not_found::NotFoundPage,
        start::HomePage,
    },
    part::screens::{
        AccessLogPage, EditEntryPage, EntryPage, InboxPage, LetterPage, LettersPage, NewEntryPage,
        NewTaskPage, PatientPage, PatientsPage, PlanPage, WardLetterPage, WardPage,
        WhatMattersPage,
    },
};

/// Every screen.
#[derive(Debug, Clone, PartialEq, Routable)]
#[rustfmt::skip]
pub enum Route {
    #[layout(Shell)]
        /// The first screen.
        #[route("/", HomePage)]
        Home {},

        // The patient's.
        /// What matters, in order.
        #[route("/what-matters", WhatMattersPage)]
        WhatMatters {},
        /// Write something that matters.
        #[route("/what-matters/new", NewEntryPage)]
        NewEntry {},
        /// One entry and what came of it.
        #[route("/what-matters/:entry", EntryPage)]
        Entry {
            /// Which.
            entry: Id<id::WhatMatters>,
        },
        /// Change its words.
        #[route("/what-matters/:entry/edit", EditEntryPage)]
        EditEntry {
            /// Which.
            entry: Id<id::WhatMatters>,
        },
        /// Letters from hospital.
        #[route("/letters", LettersPage)]
        Letters {},
        /// One letter.
        #[route("/letters/:summary", LetterPage)]
        Letter {
            /// Which.
            summary: Id<id::DischargeSummary>,
        },
        /// The plan.
        #[route("/plan", PlanPage)]
        Plan {},
        /// A new own task.
        #[route("/plan/new", NewTaskPage)]
        NewTask {},

        // Everybody's.
        /// The rest.
        #[route("/more", MorePage)]
        More {},
        /// Who has looked.
        #[route("/more/access-log", AccessLogPage)]
        AccessLog {},
        /// Signed-in devices.
        #[route("/more/devices", DevicesPage)]
        Devices {},
        /// A new password.
        #[route("/more/password", PasswordPage)]
        Password {},
        /// Language and text size.
        #[route("/more/look", LookPage)]
        Look {},
        /// How accessible the app is.
        #[route("/more/accessibility", AccessibilityPage)]
        Accessibility {},

        // Staff's.
        /// A unit's inbox.
        #[route("/units/:unit/inbox", InboxPage)]
        Inbox {
            /// Whose.
            unit: Id<id::Unit>,
        },
        /// The patients a unit serves.
        #[route("/units/:unit/patients", PatientsPage)]
        Patients {
            /// Which unit.
            unit: Id<id::Unit>,
        },
        /// The patients on a ward.
        #[route("/units/:unit/ward", WardPage)]
        Ward {
            /// Which ward.
            unit: Id<id::Unit>,
        },
        /// One patient, as staff see them.
        #[route("/patients/:patient", PatientPage)]
        Patient {
            /// Who.
            patient: Id<id::Patient>,
        },
        /// The letter workbench.
        #[route("/patients/:patient/stays/:stay/letter", WardLetterPage)]
        WardLetter {
            /// Whose.
            patient: Id<id::Patient>,
            /// The stay it is about.
            stay: Id<id::HospitalStay>,
        },

    /// An address that leads nowhere.
    #[route("/:..segments", NotFoundPage)]
    NotFound {
        /// The address.
        segments: Vec<String>,
    },
}
