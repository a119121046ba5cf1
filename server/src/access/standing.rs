//! How somebody stands near a patient as a related person: which registration, and what is open.

use shared::{
    Id,
    author::Relative,
    consents::{ConsentBasis, Scope},
    id::RelatedPerson,
    related_persons::Relationship,
};

use super::policy::Relation;

/// A related person with an account, and what was opened for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) related_person: Id<RelatedPerson>,
    pub(crate) relation: Relationship,
    /// The patient's names.
    pub(crate) given_name: String,
    pub(crate) family_name: String,
    pub(crate) open: Option<Open>,
}

/// What is open now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Open {
    pub(crate) scopes: Vec<Scope>,
    pub(crate) basis: ConsentBasis,
    pub(crate) until: Option<chrono::NaiveDate>,
}

impl Standing {
    /// The relations it gives.
    pub(super) fn relations(&self) -> impl Iterator<Item = Relation> {
        let scopes = self.open.iter().flat_map(|open| open.scopes.iter());
        std::iter::once(Relation::Related).chain(scopes.map(|scope| Relation::Opened(*scope)))
    }

    /// Whether anything is open.
    pub(crate) fn sees_something(&self) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| !open.scopes.is_empty())
    }

    /// As an author.
    pub(super) const fn relative(&self) -> Relative {
        Relative {
            id: self.related_person,
            relation: self.relation,
        }
    }
}
