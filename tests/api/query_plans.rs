//! Every query has an index: SQLite is asked how it would answer each statement that the service sent.

use chrono::TimeDelta;
use diesel::{
    Connection as _, QueryableByName, RunQueryDsl as _, SqliteConnection, sql_query,
    sql_types::Text,
};
use hjemover_tests::{
    Database, Home, SHORT_TERM, Setup, World,
    checklists::{item, words, yes},
    deeds::{line, nb, prose},
    exchange::Subject,
    new_id, relatives as near, run, visits,
};
use server::mail::admin::{self, State};
use shared::{
    adherence::GetAdherence,
    board::{BoardGroup, BoardQuery, ScreenQuery},
    checklists::{DecideProposedStep, DecideProposedStepRequest},
    clinical_records::{
        AtFrailty, FrailtyErrorRequest, FrailtyState, MarkFrailtyError, NewConversation,
        ReconciliationStatus,
    },
    consents::Scope,
    contract::Nothing,
    date::oslo_day,
    meetings::MeetingQuery,
    messages::{
        AcceptHeld, AcceptHeldRequest, AskWard, AskWardRequest, AtHeld, AtMessage, AtProposal,
        GetMessageOriginal, GetTimeline, SettleProposal, SettleProposalRequest,
    },
    notices::{
        ChangeNoticeSettings, ChangeNotices, GetNoticeSettings, NoticeChoice, NoticeChoices,
        NoticeHours,
    },
    patients::{AtPatient, AtUnit},
    plan::Move,
    readability::{GetReadability, ReadabilityQuery},
    risk_flags::RiskKind,
    sharing::{AdoptContribution, AdoptRequest, AtContribution, ContributionKind},
    summaries::{
        AnswerQuestion, AtResponse, AtSummary, NewAnswer, NewResponse, RespondToParagraph,
    },
    units::StaffRole,
};

/// What may be read from end to end.
const FINE: [&str; 2] = [
    // A handful of rows.
    "unit",
    // Of «is there one?».
    "CONSTANT ROW",
];

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

/// How SQLite would answer `sql`. What is bound makes no difference: see `.cargo/config.toml`.
fn plan(database: &mut SqliteConnection, sql: &str) -> Vec<String> {
    let steps: Vec<Step> = sql_query(format!("explain query plan {sql}"))
        .load(database)
        .unwrap_or_else(|why| panic!("{why}: {sql}"));
    steps.into_iter().map(|step| step.detail).collect()
}

fn reads_a_whole_table(step: &str) -> bool {
    // Several rows that are written at once are scanned too.
    let fine = |what: &str| FINE.contains(&what) || what.ends_with("-ROW VALUES CLAUSE");
    step.strip_prefix("SCAN ").is_some_and(|what| !fine(what))
}

/// Everybody does their work for a while.
async fn a_month(world: &World) {
    let home = world.asta_comes_home().await;
    home.patient.sees_who_looked().await;
    home.patient.sees_plan(home.record).await;
    home.patient.sees_what_matters(home.record).await;
    home.patient.ticks(&home.task, true).await;
    for staff in [
        &home.home_care,
        &home.ward_nurse,
        &home.gp,
        &home.coordinator,
    ] {
        staff.opens_patient(home.record).await;
    }
    home.home_care.acknowledges(home.record, &home.entry).await;
    let (visit, note) = (home.steps.first().unwrap(), None);
    home.home_care
        .moves(home.record, visit, Move::Done { note })
        .await;
    checklists(&home).await;
    relatives(world, &home).await;
    messages(world, &home).await;
    visit_to_the_gp(world, &home).await;
    world.after_days(30);
    world
        .until("overdue steps are told of", || async {
            (world
                .storage
                .count("step where open and overdue_told_at is null")
                == 0)
                .then_some(())
        })
        .await;
    world.settles().await;
    for update in home.home_care.sees_inbox().await {
        home.home_care.reads(&update).await;
    }
    mail_and_notices(world, &home).await;
    leaders_and_handovers(world, &home).await;
    readers_of_letters(world, &home).await;
    clinical_records(world, &home).await;
    board(world, &home).await;
    templates(world).await;
}

/// A template that is edited, read as it was, and given up.
async fn templates(world: &World) {
    let randi = world.person("randi").await;
    let seen = randi.sees_template("hph5").await;
    let mut content = seen.content.clone();
    content.items.truncate(1);
    let now = randi.saves("hph5", seen.newest, &content).await;
    randi.sees_version("hph5", now.version).await.unwrap();
    randi.sees_templates().await;
    randi.restores("hph5", now.newest).await;
}

/// The board with every filter, flags with all that can happen to them, and a meeting.
async fn board(world: &World, home: &Home) {
    let (ingrid, record, today) = (&home.home_care, home.record, world.clock().today());
    let flag = ingrid.keeps_flag(record, today).await;
    let flag = ingrid
        .moves_flag(record, &flag, today + TimeDelta::days(1))
        .await;
    for group in [None, Some(BoardGroup::Overdue), Some(BoardGroup::Nothing)] {
        for (risk, mine) in [(None, false), (Some(RiskKind::Fall), false), (None, true)] {
            let query = BoardQuery {
                group,
                risk,
                mine,
                cursor: Some(format!("{today}_{record}")),
            };
            ingrid.sees_board(query).await;
        }
    }
    ingrid.sees_screen(ScreenQuery::default()).await;
    let meeting = ingrid.starts_meeting(&["Tor"]).await;
    ingrid.starts_meeting(&["Mona"]).await;
    ingrid
        .decides(record, &meeting, "Ring fastlegen", Some(today))
        .await;
    ingrid.talks_about(record, &meeting).await;
    for left in [true, false] {
        let cursor = Some(format!("{today}_{record}"));
        ingrid
            .sees_meeting(&meeting, MeetingQuery { left, cursor })
            .await;
    }
    ingrid.ends_meeting(&meeting).await;
    ingrid.sees_decisions(record).await;
    ingrid.resolves_flag(record, &flag).await;
    ingrid.sees_flags(record).await;
}

/// A paragraph is understood, asked about and answered; the ward's leader sees how readable the letters are.
async fn readers_of_letters(world: &World, home: &Home) {
    let at = AtSummary {
        patient: home.record,
        summary: home.letter.id,
    };
    let new = |question: Option<&str>| NewResponse {
        id: new_id(),
        paragraph: 0,
        question: question.map(prose),
        lang: nb(),
    };
    home.patient.does::<RespondToParagraph>(at, new(None)).await;
    let asked = new(Some("Hva er dette?"));
    home.patient
        .does::<RespondToParagraph>(at, asked.clone())
        .await;
    world.settles().await;
    let of = AtResponse {
        patient: home.record,
        summary: home.letter.id,
        response: asked.id,
    };
    let answer = NewAnswer {
        text: prose("Dette."),
        lang: nb(),
    };
    home.ward_nurse.does::<AnswerQuestion>(of, answer).await;
    let leader = world
        .staff("avdelingsleder", hjemover_tests::WARD, StaffRole::Leader)
        .await;
    let unit = AtUnit {
        unit: leader.unit(),
    };
    let months = ReadabilityQuery::default();
    leader
        .client
        .send_with::<GetReadability>(&unit, &months, &())
        .await
        .unwrap();
}

/// The leader sets hours and registers absence; a patient is handed over, refused, taken back and accepted.
async fn leaders_and_handovers(world: &World, home: &Home) {
    let randi = world.person("randi").await;
    let first = randi.sees_rule().await;
    let of = shared::adherence::AdherenceQuery {
        of: Some(randi.unit()),
        ..Default::default()
    };
    for who in [&randi, &home.coordinator] {
        let at = AtUnit { unit: who.unit() };
        who.client
            .send_with::<GetAdherence>(&at, &of, &())
            .await
            .unwrap();
    }
    let set = randi.sets_rule(first.version, 4, 4).await;
    randi.sets_rule(set.version, 6, 6).await;
    let solveig = world.staff("solveig", SHORT_TERM, StaffRole::Nurse).await;
    let update = home.home_care.sees_inbox().await.remove(0);
    home.home_care.takes(&update).await;
    let away = home.home_care.goes_away(world.clock().today(), 2).await;
    home.home_care.sees_absences().await;
    home.home_care.sees_inbox().await;
    home.home_care.ends_absence(&away).await;
    for refused in [true, false] {
        let asked = home
            .home_care
            .asks_to_take_over(home.record, solveig.unit())
            .await;
        solveig.is_asked().await;
        home.patient.sees_handovers(home.record).await;
        solveig
            .answers_handover(&asked, refused.then_some("Fullt"))
            .await;
    }
    let back = solveig
        .asks_to_take_over(home.record, home.home_care.unit())
        .await;
    solveig.takes_back(home.record, &back).await;
    // What waits climbs to the leader.
    home.patient.writes_what_matters("Å sove godt").await;
    world.settles().await;
    world.after_days(7);
    world
        .until("what waits has climbed", || async {
            (world
                .storage
                .count("escalation where update_id is not null")
                > 0)
            .then_some(())
        })
        .await;
    let escalated = randi.sees_inbox().await.remove(0);
    randi.handles(&escalated).await;
}

/// The visit's checklist is filled, with a step it proposes, and signed.
async fn checklists(home: &Home) {
    let (ingrid, record) = (&home.home_care, home.record);
    let begun = ingrid.begins(record, "hph2").await;
    let now = ingrid
        .answers_item(record, &begun, "matters", words("Hagen"))
        .await;
    let now = ingrid.answers_all(record, now).await;
    let now = ingrid.answers_item(record, &now, "fall", yes()).await;
    let at = item(record, &now, "fall");
    let against = DecideProposedStepRequest { step: None };
    let now = ingrid.does::<DecideProposedStep>(at, against).await;
    ingrid.signs_checklist(record, &now).await;
    ingrid.sees_checklists(record).await;
    home.patient.sees_checklists(record).await;
}

/// Choices, a daily mail, the queue as an administrator sees it, and the end of it all.
async fn mail_and_notices(world: &World, home: &Home) {
    let choices = NoticeChoices::all(NoticeChoice::DailyDigest);
    let hours = NoticeHours::default();
    for person in [&home.patient, &home.home_care] {
        person.does::<GetNoticeSettings>(Nothing {}, ()).await;
        let new = ChangeNotices { choices, hours };
        person.does::<ChangeNoticeSettings>(Nothing {}, new).await;
    }
    let entry = home.patient.writes_what_matters("Å lese avisen").await;
    home.home_care.acknowledges(home.record, &entry).await;
    world.settles().await;
    world.after_days(1);
    // Not of what happens at this hour, which waits for the next morning.
    let due = format!(
        "notice_waiting where due_at <= '{}'",
        world.clock().now().format("%F %T")
    );
    world
        .until("daily mails are made", || async {
            (world.storage.count(&due) == 0).then_some(())
        })
        .await;
    let db = &world.running.db;
    admin::list(db, State::Dead).await.unwrap();
    admin::resend(db, None).await.unwrap();
}

/// Small clinical records are written, opened and read; a note before a discharge is missed.
async fn clinical_records(world: &World, home: &Home) {
    use hjemover_tests::clinical_records::{conversation, note, reconciliation};
    world.until_hour(13);
    let (record, now) = (home.record, world.clock().now());
    let (today, tomorrow) = (oslo_day(now), oslo_day(now) + TimeDelta::days(1));
    let stay = home.ward_nurse.admits(record, now).await;
    home.ward_nurse
        .plans_discharge(record, &stay, tomorrow, None)
        .await;
    world
        .until("the missing note is told of", || async {
            (world.storage.count("discharge_note_told") == 1).then_some(())
        })
        .await;
    let nine = home
        .ward_nurse
        .assesses(record, FrailtyState::Now, 9, today)
        .await;
    home.ward_doctor.opens_frailty(record, &nine, true).await;
    let status = ReconciliationStatus::Begun;
    home.gp
        .reconciles(record, reconciliation(0, status, today))
        .await;
    home.ward_nurse
        .writes_note(record, stay.id, note(0, tomorrow))
        .await;
    let first = conversation(today);
    home.ward_nurse
        .records_conversation(record, stay.id, first.clone())
        .await;
    let corrected = NewConversation {
        id: new_id(),
        conversation: Some(first.id),
        version: 1,
        ..first
    };
    home.ward_nurse
        .records_conversation(record, stay.id, corrected)
        .await;
    let at = AtFrailty {
        patient: record,
        frailty: nine.id,
    };
    let reason = prose("Feil pasient");
    home.ward_nurse
        .does::<MarkFrailtyError>(at, FrailtyErrorRequest { reason })
        .await;
    home.patient.sees_clinical_records(record).await;
}

/// Relatives are asked, see what was opened and say something.
async fn relatives(world: &World, home: &Home) {
    let (berit, related) = world.berit_sees(&home.patient, "berit", &Scope::ALL).await;
    berit.sees_shared(home.record).await;
    berit.sees_plan(home.record).await;
    berit.opens_the_app().await;
    let said = berit
        .says(home.record, ContributionKind::WhatMatters, "Å være hjemme")
        .await;
    home.patient.sees_contributions(home.record).await;
    let at = AtContribution {
        patient: home.record,
        contribution: said.id,
    };
    home.patient
        .does::<AdoptContribution>(at, AdoptRequest { entry: new_id() })
        .await;
    home.patient.closes_for(home.record, related.id).await;
    let unanswered = home.patient.registers(home.record, near::berit()).await;
    home.patient.makes_a_code(home.record, unanswered.id).await;
}

/// The hospital's messages come, about somebody known and somebody unknown, and are read and acted on.
async fn messages(world: &World, home: &Home) {
    let made = home.gets_messages(world).await;
    let here = home.coordinator.unit();
    let accept = AcceptHeldRequest {
        id: new_id(),
        municipality: line("Notodden"),
    };
    let held = AtHeld {
        unit: here,
        held: made.held,
    };
    let olga = home.coordinator.does::<AcceptHeld>(held, accept).await.id;
    let hospital = world.person("epj-sykehus").await;
    for fixture in [
        "log-innlagt",
        "log-utskrivningsklar",
        "epikrise-n",
        "log-utskrevet",
    ] {
        hospital.tells(Subject::olga().message(fixture)).await;
    }
    let (patient, message) = (home.record, made.message);
    home.home_care
        .does::<GetMessageOriginal>(AtMessage { patient, message }, ())
        .await;
    let taken_up = SettleProposalRequest { taken_up: false };
    let proposal = AtProposal {
        patient,
        proposal: made.proposal,
    };
    home.home_care
        .does::<SettleProposal>(proposal, taken_up)
        .await;
    let at = AtPatient { patient: olga };
    let asks = AskWardRequest {
        id: new_id(),
        text: prose("Når kommer hun?"),
    };
    home.home_care.does::<AskWard>(at, asks).await;
    home.home_care.does::<GetTimeline>(at, ()).await;
}

/// Notes, the page with its links, what was decided, and somebody who is worse.
async fn visit_to_the_gp(world: &World, home: &Home) {
    let note = home.patient.asks_the_gp("Kan jeg kjøre bil?").await;
    let note = home.patient.rewords(&note, "Når kan jeg kjøre bil?").await;
    home.patient.takes_away(&note).await;
    home.patient.asks_the_gp("Hva gjør tablettene?").await;
    home.home_care.observes(home.record, "Svimmel").await;
    home.gp.sees_visit_page(home.record).await;
    let made = home.patient.makes_link(home.record).await;
    world.nobody().opens_link(&made.token).await.unwrap();
    home.patient.sees_links(home.record).await;
    home.patient.ends_link(home.record, made.link.id).await;
    let outcome = visits::outcome(world.clock().today(), "Ny time", &["Ta blodprøve"]);
    home.patient.records_visit(home.record, outcome).await;
    home.patient.sees_outcomes(home.record).await;
    home.patient.is_worse(home.record, "Tungpusten").await;
    home.patient.sees_worsening(home.record).await;
}

#[test]
fn no_query_reads_a_whole_table() {
    run(Database::Sqlite, Setup::default(), async |world| {
        a_month(world).await;
        let statements = world.running.db.statements();
        assert!(statements.len() > 40, "{} statements", statements.len());
        let mut database =
            SqliteConnection::establish(&world.storage.file().display().to_string()).unwrap();
        let mut faults = Vec::new();
        for sql in statements {
            let whole: Vec<_> = plan(&mut database, &sql)
                .into_iter()
                .filter(|step| reads_a_whole_table(step))
                .collect();
            if !whole.is_empty() {
                faults.push(format!("{whole:?}: {sql}"));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    });
}
