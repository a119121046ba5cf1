//! What an admission report says: what is known here when the patient is admitted (HIS 1143:2014).

use kith::writer::{AdmissionReport, Professional};
use shared::{
    messages::{Act, MessageContent, MessageRelative, ReportAdmissionRequest},
    related_persons::RelatedPerson,
    right::marker::SendMessages,
    what_matters::EntryStatus,
};

use super::outgoing::Between;
use crate::{
    access::Permit,
    db::{Tx, types::At},
    error::Fault,
    related_persons, what_matters,
};

/// Who acts, as a professional.
pub(super) fn professional(tx: &Tx<'_>) -> Professional {
    Professional {
        name: tx.author().name.clone(),
        profession: None,
        hpr_number: None,
    }
}

/// What is known here: what matters, who is near, and what the newest letters and reports say of medicines, diagnoses,
/// function and what one must be careful with.
pub(super) fn of(
    tx: &mut Tx<'_>,
    permit: &Permit<SendMessages>,
    between: &Between,
    new: &ReportAdmissionRequest,
) -> Result<AdmissionReport, Fault> {
    let (today, now) = (tx.today(), At::from(tx.now()));
    let matters = what_matters::view::entries(tx.conn(), permit, today)?;
    let relatives = related_persons::view::all(tx.conn(), permit, now)?;
    let lines = |text: &str| -> Vec<String> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    };
    let mut says = AdmissionReport {
        what_matters: matters
            .into_iter()
            .filter(|entry| entry.status == EntryStatus::Active)
            .map(|entry| entry.text)
            .collect(),
        summary: new.function.as_ref().map(ToString::to_string),
        services: new.services.as_deref().map(lines).unwrap_or_default(),
        relatives: relatives
            .into_iter()
            .filter(|one| !one.state.is_over())
            .map(relative)
            .collect(),
        phone: between.phone.clone(),
        responsible: professional(tx),
        ..AdmissionReport::default()
    };
    for one in &between.accepted {
        learn(&mut says, &one.message.content);
    }
    Ok(says)
}

/// Takes from a message what it says of medicines and the like; a later one takes its place.
fn learn(says: &mut AdmissionReport, content: &MessageContent) {
    match content {
        MessageContent::Letter(letter) if letter.act != Act::Cancelled => {
            newer(&mut says.medicines, &letter.medicines);
            newer(&mut says.diagnoses, &letter.diagnoses);
            let cautions: Vec<String> = letter.cautions.iter().map(|text| text.plain()).collect();
            newer(&mut says.cautions, &cautions);
        }
        MessageContent::Report(report) if report.act != Act::Cancelled => {
            newer(&mut says.medicines, &report.medicines);
            newer(&mut says.diagnoses, &report.diagnoses);
            newer(&mut says.cautions, &report.cautions);
            newer(&mut says.function, &report.functions);
        }
        _ => {}
    }
}

fn newer<T: Clone>(known: &mut Vec<T>, said: &[T]) {
    if !said.is_empty() {
        said.clone_into(known);
    }
}

fn relative(one: RelatedPerson) -> MessageRelative {
    MessageRelative {
        given_name: Some(one.given_name),
        family_name: Some(one.family_name),
        relation: Some(one.relation),
        relation_code: None,
        care_function: None,
        phones: one.phone.into_iter().collect(),
        note: one.reachable,
    }
}
