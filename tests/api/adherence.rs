//! Adherence: who counts in which month, what is hidden, who may read it, and the table.

use chrono::Days;
use hjemover_tests::{COORDINATOR, Person, WARD, World, both, problem, status_and_json};
use serde_json::json;
use shared::{
    Id, Method,
    adherence::{
        Adherence, AdherenceQuery, GetAdherence, GetAdherenceTable, Measure, Month, MonthFigures,
    },
    contract::path,
    id::Unit,
    patients::AtUnit,
    units::StaffRole,
};

async fn asks(who: &Person, query: AdherenceQuery) -> Adherence {
    let at = AtUnit { unit: who.unit() };
    who.client
        .send_with::<GetAdherence>(&at, &query, &())
        .await
        .unwrap()
}

/// The unit's figures of one measure in this month.
async fn this_month(world: &World, who: &Person, measure: Measure) -> MonthFigures {
    let month = Month::of(world.clock().today());
    let query = AdherenceQuery {
        from: Some(month),
        to: Some(month),
        of: None,
    };
    let all = asks(who, query).await;
    all.measures
        .into_iter()
        .find(|each| each.measure == measure)
        .unwrap()
        .months[0]
}

fn shown(month: MonthFigures) -> Option<(u32, u32, u32, u32)> {
    assert_eq!(month.suppressed, month.eligible.is_none());
    Some((
        month.eligible?,
        month.reached?,
        month.not_due?,
        month.excluded?,
    ))
}

/// The status and the code of an answer to a question written by hand.
async fn refused(who: &Person, unit: Id<Unit>, query: &str) -> (u16, String) {
    let at = path::<GetAdherence>(&AtUnit { unit }).unwrap();
    let answer = who
        .request(Method::Get, &format!("{at}{query}"))
        .send()
        .await
        .unwrap();
    let (status, problem) = problem(answer).await;
    let field = problem.fields.first();
    (
        status,
        field.map_or(problem.code.clone(), |field| {
            format!("{}:{}", field.field, field.code)
        }),
    )
}

both! {
    /// In time until midnight in Norway; not due is neither; who was admitted again is left out; what matters is asked
    /// and followed up.
    async fn hits_and_misses(world) {
        world.until_september();
        let (mona, ingrid, randi) = (world.person("mona").await, world.person("ingrid").await, world.person("randi").await);
        let (home_on, unit) = (world.clock().today(), ingrid.unit());
        let crowd = world.crowd_comes_home(&mona, unit, 0..6).await;
        let who = |number: usize| crowd[number].0;
        ingrid.fills_whole(who(0), "hph2").await;
        let entry = ingrid.writes_for(who(0), "Hagen").await;
        ingrid.follows_up(who(0), entry.id, home_on).await;
        ingrid.writes_for(who(1), "Å sove").await;
        mona.admits(who(5), world.clock().now()).await;
        world.until_clock(home_on + Days::new(3), 23, 58);
        assert_eq!(shown(this_month(world, &randi, Measure::Hph2).await), None, "nothing is due");
        ingrid.fills_whole(who(1), "hph2").await;
        world.until_clock(home_on + Days::new(4), 0, 1);
        ingrid.fills_whole(who(2), "hph2").await;
        ingrid.writes_for(who(2), "For sent").await;
        assert_eq!(shown(this_month(world, &randi, Measure::Hph2).await), Some((5, 2, 0, 1)));
        assert_eq!(shown(this_month(world, &randi, Measure::WhatMattersAsked).await), Some((5, 2, 0, 1)), "the third one's words came too late");
        assert_eq!(shown(this_month(world, &randi, Measure::Hph5).await), None);
        for template in ["hph0", "hph5"] {
            ingrid.fills_whole(who(0), template).await;
        }
        let month = Month::of(home_on);
        world.until_clock(home_on + Days::new(29), 0, 1);
        let all = asks(&randi, AdherenceQuery { from: Some(month), to: None, of: None }).await;
        let of = |measure: Measure| {
            let figures = all.measures.iter().find(|each| each.measure == measure).unwrap();
            (shown(figures.months[0]).unwrap(), figures.median)
        };
        assert_eq!(of(Measure::Hph2), ((5, 2, 0, 1), Some(40.0)));
        assert_eq!(of(Measure::Hph3), ((5, 0, 0, 1), Some(0.0)));
        assert_eq!(of(Measure::Hph5), ((5, 1, 0, 1), Some(20.0)));
        assert_eq!(of(Measure::WhatMattersFollowedUp), ((5, 1, 0, 1), Some(20.0)));
        assert_eq!(of(Measure::MainChecklists), ((5, 1, 0, 1), Some(20.0)));
        assert_eq!((all.unit.id, all.rule_version, all.from), (unit, 1, month));
    }

    /// HPH3 after a visit that was not held is no hit; dead and moved are left out.
    async fn held_dead_and_moved(world) {
        world.until_september();
        let (mona, ingrid, randi) = (world.person("mona").await, world.person("ingrid").await, world.person("randi").await);
        let home_on = world.clock().today();
        let crowd = world.crowd_comes_home(&mona, ingrid.unit(), 0..8).await;
        let who = |number: usize| crowd[number].0;
        ingrid.fills_whole(who(0), "hph3-after").await;
        let begun = ingrid.begins(who(1), "hph3-after").await;
        let answered = ingrid.answers_all(who(1), begun).await;
        let not_held = ingrid.answers_item(who(1), &answered, "held", hjemover_tests::checklists::no()).await;
        ingrid.signs_checklist(who(1), &not_held).await;
        world.storage.execute(&format!("update patient set died_on = '{}' where id = '{}'", home_on + Days::new(14), who(2)));
        world.storage.execute(&format!("update patient set died_on = '{}' where id = '{}'", home_on + Days::new(15), who(3)));
        let solveig = world.staff("solveig", hjemover_tests::SHORT_TERM, StaffRole::Nurse).await;
        let asked = ingrid.asks_to_take_over(who(4), solveig.unit()).await;
        world.after_days(1);
        solveig.answers_handover(&asked, None).await;
        world.until_clock(home_on + Days::new(15), 0, 1);
        assert_eq!(shown(this_month(world, &randi, Measure::Hph3).await), Some((6, 1, 0, 2)));
    }

    /// Four are hidden and five are shown; the table says the same as the figures, and names nobody.
    async fn small_numbers_and_the_table(world) {
        world.until_september();
        let (mona, ingrid, randi) = (world.person("mona").await, world.person("ingrid").await, world.person("randi").await);
        world.crowd_comes_home(&mona, ingrid.unit(), 0..4).await;
        world.after_days(5);
        let hidden = this_month(world, &randi, Measure::Hph2).await;
        assert_eq!((hidden.suppressed, shown(hidden)), (true, None));
        world.crowd_comes_home(&mona, ingrid.unit(), 4..5).await;
        world.after_days(5);
        assert_eq!(shown(this_month(world, &randi, Measure::Hph2).await), Some((5, 0, 0, 0)));
        let all = asks(&randi, AdherenceQuery::default()).await;
        assert_eq!(all.from.until(all.to), 13);
        let at = path::<GetAdherenceTable>(&AtUnit { unit: randi.unit() }).unwrap();
        let answer = randi.request(Method::Get, &at).send().await.unwrap();
        assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8");
        assert_eq!(answer.headers()["content-disposition"], "attachment; filename=\"hjemover.csv\"");
        assert_eq!(answer.headers()["cache-control"], "no-store");
        assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
        let bytes = answer.bytes().await.unwrap();
        let text = std::str::from_utf8(&bytes).unwrap();
        assert!(text.starts_with('\u{feff}') && !text.contains("Nr0") && !text.contains("Hjemme"));
        let mut lines = text.split_terminator("\r\n").skip(1);
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        for figures in &all.measures {
            for month in &figures.months {
                let fields: Vec<&str> = lines.next().unwrap().split(';').collect();
                let expected = [
                    figures.measure.name().to_owned(),
                    figures.within_days.to_string(),
                    month.month.to_string(),
                    u8::from(month.suppressed).to_string(),
                    number(month.eligible),
                    number(month.reached),
                    number(month.not_due),
                    number(month.excluded),
                ];
                assert_eq!(fields[..8], expected);
            }
        }
        assert_eq!(lines.next(), None);
    }

    /// The unit's leader and the coordinator of the municipality; nobody else, and not who was.
    async fn who_may_read(world) {
        let (ingrid, randi, tor) = (world.person("ingrid").await, world.person("randi").await, world.person("tor").await);
        let lise = world.staff("lise", WARD, StaffRole::Leader).await;
        let unit = randi.unit();
        let of = AdherenceQuery { of: Some(unit), ..AdherenceQuery::default() };
        let municipal = asks(&tor, of).await;
        assert_eq!(municipal.unit.id, unit);
        assert!(municipal.units.iter().any(|each| each.id == unit) && municipal.units.iter().all(|each| each.id != tor.unit()));
        assert_eq!(asks(&randi, AdherenceQuery::default()).await.units.len(), 1);
        assert_eq!(asks(&lise, AdherenceQuery::default()).await.unit.id, lise.unit());
        let not_found = (404, "not_found".to_owned());
        assert_eq!(refused(&ingrid, unit, "").await, not_found);
        assert_eq!(refused(&tor, unit, "").await, not_found);
        assert_eq!(refused(&lise, lise.unit(), &format!("?of={unit}")).await, not_found);
        assert_eq!(refused(&tor, tor.unit(), &format!("?of={}", lise.unit())).await, not_found);
        world.storage.execute(&format!("update unit set municipality = 'Bø' where name = '{COORDINATOR}'"));
        assert_eq!(refused(&tor, tor.unit(), &format!("?of={unit}")).await, not_found);
        world.storage.execute("update staff_role set valid_until = valid_from where role = 'leader'");
        assert_eq!(refused(&randi, unit, "").await, not_found);
    }

    /// Months that are none, in the wrong order, or too many.
    async fn wrong_months(world) {
        let randi = world.person("randi").await;
        for (query, code) in [
            ("?from=2026-13", "query:invalid"),
            ("?from=2026-1", "query:invalid"),
            ("?to=november", "query:invalid"),
            ("?months=3", "query:invalid"),
            ("?of=1", "query:invalid"),
            ("?from=2026-11&to=2026-10", "from:out_of_range"),
            ("?from=1986-11&to=2026-10", "from:too_long"),
            ("?from=0000-01&to=9999-12", "from:too_long"),
        ] {
            assert_eq!(refused(&randi, randi.unit(), query).await, (422, code.to_owned()), "{query}");
        }
        let at = path::<GetAdherence>(&AtUnit { unit: randi.unit() }).unwrap();
        let far = randi.request(Method::Get, &format!("{at}?from=9999-12&to=9999-12")).send().await.unwrap();
        let (status, body) = status_and_json(far).await;
        assert_eq!((status, &body["measures"][0]["months"][0]["suppressed"]), (200, &json!(true)));
    }

    /// Six queries for a leader, the session's among them, however many came home.
    async fn few_queries(world) {
        let (mona, ingrid, randi) = (world.person("mona").await, world.person("ingrid").await, world.person("randi").await);
        world.crowd_comes_home(&mona, ingrid.unit(), 0..12).await;
        world.settles().await;
        let counted = world.another_instance(|settings| settings.only_requests = true);
        let r = counted.meets(&randi);
        let before = counted.running.db.queries();
        asks(&r, AdherenceQuery::default()).await;
        let queries = counted.running.db.queries() - before;
        assert!(queries <= 6, "{queries}");
        drop(r);
        counted.end().await;
    }
}
