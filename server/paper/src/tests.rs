use proptest::prelude::*;

use super::*;

fn words(text: &str) -> Words {
    Words {
        text: text.to_owned(),
        lang: None,
    }
}

fn item(text: &str) -> Item {
    Item {
        words: words(text),
        below: Some("Asta Bakke, 22. november".to_owned()),
    }
}

fn paper(blocks: Vec<Block>) -> Paper {
    Paper {
        title: "Til legetimen".to_owned(),
        lang: "nb".to_owned(),
        large: false,
        footer: "Side {page} av {pages}".to_owned(),
        blocks,
    }
}

fn pages(paper: &Paper) -> usize {
    let fonts = fonts::Fonts::load().unwrap();
    layout::lay_out(paper, &fonts.setter()).pages.len()
}

fn words_of(line: &text::Line) -> String {
    line.pieces
        .iter()
        .map(|piece| piece.text.as_str())
        .collect()
}

/// All words of the lines on all pages, as they are read.
fn read(paper: &Paper) -> String {
    let fonts = fonts::Fonts::load().unwrap();
    let laid = layout::lay_out(paper, &fonts.setter());
    let lines = laid.pages.iter().flatten().filter_map(|mark| match mark {
        layout::Mark::Line { line, leaf, .. } => leaf.map(|_| words_of(line)),
        layout::Mark::Rule { .. } => None,
    });
    lines.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_page_with_everything_is_valid() {
    let table = Table {
        columns: vec![("Legemiddel".to_owned(), 40), ("Hvorfor".to_owned(), 60)],
        rows: vec![vec![words("Eliquis 2,5 mg"), words("Mot blodpropp 🩹")]],
    };
    let written = paper(vec![
        Block::Title("Til legetimen".to_owned()),
        Block::Text(words("Kåre Solli")),
        Block::Heading("Spørsmål".to_owned()),
        Block::List(vec![
            item("Kan jeg slutte med blodfortynnende? 🙂👩‍⚕️❤️"),
            Item {
                words: Words {
                    text: "أشعر بدوخة عندما أقف (2 مرات) Eliquis".to_owned(),
                    lang: Some("ar".to_owned()),
                },
                below: None,
            },
            item("אני מרגיש סחרחורת"),
            item("你好, ไทย, \u{e000}\u{10ffff}"),
        ]),
        Block::Subheading("Medisiner".to_owned()),
        Block::Table(table),
        Block::Note("Skrevet i Hjemover".to_owned()),
    ]);
    let pdf = pdf(&written).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert_eq!(pages(&written), 1);
    if let Ok(file) = std::env::var("PAPER_SAMPLE") {
        std::fs::write(file, &pdf).unwrap();
    }
}

#[test]
fn long_texts_go_on_over_the_next_pages_and_nothing_is_lost() {
    let sentence =
        "Jeg er svimmel når jeg reiser meg om morgenen, og det går over etter en stund. ";
    let long = sentence.repeat(50).trim_end().to_owned();
    let written = paper(vec![Block::List((0..6).map(|_| item(&long)).collect())]);
    assert!((3..9).contains(&pages(&written)), "{}", pages(&written));
    let read = read(&written);
    assert_eq!(
        read.matches("morgenen, og det").count() + read.matches("morgenen, og").count(),
        600
    );
    pdf(&written).unwrap();
}

#[test]
fn a_word_wider_than_the_page_breaks() {
    let written = paper(vec![Block::Text(words(&"å".repeat(4000)))]);
    assert_eq!(read(&written).replace(' ', ""), "å".repeat(4000));
    pdf(&written).unwrap();
}

#[test]
fn line_breaks_of_the_writer_are_kept() {
    let fonts = fonts::Fonts::load().unwrap();
    let style = text::Style {
        size: 10.0,
        bold: false,
    };
    let lines = text::lines(&fonts.setter(), "en\n\nto tre", style, 400.0);
    let read: Vec<_> = lines.iter().map(words_of).collect();
    assert_eq!(read, ["en", "", "to tre"]);
}

#[test]
fn what_is_written_from_right_to_left_stands_so() {
    let fonts = fonts::Fonts::load().unwrap();
    let style = text::Style {
        size: 10.0,
        bold: false,
    };
    let lines = text::lines(&fonts.setter(), "שלום Eliquis עולם", style, 400.0);
    let [line] = lines.as_slice() else { panic!() };
    assert!(line.right_to_left);
    let drawn: Vec<_> = line.pieces.iter().map(|piece| piece.text.trim()).collect();
    let drawn: Vec<_> = drawn.into_iter().filter(|text| !text.is_empty()).collect();
    assert_eq!(drawn, ["עולם", "Eliquis", "שלום"], "from left to right");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whatever_is_written_can_be_printed(text in "\\PC{0,80}", more in any::<String>()) {
        let shown: String = more.chars().filter(|c| !c.is_control()).collect();
        let written = paper(vec![
            Block::Title("Til legetimen".to_owned()),
            Block::Heading(format!("Fra {text}")),
            Block::List(vec![item(&text), item(&shown)]),
        ]);
        prop_assert!(pdf(&written).is_ok(), "{:?}", pdf(&written).err());
    }
}
