//! Every status against every action and reader, and what no sequence of actions can break.

use proptest::prelude::*;
use shared::{
    summaries::{Medicine, MedicineChange},
    text::{LanguageTag, Line},
};
use uuid::Uuid;

use super::*;
use crate::digest::sha256;
use SummaryStatus::{Draft, Released, Signed, Superseded, Withdrawn};

fn id(n: u128) -> Id<DischargeSummary> {
    Id::new(Uuid::from_u128(n))
}

/// Letters 1, 2, … in these statuses.
fn line(statuses: &[SummaryStatus]) -> Vec<InLine> {
    (1..)
        .zip(statuses)
        .map(|(n, status)| InLine {
            id: id(n),
            number: n as i32,
            status: *status,
        })
        .collect()
}

#[test]
fn who_sees_which() {
    let table = |reader| {
        STATUSES.map(|status| (visible(status, true, reader), shows_content(status, reader)))
    };
    let (shown, why, hidden) = ((true, true), (true, false), (false, true));
    assert_eq!(table(Reader::Patient), [hidden, hidden, shown, shown, why]);
    assert_eq!(
        table(Reader::OtherStaff),
        [hidden, shown, shown, shown, why]
    );
    assert_eq!(table(Reader::Ward), [shown; 5]);
    assert_eq!(
        visible_statuses(Reader::Patient),
        [Released, Superseded, Withdrawn]
    );
    assert_eq!(
        visible_statuses(Reader::OtherStaff),
        [Signed, Released, Superseded, Withdrawn]
    );
    assert_eq!(visible_statuses(Reader::Ward), STATUSES);
}

#[test]
fn a_letter_withdrawn_before_it_was_released_never_reached_the_patient() {
    for status in STATUSES {
        for reader in [Reader::Patient, Reader::OtherStaff, Reader::Ward] {
            let never_reached = (status, reader) == (Withdrawn, Reader::Patient);
            let expected = visible(status, true, reader) && !never_reached;
            assert_eq!(
                visible(status, false, reader),
                expected,
                "{status:?} {reader:?}"
            );
        }
    }
}

#[test]
fn a_reader_is_who_they_act_as() {
    // A nurse who reads her own record is a patient there, whatever her ward may.
    assert_eq!(Reader::of(Capacity::Patient, true), Reader::Patient);
    assert_eq!(Reader::of(Capacity::Relative, false), Reader::Patient);
    assert_eq!(Reader::of(Capacity::Staff, true), Reader::Ward);
    assert_eq!(Reader::of(Capacity::Staff, false), Reader::OtherStaff);
    assert_eq!(Reader::of(Capacity::System, true), Reader::OtherStaff);
}

#[test]
fn every_status_takes_what_it_can() {
    let table = |action| STATUSES.map(|status| may(action, status, false).err());
    let signed = Some(code::ALREADY_SIGNED);
    let (unsigned, over) = (Some(code::NOT_SIGNED), Some(code::NO_LONGER_VALID));
    assert_eq!(
        table(Action::Change),
        [None, signed, signed, signed, signed]
    );
    assert_eq!(table(Action::Sign), [None, signed, signed, signed, signed]);
    assert_eq!(
        table(Action::Release),
        [unsigned, None, Some(code::ALREADY_RELEASED), over, over]
    );
    assert_eq!(table(Action::Withdraw), [unsigned, None, None, over, over]);
    assert_eq!(
        table(Action::ConfirmReading),
        [unsigned, unsigned, None, None, over]
    );
}

#[test]
fn a_later_release_changes_only_whether_an_earlier_letter_can_be_released() {
    for action in [
        Action::Change,
        Action::Sign,
        Action::Release,
        Action::Withdraw,
        Action::ConfirmReading,
    ] {
        for status in STATUSES {
            let expected = match (action, status) {
                (Action::Release, Signed) => Err(code::NO_LONGER_VALID),
                _ => may(action, status, false),
            };
            assert_eq!(may(action, status, true), expected, "{action:?} {status:?}");
        }
    }
}

#[test]
fn a_letter_is_begun_where_none_stands() {
    assert_eq!(begin(&[]), Ok(1));
    assert_eq!(begin(&line(&[Withdrawn])), Ok(2));
    assert_eq!(begin(&line(&[Superseded, Withdrawn])), Ok(3));
    for standing in [Draft, Signed, Released] {
        let refused = Err(Refusal {
            code: code::CHANGED_MEANWHILE,
            current: id(2),
        });
        assert_eq!(
            begin(&line(&[Withdrawn, standing])),
            refused,
            "{standing:?}"
        );
        assert_eq!(begin(&line(&[Released, standing])), refused, "{standing:?}");
    }
}

#[test]
fn only_the_newest_signed_letter_is_revised() {
    let refused = |code, current| {
        Err(Refusal {
            code,
            current: id(current),
        })
    };
    for status in STATUSES {
        let expected = match status {
            Signed | Released => Ok(2),
            Draft | Superseded | Withdrawn => refused(code::NO_LONGER_VALID, 1),
        };
        assert_eq!(revise(&line(&[status]), id(1)), expected, "{status:?}");
    }
    assert_eq!(
        revise(&line(&[Released, Draft]), id(1)),
        refused(code::CHANGED_MEANWHILE, 2)
    );
    assert_eq!(
        revise(&line(&[Released, Draft]), id(2)),
        refused(code::NO_LONGER_VALID, 2)
    );
    assert_eq!(
        revise(&line(&[Released, Signed]), id(1)),
        refused(code::NO_LONGER_VALID, 2)
    );
    assert_eq!(
        revise(&line(&[Superseded, Released]), id(1)),
        refused(code::NO_LONGER_VALID, 2)
    );
    // A correction that was withdrawn can be written again.
    assert_eq!(revise(&line(&[Released, Withdrawn]), id(1)), Ok(3));
    assert_eq!(
        revise(&line(&[Released]), id(9)),
        refused(code::NO_LONGER_VALID, 1)
    );
}

#[test]
fn a_letter_holds_so_many_medicines() {
    let medicine = Medicine {
        name: Line::new("Eliquis 2,5 mg").unwrap(),
        dosage: None,
        change: MedicineChange::Changed,
        reason: None,
        until: None,
        as_needed: false,
    };
    let content = |count| SummaryContent {
        lang: LanguageTag::new("nb").unwrap(),
        sections: std::collections::BTreeMap::new(),
        medicines: vec![medicine.clone(); count],
        received: Vec::new(),
        highlights: Vec::new(),
    };
    assert!(has_room(&content(MOST_MEDICINES)).is_ok());
    assert!(matches!(
        has_room(&content(MOST_MEDICINES + 1)),
        Err(Fault::Conflict {
            code: code::TOO_MANY,
            current: None
        })
    ));
}

#[test]
fn a_signed_text_that_changed_is_noticed() {
    assert!(check_intact("ja", None).is_ok());
    assert!(check_intact("ja", Some(&sha256(b"ja"))).is_ok());
    assert!(check_intact("nei", Some(&sha256(b"ja"))).is_err());
    // FIPS 180-2, B.1.
    assert_eq!(
        sha256(b"abc"),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

/// What anybody may try, on the letter with this index.
#[derive(Debug, Clone, Copy)]
enum Try {
    Begin,
    Revise(usize),
    Act(Action, usize),
}

fn attempt() -> impl Strategy<Value = Try> {
    let actions = prop::sample::select(vec![Action::Sign, Action::Release, Action::Withdraw]);
    prop_oneof![
        Just(Try::Begin),
        (0..6usize).prop_map(Try::Revise),
        (actions, 0..6usize).prop_map(|(action, letter)| Try::Act(action, letter)),
    ]
}

/// The line and, for each letter, whether a later one has been released: what the store keeps.
fn apply(line: &mut Vec<InLine>, newer: &mut Vec<bool>, tried: Try) {
    let number = match tried {
        Try::Begin => begin(line).ok(),
        Try::Revise(of) => line.get(of).and_then(|letter| revise(line, letter.id).ok()),
        Try::Act(action, of) => {
            if of < line.len() && may(action, line[of].status, newer[of]).is_ok() {
                act(line, newer, action, of);
            }
            None
        }
    };
    if let Some(number) = number {
        line.push(InLine {
            id: id(number as u128),
            number,
            status: Draft,
        });
        newer.push(false);
    }
}

fn act(line: &mut [InLine], newer: &mut [bool], action: Action, of: usize) {
    if action == Action::Release {
        for earlier in 0..line.len() {
            match line[earlier].status {
                Released => (line[earlier].status, newer[earlier]) = (Superseded, true),
                Signed if earlier < of => newer[earlier] = true,
                _ => {}
            }
        }
    }
    line[of].status = match action {
        Action::Sign => Signed,
        Action::Release => Released,
        _ => Withdrawn,
    };
}

proptest! {
    #[test]
    fn whatever_is_tried_one_letter_counts_and_another_can_follow(
        tries in prop::collection::vec(attempt(), 0..40),
    ) {
        let (mut line, mut newer) = (Vec::new(), Vec::new());
        for tried in tries {
            apply(&mut line, &mut newer, tried);
            let count = |status| line.iter().filter(|letter: &&InLine| letter.status == status).count();
            prop_assert!(count(Draft) <= 1 && count(Released) <= 1, "{line:?}");
            let drafted = line.iter().position(|letter| letter.status == Draft);
            prop_assert!(drafted.is_none_or(|at| at == line.len() - 1), "a draft is the newest: {line:?}");
            // There is always a way to a letter for the patient: finish the draft, or begin or revise.
            let revisable = line.iter().any(|letter| revise(&line, letter.id).is_ok());
            prop_assert!(drafted.is_some() || begin(&line).is_ok() || revisable, "{line:?}");
            // Nothing released is older than something released before it.
            let released = line.iter().position(|letter| letter.status == Released);
            let superseded = line.iter().rposition(|letter| letter.status == Superseded);
            prop_assert!(released.is_none() || superseded < released, "{line:?}");
        }
    }
}
