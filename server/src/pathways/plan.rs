//! The plan that is made from a template when somebody comes home.

use chrono::NaiveDate;
use diesel::prelude::*;
use shared::{
    Id,
    id::{self, Patient, Unit},
    identity::Language,
};
use uuid::Uuid;

use super::{
    store::{Added, insert},
    template::Template,
};
use crate::{
    access::Actor,
    db::{
        Tx,
        schema::{care_plan as p, patient},
        types::{At, Code, Key},
    },
    error::Fault,
    outbox::Event,
};

/// Makes the plan after a stay from the template, unless the stay has one already. Titles are in the
/// patient's language.
pub(crate) fn make_plan(
    tx: &mut Tx<'_>,
    patient: Id<Patient>,
    stay: Id<id::HospitalStay>,
    home_on: NaiveDate,
    home_care: Id<Unit>,
    gp: Option<Id<Unit>>,
) -> Result<(), Fault> {
    let made: i64 = p::table
        .filter(p::stay_id.eq(Key(stay)))
        .count()
        .get_result(tx.conn())?;
    if made > 0 {
        return Ok(());
    }
    let language: Code<Language> = patient::table
        .find(Key(patient))
        .select(patient::language)
        .first(tx.conn())?;
    let (template, plan) = (Template::hph()?, Id::<id::CarePlan>::new(Uuid::now_v7()));
    diesel::insert_into(p::table)
        .values((
            p::id.eq(Key(plan)),
            p::patient_id.eq(Key(patient)),
            p::stay_id.eq(Key(stay)),
            p::template.eq(&template.key),
            p::template_version.eq(template.version),
            p::started_on.eq(home_on),
            p::created_at.eq(At::from(tx.now())),
            p::unit_id.eq(Key(home_care)),
        ))
        .execute(tx.conn())?;
    let author = Actor::system("make-plan", Some(patient)).author;
    for step in &template.steps {
        let added = Added {
            id: Id::new(Uuid::now_v7()),
            patient,
            plan: Some(plan),
            kind: step.kind,
            title: step.title(language.0),
            owner: step.owner(home_care, gp),
            owner_person: None,
            due: step.due(home_on),
            author: author.clone(),
        };
        insert(tx, added)?;
    }
    tx.event(patient, Event::PlanChanged { step: None });
    Ok(())
}
