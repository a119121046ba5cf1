//! Bytes to a tree of elements, within bounds.

use quick_xml::{
    XmlVersion,
    escape::unescape,
    events::{BytesRef, BytesStart, Event},
    name::ResolveResult,
    reader::NsReader,
};

/// The most bytes a message may have: 20 MiB, with attachments in base64.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
/// How deep elements may stand in each other. Real messages stay below 20.
const MOST_DEPTH: usize = 60;
/// How many elements a message may have. Real ones have some hundreds.
const MOST_ELEMENTS: usize = 200_000;
/// How many attributes an element may have.
const MOST_ATTRIBUTES: usize = 64;

/// Why a message could not be read. The codes are those of code list 8221.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    /// T01: not XML, not well formed, or not readable.
    #[error("T01: {0}")]
    Unreadable(String),
    /// T10: XML, but neither a MsgHead nor a letter.
    #[error("T10: {0}")]
    NotAMessage(String),
}

fn unreadable(why: &str) -> NotRead {
    NotRead::Unreadable(why.to_owned())
}

/// What the parser says repeats the message, and it may be anything: the sender is told what kind of fault, no more.
fn not_well_formed<E>(_: E) -> NotRead {
    unreadable("not well formed")
}

/// An element.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// Its namespace; empty without one.
    pub(super) namespace: String,
    /// Its name without prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// What stands inside, in order.
    pub(super) children: Vec<Node>,
}

/// What stands inside an element.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// Text, as written.
    Text(String),
}

impl Element {
    /// The elements inside.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements inside of this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element inside of this name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The first element at the end of these names.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter()
            .try_fold(self, |element, name| element.child(name))
    }

    /// Every element of this name, however deep, in order; not those inside one another.
    pub(super) fn everywhere<'a>(&'a self, name: &str, found: &mut Vec<&'a Self>) {
        for element in self.elements() {
            if element.name == name {
                found.push(element);
            } else {
                element.everywhere(name, found);
            }
        }
    }

    /// An attribute's value, when it is not empty.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(known, _)| known == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// All text inside, however deep, trimmed; none when there is nothing.
    pub(super) fn text(&self) -> Option<String> {
        let mut text = String::new();
        self.gather(&mut text);
        let trimmed = text.trim();
        (!trimmed.is_empty()).then(|| trimmed.to_owned())
    }

    fn gather(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Element(element) => element.gather(text),
                Node::Text(words) => text.push_str(words),
            }
        }
    }
}

/// Reads bytes as XML.
pub(super) fn read(bytes: &[u8]) -> Result<Element, NotRead> {
    if bytes.len() > MOST_BYTES {
        return Err(unreadable("more than 20 MiB"));
    }
    tree(&decode(bytes)?)
}

/// As text: UTF-8 or ISO-8859-1, as the byte order mark or the declaration says; UTF-8 when neither does.
fn decode(bytes: &[u8]) -> Result<String, NotRead> {
    let (bytes, marked) = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .map_or((bytes, false), |rest| (rest, true));
    let declared = declared_encoding(bytes);
    let latin1 = match declared.as_deref() {
        None | Some("utf-8" | "utf8") => false,
        Some("iso-8859-1" | "iso8859-1" | "latin1") if !marked => true,
        Some(_) => return Err(unreadable("an encoding that is not read")),
    };
    if latin1 {
        return Ok(bytes.iter().copied().map(char::from).collect());
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|_| unreadable("not UTF-8, though it says so or says nothing"))?;
    Ok(text.to_owned())
}

/// The encoding in the XML declaration, lower-cased.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let start: String = bytes.iter().take(200).copied().map(char::from).collect();
    let declaration = start.trim_start().strip_prefix("<?xml")?;
    let declaration = declaration.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start();
    let value = value.strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = value.strip_prefix(quote)?.split(quote).next()?;
    Some(value.to_ascii_lowercase())
}

fn tree(text: &str) -> Result<Element, NotRead> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().check_end_names = true;
    let (mut open, mut root, mut count) = (Vec::<Element>::new(), None, 0_usize);
    loop {
        let event = reader.read_event().map_err(not_well_formed)?;
        match event {
            Event::Start(start) => {
                count = within_bounds(count, open.len())?;
                if root.is_some() {
                    return Err(unreadable("more than one root element"));
                }
                open.push(element(&reader, &start)?);
            }
            Event::Empty(start) => {
                count = within_bounds(count, open.len())?;
                let element = element(&reader, &start)?;
                close(&mut open, &mut root, element)?;
            }
            Event::End(_) => {
                let element = open
                    .pop()
                    .ok_or_else(|| unreadable("an end without a start"))?;
                close(&mut open, &mut root, element)?;
            }
            Event::Text(words) => add(&mut open, &words.xml10_content())?,
            Event::CData(words) => add(&mut open, &words.xml10_content())?,
            Event::GeneralRef(reference) => add(&mut open, &resolved(&reference)?)?,
            Event::DocType(_) => return Err(unreadable("a document type is not allowed")),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::Eof => break,
        }
    }
    match root {
        Some(root) if open.is_empty() => Ok(root),
        _ => Err(unreadable("it ends before its elements do")),
    }
}

fn within_bounds(count: usize, depth: usize) -> Result<usize, NotRead> {
    if depth >= MOST_DEPTH {
        return Err(unreadable("elements stand too deep in each other"));
    }
    if count >= MOST_ELEMENTS {
        return Err(unreadable("too many elements"));
    }
    Ok(count + 1)
}

fn close(
    open: &mut [Element],
    root: &mut Option<Element>,
    element: Element,
) -> Result<(), NotRead> {
    match open.last_mut() {
        Some(parent) => parent.children.push(Node::Element(element)),
        None if root.is_none() => *root = Some(element),
        None => return Err(unreadable("more than one root element")),
    }
    Ok(())
}

/// XML 1.0 knows no other control characters than tab and line ends (its production `Char`).
fn check_characters(text: &str) -> Result<(), NotRead> {
    let forbidden = |c: char| {
        (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    if text.contains(forbidden) {
        return Err(unreadable("a character that XML does not allow"));
    }
    Ok(())
}

fn add(open: &mut [Element], words: &str) -> Result<(), NotRead> {
    check_characters(words)?;
    let Some(parent) = open.last_mut() else {
        return if words.trim().is_empty() {
            Ok(())
        } else {
            Err(unreadable("text outside the root element"))
        };
    };
    match parent.children.last_mut() {
        Some(Node::Text(text)) => text.push_str(words),
        _ => parent.children.push(Node::Text(words.to_owned())),
    }
    Ok(())
}

/// A character reference or one of the five entities of XML; there are no others without a document type.
fn resolved(reference: &BytesRef<'_>) -> Result<String, NotRead> {
    if let Some(character) = reference.resolve_char_ref().map_err(not_well_formed)? {
        return Ok(character.to_string());
    }
    let name = reference.xml10_content();
    let resolved = unescape(&format!("&{name};"))
        .map_err(not_well_formed)?
        .into_owned();
    Ok(resolved)
}

fn element(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Result<Element, NotRead> {
    check_characters(start)?;
    let (namespace, name) = reader.resolver().resolve_element(start.name());
    let namespace = match namespace {
        ResolveResult::Bound(namespace) => namespace.into_inner().to_owned(),
        ResolveResult::Unbound => String::new(),
        ResolveResult::Unknown(_) => return Err(unreadable("a prefix without a namespace")),
    };
    let mut attributes: Vec<(String, String)> = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(not_well_formed)?;
        if attributes.len() >= MOST_ATTRIBUTES {
            return Err(unreadable("too many attributes"));
        }
        let value = attribute
            .normalized_value(XmlVersion::Explicit1_0)
            .map_err(not_well_formed)?;
        check_characters(&value)?;
        let name = attribute.key.local_name().into_inner().to_owned();
        attributes.push((name, value.into_owned()));
    }
    Ok(Element {
        namespace,
        name: name.into_inner().to_owned(),
        attributes,
        children: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        match read(text.as_bytes()) {
            Err(NotRead::Unreadable(why)) => why,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn names_attributes_and_text() {
        let root = read(b"<?xml version='1.0'?><a xmlns='urn:x' xmlns:p='urn:y'><p:b V=' 1 '>\xC3\xA5 &amp; &#248;<![CDATA[<c>]]></p:b><b/></a>").unwrap();
        assert_eq!(
            (root.namespace.as_str(), root.name.as_str()),
            ("urn:x", "a")
        );
        let b = root.child("b").unwrap();
        assert_eq!(
            (b.namespace.as_str(), b.attribute("V")),
            ("urn:y", Some("1"))
        );
        assert_eq!(b.text().as_deref(), Some("å & ø<c>"));
        assert_eq!(root.all("b").count(), 2);
    }

    #[test]
    fn utf_8_and_latin_1_with_and_without_a_mark() {
        let latin1 = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>bl\xE5b\xE6r</a>";
        assert_eq!(read(latin1).unwrap().text().as_deref(), Some("blåbær"));
        let marked = "\u{feff}<?xml version='1.0' encoding='UTF-8'?><a>blåbær</a>";
        assert_eq!(
            read(marked.as_bytes()).unwrap().text().as_deref(),
            Some("blåbær")
        );
        let wrong = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>bl\xE5b\xE6r</a>";
        assert!(
            matches!(read(wrong), Err(NotRead::Unreadable(why)) if why.starts_with("not UTF-8"))
        );
        assert_eq!(
            refused("<?xml version='1.0' encoding='UTF-16'?><a/>"),
            "an encoding that is not read"
        );
    }

    #[test]
    fn no_document_type_and_no_entities() {
        let laughs = "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;'>]><a>&c;</a>";
        assert_eq!(refused(laughs), "a document type is not allowed");
        let outside = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>";
        assert_eq!(refused(outside), "a document type is not allowed");
        refused("<a>&b;</a>");
        refused("<a V='&b;'/>");
    }

    #[test]
    fn bounded_in_depth_number_and_size() {
        let deep = "<a>".repeat(10_000) + &"</a>".repeat(10_000);
        assert_eq!(refused(&deep), "elements stand too deep in each other");
        let many = format!("<a>{}</a>", "<b/>".repeat(MOST_ELEMENTS));
        assert_eq!(refused(&many), "too many elements");
        let attributes: String = (0..70).map(|n| format!(" a{n}='1'")).collect();
        assert_eq!(refused(&format!("<a{attributes}/>")), "too many attributes");
        let big = vec![b' '; MOST_BYTES + 1];
        assert!(read(&big).is_err());
    }

    #[test]
    fn characters_that_xml_does_not_allow() {
        for wrong in [
            "<a>&#1;</a>",
            "<a>\u{b}</a>",
            "<a b='&#x1f;'/>",
            "<a>&#0;</a>",
            "<a>&#xD800;</a>",
        ] {
            refused(wrong);
        }
    }

    #[test]
    fn a_fault_never_repeats_the_message() {
        let told = refused("<Diagnose>hemmelig</Diagnosis>");
        assert_eq!(told, "not well formed");
    }

    #[test]
    fn cut_off_is_not_read() {
        let whole = "<?xml version='1.0'?><a x='1'><b>tekst</b><!-- c --><c/></a>";
        for length in 0..whole.len() {
            assert!(
                read(&whole.as_bytes()[..length]).is_err(),
                "{}",
                &whole[..length]
            );
        }
        for wrong in [
            "<a></b>",
            "<a/><b/>",
            "text",
            "<a/>text",
            "<a><b></a></b>",
            "<p:a/>",
            "<a b='1' b='2'/>",
        ] {
            refused(wrong);
        }
    }
}
