//! One style sheet from `mobile/assets/*.css`, in name order.

use std::collections::BTreeMap;

/// Joins the sheets and points `url(name)` at the names by content that the files got.
///
/// `assets` maps a file's path below `mobile/assets` to its address.
pub(super) fn join(sheets: &[String], assets: &BTreeMap<String, String>) -> String {
    let joined = sheets
        .iter()
        .map(|sheet| without_comments(sheet))
        .collect::<Vec<_>>()
        .join("\n");
    let mut text = String::with_capacity(joined.len());
    let mut rest = joined.as_str();
    while let Some((before, after)) = rest.split_once("url(") {
        text.push_str(before);
        text.push_str("url(");
        let Some((named, after)) = after.split_once(')') else {
            rest = after;
            continue;
        };
        let plain = named.trim().trim_matches(['"', '\'']);
        match assets.get(plain.trim_start_matches("./")) {
            Some(address) => text.push_str(address),
            None => text.push_str(named),
        }
        text.push(')');
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Leaves out comments, empty lines and indentation; strings stay as they are on their line.
fn without_comments(sheet: &str) -> String {
    let mut text = String::with_capacity(sheet.len());
    let mut characters = sheet.chars().peekable();
    let mut quote = None;
    while let Some(character) = characters.next() {
        match (quote, character) {
            (None, '/') if characters.peek() == Some(&'*') => {
                characters.next();
                let mut previous = ' ';
                for inside in characters.by_ref() {
                    if previous == '*' && inside == '/' {
                        break;
                    }
                    previous = inside;
                }
                continue;
            }
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            (Some(_), '\\') => {
                text.push(character);
                text.extend(characters.next());
                continue;
            }
            _ => {}
        }
        text.push(character);
    }
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_are_left_out_but_strings_stay() {
        let sheet = "/* a\n b */\na::before {\n  content: \"/* no */ \\\" \";\n}\n\n";
        assert_eq!(
            join(&[sheet.into()], &BTreeMap::new()),
            "a::before {\ncontent: \"/* no */ \\\" \";\n}"
        );
    }

    #[test]
    fn addresses_get_the_names_by_content() {
        let assets = BTreeMap::from([("leaf.svg".to_owned(), "/assets/leaf-1.svg".to_owned())]);
        let sheets = [
            "a{background:url(\"leaf.svg\")}".to_owned(),
            "b{src:url(data:x)}".to_owned(),
        ];
        assert_eq!(
            join(&sheets, &assets),
            "a{background:url(/assets/leaf-1.svg)}\nb{src:url(data:x)}"
        );
    }
}
