//! Reading blocks, by hand. What a block is stands among its fields; serde's own code for that keeps all fields in a
//! type between and reads them anew from there, which costs a phone 5 kB (brotli) wherever a letter is shown.

use serde::{Deserialize, Deserializer, de::Error};

use super::{Block, RichText, Row, Span};

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Heading,
    Paragraph,
    List,
    Table,
}

/// What any block may hold.
#[derive(Deserialize)]
struct Fields {
    kind: Kind,
    text: Option<Vec<Span>>,
    ordered: Option<bool>,
    items: Option<Vec<RichText>>,
    rows: Option<Vec<Row>>,
}

impl<'de> Deserialize<'de> for Block {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = Fields::deserialize(deserializer)?;
        let missing = |name| move || D::Error::missing_field(name);
        Ok(match fields.kind {
            Kind::Heading => Self::Heading {
                text: fields.text.ok_or_else(missing("text"))?,
            },
            Kind::Paragraph => Self::Paragraph {
                text: fields.text.ok_or_else(missing("text"))?,
            },
            Kind::List => Self::List {
                ordered: fields.ordered.ok_or_else(missing("ordered"))?,
                items: fields.items.ok_or_else(missing("items"))?,
            },
            Kind::Table => Self::Table {
                rows: fields.rows.ok_or_else(missing("rows"))?,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::rich_text::{Block, Cell, RichText, Row, Span};

    fn text() -> RichText {
        let words = || {
            vec![Span {
                text: "Ta det\nmed ro".to_owned(),
                strong: true,
                emphasis: false,
            }]
        };
        let cell = Cell {
            text: words(),
            header: true,
        };
        RichText {
            blocks: vec![
                Block::Heading { text: words() },
                Block::Paragraph { text: words() },
                Block::List {
                    ordered: true,
                    items: vec![RichText::from_plain("hvile")],
                },
                Block::Table {
                    rows: vec![Row { cells: vec![cell] }],
                },
            ],
        }
    }

    #[test]
    fn what_was_written_is_read() {
        let json = serde_json::to_string(&text()).unwrap();
        assert_eq!(serde_json::from_str::<RichText>(&json).unwrap(), text());
    }

    #[test]
    fn what_lacks_something_is_refused() {
        for lacks in [
            r#"{"kind":"paragraph"}"#,
            r#"{"kind":"list","items":[]}"#,
            r#"{"kind":"table"}"#,
            r#"{"kind":"picture","text":[]}"#,
            r#"{"text":[]}"#,
        ] {
            assert!(serde_json::from_str::<Block>(lacks).is_err(), "{lacks}");
        }
    }
}
