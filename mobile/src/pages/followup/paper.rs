//! The page for the GP: read, printed, saved as a PDF, or shared by a link.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    gp_visits::{GetVisitPage, GetVisitPaper},
    patients::AtPatient,
};

use super::{Reader, Whose, links::Links, page::visit_page};
use crate::{
    api::use_answer,
    components::{ButtonKind, page_title},
    pages::{
        save::{Asked, Save},
        shown,
    },
    route::AtFollowUp,
    t,
};

/// The page.
#[component]
pub(super) fn Paper(whose: Whose) -> Element {
    let patient = whose.patient;
    let answer = use_answer::<GetVisitPage>(move || (AtPatient { patient }, Nothing {}));
    let shares = matches!(whose.reader, Reader::Own | Reader::HomeCare);
    rsx! {
        {whose.back()}
        {page_title(whose.titled(t!("page-title")), shares.then(|| rsx! { p { class: "no-print", {t!("page-lead")} } }))}
        Save::<GetVisitPaper> { at: Asked(AtPatient { patient }), body: Asked(()), file: t!("page-file"), kind: ButtonKind::Primary }
        {shown(answer, |page| rsx! {
            {visit_page(page)}
        })}
        if shares {
            Links { patient }
        }
        p { class: "back",
            {whose.way("link", AtFollowUp::Before, t!("before-title"))}
        }
    }
}
