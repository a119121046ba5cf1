//! Links that end notices without signing in (RFC 8058). The link holds whom it is for and a mark that only our key
//! makes; nothing is stored.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use shared::{
    Id,
    id::{Person, RelatedPerson},
    notices::{NoticeChoice, NoticeChoices},
};
use uuid::Uuid;

use super::store;
use crate::{
    access::{Proof as _, SystemPermit},
    app::App,
    db::Tx,
    error::Fault,
    mail::{self, Which},
    related_persons,
    secrets::DataKey,
};

const PURPOSE: &str = "hjemover/unsubscribe";

/// Whom a link is for. A new kind gets a letter of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// An account.
    Person(Id<Person>),
    /// A related person who was asked to confirm, with an account or without.
    RelatedPerson(Id<RelatedPerson>),
}

impl Subject {
    fn bytes(self) -> Vec<u8> {
        match self {
            Self::Person(person) => [b"p", person.uuid().as_bytes().as_slice()].concat(),
            Self::RelatedPerson(related) => [b"r", related.uuid().as_bytes().as_slice()].concat(),
        }
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (kind, id) = bytes.split_first()?;
        let id = Uuid::from_slice(id).ok()?;
        match kind {
            b'p' => Some(Self::Person(Id::new(id))),
            b'r' => Some(Self::RelatedPerson(Id::new(id))),
            _ => None,
        }
    }
}

/// The token of a link.
pub(crate) fn token(key: &DataKey, subject: Subject) -> Result<String, Fault> {
    let bytes = subject.bytes();
    let mark = key.mark(PURPOSE, &bytes)?;
    Ok(URL_SAFE_NO_PAD.encode([bytes.as_slice(), &mark].concat()))
}

/// Whom a token is for, if we made it.
pub(super) fn read(key: &DataKey, token: &str) -> Result<Option<Subject>, Fault> {
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(token) else {
        return Ok(None);
    };
    let Some((subject, mark)) = bytes.split_at_checked(17) else {
        return Ok(None);
    };
    if key.is_mark(PURPOSE, subject, mark)? {
        Ok(Subject::read(subject))
    } else {
        Ok(None)
    }
}

/// Ends all notices to whom the token is for. A token that we did not make is answered alike.
pub(super) async fn end(app: &App, token: &str) -> Result<(), Fault> {
    let Some(subject) = read(&app.data_key, token)? else {
        return Ok(());
    };
    let permit = SystemPermit::for_task("unsubscribe", None);
    app.db
        .write(permit.actor(), move |tx| match subject {
            Subject::Person(person) => end_all(tx, person),
            Subject::RelatedPerson(related) => related_persons::store::write_no_more(tx, related),
        })
        .await
}

fn end_all(tx: &mut Tx<'_>, person: Id<Person>) -> Result<(), Fault> {
    store::choose_all(tx, person, &NoticeChoices::all(NoticeChoice::Never))?;
    for kind in ["notice", "digest"] {
        mail::cancel(tx, &Which::To(person, kind))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_we_made_is_read() {
        let key = DataKey::from_base64(&DataKey::generate()).unwrap();
        let subject = Subject::Person(Id::new(Uuid::now_v7()));
        let link = token(&key, subject).unwrap();
        assert_eq!(link.len(), 44);
        assert!(
            link.chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
        );
        assert_eq!(read(&key, &link).unwrap(), Some(subject));
        let other = DataKey::from_base64(&DataKey::generate()).unwrap();
        assert_eq!(read(&other, &link).unwrap(), None);
        for at in 0..link.len() {
            let mut wrong = link.clone();
            let letter = if &link[at..=at] == "A" { "B" } else { "A" };
            wrong.replace_range(at..=at, letter);
            assert_eq!(read(&key, &wrong).unwrap(), None, "{at}");
        }
        for wrong in ["", "a", "å", &link[..40], &format!("{link}AAAA")] {
            assert_eq!(read(&key, wrong).unwrap(), None, "{wrong}");
        }
    }
}
