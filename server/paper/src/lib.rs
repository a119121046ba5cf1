//! Pages on paper: headings, texts, lists and tables become a tagged PDF (PDF/UA-1) on A4.
//!
//! Pure: no network, no files, no clock; the fonts are compiled in. Invariants: every character that somebody wrote
//! can be searched for and copied, also where no font has a picture of it; text in any direction stands right; nothing
//! is cut, long texts go on over the next pages.

mod draw;
mod fonts;
mod layout;
mod text;

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What it is called, in the reader's list of documents.
    pub title: String,
    /// The language of our own words (BCP 47).
    pub lang: String,
    /// Written large, for those who see less well.
    pub large: bool,
    /// What stands below each page; `{page}` and `{pages}` are filled in.
    pub footer: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// One thing after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The heading of the page. Once, first.
    Title(String),
    /// The heading of a part.
    Heading(String),
    /// The heading of something within a part.
    Subheading(String),
    /// A text.
    Text(Words),
    /// A quieter text of ours.
    Note(String),
    /// Items.
    List(Vec<Item>),
    /// Rows under heads.
    Table(Table),
}

/// Words that somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The words; line breaks are kept.
    pub text: String,
    /// Their language (BCP 47), where it is not the document's.
    pub lang: Option<String>,
}

impl Words {
    /// Words of our own.
    #[must_use]
    pub const fn ours(text: String) -> Self {
        Self { text, lang: None }
    }
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The words.
    pub words: Words,
    /// Beside it, quieter: who said it, and when.
    pub below: Option<String>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The head of each column, with its share of the width, in hundredths.
    pub columns: Vec<(String, u16)>,
    /// The rows, a cell for each column.
    pub rows: Vec<Vec<Words>>,
}

/// It could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the document could not be made: {0}")]
pub struct Failure(String);

/// Writes the document. Takes milliseconds for a page; call it where waiting is allowed.
///
/// # Errors
/// When a font is broken or the document breaks a rule of PDF/UA: our fault, never the words'.
pub fn pdf(paper: &Paper) -> Result<Vec<u8>, Failure> {
    let fonts = fonts::Fonts::load()?;
    let laid = layout::lay_out(paper, &fonts.setter());
    draw::draw(paper, &laid, &fonts)
}

#[cfg(test)]
mod tests;
