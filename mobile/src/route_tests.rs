//! Every address that is written can be read.

use super::*;

#[test]
fn every_address_that_is_written_can_be_read() {
    let some = Uuid::from_u128(7);
    let routes = [
        Route::Home {},
        Route::WhatMatters {},
        Route::NewEntry {},
        Route::Entry {
            entry: Id::new(some),
        },
        Route::EditEntry {
            entry: Id::new(some),
        },
        Route::Letters {},
        Route::Letter {
            summary: Id::new(some),
        },
        Route::Plan {},
        Route::NewTask {},
        Route::Told {},
        Route::Held {
            unit: Id::new(some),
        },
        Route::Checklists {
            patient: Id::new(some),
            at: AtChecklists::List,
        },
        Route::Checklists {
            patient: Id::new(some),
            at: AtChecklists::One(Id::new(some)),
        },
        Route::More {},
        Route::AccessLog {},
        Route::Devices {},
        Route::Password {},
        Route::Look {},
        Route::Notices {},
        Route::Accessibility {},
        Route::Inbox {
            unit: Id::new(some),
        },
        Route::Patients {
            unit: Id::new(some),
        },
        Route::Ward {
            unit: Id::new(some),
        },
        Route::Register {
            unit: Id::new(some),
        },
        Route::Patient {
            patient: Id::new(some),
        },
        Route::WardLetter {
            patient: Id::new(some),
            stay: Id::new(some),
        },
        Route::WriteLetter {
            patient: Id::new(some),
            stay: Id::new(some),
        },
        Route::LetterPreview {
            patient: Id::new(some),
            summary: Id::new(some),
        },
        Route::Invitation {},
        Route::ForGp {},
        Route::Discharge {
            patient: Id::new(some),
            stay: Id::new(some),
        },
    ];
    let patient = Id::new(some);
    let related = Id::new(some);
    let relatives = [
        AtRelatives::List,
        AtRelatives::New,
        AtRelatives::One(related),
        AtRelatives::Change(related),
        AtRelatives::Open(related),
    ];
    let relatives = relatives.map(|at| Route::Relatives { patient, at });
    let shared = [
        AtShared::Home,
        AtShared::WhatMatters,
        AtShared::Plan,
        AtShared::Letters,
        AtShared::Letter(Id::new(some)),
        AtShared::Write,
        AtShared::Tell,
    ];
    let shared = shared.map(|at| Route::Shared { patient, at });
    let messages = [
        AtMessages::List,
        AtMessages::Told,
        AtMessages::Report,
        AtMessages::Ask,
        AtMessages::One(Id::new(some)),
    ];
    let messages = messages.map(|at| Route::Messages { patient, at });
    let after = [
        AtFollowUp::Before,
        AtFollowUp::Page,
        AtFollowUp::After,
        AtFollowUp::Worse,
        AtFollowUp::Responsible,
    ];
    let after = after.map(|at| Route::FollowUp { patient, at });
    let work = [
        AtUnitWork::Board,
        AtUnitWork::Meeting,
        AtUnitWork::Screen,
        AtUnitWork::Absences,
        AtUnitWork::Escalation,
        AtUnitWork::Measures,
    ];
    let unit = Id::new(some);
    let templates = [
        AtTemplates::List,
        AtTemplates::New,
        AtTemplates::One(shared::checklists::template::Key::new("hph2").unwrap()),
    ];
    let templates = templates.map(|at| Route::Templates { unit, at });
    let work = work.map(|at| Route::UnitWork { unit, at });
    let clinical = [
        AtClinical::All,
        AtClinical::Risks,
        AtClinical::Frailty,
        AtClinical::Reconciliation,
        AtClinical::Note,
        AtClinical::Conversation,
        AtClinical::Correct(Id::new(some)),
    ];
    let clinical = clinical.map(|at| Route::Clinical { patient, at });
    let near = relatives
        .into_iter()
        .chain(shared)
        .chain(messages)
        .chain(after)
        .chain(work)
        .chain(clinical)
        .chain(templates);
    for route in routes.into_iter().chain(near) {
        assert_eq!(route.to_string().parse(), Ok(route));
    }
}

#[test]
fn an_address_that_leads_nowhere_stays_as_it_is() {
    for address in [
        "/plans",
        "/plan/new/x",
        "/letters/7",
        "/units//ward",
        "/told/you",
    ] {
        let route: Route = address.parse().unwrap_or(Route::Home {});
        assert_eq!(route.to_string(), address);
        assert!(matches!(route, Route::NotFound { .. }), "{address}");
    }
    assert_eq!("/plan/?a=1#b".parse(), Ok(Route::Plan {}));
}
