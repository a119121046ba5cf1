//! Reading what messages say and propose, by hand. What it is stands among the fields; serde's own code for that keeps
//! all fields in a type between and reads them anew from there, a twentieth of all that a phone may fetch.

use chrono::NaiveDate;
use serde::{
    Deserialize, Deserializer,
    de::{Error, SeqAccess, Visitor, value::SeqAccessDeserializer},
};

use super::{
    Act, Coded, Contact, Diagnosis, Entry, FunctionScore, InformationGiven, Letter, Logistics,
    MessageAppointment, MessageContent, MessageMedicine, MessageRelative, Proposed, Report,
    Section, TimedEvent, When,
};
use crate::{related_persons::Relationship, rich_text::RichText};

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum ContentKind {
    Letter,
    Logistics,
    Report,
    Unknown,
}

/// What any message may say.
#[derive(Deserialize)]
struct ContentFields {
    kind: ContentKind,
    act: Option<Act>,
    document: Option<String>,
    issued: Option<When>,
    approved: Option<When>,
    #[serde(default)]
    is_final: bool,
    title: Option<String>,
    admitted: Option<When>,
    discharged: Option<When>,
    outcome: Option<Coded>,
    #[serde(default)]
    diagnoses: Vec<Diagnosis>,
    #[serde(default)]
    sections: Vec<Section>,
    #[serde(default)]
    cautions: Vec<Caution>,
    #[serde(default)]
    medicines: Vec<MessageMedicine>,
    #[serde(default)]
    relatives: Vec<MessageRelative>,
    author: Option<String>,
    #[serde(default)]
    events: Vec<TimedEvent>,
    discharged_to: Option<Coded>,
    state: Option<Coded>,
    #[serde(default)]
    contacts: Vec<Contact>,
    responsible: Option<String>,
    content_type: Option<Coded>,
    #[serde(default)]
    functions: Vec<FunctionScore>,
    #[serde(default)]
    appointments: Vec<MessageAppointment>,
    #[serde(default)]
    information_given: Vec<InformationGiven>,
    #[serde(default)]
    everything: Vec<Entry>,
}

impl<'de> Deserialize<'de> for MessageContent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = ContentFields::deserialize(deserializer)?;
        if matches!(fields.kind, ContentKind::Unknown) {
            return Ok(Self::Unknown);
        }
        let act = fields.act.ok_or_else(|| D::Error::missing_field("act"))?;
        let cautions = fields.cautions.into_iter();
        Ok(match fields.kind {
            ContentKind::Letter => Self::Letter(Box::new(Letter {
                act,
                document: fields.document,
                issued: fields.issued,
                approved: fields.approved,
                is_final: fields.is_final,
                title: fields.title,
                admitted: fields.admitted,
                discharged: fields.discharged,
                outcome: fields.outcome,
                diagnoses: fields.diagnoses,
                sections: fields.sections,
                cautions: cautions.map(Caution::formatted).collect::<Result<_, _>>()?,
                medicines: fields.medicines,
                relatives: fields.relatives,
                author: fields.author,
            })),
            ContentKind::Logistics => Self::Logistics(Box::new(Logistics {
                act,
                events: fields.events,
                discharged_to: fields.discharged_to,
                state: fields.state,
                contacts: fields.contacts,
                responsible: fields.responsible,
            })),
            ContentKind::Report => Self::Report(Box::new(Report {
                act,
                content_type: fields.content_type,
                events: fields.events,
                diagnoses: fields.diagnoses,
                cautions: cautions.map(Caution::plain).collect::<Result<_, _>>()?,
                sections: fields.sections,
                medicines: fields.medicines,
                relatives: fields.relatives,
                functions: fields.functions,
                contacts: fields.contacts,
                appointments: fields.appointments,
                information_given: fields.information_given,
                everything: fields.everything,
            })),
            ContentKind::Unknown => Self::Unknown,
        })
    }
}

/// A caution: formatted in letters, plain in reports.
enum Caution {
    Formatted(RichText),
    Plain(String),
}

impl Caution {
    fn formatted<E: Error>(self) -> Result<RichText, E> {
        match self {
            Self::Formatted(text) => Ok(text),
            Self::Plain(_) => Err(E::custom("a letter's caution is a formatted text")),
        }
    }

    fn plain<E: Error>(self) -> Result<String, E> {
        match self {
            Self::Plain(text) => Ok(text),
            Self::Formatted(_) => Err(E::custom("a report's caution is plain text")),
        }
    }
}

impl<'de> Deserialize<'de> for Caution {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Caution;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text, plain or formatted")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Caution, E> {
                Ok(Caution::Plain(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, blocks: A) -> Result<Caution, A::Error> {
                RichText::deserialize(SeqAccessDeserializer::new(blocks)).map(Caution::Formatted)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum ProposedKind {
    Step,
    RelatedPerson,
}

/// What any proposal may hold.
#[derive(Deserialize)]
struct ProposedFields {
    kind: ProposedKind,
    text: Option<String>,
    due: Option<NaiveDate>,
    given_name: Option<String>,
    family_name: Option<String>,
    relation: Option<Relationship>,
    relation_code: Option<Coded>,
    care_function: Option<Coded>,
    #[serde(default)]
    phones: Vec<String>,
    note: Option<String>,
}

impl<'de> Deserialize<'de> for Proposed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = ProposedFields::deserialize(deserializer)?;
        Ok(match fields.kind {
            ProposedKind::Step => Self::Step {
                text: fields.text.ok_or_else(|| D::Error::missing_field("text"))?,
                due: fields.due,
            },
            ProposedKind::RelatedPerson => Self::RelatedPerson(Box::new(MessageRelative {
                given_name: fields.given_name,
                family_name: fields.family_name,
                relation: fields.relation,
                relation_code: fields.relation_code,
                care_function: fields.care_function,
                phones: fields.phones,
                note: fields.note,
            })),
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn proposals_are_read_as_they_were_written() {
        let step = Proposed::Step {
            text: "Kontroll hos fastlegen".to_owned(),
            due: "2026-11-27".parse().ok(),
        };
        let relative = Proposed::RelatedPerson(Box::new(MessageRelative {
            given_name: Some("Grete Lund".to_owned()),
            family_name: Some("Aas".to_owned()),
            relation: Some(Relationship::Daughter),
            relation_code: None,
            care_function: None,
            phones: vec!["90000201".to_owned()],
            note: None,
        }));
        for proposed in [step, relative] {
            let json = serde_json::to_value(&proposed).unwrap();
            assert_eq!(serde_json::from_value::<Proposed>(json).unwrap(), proposed);
        }
    }

    #[test]
    fn what_lacks_something_or_is_of_another_kind_is_refused() {
        for wrong in [
            json!({ "kind": "letter" }),
            json!({ "kind": "letter", "act": "new", "cautions": ["plain"] }),
            json!({ "kind": "report", "act": "new", "cautions": [[]] }),
            json!({ "kind": "picture", "act": "new" }),
            json!({ "act": "new" }),
        ] {
            let read = serde_json::from_value::<MessageContent>(wrong.clone());
            assert!(read.is_err(), "{wrong}");
        }
        assert!(serde_json::from_value::<Proposed>(json!({ "kind": "step" })).is_err());
    }
}
