//! A laid-out document as a PDF, with its tags.

use std::num::NonZeroU16;

use krilla::{
    Document, SerializeSettings,
    color::rgb,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point},
    metadata::Metadata,
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag,
        TableHeaderScope, Tag, TagGroup, TagTree,
    },
};

use crate::{
    Failure, Paper,
    fonts::Fonts,
    layout::{Laid, Mark, PAGE, Tagged, TaggedItem},
    text::{Line, Style},
};

/// Of words, and of those that stand back: 15:1 and 7:1 on white.
const INK: [u8; 3] = [0x1c, 0x23, 0x26];
const QUIET: [u8; 3] = [0x4f, 0x56, 0x59];
const RULE: [u8; 3] = [0xc4, 0xc9, 0xcb];

/// What was drawn of each leaf.
type Drawn = Vec<Vec<Identifier>>;

/// Draws it.
pub(crate) fn draw(paper: &Paper, laid: &Laid, fonts: &Fonts) -> Result<Vec<u8>, Failure> {
    let mut document = Document::new_with(settings()?);
    document.set_metadata(
        Metadata::new()
            .title(paper.title.clone())
            .language(paper.lang.clone())
            .creator("Hjemover".to_owned()),
    );
    let mut drawn: Drawn = vec![Vec::new(); laid.leaves];
    for marks in &laid.pages {
        let page = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| failed("page"))?;
        let mut page = document.start_page_with(page);
        let mut surface = page.surface();
        for mark in marks {
            put(&mut surface, mark, fonts, &mut drawn);
        }
        surface.finish();
        page.finish();
    }
    document.set_outline(outline(laid));
    document.set_tag_tree(tags(laid, &mut drawn, &paper.lang));
    document.finish().map_err(|why| failed(&format!("{why:?}")))
}

fn failed(why: &str) -> Failure {
    Failure(why.to_owned())
}

fn settings() -> Result<SerializeSettings, Failure> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| failed("configuration"))?;
    Ok(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    })
}

fn put(surface: &mut Surface<'_>, mark: &Mark, fonts: &Fonts, drawn: &mut Drawn) {
    match mark {
        Mark::Line {
            x,
            baseline,
            line,
            style,
            quiet,
            leaf,
        } => {
            let identifier = match leaf {
                Some(_) => surface.start_tagged(ContentTag::Span(SpanTag::empty())),
                None => surface.start_tagged(artifact(ArtifactType::Footer)),
            };
            surface.set_fill(Some(fill(if *quiet { QUIET } else { INK })));
            letters(surface, (*x, *baseline), line, *style, fonts);
            surface.end_tagged();
            if let Some(of) = leaf.and_then(|leaf| drawn.get_mut(leaf)) {
                of.push(identifier);
            }
        }
        Mark::Rule { y } => {
            surface.start_tagged(artifact(ArtifactType::Other));
            rule(surface, *y);
            surface.end_tagged();
        }
    }
}

const fn artifact(kind: ArtifactType) -> ContentTag<'static> {
    ContentTag::Artifact(Artifact { kind, bbox: None })
}

fn color([red, green, blue]: [u8; 3]) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

fn fill(of: [u8; 3]) -> Fill {
    Fill {
        paint: color(of).into(),
        opacity: NormalizedF32::ONE,
        rule: Default::default(),
    }
}

fn letters(
    surface: &mut Surface<'_>,
    (x, y): (f32, f32),
    line: &Line,
    style: Style,
    fonts: &Fonts,
) {
    let mut at = x;
    for piece in &line.pieces {
        if let Some(font) = fonts.picture(piece.face) {
            surface.draw_glyphs(
                Point::from_xy(at, y),
                &piece.set.glyphs,
                font,
                &piece.text,
                style.size,
                false,
            );
        }
        at += piece.set.width * style.size;
    }
}

fn rule(surface: &mut Surface<'_>, y: f32) {
    let mut path = PathBuilder::new();
    path.move_to(56.0, y);
    path.line_to(PAGE.0 - 56.0, y);
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke {
            paint: color(RULE).into(),
            width: 0.6,
            ..Stroke::default()
        }));
        surface.draw_path(&path);
        surface.set_stroke(None);
    }
}

/// The headings, for finding one's way.
fn outline(laid: &Laid) -> Outline {
    let mut outline = Outline::new();
    for tagged in &laid.tagged {
        if let Tagged::Heading { title, page, y, .. } = tagged {
            let there = XyzDestination::new(*page, Point::from_xy(0.0, *y));
            outline.push_child(OutlineNode::new(title.clone(), there));
        }
    }
    outline
}

fn tags(laid: &Laid, drawn: &mut Drawn, lang: &str) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
    for tagged in &laid.tagged {
        tree.push(group(tagged, drawn));
    }
    tree
}

/// What was drawn of a leaf. Each is in the tree once.
fn of(drawn: &mut Drawn, leaf: usize) -> Vec<Node> {
    let identifiers = drawn.get_mut(leaf).map(std::mem::take).unwrap_or_default();
    identifiers.into_iter().map(Node::from).collect()
}

fn group(tagged: &Tagged, drawn: &mut Drawn) -> TagGroup {
    match tagged {
        Tagged::Heading {
            level, title, leaf, ..
        } => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            TagGroup::with_children(Tag::Hn(level, Some(title.clone())), of(drawn, *leaf))
        }
        Tagged::Text(leaf, lang) => {
            TagGroup::with_children(Tag::P.with_lang(lang.clone()), of(drawn, *leaf))
        }
        Tagged::List(items) => {
            let items = items.iter().map(|each| item(each, drawn).into()).collect();
            TagGroup::with_children(Tag::L(ListNumbering::Disc), items)
        }
        Tagged::Table { head, rows } => {
            let cells = head.iter().map(|leaf| {
                let tag = Tag::TH(TableHeaderScope::Column);
                TagGroup::with_children(tag, of(drawn, *leaf)).into()
            });
            let head = TagGroup::with_children(Tag::TR, cells.collect());
            let mut table = TagGroup::with_children(Tag::Table, vec![head.into()]);
            for row in rows {
                let cells = row.iter().map(|(leaf, lang)| {
                    let tag = Tag::TD.with_lang(lang.clone());
                    TagGroup::with_children(tag, of(drawn, *leaf)).into()
                });
                table.push(TagGroup::with_children(Tag::TR, cells.collect()));
            }
            table
        }
    }
}

fn item(item: &TaggedItem, drawn: &mut Drawn) -> TagGroup {
    let label = TagGroup::with_children(Tag::Lbl, of(drawn, item.label));
    let words = Tag::P.with_lang(item.lang.clone());
    let mut body = TagGroup::new(Tag::LBody);
    body.push(TagGroup::with_children(words, of(drawn, item.words)));
    if let Some(below) = item.below {
        body.push(TagGroup::with_children(Tag::P, of(drawn, below)));
    }
    TagGroup::with_children(Tag::LI, vec![label.into(), body.into()])
}
