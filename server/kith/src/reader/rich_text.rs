//! XHTML of a message to our own rich text. Only what HISD 1155:2008 lists is understood; of other elements the words
//! are kept, of those that may hold programs or load something not even these.

use shared::rich_text::{Block, Cell, RichText, Row, Span};

use super::{
    parts::Warnings,
    xml::{Element, Node},
};

/// How words look here.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    strong: bool,
    emphasis: bool,
    /// Line breaks and spaces as they are written.
    as_written: bool,
}

/// The text inside an element: formatted, or plain.
pub(super) fn rich_text(element: &Element, warnings: &mut Warnings) -> RichText {
    if element.elements().next().is_none() {
        return RichText::from_plain(&element.text().unwrap_or_default());
    }
    let mut writer = Writer {
        warnings,
        blocks: Vec::new(),
        words: Vec::new(),
    };
    writer.inside(element, Look::default());
    writer.end_paragraph();
    RichText {
        blocks: writer.blocks,
    }
}

struct Writer<'w> {
    warnings: &'w mut Warnings,
    blocks: Vec<Block>,
    /// Words of the paragraph that is being written.
    words: Vec<Span>,
}

impl Writer<'_> {
    fn inside(&mut self, element: &Element, look: Look) {
        for node in &element.children {
            match node {
                Node::Text(text) => self.say(text, look),
                Node::Element(child) => self.element(child, look),
            }
        }
    }

    fn element(&mut self, element: &Element, look: Look) {
        match element.name.as_str() {
            "br" => self.say_as_written("\n", look),
            "strong" | "b" => self.inside(
                element,
                Look {
                    strong: true,
                    ..look
                },
            ),
            "em" | "i" | "cite" | "dfn" | "var" => self.inside(
                element,
                Look {
                    emphasis: true,
                    ..look
                },
            ),
            "abbr" | "acronym" | "code" | "kbd" | "q" | "samp" | "span" | "sub" | "sup" | "tt"
            | "u" | "small" | "big" => self.inside(element, look),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_paragraph();
                self.inside(element, look);
                let text = self.take_words();
                if !text.is_empty() {
                    self.blocks.push(Block::Heading { text });
                }
            }
            "pre" => {
                self.end_paragraph();
                self.inside(
                    element,
                    Look {
                        as_written: true,
                        ..look
                    },
                );
                self.end_paragraph();
            }
            "div" | "p" | "address" | "blockquote" | "dl" | "dt" | "dd" | "body" | "html" => {
                self.end_paragraph();
                self.inside(element, look);
                self.end_paragraph();
            }
            "ul" => self.list(element, false),
            "ol" => self.list(element, true),
            "table" => self.table(element),
            "script" | "style" | "object" | "iframe" | "embed" | "applet" | "form" | "img"
            | "link" | "meta" | "head" | "video" | "audio" | "svg" | "math" => {
                self.warn(&element.name, "left out");
            }
            other => {
                self.warn(other, "only its words are kept");
                self.inside(element, look);
            }
        }
    }

    fn warn(&mut self, element: &str, what: &str) {
        let plain = element.len() <= 30 && element.chars().all(|c| c.is_ascii_alphanumeric());
        let name = if plain { element } else { "of an odd name" };
        self.warnings
            .odd(format!("formatting that is not allowed: {name}; {what}"));
    }

    /// An inner text, apart from this one.
    fn apart(&mut self, element: &Element) -> RichText {
        let mut inner = Writer {
            warnings: self.warnings,
            blocks: Vec::new(),
            words: Vec::new(),
        };
        inner.inside(element, Look::default());
        inner.end_paragraph();
        RichText {
            blocks: inner.blocks,
        }
    }

    fn list(&mut self, element: &Element, ordered: bool) {
        self.end_paragraph();
        let mut items = Vec::new();
        for item in element.all("li") {
            let item = self.apart(item);
            if !item.is_empty() {
                items.push(item);
            }
        }
        if !items.is_empty() {
            self.blocks.push(Block::List { ordered, items });
        }
    }

    fn table(&mut self, element: &Element) {
        self.end_paragraph();
        if let Some(caption) = element.child("caption") {
            self.inside(caption, Look::default());
            let text = self.take_words();
            if !text.is_empty() {
                self.blocks.push(Block::Heading { text });
            }
        }
        let mut found = Vec::new();
        element.everywhere("tr", &mut found);
        let mut rows = Vec::new();
        for row in found {
            let mut cells = Vec::new();
            for cell in row
                .elements()
                .filter(|cell| matches!(cell.name.as_str(), "td" | "th"))
            {
                let text = Span::plain(&self.apart(cell).plain());
                cells.push(Cell {
                    header: cell.name == "th",
                    text: vec![text],
                });
            }
            if !cells.is_empty() {
                rows.push(Row { cells });
            }
        }
        if !rows.is_empty() {
            self.blocks.push(Block::Table { rows });
        }
    }

    fn say(&mut self, text: &str, look: Look) {
        if look.as_written {
            self.say_as_written(text, look);
            return;
        }
        // As a browser does: any white space is one space, none at the beginning of a line.
        let mut words = String::new();
        let at_start = |words: &str, spans: &[Span]| {
            let before = words
                .chars()
                .last()
                .or_else(|| spans.last()?.text.chars().last());
            before.is_none_or(|c| c == ' ' || c == '\n')
        };
        for character in text.chars() {
            if !matches!(character, ' ' | '\n' | '\t' | '\r') {
                words.push(character);
            } else if !at_start(&words, &self.words) {
                words.push(' ');
            }
        }
        self.say_as_written(&words, look);
    }

    fn say_as_written(&mut self, text: &str, look: Look) {
        if text.is_empty() {
            return;
        }
        let same = |span: &&mut Span| (span.strong, span.emphasis) == (look.strong, look.emphasis);
        match self.words.last_mut().filter(same) {
            Some(span) => span.text.push_str(text),
            None => self.words.push(Span {
                text: text.to_owned(),
                strong: look.strong,
                emphasis: look.emphasis,
            }),
        }
    }

    /// The words so far, without white space at the ends.
    fn take_words(&mut self) -> Vec<Span> {
        let mut words = std::mem::take(&mut self.words);
        while let Some(last) = words.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            words.pop();
        }
        if let Some(first) = words.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
        words
    }

    fn end_paragraph(&mut self) {
        let text = self.take_words();
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph { text });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::xml;

    fn read(xhtml: &str) -> (RichText, usize) {
        let root = xml::read(format!("<v>{xhtml}</v>").as_bytes()).unwrap();
        let mut warnings = Warnings::default();
        let text = rich_text(&root, &mut warnings);
        (text, warnings.into_inner().len())
    }

    #[test]
    fn paragraphs_breaks_and_looks() {
        let (text, warnings) = read(
            "<div xmlns='http://www.w3.org/1999/xhtml'>\n <h2>Hei</h2><p> Du var <b>syk</b>\n  lenge.<br/>  Nå er du <em>bra</em>. </p></div>",
        );
        assert_eq!(text.plain(), "Hei\n\nDu var syk lenge.\nNå er du bra.");
        let Block::Paragraph { text: words } = &text.blocks[1] else {
            panic!("{text:?}")
        };
        let strong: Vec<_> = words
            .iter()
            .filter(|span| span.strong)
            .map(|span| span.text.as_str())
            .collect();
        assert_eq!((strong, warnings), (vec!["syk"], 0));
    }

    #[test]
    fn lists_and_tables() {
        let (text, _) = read(
            "<div><ul><li>hvile</li><li><p>drikke</p></li><li/></ul><table><caption>Prøver</caption><tbody><tr><th>CRP</th><td>79</td><td/></tr></tbody></table></div>",
        );
        assert_eq!(text.plain(), "– hvile\n– drikke\n\nPrøver\n\nCRP | 79 |");
    }

    #[test]
    fn what_may_do_something_is_left_out() {
        let (text, warnings) = read(
            "<div onclick='x()'><script>alert(1)</script><img src='http://x.example/a.png'/><a href='javascript:x()'>les mer</a><marquee>nå</marquee></div>",
        );
        assert_eq!(text.plain(), "les mernå");
        assert_eq!(warnings, 4);
        assert!(!format!("{text:?}").contains("javascript"));
    }

    #[test]
    fn plain_text_stays_as_it_is() {
        assert_eq!(
            read("Hei!\n\nTa det med ro.").0.plain(),
            "Hei!\n\nTa det med ro."
        );
    }
}
