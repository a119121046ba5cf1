//! Rules of editing templates. Pure.

use shared::{
    checklists::template::{Key, TemplateContent},
    units::UnitKind,
};

use crate::{checklists::defaults::Default, error::Fault};

/// Whether a unit's leader edits the municipality's templates: not a hospital's ward, nor a GP's office.
pub(super) const fn edits(kind: UnitKind) -> bool {
    matches!(
        kind,
        UnitKind::HomeCare | UnitKind::ShortTermCare | UnitKind::Coordinator
    )
}

/// What the types of a template do not say, as a fault of the field in the body.
pub(super) fn check(content: &TemplateContent) -> Result<(), Fault> {
    content.check().map_err(|fault| {
        Fault::field(
            &format!("content.{}", fault.at),
            fault.code,
            "this cannot be used in a checklist",
        )
    })
}

/// What to do with what somebody wants to save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Make a version of it.
    Go,
    /// It stands so already.
    AsItIs,
    /// Somebody has made another meanwhile.
    Refuse,
}

/// Whether this is saved by somebody who saw version `seen` as the newest.
pub(super) fn save(
    newest: i32,
    in_use: Option<&TemplateContent>,
    seen: i32,
    new: &TemplateContent,
) -> Verdict {
    if in_use == Some(new) {
        Verdict::AsItIs
    } else if newest == seen {
        Verdict::Go
    } else {
        Verdict::Refuse
    }
}

/// The one of this name that comes with Hjemover.
pub(super) fn default<'a>(all: &'a [Default], key: &Key) -> Option<&'a Default> {
    all.iter().find(|default| default.key == *key)
}

/// The number of the newest version there is; 0 for a name that is new.
pub(super) fn newest(own: Option<i32>, default: Option<&Default>) -> i32 {
    let default = default.map(|default| default.version);
    own.max(default).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklists::defaults;

    #[test]
    fn one_version_after_another_and_the_same_only_once() {
        let all = defaults::all().unwrap();
        let (hph2, hph5) = (&all[2].content, &all[6].content);
        assert_eq!(save(3, Some(hph2), 3, hph5), Verdict::Go);
        assert_eq!(save(3, Some(hph2), 2, hph5), Verdict::Refuse);
        assert_eq!(save(3, Some(hph2), 4, hph5), Verdict::Refuse);
        assert_eq!(save(3, Some(hph2), 2, hph2), Verdict::AsItIs);
        assert_eq!(save(0, None, 0, hph2), Verdict::Go);
    }

    #[test]
    fn numbers_go_on_from_what_comes_with_hjemover() {
        let all = defaults::all().unwrap();
        let hph2 = default(all, &Key::new("hph2").unwrap());
        let version = hph2.unwrap().version;
        assert_eq!(newest(None, hph2), version);
        assert_eq!(newest(Some(7), hph2), 7);
        assert_eq!(newest(Some(2), None), 2);
        assert_eq!(newest(None, default(all, &Key::new("own").unwrap())), 0);
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let mut content = defaults::all().unwrap()[2].content.clone();
        assert!(check(&content).is_ok());
        content.items[1].key = content.items[0].key.clone();
        let Err(Fault::Invalid(fields)) = check(&content) else {
            panic!("taken");
        };
        assert_eq!(fields[0].field, "content.items[1].key");
        assert_eq!(fields[0].code, "twice");
    }
}
