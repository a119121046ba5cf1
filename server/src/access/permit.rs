//! Permits: proof that this person holds this right here. Private constructors.

use std::{marker::PhantomData, sync::Arc};

use shared::{
    Id,
    audit::Basis,
    author::{Author, Capacity},
    consents::Scope,
    id::{Patient, RelatedPerson, Unit},
    right::{Right, RightMarker, marker},
    units::Membership,
};
use uuid::Uuid;

use super::{Actor, Replay, policy::Relation, standing::Standing};
use crate::{error::Fault, identity::Viewer};

/// What every permit can tell: who acts.
pub(crate) trait Proof {
    /// Under whom a write is recorded.
    fn actor(&self) -> &Actor;
    /// Remembers the request's idempotency key.
    fn set_replay(&mut self, replay: Option<Replay>);
}

macro_rules! proof {
    ($name:ty $(, $($generic:tt)*)?) => {
        impl$(<$($generic)*>)? Proof for $name {
            fn actor(&self) -> &Actor {
                &self.actor
            }
            fn set_replay(&mut self, replay: Option<Replay>) {
                self.actor.replay = replay;
            }
        }
    };
}

/// What is about one patient: stores take the patient from it.
pub(crate) trait AboutPatient {
    /// The patient.
    fn patient(&self) -> Id<Patient>;
}

impl<R: RightMarker> AboutPatient for Permit<R> {
    fn patient(&self) -> Id<Patient> {
        self.patient
    }
}

/// What is held while a record is made as others tell, or by itself: no person looks into it.
#[derive(Debug)]
pub(crate) struct RecordPermit {
    patient: Id<Patient>,
}

impl RecordPermit {
    /// About the patient whom an accepted message names, or whose time has come.
    pub(crate) const fn about(patient: Id<Patient>) -> Self {
        Self { patient }
    }
}

impl AboutPatient for RecordPermit {
    fn patient(&self) -> Id<Patient> {
        self.patient
    }
}

/// Nobody in particular: what open endpoints are given.
#[derive(Debug)]
pub(crate) struct Anybody {
    actor: Actor,
}
proof!(Anybody);

impl Anybody {
    pub(super) fn new(endpoint: &'static str, request_id: Uuid) -> Self {
        let mut actor = Actor::system(endpoint, None);
        actor.request_id = request_id;
        Self { actor }
    }
}

/// The system itself: what workers hold.
#[derive(Debug)]
pub(crate) struct SystemPermit {
    actor: Actor,
}
proof!(SystemPermit);

impl SystemPermit {
    /// For a background task, about a patient when the task is.
    pub(crate) fn for_task(task: &'static str, patient: Option<Id<Patient>>) -> Self {
        Self {
            actor: Actor::system(task, patient),
        }
    }
}

/// Proof that `viewer` holds right `R` on `patient`.
pub(crate) struct Permit<R: RightMarker> {
    viewer: Arc<Viewer>,
    patient: Id<Patient>,
    relations: Vec<Relation>,
    standing: Option<Standing>,
    actor: Actor,
    right: PhantomData<R>,
}
proof!(Permit<R>, R: RightMarker);

impl<R: RightMarker> Permit<R> {
    /// The patient this permit is about. Stores take the patient from here and nowhere else.
    pub(crate) const fn patient(&self) -> Id<Patient> {
        self.patient
    }

    /// Who holds it.
    pub(crate) fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    /// The unit the holder acts for, for staff.
    pub(crate) const fn acting_unit(&self) -> Option<Id<Unit>> {
        self.actor.author.unit
    }

    /// The registration the holder acts under, for related persons.
    pub(crate) fn related_person(&self) -> Result<Id<RelatedPerson>, Fault> {
        let relative = self.actor.author.relative.ok_or(Fault::NotFound)?;
        Ok(relative.id)
    }

    /// How the holder stands near the patient, when they do.
    pub(crate) const fn standing(&self) -> Option<&Standing> {
        self.standing.as_ref()
    }

    /// Whether the holder has another right on the same patient too.
    pub(crate) fn also_allows(&self, right: Right) -> bool {
        self.relations.iter().any(|relation| relation.allows(right))
    }

    /// Every right the holder has on the patient.
    pub(crate) fn all_rights(&self) -> Vec<Right> {
        Right::ALL
            .iter()
            .copied()
            .filter(|right| self.also_allows(*right))
            .collect()
    }

    /// Asks the policy. `serving` are the memberships in units that serve the patient now; `standing` is how
    /// the viewer stands near the patient as a related person.
    pub(super) fn ask(
        viewer: Arc<Viewer>,
        patient: Id<Patient>,
        serving: &[Membership],
        standing: Option<Standing>,
        endpoint: &'static str,
        request_id: Uuid,
    ) -> Result<Self, Fault> {
        let own = (viewer.patient == Some(patient)).then_some((Relation::OwnRecord, None));
        let as_staff = |m| Relation::all_of_staff(m).map(move |each| (each, Some(m)));
        let staff = serving.iter().flat_map(as_staff);
        let related = standing.iter().flat_map(Standing::relations);
        let all: Vec<(Relation, Option<&Membership>)> = own
            .into_iter()
            .chain(staff)
            .chain(related.map(|relation| (relation, None)))
            .collect();
        let (relation, membership) = *all
            .iter()
            .find(|(relation, _)| relation.allows(R::RIGHT))
            .ok_or(Fault::NotFound)?;
        let (capacity, audited) = match relation {
            Relation::OwnRecord => (Capacity::Patient, None),
            Relation::Related | Relation::Opened(_) => {
                let open = standing.as_ref().is_some_and(Standing::sees_something);
                let basis = if open {
                    Basis::Consent
                } else {
                    Basis::RelatedPerson
                };
                (Capacity::Relative, Some(basis))
            }
            _ => (Capacity::Staff, Some(Basis::CareRelation)),
        };
        let mut author = author(&viewer, capacity, membership);
        if capacity == Capacity::Relative {
            author.relative = standing.as_ref().map(Standing::relative);
        }
        let actor = Actor {
            author,
            patient: Some(patient),
            right: Some(R::RIGHT),
            audited,
            endpoint,
            request_id,
            replay: None,
        };
        // Whoever acts in one capacity has the rights of that one: a nurse who is also a daughter does not
        // read as the one what was opened for the other.
        let relations = all
            .iter()
            .map(|(each, _)| *each)
            .filter(|each| each.is_staff() == relation.is_staff())
            .collect();
        Ok(Self {
            viewer,
            patient,
            relations,
            standing,
            actor,
            right: PhantomData,
        })
    }

    /// The same permit as a related person would hold it with these scopes, to show the patient what they
    /// would see. For reading only: it acts as nobody else.
    pub(crate) fn as_seen_with<S: RightMarker>(&self, scopes: &[Scope]) -> Permit<S> {
        let opened = scopes.iter().map(|scope| Relation::Opened(*scope));
        let mut actor = self.actor.clone();
        actor.author.capacity = Capacity::Relative;
        Permit {
            viewer: Arc::clone(&self.viewer),
            patient: self.patient,
            relations: std::iter::once(Relation::Related).chain(opened).collect(),
            standing: None,
            actor,
            right: PhantomData,
        }
    }
}

impl Permit<marker::ReadHome> {
    /// The holder's own first screen, if they are a patient.
    pub(crate) fn own_home(
        viewer: &Arc<Viewer>,
        endpoint: &'static str,
        request_id: Uuid,
    ) -> Option<Self> {
        let patient = viewer.patient?;
        Self::ask(Arc::clone(viewer), patient, &[], None, endpoint, request_id).ok()
    }
}

/// Proof that `viewer` holds right `R` in a unit.
pub(crate) struct UnitPermit<R: RightMarker> {
    viewer: Arc<Viewer>,
    membership: Membership,
    actor: Actor,
    right: PhantomData<R>,
}
proof!(UnitPermit<R>, R: RightMarker);

impl<R: RightMarker> UnitPermit<R> {
    /// Who holds it.
    pub(crate) fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    /// The unit.
    pub(crate) const fn unit(&self) -> Id<Unit> {
        self.membership.unit.id
    }

    /// The holder's place in the unit.
    pub(crate) const fn membership(&self) -> &Membership {
        &self.membership
    }

    /// Asks the policy.
    pub(crate) fn ask(
        viewer: &Arc<Viewer>,
        unit: Id<Unit>,
        endpoint: &'static str,
        request_id: Uuid,
    ) -> Result<Self, Fault> {
        let membership = viewer
            .memberships
            .iter()
            .filter(|m| m.unit.id == unit)
            .find(|m| Relation::all_of_staff(m).any(|each| each.allows(R::RIGHT)))
            .ok_or(Fault::NotFound)?
            .clone();
        let actor = Actor {
            author: author(viewer, Capacity::Staff, Some(&membership)),
            patient: None,
            right: Some(R::RIGHT),
            audited: None,
            endpoint,
            request_id,
            replay: None,
        };
        Ok(Self {
            viewer: Arc::clone(viewer),
            membership,
            actor,
            right: PhantomData,
        })
    }
}

/// Who is signed in, as an author.
pub(super) fn author(
    viewer: &Viewer,
    capacity: Capacity,
    membership: Option<&Membership>,
) -> Author {
    Author {
        person: Some(viewer.person),
        name: viewer.name.clone(),
        capacity,
        unit: membership.map(|m| m.unit.id),
        unit_name: membership.map(|m| m.unit.name.clone()),
        relative: None,
    }
}
