//! What stands where: blocks become lines on pages, and a plan of their tags.

use crate::{
    Block, Item, Paper, Table, Words,
    fonts::Setter,
    text::{self, Line, Style},
};

/// A4, in points.
pub(crate) const PAGE: (f32, f32) = (595.276, 841.89);
const SIDE: f32 = 56.0;
const TOP: f32 = 54.0;
/// Where the footer ends.
const FOOT: f32 = PAGE.1 - 26.0;
const WIDTH: f32 = PAGE.0 - 2.0 * SIDE;
const INDENT: f32 = 14.0;
/// Between columns.
const GAP: f32 = 10.0;
/// From one baseline to the next, in parts of the size.
const LEADING: f32 = 1.36;

/// How much larger large text is: 14 points where ordinary text has 10.5.
const LARGE: f32 = 4.0 / 3.0;

const TITLE: Style = bold(19.0);
const HEADING: Style = bold(13.0);
const SUBHEADING: Style = bold(10.5);
const TEXT: Style = plain(10.5);
const QUIET: Style = plain(9.0);

const fn bold(size: f32) -> Style {
    Style { size, bold: true }
}

const fn plain(size: f32) -> Style {
    Style { size, bold: false }
}

/// Something that is read as one, with its lines on one page or several.
pub(crate) type Leaf = usize;

/// Something on a page.
pub(crate) enum Mark {
    /// A line of text, from its left end, on its baseline.
    Line {
        x: f32,
        baseline: f32,
        line: Line,
        style: Style,
        quiet: bool,
        /// What it is a part of; nothing is the footer.
        leaf: Option<Leaf>,
    },
    /// A thin line from side to side.
    Rule { y: f32 },
}

/// How the leaves belong together.
pub(crate) enum Tagged {
    Heading {
        level: u16,
        title: String,
        leaf: Leaf,
        /// Where it stands, for the outline.
        page: usize,
        y: f32,
    },
    Text(Leaf, Option<String>),
    List(Vec<TaggedItem>),
    Table {
        head: Vec<Leaf>,
        rows: Vec<Vec<(Leaf, Option<String>)>>,
    },
}

/// An item of a list.
pub(crate) struct TaggedItem {
    pub(crate) label: Leaf,
    pub(crate) words: Leaf,
    pub(crate) lang: Option<String>,
    pub(crate) below: Option<Leaf>,
}

/// A document that is laid out.
pub(crate) struct Laid {
    pub(crate) pages: Vec<Vec<Mark>>,
    pub(crate) tagged: Vec<Tagged>,
    pub(crate) leaves: usize,
}

/// Lays a document out.
pub(crate) fn lay_out(paper: &Paper, setter: &Setter<'_>) -> Laid {
    let mut layout = Layout {
        setter,
        scale: if paper.large { LARGE } else { 1.0 },
        bottom: FOOT,
        pages: vec![Vec::new()],
        y: TOP,
        leaves: 0,
    };
    layout.bottom =
        FOOT - layout.footer(&paper.footer, 1, 1).len() as f32 * layout.footer_line() - 16.0;
    let tagged = paper
        .blocks
        .iter()
        .filter_map(|block| layout.block(block))
        .collect();
    layout.footers(&paper.footer);
    Laid {
        pages: layout.pages,
        tagged,
        leaves: layout.leaves,
    }
}

struct Layout<'l, 'f> {
    setter: &'l Setter<'f>,
    /// How large everything is written.
    scale: f32,
    /// Where the text ends; the footer stands below.
    bottom: f32,
    pages: Vec<Vec<Mark>>,
    /// How far down the page one has come.
    y: f32,
    leaves: usize,
}

/// Where a text stands.
#[derive(Clone, Copy)]
struct Place {
    x: f32,
    width: f32,
    style: Style,
    quiet: bool,
}

const fn across(style: Style) -> Place {
    Place {
        x: SIDE,
        width: WIDTH,
        style,
        quiet: false,
    }
}

const fn item(style: Style, quiet: bool) -> Place {
    Place {
        x: SIDE + INDENT,
        width: WIDTH - INDENT,
        style,
        quiet,
    }
}

impl Layout<'_, '_> {
    const fn sized(&self, style: Style) -> Style {
        Style {
            size: style.size * self.scale,
            ..style
        }
    }

    fn block(&mut self, block: &Block) -> Option<Tagged> {
        match block {
            Block::Title(text) => Some(self.heading(1, text, self.sized(TITLE), (0.0, 4.0))),
            Block::Heading(text) => Some(self.heading(2, text, self.sized(HEADING), (16.0, 4.0))),
            Block::Subheading(text) => {
                Some(self.heading(3, text, self.sized(SUBHEADING), (8.0, 2.0)))
            }
            Block::Text(words) => {
                let leaf = self.text(&words.text, across(self.sized(TEXT)));
                self.y += 4.0;
                Some(Tagged::Text(leaf, words.lang.clone()))
            }
            Block::Note(text) => {
                let place = Place {
                    quiet: true,
                    ..across(self.sized(QUIET))
                };
                let leaf = self.text(text, place);
                self.y += 4.0;
                Some(Tagged::Text(leaf, None))
            }
            Block::List(items) if items.is_empty() => None,
            Block::List(items) => Some(Tagged::List(
                items.iter().map(|each| self.item(each)).collect(),
            )),
            Block::Table(table) if table.rows.is_empty() => None,
            Block::Table(table) => Some(self.table(table)),
        }
    }

    fn heading(
        &mut self,
        level: u16,
        text: &str,
        style: Style,
        (before, after): (f32, f32),
    ) -> Tagged {
        if self.y > TOP {
            self.y += before;
        }
        // Never alone at the foot of a page.
        self.room_for(style.size * LEADING + 34.0);
        let (page, y) = (self.pages.len() - 1, self.y);
        let leaf = self.text(text, across(style));
        self.y += after;
        Tagged::Heading {
            level,
            title: text.to_owned(),
            leaf,
            page,
            y,
        }
    }

    fn item(&mut self, item_of: &Item) -> TaggedItem {
        self.room_for(self.sized(TEXT).size * LEADING);
        let label = self.leaf();
        let mark = text::lines(self.setter, "•", self.sized(TEXT), INDENT)
            .into_iter()
            .next();
        let baseline = self.y + self.sized(TEXT).size;
        if let Some(line) = mark {
            self.put(Mark::Line {
                x: SIDE + 2.0,
                baseline,
                line,
                style: self.sized(TEXT),
                quiet: false,
                leaf: Some(label),
            });
        }
        let words = self.text(&item_of.words.text, item(self.sized(TEXT), false));
        let below = item_of.below.as_deref();
        let below = below.map(|below| self.text(below, item(self.sized(QUIET), true)));
        self.y += 4.0;
        TaggedItem {
            label,
            words,
            lang: item_of.words.lang.clone(),
            below,
        }
    }

    fn table(&mut self, table: &Table) -> Tagged {
        let head: Vec<Words> = table
            .columns
            .iter()
            .map(|(head, _)| Words::ours(head.clone()))
            .collect();
        let head = self.row(table, &head, self.sized(bold(9.0)));
        let rows = table.rows.iter().map(|row| {
            let leaves = self.row(table, row, self.sized(plain(10.0)));
            let langs = row.iter().map(|words| words.lang.clone());
            leaves.into_iter().zip(langs).collect()
        });
        let rows = rows.collect();
        self.y += 4.0;
        Tagged::Table { head, rows }
    }

    /// A row stays together: its cells hold a line of a few hundred characters at most.
    fn row(&mut self, table: &Table, cells: &[Words], style: Style) -> Vec<Leaf> {
        let mut x = SIDE;
        let set: Vec<(f32, f32, Vec<Line>)> = table
            .columns
            .iter()
            .zip(cells)
            .map(|((_, share), words)| {
                let (left, width) = (x, WIDTH * f32::from(*share) / 100.0);
                x += width;
                let lines = text::lines(self.setter, &words.text, style, width - GAP);
                (left, width - GAP, lines)
            })
            .collect();
        let tallest = set.iter().map(|(.., lines)| lines.len()).max().unwrap_or(0);
        let height = tallest as f32 * style.size * LEADING;
        self.room_for(height + 6.0);
        let top = self.y + 3.0;
        let leaves = set.into_iter().map(|(x, width, lines)| {
            let leaf = self.leaf();
            self.y = top;
            let place = Place {
                x,
                width,
                style,
                quiet: false,
            };
            lines
                .into_iter()
                .for_each(|line| self.line(line, place, leaf));
            leaf
        });
        let leaves = leaves.collect();
        self.y = top + height + 3.0;
        let y = self.y;
        self.put(Mark::Rule { y });
        leaves
    }

    /// Sets a text, over as many pages as it needs.
    fn text(&mut self, text: &str, place: Place) -> Leaf {
        let leaf = self.leaf();
        for line in text::lines(self.setter, text, place.style, place.width) {
            self.line(line, place, leaf);
        }
        leaf
    }

    fn line(&mut self, line: Line, place: Place, leaf: Leaf) {
        self.room_for(place.style.size * LEADING);
        let x = if line.right_to_left {
            place.x + (place.width - line.width).max(0.0)
        } else {
            place.x
        };
        let baseline = self.y + place.style.size;
        self.y += place.style.size * LEADING;
        if !line.pieces.is_empty() {
            self.put(Mark::Line {
                x,
                baseline,
                line,
                style: place.style,
                quiet: place.quiet,
                leaf: Some(leaf),
            });
        }
    }

    fn room_for(&mut self, height: f32) {
        if self.y + height > self.bottom && self.y > TOP {
            self.pages.push(Vec::new());
            self.y = TOP;
        }
    }

    fn put(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    const fn leaf(&mut self) -> Leaf {
        self.leaves += 1;
        self.leaves - 1
    }

    fn footer_line(&self) -> f32 {
        self.sized(QUIET).size * LEADING
    }

    /// The lines below a page.
    fn footer(&self, footer: &str, page: usize, pages: usize) -> Vec<Line> {
        let words = footer
            .replace("{page}", &page.to_string())
            .replace("{pages}", &pages.to_string());
        text::lines(self.setter, &words, self.sized(QUIET), WIDTH)
    }

    fn footers(&mut self, footer: &str) {
        let (count, style) = (self.pages.len(), self.sized(QUIET));
        for index in 0..count {
            let lines = self.footer(footer, index + 1, count);
            let first = FOOT - lines.len() as f32 * self.footer_line() + style.size;
            let height = self.footer_line();
            let marks = lines
                .into_iter()
                .enumerate()
                .map(|(number, line)| Mark::Line {
                    x: SIDE,
                    baseline: first + number as f32 * height,
                    line,
                    style,
                    quiet: true,
                    leaf: None,
                });
            if let Some(page) = self.pages.get_mut(index) {
                page.extend(marks);
            }
        }
    }
}
