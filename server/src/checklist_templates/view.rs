//! Templates as they are shown to those who edit them.

use shared::{
    checklist_templates::{Template, TemplateLine, TemplateVersion, Templates},
    checklists::template::{Key, TemplateContent},
    summaries::Act,
};

use super::{
    rules,
    store::{self, VersionRow},
};
use crate::{checklists::defaults, db::Conn, error::Fault};

impl VersionRow {
    fn act(&self) -> Act {
        Act {
            author: self.author.0.clone(),
            at: self.at.utc(),
        }
    }
}

/// All that are in use in a municipality.
pub(super) fn all(conn: &mut Conn, home: String) -> Result<Templates, Fault> {
    let items = |content: &TemplateContent| i64::try_from(content.items.len()).unwrap_or(i64::MAX);
    let as_it_comes = |default: &defaults::Default| TemplateLine {
        key: default.key.clone(),
        title: default.content.title.clone(),
        version: default.version,
        items: items(&default.content),
        changed: None,
    };
    let mut lines: Vec<_> = defaults::all()?.iter().map(as_it_comes).collect();
    for (key, version, content, author, at) in store::edited(conn, &home)? {
        let Ok(key) = Key::new(&key) else { continue };
        let line = TemplateLine {
            items: items(&content.0),
            title: content.0.title,
            key,
            version,
            changed: Some(Act {
                author: author.0,
                at: at.utc(),
            }),
        };
        match lines.iter_mut().find(|each| each.key == line.key) {
            Some(same) => *same = line,
            None => lines.push(line),
        }
    }
    Ok(Templates {
        municipality: home,
        templates: lines,
    })
}

/// One of them; `version` is an earlier one.
pub(super) fn one(
    conn: &mut Conn,
    home: &str,
    key: &Key,
    version: Option<i32>,
) -> Result<Template, Fault> {
    let default = rules::default(defaults::all()?, key);
    let rows = store::versions(conn, home, key)?;
    let newest = rules::newest(rows.first().map(|row| row.version), default);
    let used = rows.iter().find(|row| row.replaced_at.is_none());
    let in_use = used
        .map(|row| row.version)
        .or_else(|| default.map(|default| default.version));
    // One that is out of use is shown as it was at last.
    let shown = version.or(in_use).unwrap_or(newest);
    let row = rows.iter().find(|row| row.version == shown);
    let content = match (row, default) {
        (Some(_), _) => store::content(conn, home, key, shown)?,
        (None, Some(default)) if default.version == shown => default.content.clone(),
        _ => return Err(Fault::NotFound),
    };
    Ok(Template {
        key: key.clone(),
        version: shown,
        newest,
        in_use: in_use == Some(shown),
        comes_with: default.is_some(),
        changed: row.map(VersionRow::act),
        content,
        history: rows
            .iter()
            .map(|row| TemplateVersion {
                version: row.version,
                changed: row.act(),
                replaced_at: row.replaced_at.map(|at| at.utc()),
            })
            .collect(),
    })
}
