//! Formatted text as messages carry it: real headings, lists and tables, and nothing of anybody's markup.

use dioxus::prelude::*;
use shared::rich_text::{Block, Cell, RichText, Row, Span};

use crate::t;

/// The text in its language; headings inside it have this level, 3 or 4.
pub fn rich_text(text: &RichText, level: u8, lang: &str) -> Element {
    rsx! {
        div { class: "stack rich-text", lang, {blocks(text, level)} }
    }
}

fn blocks(text: &RichText, level: u8) -> Element {
    rsx! {
        {text.blocks.iter().map(|block| one_block(block, level))}
    }
}

fn one_block(block: &Block, level: u8) -> Element {
    match block {
        Block::Heading { text } if level == 3 => rsx! {
            h3 { {words(text)} }
        },
        Block::Heading { text } => rsx! {
            h4 { {words(text)} }
        },
        Block::Paragraph { text } => rsx! {
            p { {words(text)} }
        },
        Block::List { ordered, items } => {
            let items = items
                .iter()
                .map(|item| rsx! { li { {blocks(item, level)} } });
            if *ordered {
                rsx! {
                    ol { {items} }
                }
            } else {
                rsx! {
                    ul { {items} }
                }
            }
        }
        // A wide table moves inside its own box, which the keyboard can reach.
        Block::Table { rows } => rsx! {
            div { class: "table-box", role: "group", tabindex: "0", aria_label: t!("table-label"),
                table {
                    tbody { {rows.iter().map(|row| rsx! { tr { {row.cells.iter().map(|cell| one_cell(cell, row))} } })} }
                }
            }
        },
    }
}

fn one_cell(cell: &Cell, row: &Row) -> Element {
    match heads(cell, row) {
        Some(scope) => rsx! {
            th { scope, {words(&cell.text)} }
        },
        None => rsx! {
            td { {words(&cell.text)} }
        },
    }
}

/// What a cell is the heading of: its column in a row of headings, its row elsewhere. An empty cell heads nothing.
fn heads(cell: &Cell, row: &Row) -> Option<&'static str> {
    let says = cell.text.iter().any(|span| !span.text.trim().is_empty());
    let all = row.cells.iter().all(|cell| cell.header);
    (cell.header && says).then_some(if all { "col" } else { "row" })
}

/// Words in their looks. The style sheet keeps the breaks between lines.
fn words(spans: &[Span]) -> Element {
    rsx! {
        {spans.iter().map(|span| {
            let text = &*span.text;
            match (span.strong, span.emphasis) {
                (false, false) => rsx! { {text} },
                (false, true) => rsx! { em { {text} } },
                (true, false) => rsx! { strong { {text} } },
                (true, true) => rsx! { strong { em { {text} } } },
            }
        })}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, header: bool) -> Cell {
        Cell {
            text: vec![Span::plain(text)],
            header,
        }
    }

    #[test]
    fn a_heading_stands_for_its_column_or_its_row() {
        let first = Row {
            cells: vec![cell("", true), cell("Dose", true)],
        };
        let second = Row {
            cells: vec![cell("Furosemid", true), cell("40 mg", false)],
        };
        let of = |row: &Row| -> Vec<_> { row.cells.iter().map(|cell| heads(cell, row)).collect() };
        assert_eq!(of(&first), [None, Some("col")]);
        assert_eq!(of(&second), [Some("row"), None]);
    }
}
