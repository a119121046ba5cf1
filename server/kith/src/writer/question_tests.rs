//! What is asked is what stands in the message. Dialogue messages are not read yet, but for their outside.

use shared::messages::{MessageContent, MessageKind};

use super::{
    samples::{NOTICE, ask, ask_least, sides, some},
    *,
};
use crate::read;

/// The text of the first element of this name, unescaped.
pub(super) fn text_in(xml: &str, name: &str) -> Option<String> {
    let rest = xml.split_once(&format!("<{name}>"))?.1;
    let text = rest.split_once(&format!("</{name}>"))?.0;
    Some(quick_xml::escape::unescape(text).unwrap().into_owned())
}

fn write(asks: &Question) -> String {
    question(&sides().outside(), asks).unwrap()
}

#[test]
fn everything_that_is_asked() {
    let xml = write(&ask());
    let text = |name| text_in(&xml, name).unwrap();
    assert_eq!(text("TekstNotatInnhold"), ask().text);
    assert_eq!(Some(text("Tema")), ask().subject);
    assert_eq!(text("DatoNotat"), "2026-11-09");
    for part in [
        "<TemaKodet V=\"6\" DN=\"Henvendelse om pasient\" S=\"2.16.578.1.12.4.1.1.7322\"/>",
        "<TypeHealthcareProfessional V=\"SP\" DN=\"Sykepleier\"/>",
        "<fk1:Id>565500011</fk1:Id>",
        "<fk1:TeleAddress V=\"tel:35000220\"/>",
    ] {
        assert!(xml.contains(part), "{part}");
    }
}

#[test]
fn the_outside_reads_back() {
    let sides = sides();
    let outside = Outside {
        refers_to: Some("b"),
        conversation: Some("a"),
        ..sides.outside()
    };
    let message = read(question(&outside, &ask()).unwrap().as_bytes())
        .unwrap()
        .message;
    assert_eq!(message.content, MessageContent::Unknown);
    let envelope = message.envelope;
    assert_eq!(envelope.kind, MessageKind::Unknown);
    assert_eq!(envelope.kind_code, "DIALOG_HELSEFAGLIG");
    assert_eq!(envelope.id, outside.id.to_string());
    assert_eq!(envelope.refers_to.as_deref(), Some("b"));
    assert_eq!(envelope.conversation.as_deref(), Some("a"));
    assert_eq!(
        (envelope.sender, envelope.receiver),
        (sides.home_care, sides.ward)
    );
}

#[test]
fn the_least_question() {
    let xml = write(&ask_least());
    assert_eq!(
        text_in(&xml, "TekstNotatInnhold"),
        some("Når kommer Olga hjem?")
    );
    assert!(xml.contains("<TypeHealthcareProfessional V=\"XX\" DN=\"Ukjent/uspesifisert\"/>"));
    for part in ["<Tema>", "TeleCom", "ConversationRef", "HPR"] {
        assert!(!xml.contains(part), "{part}");
    }
}

#[test]
fn one_reference_stands_for_both() {
    let sides = sides();
    for (refers_to, conversation) in [(Some(NOTICE), None), (None, Some(NOTICE))] {
        let outside = Outside {
            refers_to,
            conversation,
            ..sides.outside()
        };
        let xml = question(&outside, &ask()).unwrap();
        assert_eq!(text_in(&xml, "RefToParent"), some(NOTICE));
        assert_eq!(text_in(&xml, "RefToConversation"), some(NOTICE));
    }
}

#[test]
fn a_question_must_ask() {
    let refusal = question(&sides().outside(), &Question::default()).unwrap_err();
    assert_eq!(refusal.kind(), io::ErrorKind::InvalidInput);
    assert_eq!(refusal.to_string(), "a question has no words");
}

#[test]
fn a_telephone_that_is_no_number_is_a_remark() {
    let asks = Question {
        phone: some("via sentralbordet"),
        ..ask()
    };
    assert_eq!(
        text_in(&write(&asks), "Merknad"),
        some("Telefon: via sentralbordet")
    );
}
