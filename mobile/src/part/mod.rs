//! The two halves of the web app, so that nobody fetches screens that are not theirs.
//!
//! A phone on a weak network should not fetch the ward's workbench to show somebody their own letter. Each
//! half is a program of its own (`src/bin/`), linked from this one crate: what its [`Part`] does not name is
//! not in it. Both hold what everybody needs: signing in, the frame, «Mer». An address of the other half
//! starts the app again with that half (`elsewhere` in screens.rs); `boot.js` reads which from [`KEPT_AS`].
//! The native app is one program with both.

pub mod screens;

use dioxus::prelude::*;

use screens::{PatientScreens, StaffScreens};

/// Where the device keeps which half it starts with; read by `boot.js`.
pub const KEPT_AS: &str = "part";

/// What a program of the app holds.
pub struct Part {
    patient: Option<&'static PatientScreens>,
    staff: Option<&'static StaffScreens>,
}

/// For patients.
pub static PATIENT: Part = Part {
    patient: Some(&screens::PATIENT),
    staff: None,
};

/// For staff.
pub static STAFF: Part = Part {
    patient: None,
    staff: Some(&screens::STAFF),
};

/// Everything.
pub static WHOLE: Part = Part {
    patient: Some(&screens::PATIENT),
    staff: Some(&screens::STAFF),
};

/// What this program holds, as a context.
#[derive(Clone, Copy)]
pub struct ThisPart(pub &'static Part);

fn use_part() -> &'static Part {
    use_context::<ThisPart>().0
}
