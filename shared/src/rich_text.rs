//! Formatted text as messages carry it, in a type of our own: what a sender wrote in XHTML (HISD 1155:2008) becomes
//! blocks and spans, and nothing of the markup is kept. Shown by us, never inserted as HTML.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

mod read;

/// A formatted text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct RichText {
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
}

/// A block of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A heading inside the text.
    Heading {
        /// Its words.
        text: Vec<Span>,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        text: Vec<Span>,
    },
    /// A list.
    List {
        /// Numbered.
        ordered: bool,
        /// Its items.
        items: Vec<RichText>,
    },
    /// A table.
    Table {
        /// Its rows.
        rows: Vec<Row>,
    },
}

/// Words of one look. `\n` breaks the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Strong.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub strong: bool,
    /// Emphasized.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub emphasis: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cell {
    /// Its words.
    pub text: Vec<Span>,
    /// Heads a column or a row.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub header: bool,
}

impl RichText {
    /// A text without formatting: paragraphs between empty lines, lines as they are.
    #[must_use]
    pub fn from_plain(text: &str) -> Self {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let blocks = lines
            .split(|line| line.is_empty())
            .filter(|lines| !lines.is_empty())
            .map(|lines| Block::Paragraph {
                text: vec![Span::plain(&lines.join("\n"))],
            })
            .collect();
        Self { blocks }
    }

    /// Whether nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.plain().is_empty()
    }

    /// Its blocks without formatting, one by one.
    pub fn paragraphs(&self) -> impl Iterator<Item = String> {
        self.blocks.iter().map(Block::plain)
    }

    /// The same without formatting: blocks between empty lines, items after a dash, cells between bars.
    #[must_use]
    pub fn plain(&self) -> String {
        let blocks: Vec<String> = self
            .blocks
            .iter()
            .map(Block::plain)
            .filter(|text| !text.is_empty())
            .collect();
        blocks.join("\n\n")
    }
}

impl Block {
    fn plain(&self) -> String {
        match self {
            Self::Heading { text } | Self::Paragraph { text } => words(text),
            Self::List { ordered, items } => {
                let item = |(number, item): (usize, &RichText)| {
                    let text = item.plain().replace("\n\n", "\n");
                    if *ordered {
                        format!("{number}. {text}")
                    } else {
                        format!("– {text}")
                    }
                };
                let items: Vec<String> = (1..).zip(items).map(item).collect();
                items.join("\n")
            }
            Self::Table { rows } => {
                let row = |row: &Row| {
                    let cells: Vec<String> =
                        row.cells.iter().map(|cell| words(&cell.text)).collect();
                    cells.join(" | ").trim_end().to_owned()
                };
                rows.iter().map(row).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

impl Span {
    /// Words without a look of their own.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            strong: false,
            emphasis: false,
        }
    }
}

fn words(spans: &[Span]) -> String {
    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_paragraphs_and_lines() {
        let text = RichText::from_plain("Hei Olga!\r\n\r\n  Ta det\nmed ro. \n\n\n");
        assert_eq!(text.blocks.len(), 2);
        assert_eq!(text.plain(), "Hei Olga!\n\nTa det\nmed ro.");
        assert!(RichText::from_plain(" \n ").is_empty());
    }

    #[test]
    fn lists_and_tables_read_well_without_formatting() {
        let item = RichText::from_plain;
        let cell = |text| Cell {
            text: vec![Span::plain(text)],
            header: false,
        };
        let text = RichText {
            blocks: vec![
                Block::List {
                    ordered: false,
                    items: vec![item("hvile"), item("drikke")],
                },
                Block::Table {
                    rows: vec![Row {
                        cells: vec![cell("CRP"), cell("79")],
                    }],
                },
            ],
        };
        assert_eq!(text.plain(), "– hvile\n– drikke\n\nCRP | 79");
    }
}
