//! What comes after: round a visit to the GP («Før legetimen», «Etter legetimen», the page for the GP), and «Jeg er
//! blitt dårligere». The patient's screens, relatives' and staff's.

mod after;
mod before;
mod decisions;
mod for_gp;
mod links;
mod note;
mod outcomes;
mod page;
mod paper;
mod responsible;
mod told;
mod worse;

use std::rc::Rc;

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    gp_visits::GetVisitPage,
    id::{Id, Patient},
    identity::Me,
    patients::AtPatient,
    sharing::ActingFor,
    units::UnitKind,
};

pub use for_gp::for_gp_page;
#[cfg(test)]
pub(crate) use worse::SIGNS;

use crate::{
    api::use_answer,
    components::{back_link, link},
    pages::{anew, shared_with_me::ActingBar, shown},
    route::{AtFollowUp, AtShared, Route},
    session::{Session, use_me},
    t,
};

/// The screens.
pub fn follow_up_page(patient: ReadSignal<Id<Patient>>) -> Element {
    let at = match use_route::<Route>() {
        Route::FollowUp { at, .. } => at,
        _ => AtFollowUp::Before,
    };
    let session = use_context::<Session>();
    let me = use_me();
    let patient = patient();
    let own = me.as_ref().is_some_and(|me| me.patient == Some(patient));
    let staff = me
        .filter(|me| !me.memberships.is_empty())
        .map(|me| Reader::of_staff(&me));
    // Also for a ward, which has no part in visits to the GP.
    if at == AtFollowUp::Responsible && (own || staff.is_some()) {
        let page = rsx! { responsible::ResponsiblePage { patient, own } };
        return anew(patient.to_string(), page);
    }
    if own {
        return screen(&Whose::own(patient), at);
    }
    if let Some(reader) = staff {
        let page = rsx! { StaffScreen { patient, reader, at } };
        return anew(patient.to_string(), page);
    }
    let acting = session.acting();
    match acting.iter().find(|one| one.patient == patient) {
        Some(acting) => rsx! {
            ActingBar { acting: acting.clone() }
            {screen(&Whose::related(acting), at)}
        },
        None => rsx! {
            super::not_found::NowhereView {}
        },
    }
}

/// Staff see whose page it is before anything else.
#[component]
fn StaffScreen(patient: Id<Patient>, reader: Reader, at: AtFollowUp) -> Element {
    let page = use_answer::<GetVisitPage>(move || (AtPatient { patient }, Nothing {}));
    shown(page, |page| {
        let name = format!("{} {}", page.given_name, page.family_name);
        let whose = Whose {
            patient,
            reader,
            name: name.into(),
        };
        screen(&whose, at)
    })
}

fn screen(whose: &Whose, at: AtFollowUp) -> Element {
    let whose = whose.clone();
    match at {
        AtFollowUp::Before => rsx! { before::Before { whose } },
        AtFollowUp::Page => rsx! { paper::Paper { whose } },
        AtFollowUp::After => rsx! { after::After { whose } },
        AtFollowUp::Worse => rsx! { worse::Worse { whose } },
        AtFollowUp::Responsible => rsx! { super::not_found::NowhereView {} },
    }
}

/// In what capacity somebody is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reader {
    Own,
    Related,
    /// Home care, who writes what it sees and makes links for the patient.
    HomeCare,
    /// The GP's office, who reads, and writes down what was decided.
    Gp,
}

impl Reader {
    /// What somebody who works in these units is here.
    fn of_staff(me: &Me) -> Self {
        let mut kinds = me.memberships.iter().map(|one| one.unit.kind);
        if kinds.any(|kind| matches!(kind, UnitKind::HomeCare | UnitKind::ShortTermCare)) {
            Self::HomeCare
        } else {
            Self::Gp
        }
    }

    const fn is_staff(self) -> bool {
        matches!(self, Self::HomeCare | Self::Gp)
    }
}

/// About whom, and who looks.
#[derive(Clone, PartialEq)]
struct Whose {
    patient: Id<Patient>,
    reader: Reader,
    /// The patient's name, for the others.
    name: Rc<str>,
}

impl Whose {
    fn own(patient: Id<Patient>) -> Self {
        Self {
            patient,
            reader: Reader::Own,
            name: "".into(),
        }
    }

    fn related(acting: &ActingFor) -> Self {
        Self {
            patient: acting.patient,
            reader: Reader::Related,
            name: acting.given_name.as_str().into(),
        }
    }

    fn is(&self, reader: Reader) -> bool {
        self.reader == reader
    }

    fn is_staff(&self) -> bool {
        self.reader.is_staff()
    }

    fn at(&self, at: AtFollowUp) -> Route {
        Route::FollowUp {
            patient: self.patient,
            at,
        }
    }

    /// With the patient's name, for staff: stands in the title of every screen.
    fn titled(&self, title: String) -> String {
        match self.reader {
            Reader::HomeCare | Reader::Gp => {
                t!("relatives-title-of", title: title, name: &*self.name)
            }
            Reader::Own | Reader::Related => title,
        }
    }

    /// The way back to where the reader came from.
    fn back(&self) -> Element {
        let patient = self.patient;
        match self.reader {
            Reader::Own => back_link(Route::Home {}, t!("nav-home")),
            Reader::HomeCare | Reader::Gp => {
                back_link(Route::Patient { patient }, self.name.to_string())
            }
            Reader::Related => {
                let at = AtShared::Home;
                back_link(
                    Route::Shared { patient, at },
                    t!("shared-title", name: &*self.name),
                )
            }
        }
    }

    /// A way to another of the screens.
    fn way(&self, class: &str, at: AtFollowUp, words: String) -> Element {
        link(class, self.at(at), rsx! { {words} })
    }
}
