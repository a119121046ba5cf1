//! Two people changed the same letter: what only one of them touched is taken from that one; what both
//! changed is for them to choose. Pure.

use shared::summaries::SectionKind;

use super::content::Content;

/// A part of a letter that is changed as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A section.
    Section(SectionKind),
    /// The list of medicines.
    Medicines,
}

/// Both texts in one, over `theirs`, with `mine` where both changed; and the parts that both changed.
///
/// `base` is what both began from; without it every difference is one to choose.
pub(super) fn merge(
    base: Option<&Content>,
    mine: &Content,
    theirs: &Content,
) -> (Content, Vec<Part>) {
    let mut merged = mine.clone();
    merged.version = theirs.version;
    // Sentences at the top are chosen anew with one press; what somebody chose is not lost meanwhile.
    if base.is_none_or(|base| base.highlights == mine.highlights) {
        merged.highlights = theirs.highlights.clone();
    }
    let parts = SectionKind::ALL.into_iter().map(Part::Section);
    let both = parts
        .chain([Part::Medicines])
        .filter(|part| !part.same(mine, theirs))
        .filter(|part| {
            let mine_untouched = base.is_some_and(|base| part.same(base, mine));
            let theirs_untouched = base.is_some_and(|base| part.same(base, theirs));
            if mine_untouched {
                part.take(&mut merged, theirs);
            }
            !mine_untouched && !theirs_untouched
        })
        .collect();
    (merged, both)
}

impl Part {
    fn same(self, one: &Content, other: &Content) -> bool {
        match self {
            Self::Section(kind) => one.section(kind).trim() == other.section(kind).trim(),
            Self::Medicines => one.medicines == other.medicines,
        }
    }

    /// Puts the part as it stands in `from` into `content`.
    pub(super) fn take(self, content: &mut Content, from: &Content) {
        match self {
            Self::Section(kind) => {
                content.sections.insert(kind, from.section(kind).to_owned());
            }
            Self::Medicines => content.medicines = from.medicines.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::summaries::SectionKind::{Background, Findings, PatientInformation};

    fn content(sections: &[(SectionKind, &str)]) -> Content {
        let mut content = Content::default();
        for (kind, text) in sections {
            content.sections.insert(*kind, (*text).to_owned());
        }
        content
    }

    #[test]
    fn what_only_one_touched_needs_no_choice() {
        let base = content(&[(PatientInformation, "a"), (Background, "b")]);
        let mine = content(&[(PatientInformation, "mine"), (Background, "b")]);
        let theirs = content(&[
            (PatientInformation, "a"),
            (Background, "theirs"),
            (Findings, "f"),
        ]);
        let (merged, both) = merge(Some(&base), &mine, &theirs);
        assert_eq!(both, []);
        assert_eq!(merged.section(PatientInformation), "mine");
        assert_eq!(merged.section(Background), "theirs");
        assert_eq!(merged.section(Findings), "f");
    }

    #[test]
    fn what_both_touched_is_chosen_and_keeps_mine_meanwhile() {
        let base = content(&[(Background, "b")]);
        let mine = content(&[(Background, "mine")]);
        let mut theirs = content(&[(Background, "theirs")]);
        theirs.version = Some(4);
        let (mut merged, both) = merge(Some(&base), &mine, &theirs);
        assert_eq!(both, [Part::Section(Background)]);
        assert_eq!(merged.section(Background), "mine");
        assert_eq!(merged.version, Some(4));
        Part::Section(Background).take(&mut merged, &theirs);
        assert_eq!(merged.section(Background), "theirs");
    }

    #[test]
    fn without_a_base_every_difference_is_chosen() {
        let (_, both) = merge(
            None,
            &content(&[(Background, "x")]),
            &content(&[(Findings, "y")]),
        );
        assert_eq!(both, [Part::Section(Background), Part::Section(Findings)]);
    }
}
