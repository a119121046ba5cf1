//! Other systems that send messages: the fixtures, about whom one likes, and what is answered.

use std::{fs, path::Path};

use shared::{
    Id, Method, id,
    messages::{ListHeld, ListMessages, ListProposals, MESSAGES_PATH},
    national_identity_number::NationalIdentityNumber,
    patients::{AtPatient, AtUnit},
};

use crate::{Home, Person, World};

/// Olga's whole stay, in the order in which the messages were made.
pub const STORY: [&str; 16] = [
    "log-innlagt",
    "innleggelsesrapport",
    "tidligmelding",
    "oppdaterte-opplysninger",
    "log-utskrivningsklar-antatt",
    "log-utskrivningsklar",
    "log-avmelding",
    "log-utskrivningsklar-igjen",
    "log-utskrevet",
    "utskrivningsrapport",
    "epikrise-n",
    "orientering-tjenestetilbud",
    "utskrivningsrapport-endring",
    "helseopplysninger-til-lege",
    "medisinske-opplysninger",
    "epikrise-m",
];

/// Whom messages are about.
#[derive(Debug, Clone)]
pub struct Subject {
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Born on, as in messages.
    pub born: String,
    /// National identity number.
    pub number: String,
    /// Makes ids of messages others than those about somebody else: two hexadecimal digits.
    pub salt: String,
}

impl Subject {
    /// The demo's patient, who is on the ward's list and has an account.
    #[must_use]
    pub fn birger() -> Self {
        Self::new("Birger", "Moen", "1947-09-06", "06894730038", "b1")
    }

    /// Somebody whom nobody here knows.
    #[must_use]
    pub fn olga() -> Self {
        Self::new("Olga", "Lund", "1941-05-01", "01854110051", "01")
    }

    /// One of several people whom nobody here knows, all born on the same day.
    #[must_use]
    pub fn one_of_many(n: usize, salt: &str) -> Self {
        let number = (0..100_000)
            .filter_map(|end| NationalIdentityNumber::new(&format!("018541{end:05}")).ok())
            .filter(|number| {
                number
                    .birth_date()
                    .is_some_and(|born| born.to_string() == "1941-05-01")
            })
            .nth(n + 1)
            .unwrap();
        Self::new("Olga", "Lund", "1941-05-01", number.reveal(), salt)
    }

    /// The demo's patient who comes home.
    #[must_use]
    pub fn asta() -> Self {
        Self::new("Asta", "Bakke", "1939-04-12", "12843930016", "a5")
    }

    fn new(given: &str, family: &str, born: &str, number: &str, salt: &str) -> Self {
        Self {
            given: given.to_owned(),
            family: family.to_owned(),
            born: born.to_owned(),
            number: number.to_owned(),
            salt: salt.to_owned(),
        }
    }

    /// A fixture, about them.
    #[must_use]
    pub fn message(&self, fixture: &str) -> String {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("messages/fixtures");
        let text = fs::read_to_string(folder.join(format!("{fixture}.xml"))).unwrap();
        let text = text
            .replace("01854110051", &self.number)
            .replace("1941-05-01", &self.born)
            .replace("Olga", &self.given)
            .replace("Lund", &self.family);
        salted(&text, &self.salt)
    }
}

/// The same text with other ids: the first two digits of each UUID are the salt.
fn salted(text: &str, salt: &str) -> String {
    let bytes = text.as_bytes();
    let is_uuid = |at: usize| {
        bytes.get(at..at + 36).is_some_and(|part| {
            part.iter().enumerate().all(|(index, byte)| match index {
                8 | 13 | 18 | 23 => *byte == b'-',
                _ => byte.is_ascii_hexdigit(),
            })
        })
    };
    let mut out = bytes.to_vec();
    for at in 0..bytes.len() {
        if is_uuid(at) {
            out[at..at + 2].copy_from_slice(salt.as_bytes());
        }
    }
    String::from_utf8(out).unwrap()
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The status of HTTP.
    pub http: u16,
    /// The status in the receipt (8258): 1 accepted, 2 refused, 3 accepted in part.
    pub status: String,
    /// The reasons (8221).
    pub codes: Vec<String>,
    /// The receipt.
    pub text: String,
}

impl Person {
    /// Sends a message, as another system does.
    pub async fn brings(&self, message: impl Into<Vec<u8>>) -> Answered {
        let response = self
            .request(Method::Post, MESSAGES_PATH)
            .header("content-type", "application/xml")
            .body(message.into())
            .send()
            .await
            .unwrap();
        let http = response.status().as_u16();
        let text = response.text().await.unwrap();
        let after = |tag: &str| -> Vec<String> {
            text.split(tag)
                .skip(1)
                .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
                .collect()
        };
        Answered {
            http,
            status: after("<Status V=\"").into_iter().next().unwrap_or_default(),
            codes: after("<Error V=\""),
            text,
        }
    }

    /// Sends a message that must be accepted.
    pub async fn tells(&self, message: impl Into<Vec<u8>>) {
        let answered = self.brings(message).await;
        assert_eq!(
            (answered.http, answered.status.as_str()),
            (200, "1"),
            "{}: {}",
            self.name,
            answered.text
        );
    }
}

/// Which account sends a fixture.
#[must_use]
pub fn system_of(fixture: &str) -> &'static str {
    match fixture {
        "innleggelsesrapport" | "orientering-tjenestetilbud" | "helseopplysninger-til-lege" => {
            "epj-kommune"
        }
        "medisinske-opplysninger" | "log-dod" | "log-dod-kansellering" => "epj-lege",
        _ => "epj-sykehus",
    }
}

/// Ids of things that messages make.
#[derive(Debug, Clone, Copy)]
pub struct Made {
    /// A message about Asta that one may open.
    pub message: Id<id::Message>,
    /// Something that it proposes.
    pub proposal: Id<id::Proposal>,
    /// A message about somebody unknown, which waits.
    pub held: Id<id::Message>,
}

impl Home {
    /// Lets messages come: a report about Asta, and a notice about somebody who is not known.
    pub async fn gets_messages(&self, world: &World) -> Made {
        let hospital = world.person("epj-sykehus").await;
        hospital
            .tells(Subject::asta().message("utskrivningsrapport"))
            .await;
        hospital
            .tells(Subject::olga().message("tidligmelding"))
            .await;
        let at = AtPatient {
            patient: self.record,
        };
        let messages = self.home_care.does::<ListMessages>(at, ()).await.messages;
        let proposals = self.home_care.does::<ListProposals>(at, ()).await.proposals;
        let here = AtUnit {
            unit: self.coordinator.unit(),
        };
        let held = self.coordinator.does::<ListHeld>(here, ()).await.patients;
        Made {
            message: messages[0].id,
            proposal: proposals[0].id,
            held: held[0].message,
        }
    }
}
