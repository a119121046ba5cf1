//! What an accepted message does: all that is accepted about the patient is read together, and what is stored is made
//! as it says.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kith::{Course, LetterLine, Stay};
use shared::{
    Id,
    author::{Author, Capacity},
    id::{HospitalStay, Unit},
    messages::{Letter, Message, MessageContent, MessageKind, When},
    units::UnitKind,
};

use super::{
    content, proposals,
    rules::{self, StayChange},
    store::{self, Accepted},
};
use crate::{
    access::{AboutPatient as _, RecordPermit},
    db::{Tx, types::At},
    error::Fault,
    invitations::Inviter,
    outbox::Event,
    pathways::homecoming::{self, Followers},
    patients, related_persons,
    stays::{self, reported},
    summaries::received::{self, Document, Version},
    units,
};

/// Acts on a message that was just stored as accepted; `to` is the unit it was sent to.
pub(super) fn on(
    tx: &mut Tx<'_>,
    permit: &RecordPermit,
    inviter: &Inviter,
    kind: MessageKind,
    to: Option<Id<Unit>>,
) -> Result<(), Fault> {
    let letters = course(tx, permit, inviter)?;
    if kind.is_report() || kind == MessageKind::DischargeLetter {
        proposals::follow(tx, permit, &letters)?;
    }
    if let (true, Some(to)) = (kind.is_report(), to) {
        tx.event(permit.patient(), Event::ReportReceived { report: kind, to });
    }
    tx.event(permit.patient(), Event::MessageReceived);
    Ok(())
}

/// Makes stays, letters and plans as the messages tell; answers the letters.
fn course(
    tx: &mut Tx<'_>,
    permit: &RecordPermit,
    inviter: &Inviter,
) -> Result<Vec<LetterLine>, Fault> {
    let accepted = store::accepted(tx.conn(), permit, rules::of_the_course())?;
    let messages: Vec<Message> = accepted.iter().map(|one| one.message.clone()).collect();
    let Course {
        stays: told,
        letters,
        died,
    } = kith::course(&messages);
    let told = rules::one_at_a_time(told);
    let wards: BTreeMap<String, Id<Unit>> = accepted
        .iter()
        .filter_map(|one| Some((one.sender_her_id.clone(), one.from?)))
        .collect();
    let known = reported::known(tx.conn(), permit)?;
    for change in rules::changes(&told, &known, &wards) {
        apply(tx, permit, inviter, change)?;
    }
    // By the day on which the messages say they began.
    let stored: BTreeMap<NaiveDate, (Id<HospitalStay>, Id<Unit>)> =
        reported::known(tx.conn(), permit)?
            .into_iter()
            .filter_map(|stay| Some((stay.reported?.admitted.on, (stay.id, stay.ward))))
            .collect();
    for line in &letters {
        let Some(stay) = line.stay.and_then(|day| stored.get(&day)) else {
            continue;
        };
        received::follow(tx, permit, &document(line, *stay, &accepted)?)?;
    }
    death(tx, permit, &told, died)?;
    for stay in &told {
        if let Some((id, _)) = stored.get(&stay.admitted.on) {
            plan(tx, permit, *id, stay, &accepted)?;
        }
    }
    Ok(letters)
}

fn apply(
    tx: &mut Tx<'_>,
    permit: &RecordPermit,
    inviter: &Inviter,
    change: StayChange,
) -> Result<(), Fault> {
    match change {
        StayChange::Cancel(stay) => reported::cancel(tx, permit, stay),
        StayChange::Follow {
            stay,
            ward,
            before,
            now,
        } => reported::follow(tx, permit, (stay, ward), before.as_deref(), &now),
        StayChange::Begin { ward, now } => {
            reported::begin(tx, permit, ward, &now)?;
            if now.discharged.is_none() {
                related_persons::ask_all_again(tx, inviter, permit.patient())?;
            }
            Ok(())
        }
    }
}

/// A letter with its versions.
fn document(
    line: &LetterLine,
    (stay, ward): (Id<HospitalStay>, Id<Unit>),
    accepted: &[Accepted],
) -> Result<Document, Fault> {
    let of_line = |id: &String| {
        accepted.iter().find(|one| {
            one.message.envelope.id == *id
                && one.message.envelope.sender.her_id() == line.sender.as_deref()
        })
    };
    let mut versions = Vec::new();
    for one in line.versions.iter().filter_map(of_line) {
        if let MessageContent::Letter(letter) = &one.message.content {
            versions.push(version(ward, one, letter)?);
        }
    }
    Ok(Document {
        stay,
        document: format!("{} {}", line.sender.as_deref().unwrap_or(""), line.document),
        versions,
        current: line.current.as_ref().and_then(of_line).map(|one| one.id),
    })
}

fn version(ward: Id<Unit>, one: &Accepted, letter: &Letter) -> Result<Version, Fault> {
    let said = letter.approved.or(letter.issued).map(When::moment);
    let signed_at = said
        .or(one.message.envelope.made_at)
        .unwrap_or(one.received_at);
    Ok(Version {
        message: one.id,
        content: content::content(letter)?,
        section: content::patient_section(letter),
        is_final: letter.is_final,
        signer: Author {
            person: None,
            name: letter
                .author
                .clone()
                .unwrap_or_else(|| one.from_name.clone()),
            capacity: Capacity::Staff,
            unit: Some(ward),
            unit_name: Some(one.from_name.clone()),
            relative: None,
        },
        signed_at,
    })
}

/// Whoever died is contacted no more; whoever did not, is again.
fn death(
    tx: &mut Tx<'_>,
    permit: &RecordPermit,
    told: &[Stay],
    died: Option<When>,
) -> Result<(), Fault> {
    let in_hospital = told.iter().filter_map(|stay| stay.discharged.as_ref());
    let in_hospital = in_hospital
        .filter(|left| left.dead)
        .map(|left| left.when.on)
        .next_back();
    match died.map(|when| when.on).or(in_hospital) {
        Some(on) => patients::death::died(tx, permit, on),
        None if reported::died_there(tx.conn(), permit)? => Ok(()),
        None => patients::death::lives(tx, permit),
    }
}

/// The plan after a stay: when the patient went home and the nurses' report came to who takes over. A message that the
/// patient left says too little alone: it is sent for who died as well (HIS 1149:2014).
fn plan(
    tx: &mut Tx<'_>,
    permit: &RecordPermit,
    stay: Id<HospitalStay>,
    told: &Stay,
    accepted: &[Accepted],
) -> Result<(), Fault> {
    let Some(left) = &told.discharged else {
        // The ward may have ended it by hand: then no message took that back.
        return if reported::lasts(tx.conn(), permit, stay)? {
            homecoming::not_home(tx, permit, stay)
        } else {
            Ok(())
        };
    };
    let to = stays::rules::destination(left.to.as_ref(), left.dead);
    let report = told.report.as_ref().and_then(|report| {
        accepted.iter().find(|one| {
            one.message.envelope.kind == MessageKind::DischargeReport
                && one.message.envelope.id == *report
        })
    });
    let (true, Some(report)) = (stays::rules::makes_plan(to), report) else {
        return Ok(());
    };
    let now = At::from(tx.now());
    let serving = units::store::serving(tx.conn(), permit, now)?;
    let of = |kinds: &[UnitKind]| serving.iter().find(|unit| kinds.contains(&unit.kind));
    let follows = [UnitKind::HomeCare, UnitKind::ShortTermCare];
    let receiver = serving
        .iter()
        .find(|unit| Some(unit.id) == report.to && follows.contains(&unit.kind));
    let Some(home_care) = receiver.or_else(|| of(&follows)) else {
        return Ok(());
    };
    let by = Followers {
        home_care: home_care.id,
        gp: of(&[UnitKind::GpOffice]).map(|unit| unit.id),
    };
    homecoming::came_home(tx, permit, stay, left.when.on, by)
}
