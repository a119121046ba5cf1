//! A text as lines of a width: which font for each character, where lines break, what stands left of what.

use std::ops::Range;

use unicode_bidi::ParagraphBidiInfo;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::fonts::{Face, Glyphs, Setter, UNKNOWN};

/// How large, and whether bold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    /// In points.
    pub(crate) size: f32,
    pub(crate) bold: bool,
}

/// A piece of a line in one font.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) face: Face,
    /// What its glyphs stand for, as it was written.
    pub(crate) text: String,
    pub(crate) set: Glyphs,
}

/// A line, its pieces from left to right.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) pieces: Vec<Piece>,
    /// In points.
    pub(crate) width: f32,
    pub(crate) right_to_left: bool,
}

/// What a reader sees as one character.
struct Cell {
    /// In the text as it was written.
    written: Range<usize>,
    /// In the text as it is drawn.
    drawn: Range<usize>,
    face: Face,
    space: bool,
}

/// The text as lines no wider than `width` points. Words that are wider break where they must.
pub(crate) fn lines(setter: &Setter<'_>, text: &str, style: Style, width: f32) -> Vec<Line> {
    text.split(['\n', '\u{2028}', '\u{2029}'])
        .flat_map(|paragraph| paragraph_lines(setter, paragraph, style, width))
        .collect()
}

fn paragraph_lines(setter: &Setter<'_>, text: &str, style: Style, width: f32) -> Vec<Line> {
    let (cells, drawn) = cells(setter, text, style.bold);
    if cells.is_empty() {
        return vec![Line::default()];
    }
    let order = ParagraphBidiInfo::new(&drawn, None);
    let set = Paragraph {
        setter,
        text,
        drawn: &drawn,
        cells: &cells,
        order: &order,
        size: style.size,
    };
    set.broken(width)
        .into_iter()
        .map(|line| set.line(line))
        .collect()
}

/// The characters, each with its font, and the text that is drawn for them.
fn cells(setter: &Setter<'_>, text: &str, bold: bool) -> (Vec<Cell>, String) {
    let (mut cells, mut drawn) = (Vec::new(), String::with_capacity(text.len()));
    for (at, written) in text.grapheme_indices(true) {
        let Some((face, picture)) = picture(setter, written, bold) else {
            continue;
        };
        let from = drawn.len();
        drawn.push_str(&picture);
        cells.push(Cell {
            written: at..at + written.len(),
            drawn: from..drawn.len(),
            face,
            space: written.chars().all(breaks),
        });
    }
    (cells, drawn)
}

/// What is drawn for a character: itself in the first font that has all of it, else without what joins, colours or
/// places it, else the mark for what is not known.
fn picture(setter: &Setter<'_>, written: &str, bold: bool) -> Option<(Face, String)> {
    let seen: Vec<char> = written
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !unprintable(*c))
        .collect();
    let first = seen.iter().copied().find(|c| !invisible(*c));
    let Some(first) = first else {
        // Marks of direction and the like: kept for the order, drawn as nothing.
        let marks: String = seen.into_iter().collect();
        return (!marks.is_empty()).then_some((0, marks));
    };
    let Some(face) = setter.face_of(first, bold) else {
        return setter
            .face_of(UNKNOWN, bold)
            .map(|face| (face, UNKNOWN.to_string()));
    };
    let whole = |face: Face| seen.iter().all(|c| invisible(*c) || setter.has(face, *c));
    let emoji = seen.iter().any(|c| matches!(c, '\u{200d}' | '\u{fe0f}'));
    if whole(face) && !emoji {
        return Some((face, seen.into_iter().collect()));
    }
    Some((face, first.to_string()))
}

/// Where a line may break: at white space, but for the spaces that hold together.
fn breaks(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')
}

/// What changes others and is not seen.
const fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{ad}')
}

/// What no document may hold.
const fn unprintable(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}

/// What a glyph stands for, in the piece as it was written: so a text can be searched and copied as it is, whatever
/// was drawn for it.
fn as_written(drawn: &Range<usize>, cells: &[Cell]) -> Range<usize> {
    let from =
        |range: fn(&Cell) -> &Range<usize>| cells.first().map_or(0, |cell| range(cell).start);
    let (drawn_from, written_from) = (from(|cell| &cell.drawn), from(|cell| &cell.written));
    let mut meant = cells.iter().filter(|cell| {
        cell.drawn.end - drawn_from > drawn.start && cell.drawn.start - drawn_from < drawn.end
    });
    let Some(first) = meant.next() else {
        return 0..0;
    };
    let last = meant.next_back().unwrap_or(first);
    first.written.start - written_from..last.written.end - written_from
}

/// A paragraph about to be broken into lines.
struct Paragraph<'p, 'f> {
    setter: &'p Setter<'f>,
    text: &'p str,
    drawn: &'p str,
    cells: &'p [Cell],
    order: &'p ParagraphBidiInfo<'p>,
    size: f32,
}

impl Paragraph<'_, '_> {
    /// The cells of each line.
    fn broken(&self, width: f32) -> Vec<Range<usize>> {
        let (mut lines, mut from, mut used, mut at) = (Vec::new(), 0, 0.0, 0);
        while at < self.cells.len() {
            let word_end = self.end_of_word(at);
            let next = self.end_of_spaces(word_end);
            let word = self.width(at..word_end);
            if used + word > width && at > from {
                lines.push(from..at);
                (from, used) = (at, 0.0);
            }
            if word > width {
                // A word wider than the line: as many of its characters as fit.
                let fits = self.fitting(at..word_end, width);
                lines.push(from..fits);
                (from, used, at) = (fits, 0.0, fits);
                continue;
            }
            used += word + self.width(word_end..next);
            at = next;
        }
        if from < self.cells.len() {
            lines.push(from..self.cells.len());
        }
        lines
    }

    fn end_of_word(&self, from: usize) -> usize {
        self.first(from, |cell| cell.space)
    }

    fn end_of_spaces(&self, from: usize) -> usize {
        self.first(from, |cell| !cell.space)
    }

    fn first(&self, from: usize, is: impl Fn(&Cell) -> bool) -> usize {
        let rest = self.cells.get(from..).unwrap_or_default();
        rest.iter()
            .position(is)
            .map_or(self.cells.len(), |found| from + found)
    }

    /// How far one comes within a width, and at least one character.
    fn fitting(&self, word: Range<usize>, width: f32) -> usize {
        let (mut used, mut at) = (0.0, word.start);
        while at < word.end {
            used += self.width(at..at + 1);
            if used > width && at > word.start {
                break;
            }
            at += 1;
        }
        at
    }

    /// In points, as it would be set.
    fn width(&self, cells: Range<usize>) -> f32 {
        let pieces = self.pieces(cells.clone(), self.is_right_to_left(cells.start));
        pieces.iter().map(|piece| piece.set.width).sum::<f32>() * self.size
    }

    fn is_right_to_left(&self, cell: usize) -> bool {
        let at = self.cells.get(cell).map_or(0, |cell| cell.drawn.start);
        self.order
            .levels
            .get(at)
            .is_some_and(unicode_bidi::Level::is_rtl)
    }

    /// Pieces of one font each, in the order of reading.
    fn pieces(&self, cells: Range<usize>, right_to_left: bool) -> Vec<Piece> {
        let cells = self.cells.get(cells).unwrap_or_default();
        cells
            .chunk_by(|one, next| one.face == next.face)
            .filter_map(|same| {
                let (first, last) = (same.first()?, same.last()?);
                let drawn = self.drawn.get(first.drawn.start..last.drawn.end)?;
                let mut set = self.setter.shape(first.face, drawn, right_to_left);
                for glyph in &mut set.glyphs {
                    glyph.text_range = as_written(&glyph.text_range, same);
                }
                Some(Piece {
                    face: first.face,
                    set,
                    text: self
                        .text
                        .get(first.written.start..last.written.end)?
                        .to_owned(),
                })
            })
            .collect()
    }

    /// A line as it is drawn, without the spaces at its end.
    fn line(&self, cells: Range<usize>) -> Line {
        let line = self.cells.get(cells.clone()).unwrap_or_default();
        let seen = line
            .iter()
            .rposition(|cell| !cell.space)
            .map_or(0, |last| last + 1);
        let cells = cells.start..cells.start + seen;
        let (Some(first), Some(last)) = (
            self.cells.get(cells.start),
            self.cells.get(cells.end.wrapping_sub(1)),
        ) else {
            return Line::default();
        };
        let mut pieces = Vec::new();
        if !cells.is_empty() {
            let (levels, runs) = self.order.visual_runs(first.drawn.start..last.drawn.end);
            for run in runs {
                let backwards = levels
                    .get(run.start)
                    .is_some_and(unicode_bidi::Level::is_rtl);
                let mut run = self.pieces(self.cells_in(&run, &cells), backwards);
                if backwards {
                    run.reverse();
                }
                pieces.append(&mut run);
            }
        }
        let width = pieces.iter().map(|piece| piece.set.width).sum::<f32>() * self.size;
        Line {
            pieces,
            width,
            right_to_left: self.order.paragraph_level.is_rtl(),
        }
    }

    /// The cells that a part of the drawn text holds.
    fn cells_in(&self, drawn: &Range<usize>, line: &Range<usize>) -> Range<usize> {
        let before = |at: usize| self.cells.partition_point(|cell| cell.drawn.start < at);
        before(drawn.start).max(line.start)..before(drawn.end).min(line.end)
    }
}
