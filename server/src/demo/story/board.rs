//! What stands on the boards: risks that somebody sees to.

use chrono::TimeDelta;
use shared::{
    Id,
    id::Patient,
    patients::AtPatient,
    risk_flags::{NewRiskFlag, RaiseRiskFlag, RiskKind},
    text::Prose,
};

use super::{Actor, Story, new_id};
use crate::demo::people;

/// Flags for Kåre, Asta and Birger.
pub(super) async fn risks(
    story: &Story<'_>,
    (kare, asta, birger): (Id<Patient>, Id<Patient>, Id<Patient>),
) -> anyhow::Result<()> {
    let (ward, home_care) = (
        (&story.mona, people::WARD),
        (&story.ingrid, people::HOME_CARE),
    );
    for (by, patient, kind, days, note) in [
        (
            ward,
            asta,
            RiskKind::Medication,
            1,
            "Nye blodtrykkstabletter. Mål blodtrykket stående.",
        ),
        (
            ward,
            kare,
            RiskKind::Nutrition,
            2,
            "Har gått ned i vekt. Vei hver mandag.",
        ),
        (
            home_care,
            birger,
            RiskKind::Fall,
            0,
            "Ustø i trappen. Se over matter og lys.",
        ),
    ] {
        raise(story, by, patient, (kind, days, note)).await?;
    }
    Ok(())
}

async fn raise(
    story: &Story<'_>,
    (who, unit): (&Actor, &str),
    patient: Id<Patient>,
    (kind, days, note): (RiskKind, i64, &str),
) -> anyhow::Result<()> {
    let new = NewRiskFlag {
        id: new_id(),
        kind,
        note: Some(Prose::new(note)?),
        owner: story.unit(unit)?,
        owner_person: None,
        due: story.day(0) + TimeDelta::days(days),
    };
    who.send::<RaiseRiskFlag>(AtPatient { patient }, new)
        .await?;
    Ok(())
}
