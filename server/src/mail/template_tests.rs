use super::*;
use crate::demo;

const ADDRESS: &str = "https://hjemover.example";
const UNSUBSCRIBE: &str = "https://hjemover.example/unsubscribe/abc";

fn letters() -> Vec<Letter> {
    vec![
        Letter::Invitation {
            given_name: "Kåre".to_owned(),
            link: "/invitation#abc".to_owned(),
        },
        Letter::Notice,
        Letter::Digest { count: 1 },
        Letter::Digest { count: 3 },
        Letter::Test,
    ]
}

fn every() -> Vec<(Letter, Language, Rendered)> {
    let mut every = Vec::new();
    for letter in letters() {
        for language in Language::ALL {
            let rendered = render(&letter, language, ADDRESS, Some(UNSUBSCRIBE)).unwrap();
            every.push((letter.clone(), language, rendered));
        }
    }
    every
}

#[test]
fn every_mail_in_every_language_is_whole_and_accessible() {
    for (letter, language, mail) in every() {
        let place = format!("{letter:?} {language:?}: {mail:?}");
        assert!((5..=60).contains(&mail.subject.chars().count()), "{place}");
        assert!(mail.text.starts_with(|c: char| c.is_uppercase()), "{place}");
        let lang = format!("<html lang=\"{}\">", language.tag());
        assert!(mail.html.contains(&lang), "{place}");
        for part in [&mail.text, &mail.html] {
            assert!(
                part.contains(ADDRESS) && part.contains(UNSUBSCRIBE),
                "{place}"
            );
            assert!(part.contains("113"), "{place}");
            assert!(!part.contains('{') && !part.contains('}'), "{place}");
        }
        assert_eq!(mail.html.matches("<h1").count(), 1, "{place}");
        assert_eq!(mail.html.matches("<a href").count(), 2, "{place}");
        for never in ["<img", "<script", "<table", "<form", "url("] {
            assert!(!mail.html.contains(never), "{never}: {place}");
        }
        // A link says where it leads, and never «here».
        for here in [">her<", ">here<", ">https://"] {
            assert!(!mail.html.contains(here), "{place}");
        }
    }
}

#[test]
fn no_mail_holds_what_only_the_patient_and_staff_know() {
    let telling = demo::telling_words();
    assert!(telling.len() > 100, "{}", telling.len());
    for (letter, language, mail) in every() {
        let known = match &letter {
            Letter::Invitation { given_name, .. } => given_name.to_lowercase(),
            _ => String::new(),
        };
        assert!(
            !mail.subject.contains("Kåre"),
            "a subject shows on locked screens"
        );
        let all = format!("{} {} {}", mail.subject, mail.text, mail.html).to_lowercase();
        let words: Vec<&str> = all.split(|c: char| !c.is_alphanumeric()).collect();
        for word in &telling {
            let found = words.contains(&word.as_str()) && *word != known;
            assert!(!found, "{word:?} in {letter:?} {language:?}");
        }
    }
}

#[test]
fn the_languages_have_the_same_keys_and_differ() {
    let keys = |language: Language| {
        let source = match language {
            Language::Nb => include_str!("templates/nb.ftl"),
            Language::Nn => include_str!("templates/nn.ftl"),
            Language::En => include_str!("templates/en.ftl"),
        };
        FluentResource::try_new(source.to_owned()).expect("it parses");
        let is_key = |line: &&str| line.starts_with(|c: char| c.is_alphabetic());
        let name = |line: &str| line.split(" =").next().unwrap_or_default().to_owned();
        source.lines().filter(is_key).map(name).collect::<Vec<_>>()
    };
    let [nb, nn, en] = Language::ALL.map(keys);
    assert!(nb.len() > 20);
    assert_eq!(nb, nn);
    assert_eq!(nb, en);
    for key in nb {
        let say = |language| {
            let mut args = FluentArgs::new();
            args.set("name", "Kåre");
            args.set("count", 2);
            filled(language, &key, Some(&args)).unwrap()
        };
        assert_ne!(say(Language::Nb), say(Language::En), "{key}");
    }
}

#[test]
fn one_and_many() {
    let digest = |count, language| {
        render(&Letter::Digest { count }, language, ADDRESS, None)
            .unwrap()
            .text
    };
    assert!(digest(1, Language::Nb).contains("én ny beskjed"));
    assert!(digest(12, Language::Nn).contains("12 nye beskjedar"));
    assert!(digest(2, Language::En).contains("2 new messages"));
    assert!(!digest(2, Language::En).contains("Stop sending"));
}

#[test]
fn what_is_filled_in_stays_text() {
    let letter = Letter::Invitation {
        given_name: "<b>{subject}</b> & co".to_owned(),
        link: "/invitation/\"x".to_owned(),
    };
    let mail = render(&letter, Language::Nb, ADDRESS, None).unwrap();
    assert!(mail.html.contains("&lt;b&gt;{subject}&lt;/b&gt; &amp; co"));
    assert!(mail.html.contains("/invitation/&quot;x\""));
    assert!(mail.text.contains("<b>{subject}</b> & co"));
}
