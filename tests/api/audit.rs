//! Who has looked: every reading and every change by others is in the patient's log before the answer leaves.

use hjemover_tests::{
    Home, World, both,
    deeds::{nb, prose},
};
use shared::{
    audit::{AccessEvent, Basis, GetAccessLog},
    author::Capacity,
    contract::{Page, path},
    patients::{AtPatient, AtUnit, ListPatients},
    right::Right,
    stays::ListStays,
    summaries::{AtSummary, GetSummary},
    what_matters::{
        AtEntry, ChangeEntry, ChangeWhatMatters, ListWhatMatters, ListWhatMattersVersions,
    },
};

/// How many lines the log has, past the service: what is durable now.
fn lines(world: &World) -> usize {
    world.storage.count("audit_event")
}

fn last(world: &World) -> (String, String) {
    let column = |name: &str| {
        world
            .storage
            .texts(&format!(
                "select {name} as value from audit_event order by id desc limit 1"
            ))
            .remove(0)
    };
    (column("what"), column("endpoint"))
}

both! {
    /// Each reading by staff leaves one line, which is there when the answer is.
    async fn reading_leaves_a_line(world) {
        let home = world.asta_comes_home().await;
        let (patient, reader) = (AtPatient { patient: home.record }, &home.home_care);
        world.settles().await;
        let mut before = lines(world);
        macro_rules! reads {
            ($endpoint:ty, $at:expr, $right:expr, $name:literal) => {
                reader.does::<$endpoint>($at, ()).await;
                assert_eq!(lines(world), before + 1, $name);
                assert_eq!(last(world), (Right::name($right).to_owned(), $name.to_owned()));
                before += 1;
            };
        }
        let entry = AtEntry { patient: home.record, entry: home.entry.id };
        let letter = AtSummary { patient: home.record, summary: home.letter.id };
        reads!(shared::patients::GetPatient, patient, Right::ReadPatient, "GetPatient");
        reads!(ListWhatMatters, patient, Right::ReadWhatMatters, "ListWhatMatters");
        reads!(ListWhatMattersVersions, entry, Right::ReadWhatMatters, "ListWhatMattersVersions");
        reads!(ListStays, patient, Right::ReadStays, "ListStays");
        reads!(shared::summaries::ListSummaries, patient, Right::ReadSummaries, "ListSummaries");
        reads!(GetSummary, letter, Right::ReadSummaries, "GetSummary");
        reads!(shared::plan::GetPlan, patient, Right::ReadPlan, "GetPlan");
        assert!(before > 0);
    }

    /// The patient's own reading leaves none.
    async fn ones_own_reading_leaves_none(world) {
        let home = world.asta_comes_home().await;
        let before = lines(world);
        home.patient.opens_the_app().await;
        home.patient.sees_what_matters(home.record).await;
        home.patient.sees_plan(home.record).await;
        home.patient.reads_letter(home.record, home.letter.id).await;
        home.patient.sees_who_looked().await;
        home.patient.rewrites(&home.entry, "x").await;
        assert_eq!(lines(world), before);
    }

    /// A write leaves one line with what it wrote; a refusal that shows the record leaves one too, and one that
    /// shows nothing leaves none.
    async fn writing_leaves_a_line(world) {
        let home = world.asta_comes_home().await;
        let at = AtEntry { patient: home.record, entry: home.entry.id };
        let change = |version| ChangeEntry { version, text: prose("Skrevet av Ingrid"), lang: nb() };
        let before = lines(world);
        home.home_care.does::<ChangeWhatMatters>(at, change(1)).await;
        assert_eq!((lines(world), last(world).0.as_str()), (before + 1, "write_what_matters"));
        home.home_care.is_refused::<ChangeWhatMatters>(at, change(1), "changed_meanwhile").await;
        assert_eq!(lines(world), before + 2, "the refusal showed her words");
        let unknown = AtEntry { entry: hjemover_tests::new_id(), ..at };
        home.home_care.is_refused::<ChangeWhatMatters>(unknown, change(1), "not_found").await;
        assert_eq!(lines(world), before + 2);
        let stranger = world.person("birger").await;
        stranger.is_refused::<ChangeWhatMatters>(at, change(2), "not_found").await;
        assert_eq!(lines(world), before + 2);
    }

    /// A list of patients, an inbox and the first screen of staff leave a line for each patient they show.
    async fn lists_leave_a_line_each(world) {
        let home = world.asta_comes_home().await;
        world.settles().await;
        let before = lines(world);
        let listed = home.ward_nurse.does::<ListPatients>(AtUnit { unit: home.ward_nurse.unit() }, ()).await;
        assert_eq!(listed.items.len(), 3);
        assert_eq!(lines(world), before + 3);
        home.home_care.sees_inbox().await;
        assert_eq!(lines(world), before + 4, "four updates about one patient");
        home.home_care.opens_the_app().await;
        assert_eq!(lines(world), before + 5);
        home.ward_nurse.opens_the_app().await;
        assert_eq!(lines(world), before + 8);
        let update = home.home_care.sees_inbox().await.remove(0);
        let now = lines(world);
        home.home_care.reads(&update).await;
        assert_eq!(lines(world), now + 1);
    }

    /// The patient reads who, for which unit, what and on what basis, the newest first, in pages.
    async fn the_patient_reads_the_log(world) {
        let Home { patient: asta, home_care: ingrid, ward_nurse: mona, record, .. } = world.asta_comes_home().await;
        ingrid.sees_plan(record).await;
        let log = asta.sees_who_looked().await;
        let newest = &log[0];
        assert_eq!((newest.who.name.as_str(), newest.what, newest.basis), ("Ingrid Dahl", Right::ReadPlan, Basis::CareRelation));
        assert_eq!((newest.who.capacity, newest.who.unit_name.as_deref()), (Capacity::Staff, Some(hjemover_tests::HOME_CARE)));
        let shown = asta.opens_the_app().await.home.unwrap().last_access.unwrap();
        assert_eq!((shown.name.as_str(), shown.at), ("Ingrid Dahl", newest.at));
        for _ in 0..60 {
            mona.sees_plan(record).await;
        }
        let total = world.storage.count(&format!("audit_event where patient_id = '{record}'"));
        let url = path::<GetAccessLog>(&AtPatient { patient: record }).unwrap();
        let (mut events, mut cursor): (Vec<AccessEvent>, Option<String>) = (Vec::new(), None);
        loop {
            let mut request = asta.request(shared::Method::Get, &url);
            if let Some(cursor) = &cursor {
                request = request.query(&[("cursor", cursor)]);
            }
            let page: Page<AccessEvent> = request.send().await.unwrap().json().await.unwrap();
            events.extend(page.items);
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(events.len(), total);
        assert!(events.windows(2).all(|pair| pair[0].at >= pair[1].at && pair[0].id != pair[1].id));
        ingrid.is_refused::<GetAccessLog>(AtPatient { patient: record }, (), "not_found").await;
    }
}
