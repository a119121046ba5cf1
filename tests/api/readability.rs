//! How readable a ward's letters are: counted when they are signed, hidden when they are few.

use hjemover_tests::{Person, World, both, deeds::letter, new_id};
use shared::{
    adherence::Month,
    patients::{AtPatient, AtUnit},
    readability::{GetReadability, ReadabilityMonth, ReadabilityQuery},
    summaries::{DraftSummary, NewSummary, SectionKind, SummaryContent},
    units::StaffRole,
};

const WHOLE: &str =
    "Du var hos oss fordi du falt. Du kan gå.\n\nRing oss på 55 00 01 02. Du har time 3. mai.";

async fn this_month(world: &World, who: &Person) -> ReadabilityMonth {
    let month = Month::of(world.clock().today());
    let at = AtUnit { unit: who.unit() };
    let query = ReadabilityQuery {
        from: Some(month),
        to: Some(month),
    };
    let found = who
        .client
        .send_with::<GetReadability>(&at, &query, &())
        .await
        .unwrap();
    assert_eq!(found.unit.id, who.unit());
    found.months[0]
}

fn without_section() -> SummaryContent {
    let mut content = letter(WHOLE);
    content.sections.clear();
    content.sections.insert(
        SectionKind::MainCondition,
        hjemover_tests::deeds::prose("Brudd"),
    );
    content
}

both! {
    /// Four letters are nobody's business; of six one has no section to the patient; a new version counts once.
    async fn counted_as_they_are_signed(world) {
        let leader = world.staff("avdelingsleder", hjemover_tests::WARD, StaffRole::Leader).await;
        let (mona, jonas) = (world.person("mona").await, world.person("jonas").await);
        let unit = world.person("ingrid").await.unit();
        let crowd = world.crowd_comes_home(&mona, unit, 0..6).await;
        let before = this_month(world, &leader).await;
        for (number, (patient, stay)) in crowd.iter().enumerate() {
            let content = if number == 5 { without_section() } else { letter(WHOLE) };
            let new = NewSummary { id: new_id(), stay: stay.id, content };
            let draft = jonas.does::<DraftSummary>(AtPatient { patient: *patient }, new).await;
            let signed = jonas.signs(*patient, &draft).await;
            let now = this_month(world, &leader).await;
            let count = number + 1;
            if count < 5 {
                assert!(now.suppressed && now.letters.is_none() && now.lix.is_none());
            } else {
                assert_eq!((now.suppressed, now.letters), (false, u32::try_from(count).ok()));
                assert_eq!((now.with_section, now.with_all_parts), (Some(5), Some(5)));
            }
            jonas.releases(*patient, &signed).await;
        }
        assert!(!before.suppressed && before.letters.is_none(), "no letters yet");
        let now = this_month(world, &leader).await;
        assert_eq!(now.letters, Some(6));
        // Twenty-two words, four sentences, none long.
        assert_eq!((now.lix, now.words_per_sentence), (Some(5.5), Some(5.5)));
    }

    /// Only those who lead.
    async fn for_those_who_lead(world) {
        for name in ["mona", "jonas", "ingrid"] {
            let who = world.person(name).await;
            who.is_refused::<GetReadability>(AtUnit { unit: who.unit() }, (), "not_found").await;
        }
    }
}
