//! The fonts that are compiled in, and which of them has a picture of what.

use std::ops::Range;

use harfrust::{Buffer, Direction, ShapeOptions, ShaperFont};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use crate::Failure;

/// Parts of the Noto fonts (fonts/OFL.txt), in the order in which they are asked.
const DATA: [&[u8]; 5] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoSansHebrew-Regular.ttf"),
    include_bytes!("../fonts/NotoEmoji-Regular.ttf"),
];

/// One of the fonts, by its place.
pub(crate) type Face = usize;

const REGULAR: Face = 0;
const BOLD: Face = 1;

/// What stands for a character that no font has.
pub(crate) const UNKNOWN: char = '\u{fffd}';

/// The fonts, read.
pub(crate) struct Fonts {
    shapes: Vec<harfrust::Font>,
    pictures: Vec<Font>,
}

impl Fonts {
    /// Reads them.
    pub(crate) fn load() -> Result<Self, Failure> {
        let broken = || Failure("a font cannot be read".to_owned());
        let shapes = DATA.map(|data| harfrust::Font::new(data.to_vec(), 0).ok_or_else(broken));
        let pictures = DATA.map(|data| Font::new(data.to_vec().into(), 0).ok_or_else(broken));
        Ok(Self {
            shapes: shapes.into_iter().collect::<Result<_, _>>()?,
            pictures: pictures.into_iter().collect::<Result<_, _>>()?,
        })
    }

    /// What sets text with them.
    pub(crate) fn setter(&self) -> Setter<'_> {
        let per_em = self.pictures.iter().map(Font::units_per_em);
        Setter {
            faces: self
                .shapes
                .iter()
                .map(ShaperFont::new)
                .zip(per_em)
                .collect(),
        }
    }

    /// A font, for drawing.
    pub(crate) fn picture(&self, face: Face) -> Option<Font> {
        self.pictures.get(face).cloned()
    }
}

/// Sets text: which font, which glyphs.
pub(crate) struct Setter<'f> {
    faces: Vec<(ShaperFont<'f, 'f>, f32)>,
}

/// Glyphs of one font in the order in which they are drawn; lengths in parts of the font size.
#[derive(Debug, Clone, Default)]
pub(crate) struct Glyphs {
    pub(crate) glyphs: Vec<KrillaGlyph>,
    pub(crate) width: f32,
}

impl Setter<'_> {
    /// The first font that has this character, the bold one first where asked.
    pub(crate) fn face_of(&self, character: char, bold: bool) -> Option<Face> {
        let first = if bold { BOLD } else { REGULAR };
        let others = (0..self.faces.len()).filter(|face| *face != BOLD);
        std::iter::once(first)
            .chain(others)
            .find(|face| self.has(*face, character))
    }

    /// Whether a font has a character.
    pub(crate) fn has(&self, face: Face, character: char) -> bool {
        self.faces
            .get(face)
            .is_some_and(|(font, _)| font.nominal_glyph(u32::from(character)).is_some())
    }

    /// The glyphs of a text that one font has, in one direction.
    pub(crate) fn shape(&self, face: Face, text: &str, right_to_left: bool) -> Glyphs {
        let Some((font, per_em)) = self.faces.get(face) else {
            return Glyphs::default();
        };
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(if right_to_left {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        });
        if harfrust::shape(font, &mut buffer, ShapeOptions::new()).is_err() {
            return Glyphs::default();
        }
        let mut starts: Vec<usize> = buffer.glyph_infos().iter().map(start).collect();
        starts.sort_unstable();
        starts.dedup();
        let mut set = Glyphs::default();
        for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            let part = |length: i32| length as f32 / per_em;
            let advance = part(position.x_advance);
            set.width += advance;
            set.glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                advance,
                part(position.x_offset),
                part(position.y_offset),
                0.0,
                cluster(start(info), &starts, text),
                None,
            ));
        }
        set
    }
}

fn start(info: &harfrust::GlyphInfo) -> usize {
    usize::try_from(info.cluster).unwrap_or_default()
}

/// Which part of the text a glyph stands for: from its start to the next one.
fn cluster(start: usize, starts: &[usize], text: &str) -> Range<usize> {
    let next = starts.iter().copied().find(|next| *next > start);
    start..next.unwrap_or(text.len())
}
