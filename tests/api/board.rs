//! The board: who stands where, what a public screen may show, risk flags, and meetings at the board.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use futures_util::future::join_all;
use hjemover_tests::{
    PATIENCE, Person, SHORT_TERM,
    board::{due_of, new_decision, new_flag},
    both,
    deeds::{line, prose},
    new_id,
};
use shared::{
    Id, Method,
    board::{Board, BoardGroup, BoardQuery, BoardScreen, GetBoard, KinStatus, ScreenQuery},
    contract::path,
    id::{Patient, Unit},
    meetings::{
        AtMeeting, AtMeetingPatient, EndMeeting, ListDecisions, ListMeetings, MarkDiscussed,
        MeetingQuery, NewMeeting, RecordDecision, StartMeeting,
    },
    patients::{AtPatient, AtUnit},
    plan::{AddStep, Move, NewStep, Step, StepKind},
    right::Right,
    risk_flags::{
        AtRiskFlag, ChangeRiskFlag, ChangeRiskFlagRequest, GetRiskFlags, RaiseRiskFlag,
        ResolveRiskFlag, ResolveRiskFlagRequest, RiskFlag, RiskKind,
    },
    units::StaffRole,
};

fn only(group: BoardGroup) -> BoardQuery {
    BoardQuery {
        group: Some(group),
        ..BoardQuery::default()
    }
}

async fn plans(who: &Person, patient: Id<Patient>, title: &str, due: chrono::NaiveDate) -> Step {
    let step = NewStep {
        id: new_id(),
        kind: StepKind::Visit,
        title: line(title),
        owner: Some(who.unit()),
        owner_person: None,
        due,
        serves: Vec::new(),
    };
    who.does::<AddStep>(AtPatient { patient }, step).await
}

async fn whole_board(who: &Person, mut query: BoardQuery) -> Vec<Id<Patient>> {
    let mut all = Vec::new();
    loop {
        let page = who.sees_board(query.clone()).await;
        all.extend(page.patients.iter().map(|line| line.patient.id));
        query.cursor = page.next;
        if query.cursor.is_none() {
            return all;
        }
    }
}

async fn first_line(who: &Person, patient: Id<Patient>) -> shared::board::BoardPatient {
    let board = who.sees_board(BoardQuery::default()).await;
    let mut lines = board.patients.into_iter();
    lines.find(|line| line.patient.id == patient).unwrap()
}

fn change(flag: &RiskFlag, owner: Id<Unit>) -> ChangeRiskFlagRequest {
    ChangeRiskFlagRequest {
        version: flag.version,
        note: None,
        owner,
        owner_person: None,
        due: flag.due,
    }
}

both! {
    /// One line says what the ward round wants to know, and it follows what happens.
    async fn a_line_for_each_patient(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, record, today) = (&home.home_care, home.record, world.clock().today());
        let before = first_line(ingrid, record).await;
        assert_eq!((before.initials.as_str(), before.group, before.kin), ("AB", BoardGroup::Coming, KinStatus::Nobody));
        assert_eq!(before.matters.as_deref(), Some("Å være hjemme til jul"));
        let step = plans(ingrid, record, "Ring Asta", today).await;
        ingrid.flags(record, RiskKind::Fall, today).await;
        world.berit(&home.patient, "berit").await;
        world.settles().await;
        let board = ingrid.sees_board(BoardQuery::default()).await;
        let (line, counts) = (&board.patients[0], board.counts);
        assert_eq!((board.today, counts.today, counts.coming), (today, 1, 0));
        let next = line.next_step.as_ref().unwrap();
        assert_eq!((next.id, next.overdue, next.owner.as_deref()), (step.id, false, Some(hjemover_tests::HOME_CARE)));
        assert_eq!((line.flags[0].kind, line.flags[0].done), (RiskKind::Fall, false));
        assert_eq!(line.kin, KinStatus::Confirmed);
        let waiting = ingrid.sees_inbox().await.len();
        assert_eq!(usize::try_from(line.waiting), Ok(waiting));
        // Done: the next one is the one after.
        ingrid.moves(record, &step, Move::Done { note: None }).await;
        assert_eq!(first_line(ingrid, record).await.group, BoardGroup::Coming);
        // The ward that served her has its own board, and none of home care's updates.
        assert_eq!(first_line(&home.ward_nurse, record).await.patient.id, record);
    }

    /// A step of today is overdue from midnight in Norway, which is not midnight in UTC.
    async fn overdue_from_midnight_in_norway(world) {
        let home = world.asta_comes_home().await;
        world.until_hour(22);
        let (ingrid, record, today) = (&home.home_care, home.record, world.clock().today());
        plans(ingrid, record, "Ring Asta", today).await;
        world.after_minutes(119);
        assert_eq!(first_line(ingrid, record).await.group, BoardGroup::Today);
        world.after_minutes(2);
        let board = ingrid.sees_board(only(BoardGroup::Overdue)).await;
        assert_eq!((board.counts.overdue, board.counts.today, board.patients.len()), (1, 0, 1));
        assert!(board.patients[0].next_step.as_ref().unwrap().overdue);
        assert!(ingrid.sees_board(only(BoardGroup::Today)).await.patients.is_empty());
    }

    /// Page after page, every patient once, in order: overdue, today, coming, nothing planned; filters show their part.
    async fn every_patient_once_in_order(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, today) = (&home.home_care, world.clock().today());
        let many = world.fills_board(ingrid.unit(), 300);
        let due: std::collections::HashMap<_, _> =
            many.iter().enumerate().map(|(n, patient)| (*patient, due_of(n, today))).collect();
        let all = whole_board(ingrid, BoardQuery::default()).await;
        assert_eq!((all.len(), all.iter().collect::<BTreeSet<_>>().len()), (301, 301));
        let days: Vec<_> = all.iter().filter_map(|patient| due.get(patient)).map(|due| due.unwrap_or(chrono::NaiveDate::MAX)).collect();
        assert_eq!(days.len(), 300);
        assert!(days.is_sorted(), "{days:?}");
        let counts = ingrid.sees_board(BoardQuery::default()).await.counts;
        assert_eq!((counts.overdue, counts.today, counts.coming, counts.nothing), (60, 60, 121, 60));
        for (group, expected) in [
            (BoardGroup::Overdue, 60),
            (BoardGroup::Today, 60),
            (BoardGroup::Coming, 121),
            (BoardGroup::Nothing, 60),
        ] {
            assert_eq!(whole_board(ingrid, only(group)).await.len(), expected, "{group:?}");
        }
        let risk = |kind| BoardQuery { risk: Some(kind), ..BoardQuery::default() };
        assert_eq!(whole_board(ingrid, risk(RiskKind::Fall)).await.len(), 30);
        assert_eq!(whole_board(ingrid, risk(RiskKind::Nutrition)).await.len(), 0);
        let mine = BoardQuery { mine: true, ..BoardQuery::default() };
        assert_eq!(whole_board(ingrid, mine.clone()).await.len(), 0);
        let flag = ingrid.flags(home.record, RiskKind::Nutrition, today).await;
        ingrid.moves_flag(home.record, &flag, today).await;
        assert_eq!(whole_board(ingrid, mine).await, [home.record]);
        // The wall shows as many.
        let mut shown = 0;
        for page in 0.. {
            let screen = ingrid.sees_screen(ScreenQuery { page: Some(page), ..ScreenQuery::default() }).await;
            shown += screen.patients.len();
            if !screen.more { break }
        }
        assert_eq!(shown, 301);
        for wrong in ["?cursor=x", "?group=x", "?risk=x", "?nobody=1"] {
            let path = format!("/api/v1/units/{}/board{wrong}", ingrid.unit());
            let status = ingrid.request(Method::Get, &path).send().await.unwrap().status();
            assert!(status.is_client_error() && status != 404, "{wrong}: {status}");
        }
    }

    /// Eight queries at most, whether one patient stands on the board or three hundred.
    async fn few_queries(world) {
        let home = world.asta_comes_home().await;
        world.settles().await;
        let counted = world.another_instance(|settings| settings.only_requests = true);
        let ingrid = counted.meets(&home.home_care);
        let board = path::<GetBoard>(&AtUnit { unit: ingrid.unit() }).unwrap();
        let mut before = None;
        for more in [0, 300] {
            drop(world.fills_board(ingrid.unit(), more));
            for page in [board.clone(), format!("{board}?risk=fall&mine=true"), format!("{board}-screen")] {
                let queries = counted.running.db.queries();
                let answer = ingrid.request(Method::Get, &page).send().await.unwrap();
                assert_eq!(answer.status(), 200);
                answer.bytes().await.unwrap();
                let queries = counted.running.db.queries() - queries;
                println!("{queries} queries: {page}");
                assert!(queries > 0 && queries <= 8, "{page}: {queries}");
                if page == board {
                    assert!(*before.get_or_insert(queries) == queries, "{queries}, not {before:?}");
                }
            }
        }
        drop(ingrid);
        counted.end().await;
    }

    /// What hangs on a wall tells no name, no id and no word that anybody wrote.
    async fn the_wall_tells_no_name(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, record, today) = (&home.home_care, home.record, world.clock().today());
        let step = plans(ingrid, record, "Ring Asta om Marevan", today).await;
        let flag = ingrid.flags(record, RiskKind::Medication, today).await;
        ingrid.moves_flag(record, &flag, today).await;
        let path = format!("/api/v1/units/{}/board-screen", ingrid.unit());
        let text = ingrid.request(Method::Get, &path).send().await.unwrap().text().await.unwrap();
        let screen: BoardScreen = serde_json::from_str(&text).unwrap();
        let shown = &screen.patients[0];
        assert_eq!((shown.initials.as_str(), shown.group), ("AB", BoardGroup::Today));
        assert_eq!((shown.flags[0].kind, shown.next_step.as_ref().unwrap().kind), (RiskKind::Medication, StepKind::Visit));
        let board: Board = ingrid.sees_board(BoardQuery::default()).await;
        let patient = &board.patients[0].patient;
        for secret in [
            patient.given_name.clone(), patient.family_name.clone(), record.to_string(), "jul".into(), "Marevan".into(),
            "badet".into(), "Ingrid".into(), hjemover_tests::HOME_CARE.into(), step.id.to_string(), flag.id.to_string(),
        ] {
            assert!(!text.contains(&secret), "{secret} in {text}");
        }
        // It is a look into her record all the same.
        let log = home.patient.sees_who_looked().await;
        assert!(log.iter().any(|line| line.what == Right::ListPatients), "{log:?}");
    }

    /// The board is the unit's own: others find nothing there, nor does who worked there once.
    async fn others_find_nothing(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, record, today) = (&home.home_care, home.record, world.clock().today());
        let (unit, at) = (AtUnit { unit: ingrid.unit() }, AtPatient { patient: record });
        let meeting = ingrid.starts_meeting(&[]).await.id;
        let (berit, _) = world.berit_sees(&home.patient, "berit", &shared::consents::Scope::ALL).await;
        let solveig = world.staff("solveig", SHORT_TERM, StaffRole::Nurse).await;
        let former = world.staff("former", hjemover_tests::HOME_CARE, StaffRole::Nurse).await;
        former.does::<GetBoard>(unit, ()).await;
        let since = world.clock().now().format("%F %T");
        world.storage.execute(&format!(
            "update staff_role set valid_until = '{since}' where person_id = '{}'", former.account().await));
        world.after_minutes(1);
        let strangers = [&world.person("birger").await, &home.patient, &berit, &solveig, &former];
        for stranger in strangers {
            stranger.is_refused::<GetBoard>(unit, (), "not_found").await;
            stranger.is_refused::<ListMeetings>(unit, (), "not_found").await;
            stranger.is_refused::<ListDecisions>(at, (), "not_found").await;
            let flag = new_flag(RiskKind::Fall, ingrid.unit(), today);
            stranger.is_refused::<RaiseRiskFlag>(at, flag, "not_found").await;
            let here = AtMeetingPatient { patient: record, meeting };
            stranger.is_refused::<RecordDecision>(here, new_decision("x", None), "not_found").await;
            stranger.is_refused::<EndMeeting>(AtMeeting { unit: unit.unit, meeting }, (), "not_found").await;
        }
        berit.is_refused::<GetRiskFlags>(at, (), "not_found").await;
        ingrid.is_refused::<GetBoard>(AtUnit { unit: new_id() }, (), "not_found").await;
        // Staff who serve her, but of another unit than the meeting's.
        let here = AtMeetingPatient { patient: record, meeting };
        home.gp.is_refused::<MarkDiscussed>(here, (), "not_found").await;
        home.gp.is_refused::<EndMeeting>(AtMeeting { unit: home.gp.unit(), meeting }, (), "not_found").await;
    }

    /// Raised, changed and resolved; every wording stays. The patient reads what is watched, not what staff wrote.
    async fn a_flag_and_its_history(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, record, today) = (&home.home_care, home.record, world.clock().today());
        let flag = ingrid.flags(record, RiskKind::Fall, today).await;
        world.after_minutes(1);
        let moved = ingrid.moves_flag(record, &flag, today + TimeDelta::days(3)).await;
        assert_eq!(moved.owner_person, Some(ingrid.account().await));
        let done = ingrid.resolves_flag(record, &moved).await;
        assert_eq!((done.version, done.resolution.as_deref(), done.history.len()), (3, Some("Går trygt"), 2));
        assert_eq!(done.history[1].note.as_deref(), Some("Ustø når han reiser seg"));
        let again = ingrid.resolves_flag(record, &moved).await;
        assert_eq!(again, done);
        assert!(first_line(ingrid, record).await.flags[0].done);
        // The next day it is gone from the board, and may be raised anew.
        world.after_days(1);
        assert!(first_line(ingrid, record).await.flags.is_empty());
        ingrid.flags(record, RiskKind::Fall, world.clock().today()).await;
        let own = home.patient.sees_flags(record).await;
        assert_eq!((own.flags.len(), own.colleagues.len()), (2, 0));
        assert!(own.flags.iter().all(|flag| flag.note.is_none() && flag.resolution.is_none() && flag.history.is_empty()));
        assert!(!own.may.contains(&Right::ManageRiskFlags));
        assert_eq!(home.gp.sees_flags(record).await.flags[1].history.len(), 2);
    }

    /// What is wrong with a flag is told, and changes nothing.
    async fn flags_that_are_refused(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, record, today) = (&home.home_care, home.record, world.clock().today());
        let (at, unit) = (AtPatient { patient: record }, ingrid.unit());
        let solbakken = world.unit(SHORT_TERM).await;
        let new = |owner, due| new_flag(RiskKind::Fall, owner, due);
        ingrid.is_refused::<RaiseRiskFlag>(at, new(solbakken, today), "owner:not_found").await;
        ingrid.is_refused::<RaiseRiskFlag>(at, new(new_id(), today), "owner:not_found").await;
        ingrid.is_refused::<RaiseRiskFlag>(at, new(unit, today - TimeDelta::days(1)), "due:in_the_past").await;
        ingrid.is_refused::<RaiseRiskFlag>(at, new(unit, today + TimeDelta::days(900)), "due:out_of_range").await;
        let mut stranger = new(unit, today);
        stranger.owner_person = Some(home.gp.account().await);
        ingrid.is_refused::<RaiseRiskFlag>(at, stranger, "owner_person:not_found").await;
        home.coordinator.is_refused::<RaiseRiskFlag>(at, new(unit, today), "not_found").await;
        assert!(ingrid.sees_flags(record).await.flags.is_empty());
        let first = new(unit, today);
        let flag = ingrid.does::<RaiseRiskFlag>(at, first.clone()).await;
        assert_eq!(ingrid.does::<RaiseRiskFlag>(at, first.clone()).await, flag);
        let twice = home.gp.is_refused::<RaiseRiskFlag>(at, new(unit, today), "already_flagged").await;
        assert_eq!(twice.current.unwrap()["id"], flag.id.to_string());
        let mut other = first;
        other.kind = RiskKind::Nutrition;
        ingrid.is_refused::<RaiseRiskFlag>(at, other, "id_taken").await;
        let here = AtRiskFlag { patient: record, flag: flag.id };
        ingrid.does::<ChangeRiskFlag>(here, change(&flag, unit)).await;
        ingrid.is_refused::<ChangeRiskFlag>(here, change(&flag, unit), "changed_meanwhile").await;
        let done = |version| ResolveRiskFlagRequest { version, note: None };
        ingrid.is_refused::<ResolveRiskFlag>(here, done(1), "changed_meanwhile").await;
        home.gp.does::<ResolveRiskFlag>(here, done(2)).await;
        ingrid.is_refused::<ResolveRiskFlag>(here, done(3), "already_resolved").await;
        ingrid.is_refused::<ChangeRiskFlag>(here, change(&flag, unit), "already_resolved").await;
        let nowhere = AtRiskFlag { patient: record, flag: new_id() };
        ingrid.is_refused::<ResolveRiskFlag>(nowhere, done(1), "not_found").await;
        let kare = AtRiskFlag { patient: world.person("kare").await.record(), flag: flag.id };
        home.coordinator.is_refused::<ResolveRiskFlag>(kare, done(3), "not_found").await;
    }

    /// Four thousand characters of any script are kept as they are; one more is too many.
    async fn words_of_every_script(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, at) = (&home.home_care, AtPatient { patient: home.record });
        let today = world.clock().today();
        for (kind, text) in [
            (RiskKind::Nutrition, "👩‍⚕️".repeat(1000)),
            (RiskKind::Worsening, "שלום ".repeat(799) + "שלום!"),
        ] {
            let mut new = new_flag(kind, ingrid.unit(), today);
            new.note = Some(prose(&text));
            let flag = ingrid.does::<RaiseRiskFlag>(at, new).await;
            assert_eq!(flag.note.as_deref(), Some(text.as_str()));
            let path = format!("/api/v1/patients/{}/risk-flags/{}/resolution", home.record, flag.id);
            let long = serde_json::json!({ "version": 1, "note": text + "ææææææ" });
            let answer = ingrid.request(Method::Post, &path).json(&long).send().await.unwrap();
            assert!(answer.status().is_client_error(), "{}", answer.status());
        }
        let meeting = ingrid.starts_meeting(&[]).await;
        let text = "👩‍⚕️".repeat(1000);
        let decided = ingrid.decides(home.record, &meeting, &text, Some(today)).await;
        assert_eq!(decided.text, text);
    }

    /// A meeting goes through the board as it stood; what it decides becomes steps, and is read afterwards.
    async fn a_meeting_patient_by_patient(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, record, today) = (&home.home_care, home.record, world.clock().today());
        drop(world.fills_board(ingrid.unit(), 60));
        let order = whole_board(ingrid, BoardQuery::default()).await;
        let meeting = ingrid.starts_meeting(&["Ingrid", "Tor"]).await;
        let page = ingrid.sees_meeting(&meeting, MeetingQuery::default()).await;
        assert_eq!((page.total, page.discussed, page.patients.len()), (61, 0, 50));
        let query = MeetingQuery { left: true, cursor: page.next.clone() };
        let rest = ingrid.sees_meeting(&meeting, query).await;
        let walked: Vec<_> = page.patients.iter().chain(&rest.patients).map(|each| each.line.patient.id).collect();
        assert_eq!((walked, rest.next), (order.clone(), None));
        // A step of today moves Asta on the board, and not in the meeting.
        let decided = ingrid.decides(record, &meeting, "Ring fastlegen\nom svimmelheten", Some(today)).await;
        let quiet = ingrid.decides(record, &meeting, "Datteren er orientert", None).await;
        assert!(quiet.step.is_none());
        ingrid.talks_about(order[0], &meeting).await;
        let plan = home.patient.sees_plan(record).await.steps;
        let step = plan.iter().find(|step| Some(step.id) == decided.step).unwrap();
        assert_eq!((step.title.as_str(), step.due), ("Ring fastlegen", today));
        let left = ingrid.sees_meeting(&meeting, MeetingQuery { left: true, cursor: None }).await;
        assert_eq!((left.discussed, left.patients.len()), (2, 50));
        assert!(left.patients.iter().all(|each| each.line.patient.id != record && each.discussed.is_none()));
        let again = ingrid.starts_meeting(&["Tor", "Mona"]).await;
        assert_eq!((again.id, again.participants), (meeting.id, vec!["Ingrid".into(), "Tor".into(), "Mona".into()]));
        let ended = ingrid.ends_meeting(&meeting).await;
        assert_eq!(ingrid.ends_meeting(&meeting).await, ended);
        let here = AtMeetingPatient { patient: record, meeting: meeting.id };
        ingrid.is_refused::<RecordDecision>(here, new_decision("For sent", None), "meeting_ended").await;
        let read: Vec<_> = home.gp.sees_decisions(record).await.into_iter().map(|one| one.text).collect();
        assert_eq!(read, ["Datteren er orientert", "Ring fastlegen\nom svimmelheten"]);
        let log = home.patient.sees_who_looked().await;
        for right in [Right::RecordDecisions, Right::ReadDecisions, Right::HoldMeetings] {
            assert!(log.iter().any(|line| line.what == right), "{right:?}");
        }
        assert_ne!(ingrid.starts_meeting(&[]).await.id, meeting.id);
    }

    /// Two record at once, and begin at once: one meeting, and nothing is lost.
    async fn two_at_once(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, randi) = (&home.home_care, world.person("randi").await);
        let (one, other) = tokio::join!(ingrid.starts_meeting(&["Ingrid"]), randi.starts_meeting(&["Randi"]));
        assert_eq!(one.id, other.id);
        let texts: Vec<String> = (0..12).map(|n| format!("Vedtak {n}")).collect();
        join_all(texts.iter().enumerate().map(|(n, text)| {
            let who = if n % 2 == 0 { ingrid } else { &randi };
            who.decides(home.record, &one, text, Some(world.clock().today()))
        }))
        .await;
        let page = ingrid.sees_meeting(&one, MeetingQuery::default()).await;
        let mut found: Vec<_> = page.patients[0].decisions.iter().map(|each| each.text.clone()).collect();
        let mut texts = texts;
        found.sort_unstable();
        texts.sort_unstable();
        assert_eq!((found, page.discussed), (texts, 1));
        // Sent twice, recorded once; another under its id is refused.
        let new = new_decision("Ring datteren", None);
        let at = AtMeetingPatient { patient: home.record, meeting: one.id };
        let (first, second) = tokio::join!(
            ingrid.does::<RecordDecision>(at, new.clone()), ingrid.does::<RecordDecision>(at, new.clone()));
        assert_eq!(first, second);
        let mut other = new;
        other.text = prose("Noe annet");
        ingrid.is_refused::<RecordDecision>(at, other, "id_taken").await;
        let mut owned = new_decision("Ring", None);
        owned.owner = Some(new_id());
        ingrid.is_refused::<RecordDecision>(at, owned, "owner:not_found").await;
        let many = NewMeeting { id: new_id(), participants: (0..61).map(|n| line(&format!("{n}"))).collect() };
        ingrid.is_refused::<StartMeeting>(AtUnit { unit: ingrid.unit() }, many, "participants:too_many").await;
        // Flags too: one of a kind, whoever is first.
        let flags = [ingrid, &randi].map(|who| {
            let new = new_flag(RiskKind::Fall, who.unit(), world.clock().today());
            who.send::<RaiseRiskFlag>(AtPatient { patient: home.record }, new)
        });
        let raised = join_all(flags).await.iter().filter(|done| done.is_ok()).count();
        assert_eq!(raised, 1);
    }

    /// Open boards hear of flags and meetings at once.
    async fn boards_hear(world) {
        let home = world.asta_comes_home().await;
        world.settles().await;
        let (ingrid, randi) = (&home.home_care, world.person("randi").await);
        let mut other = randi.listens(None).await;
        ingrid.flags(home.record, RiskKind::Fall, world.clock().today()).await;
        let nudge = other.next(PATIENCE).await.unwrap();
        assert!(nudge.units.contains(&ingrid.unit()) && nudge.patient == Some(home.record));
        world.settles().await;
        let mut other = randi.listens(None).await;
        ingrid.starts_meeting(&[]).await;
        let nudge = other.next(PATIENCE).await.unwrap();
        assert_eq!((nudge.patient, nudge.units.as_slice()), (None, &[ingrid.unit()][..]));
    }
}
