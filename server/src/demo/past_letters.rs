//! The letters of those who came home in the months before the story, so that the ward's leader sees how readable they are:
//! plainer, the newer they are.

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    author::{Author, Capacity},
    id::{self, HospitalStay, Patient, Unit},
    summaries::{SectionKind, SummaryContent, SummaryStatus},
    text::{LanguageTag, Prose},
};
use uuid::Uuid;

use super::people;
use crate::{
    db::{
        Tx,
        schema::discharge_summary as d,
        types::{At, Code, Json, Key},
    },
    digest,
    error::Fault,
    readability,
};

const HARD: &str = "Du ble innlagt grunnet forverring av kjent kronisk obstruktiv lungesykdom med behov for intravenøs antibiotikabehandling og systemiske steroider. Videre oppfølging gjennomføres hos fastlege, og medikasjonen kontinueres inntil ny vurdering foreligger.";
const PLAINER: &str = "Du har vært innlagt på medisinsk avdeling på grunn av lungebetennelse. Du har fått antibiotika i blodårene. Når du kommer hjem, skal du ta tabletter i tre dager, og fastlegen kontrollerer deg etter to uker.";
const PLAIN: &str = "Du var hos oss fordi du hadde fått betennelse i lungene. Du har fått medisin mot det, og du puster bedre nå.\n\nHvil når du er sliten. Gå litt hver dag. Ta medisinen i tre dager til.\n\nRing hjemmesykepleien på 35 00 02 20 hvis du blir dårligere. Du har time hos fastlegen om to uker.";

/// A signed letter about a stay, so many months ago; a few had no section to the patient at first.
pub(super) fn signed(
    tx: &mut Tx<'_>,
    patient: Id<Patient>,
    (stay, ward): (Key<HospitalStay>, Id<Unit>),
    (on, at): (NaiveDate, At),
    (months_ago, number): (u32, u32),
) -> Result<(), Fault> {
    let letter: Key<id::DischargeSummary> = Key(Id::new(Uuid::now_v7()));
    let wrong = || Fault::internal("the demo's letters break a rule");
    let to_patient = months_ago < 3 || number % 4 != 3;
    let text = match (number + 9).saturating_sub(2 * months_ago) / 5 {
        0 => HARD,
        1 => PLAINER,
        _ => PLAIN,
    };
    let text = to_patient.then_some(text);
    let sections = [
        (SectionKind::MainCondition, Some("Pneumoni")),
        (SectionKind::PatientInformation, text),
    ];
    let sections = sections
        .into_iter()
        .filter_map(|(kind, text)| Some((kind, Prose::new(text?))))
        .map(|(kind, text)| Ok((kind, text.map_err(|_| wrong())?)))
        .collect::<Result<_, Fault>>()?;
    let content = SummaryContent {
        lang: LanguageTag::new("nb").map_err(|_| wrong())?,
        sections,
        medicines: Vec::new(),
        received: Vec::new(),
        highlights: Vec::new(),
    };
    let stored = serde_json::to_string(&content)?;
    diesel::insert_into(d::table)
        .values((
            d::id.eq(letter),
            d::patient_id.eq(Key(patient)),
            d::stay_id.eq(stay),
            d::number.eq(1),
            d::status.eq(Code(SummaryStatus::Released)),
            d::content_hash.eq(digest::sha256(stored.as_bytes())),
            d::content.eq(stored),
            d::has_patient_information.eq(to_patient),
            d::author.eq(doctor()),
            d::changed_at.eq(at),
            d::signed_by.eq(doctor()),
            d::signed_at.eq(at),
            d::released_by.eq(doctor()),
            d::released_at.eq(at),
            d::version.eq(1),
        ))
        .execute(tx.conn())?;
    readability::store::measure(tx, letter.0, ward, on, &content)
}

fn doctor() -> Json<Author> {
    Json(Author {
        person: None,
        name: "Jonas Berg".to_owned(),
        capacity: Capacity::Staff,
        unit: None,
        unit_name: Some(people::WARD.to_owned()),
        relative: None,
    })
}
