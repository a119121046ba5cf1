//! How somebody is related to the patient. On the wire and in the database the code itself, as in messages.
//!
//! Source: kodeverk 9033 «Slektskap mv. til pasient» and 9050 «Omsorgsfunksjon» (HIS 80704:2014 § 5.2.9).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $each:literal])+ $variant:ident = $code:literal,)* }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum $name {
            $($(#[doc = $each])+ #[serde(rename = $code)] $variant,)*
        }

        impl $name {
            /// All of them, in the order of the code list's use.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The value with this code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

codes! {
    /// What the person is to the patient (kodeverk 9033).
    Relationship {
        /// Ektefelle.
        Spouse = "EF",
        /// Samboer.
        Cohabitant = "SA",
        /// Datter.
        Daughter = "DA",
        /// Sønn.
        Son = "SO",
        /// Mor.
        Mother = "MO",
        /// Far.
        Father = "FA",
        /// Søster.
        Sister = "SI",
        /// Bror.
        Brother = "BR",
        /// Barnebarn.
        Grandchild = "BB",
        /// Bestemor.
        Grandmother = "GM",
        /// Bestefar.
        Grandfather = "GF",
        /// Foreldres søsken.
        ParentsSibling = "TO",
        /// Annen slektning.
        OtherRelative = "AS",
        /// Annen personlig relasjon.
        OtherPersonalRelation = "AP",
        /// Annen foresatt.
        OtherGuardian = "AN",
        /// Medmor.
        CoMother = "MM",
        /// Adoptivmor.
        AdoptiveMother = "AM",
        /// Adoptivfar.
        AdoptiveFather = "AF",
        /// Biologisk mor.
        BiologicalMother = "BM",
        /// Biologisk far.
        BiologicalFather = "BF",
        /// Fostermor.
        FosterMother = "FM",
        /// Fosterfar.
        FosterFather = "FF",
        /// Stemor.
        Stepmother = "SM",
        /// Stefar.
        Stepfather = "SF",
        /// Stedatter.
        Stepdaughter = "SD",
        /// Stesønn.
        Stepson = "SN",
        /// Stesøster.
        Stepsister = "SS",
        /// Stebror.
        Stepbrother = "SB",
    }
}

codes! {
    /// A function of care the person has for the patient (kodeverk 9050).
    CareFunction {
        /// Forelder/foresatt.
        Parent = "1",
        /// Verge.
        Guardian = "2",
        /// Hjelpeverge.
        AssistantGuardian = "3",
        /// Tilsynsfører.
        Supervisor = "4",
        /// Støttekontakt.
        SupportContact = "5",
        /// Fremtidsfullmektig.
        LastingAttorney = "6",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wire_holds_the_code() {
        for relation in Relationship::ALL {
            assert_eq!(serde_json::to_value(relation).unwrap(), relation.code());
            assert_eq!(Relationship::from_code(relation.code()), Some(*relation));
        }
        for function in CareFunction::ALL {
            assert_eq!(serde_json::to_value(function).unwrap(), function.code());
            assert_eq!(CareFunction::from_code(function.code()), Some(*function));
        }
        assert_eq!(Relationship::ALL.len(), 28, "kodeverk 9033");
        assert_eq!(CareFunction::ALL.len(), 6, "kodeverk 9050");
    }
}
