//! Messages read here as serde_json reads them: what was understood of every fixture.

use std::{fs, path::Path};

use serde_json::{Value, json};
use shared::messages::Message;

use super::decode_value;

#[test]
fn every_message_that_is_understood_reads_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/messages/understood");
    let mut read = 0;
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let mut fixture: Value = serde_json::from_str(&text).unwrap();
        let message = &mut fixture["understood"];
        if message["content"]["kind"] == "report" {
            // Left out of the fixtures: it says everything once more.
            let inside = json!([{ "label": "Merknad", "value": "x" }]);
            message["content"]["everything"] = json!([{ "label": "Kontakt", "entries": inside }]);
        }
        let theirs: Message = serde_json::from_value(message.clone()).unwrap();
        assert_eq!(decode_value::<Message>(message), Some(theirs));
        read += 1;
    }
    assert!(read > 20, "{read} fixtures were read");
}
