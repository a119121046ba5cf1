//! Templates of checklists: edited by those who lead, for their municipality; what was begun keeps its version.

use chrono::TimeDelta;
use hjemover_tests::{
    COORDINATOR, GP_OFFICE, HOME_CARE, WARD, both,
    checklists::{key, number, words, yes},
    templates::{asks, long_template},
};
use shared::{
    Method,
    checklist_templates::{
        ExportTemplate, GetTemplate, ListTemplates, ReadQuestionnaire, ReadQuestionnaireRequest,
        RestoreTemplate, RestoreTemplateRequest, SaveTemplate, SaveTemplateRequest, Template,
    },
    checklists::template::{AnswerFormat, DeadlineRule},
    contract::path,
    patients::AtUnit,
    units::StaffRole,
};

both! {
    /// Edited while another fills: who has begun finishes with theirs, who begins gets the new one, and the past reads
    /// as it was. So too when it goes back.
    async fn edited_while_another_fills(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, record) = (&home.home_care, home.record);
        let randi = world.person("randi").await;
        let today = world.clock().today();
        let first = randi.sees_template("hph2").await;
        assert!(first.comes_with && first.in_use && first.changed.is_none() && first.history.is_empty());
        let begun = ingrid.begins(record, "hph2").await;
        assert_eq!(begun.template_version, first.version);

        // Another order, one more item, other words, and a day less.
        let mut content = first.content.clone();
        content.items.swap(0, 1);
        content.items.push(asks("stairs", "Er trappa trygg? 🪜"));
        content.deadline = content.deadline.map(|rule| DeadlineRule { days: 2, ..rule });
        let second = randi.saves("hph2", first.newest, &content).await;
        assert_eq!((second.version, second.in_use, &second.content), (first.version + 1, true, &content));
        assert_eq!(second.changed.as_ref().unwrap().author.name, "Randi Solheim");

        let now = ingrid.sees_checklist(record, &begun).await;
        assert_eq!((now.template_version, now.newer_template), (first.version, true));
        assert_eq!(now.content, first.content);
        let now = ingrid.answers_all(record, now).await;
        let signed = ingrid.signs_checklist(record, &now).await;
        assert_eq!((signed.signed.is_some(), signed.content), (true, first.content.clone()));

        let next = ingrid.begins(record, "hph2").await;
        assert_eq!((next.template_version, &next.content), (second.version, &content));
        assert_eq!(next.due, Some(today + TimeDelta::days(2)));
        let next = ingrid.answers_item(record, &next, "stairs", yes()).await;

        // Back again: what was begun meanwhile keeps the item that is no more.
        let all = randi.restores("hph2", second.newest).await;
        let line = all.templates.iter().find(|line| *line.key == *"hph2").unwrap();
        assert_eq!((line.version, line.changed.is_none()), (first.version, true));
        let next = ingrid.sees_checklist(record, &next).await;
        assert!(next.newer_template && next.answers.iter().any(|answer| *answer.item == *"stairs"));
        let next = ingrid.answers_all(record, next).await;
        ingrid.signs_checklist(record, &next).await;
        assert_eq!(ingrid.begins(record, "hph2").await.template_version, first.version);

        // Numbers are never used twice, and every version can be read.
        let third = randi.saves("hph2", second.newest, &content).await;
        assert_eq!(third.version, second.version + 1);
        let versions: Vec<_> = third.history.iter().map(|each| (each.version, each.replaced_at.is_none())).collect();
        assert_eq!(versions, [(third.version, true), (second.version, false)]);
        let earlier = randi.sees_version("hph2", first.version).await.unwrap();
        assert_eq!((earlier.in_use, earlier.content), (false, first.content));
        assert_eq!(randi.sees_version("hph2", 99).await, None);
    }

    /// Two leaders save at once: one does, the other is shown what stands now. The same again is not saved again.
    async fn two_leaders_at_once(world) {
        let (randi, tor) = (world.person("randi").await, world.person("tor").await);
        let seen = randi.sees_template("hph5").await;
        assert_eq!(tor.sees_template("hph5").await, seen);
        let mut contents = [seen.content.clone(), seen.content.clone()];
        contents[0].items.push(asks("garden", "Har du vært i hagen?"));
        contents[1].items.push(asks("stairs", "Er trappa trygg?"));
        let save = |content: &shared::checklists::template::TemplateContent| SaveTemplateRequest {
            version: seen.newest,
            content: content.clone(),
        };
        let (one, other) = tokio::join!(
            randi.send::<SaveTemplate>(randi.template("hph5"), save(&contents[0])),
            tor.send::<SaveTemplate>(tor.template("hph5"), save(&contents[1])),
        );
        assert_eq!([&one, &other].into_iter().filter(|result| result.is_ok()).count(), 1);
        let (loser, wanted) = if one.is_ok() { (&tor, &contents[1]) } else { (&randi, &contents[0]) };
        let problem = loser.cannot::<SaveTemplate>(loser.template("hph5"), save(wanted)).await;
        assert_eq!((problem.status, problem.code.as_str()), (409, "changed_meanwhile"));
        let current: Template = serde_json::from_value(problem.current.unwrap()).unwrap();
        assert_eq!(current.newest, seen.newest + 1);
        let won = loser.saves("hph5", current.newest, wanted).await;
        assert_eq!(won.version, seen.newest + 2);
        // Sent once more, as somebody does who did not hear the answer.
        assert_eq!(loser.saves("hph5", current.newest, wanted).await.version, won.version);
        assert_eq!(world.storage.count("checklist_template where key = 'hph5' and municipality <> ''"), 2);
        let stale = RestoreTemplateRequest { version: seen.newest };
        randi.is_refused::<RestoreTemplate>(randi.template("hph5"), stale, "changed_meanwhile").await;
        randi.restores("hph5", won.newest).await;
        randi.restores("hph5", won.newest).await;
    }

    /// One of the municipality's own: listed, filled, taken out of use, and used again.
    async fn a_template_of_ones_own(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, record) = (&home.home_care, home.record);
        let randi = world.person("randi").await;
        randi.is_refused::<GetTemplate>(randi.template("fottoy"), (), "not_found").await;
        let content = long_template(3);
        let made = randi.saves("fottoy", 0, &content).await;
        assert_eq!((made.version, made.comes_with, made.in_use), (1, false, true));
        let waits = ingrid.sees_checklists(record).await.due;
        assert!(waits.iter().any(|each| *each.template == *"fottoy" && each.may_fill));
        let begun = ingrid.begins(record, "fottoy").await;
        let all = randi.restores("fottoy", 1).await;
        assert!(all.templates.iter().all(|line| *line.key != *"fottoy"));
        let waits = ingrid.sees_checklists(record).await.due;
        assert!(waits.iter().any(|each| each.open.is_some() && *each.template == *"fottoy"), "what was begun is not lost");
        let begun = ingrid.answers_item(record, &begun, "item-0", yes()).await;
        ingrid.signs_checklist(record, &begun).await;
        let kept = randi.sees_template("fottoy").await;
        assert_eq!((kept.in_use, &kept.content), (false, &content));
        assert_eq!(randi.saves("fottoy", 1, &content).await.version, 2);
    }

    /// Three hundred items are saved, filled and signed; with one more it is refused and nothing is lost. As many queries
    /// as with one item.
    async fn three_hundred_items(world) {
        let home = world.asta_comes_home().await;
        let (ingrid, record) = (&home.home_care, home.record);
        let randi = world.person("randi").await;
        let too_long = SaveTemplateRequest { version: 0, content: long_template(301) };
        randi.is_refused::<SaveTemplate>(randi.template("lang"), too_long, "content.items:out_of_range").await;
        randi.saves("kort", 0, &long_template(1)).await;
        randi.saves("lang", 0, &long_template(300)).await;
        let short = ingrid.begins(record, "kort").await;
        let mut now = ingrid.begins(record, "lang").await;
        for item in now.content.items.clone() {
            let value = match item.format {
                AnswerFormat::YesNo {} => yes(),
                AnswerFormat::Number { .. } => number(61.5),
                _ => words("Helt fint"),
            };
            now = ingrid.answers_item(record, &now, &item.key, value).await;
        }
        assert_eq!(now.answers.len(), 300);
        let counted = world.another_instance(|settings| settings.only_requests = true);
        let reader = counted.meets(ingrid);
        let mut queries = Vec::new();
        for checklist in [&short, &now] {
            let before = counted.running.db.queries();
            reader.sees_checklist(record, checklist).await;
            queries.push(counted.running.db.queries() - before);
        }
        counted.end().await;
        assert_eq!(queries[0], queries[1]);
        let signed = ingrid.signs_checklist(record, &now).await;
        assert!(signed.signed.is_some());
        let list = ingrid.sees_checklists(record).await;
        assert_eq!((list.signed[0].answered, list.signed[0].items), (300, 300));
    }

    /// What cannot be used is named, field by field, and nothing is stored.
    async fn what_is_refused(world) {
        let randi = world.person("randi").await;
        let seen = randi.sees_template("hph2").await;
        let refused = async |change: &dyn Fn(&mut shared::checklists::template::TemplateContent), code: &str| {
            let mut content = seen.content.clone();
            change(&mut content);
            let new = SaveTemplateRequest { version: seen.newest, content };
            randi.is_refused::<SaveTemplate>(randi.template("hph2"), new, code).await;
        };
        refused(&|content| content.items.clear(), "content.items:out_of_range").await;
        refused(&|content| content.done_by.clear(), "content.done_by:missing").await;
        refused(&|content| content.items[1].key = content.items[0].key.clone(), "content.items[1].key:twice").await;
        refused(&|content| content.deadline = content.deadline.map(|rule| DeadlineRule { days: 401, ..rule }), "content.deadline.days:out_of_range").await;
        refused(&|content| content.items[0].format = AnswerFormat::Choice { options: Vec::new() }, "content.items[0].format.options:out_of_range").await;
        assert_eq!(world.storage.count("checklist_template where municipality <> ''"), 0);
    }

    /// Only those who lead a unit of the municipality, and its coordinator.
    async fn by_the_wrong_person(world) {
        let home = world.asta_comes_home().await;
        let mut others = vec![home.home_care.clone(), home.ward_doctor.clone(), home.ward_nurse.clone(), home.gp.clone()];
        others.push(world.staff("wenche", WARD, StaffRole::Leader).await);
        others.push(world.staff("gunnar", GP_OFFICE, StaffRole::Leader).await);
        let content = long_template(1);
        for person in &others {
            let new = SaveTemplateRequest { version: 0, content: content.clone() };
            person.is_refused::<SaveTemplate>(person.template("egen"), new, "not_found").await;
            person.is_refused::<ListTemplates>(AtUnit { unit: person.unit() }, (), "not_found").await;
        }
        let randi = world.person("randi").await;
        let elsewhere = AtUnit { unit: world.unit(COORDINATOR).await };
        randi.is_refused::<ListTemplates>(elsewhere, (), "not_found").await;
        let home_care = AtUnit { unit: world.unit(HOME_CARE).await };
        home.patient.is_refused::<ListTemplates>(home_care, (), "not_found").await;
        assert_eq!(world.person("tor").await.sees_templates().await, randi.sees_templates().await);
        assert_eq!(randi.template("hph2").key, key("hph2"));
    }

    /// Out as a file and in again: all of it, and nothing is saved by reading. What is no Questionnaire is refused.
    async fn as_a_file(world) {
        let randi = world.person("randi").await;
        let seen = randi.sees_template("hph2").await;
        let file = randi.request(Method::Get, &path::<ExportTemplate>(&randi.template("hph2")).unwrap()).send().await.unwrap();
        assert_eq!(file.headers()["content-type"], "application/fhir+json; charset=utf-8");
        assert!(file.headers()["content-disposition"].to_str().unwrap().starts_with("attachment"));
        let questionnaire = file.text().await.unwrap();
        let read = randi.does::<ReadQuestionnaire>(AtUnit { unit: randi.unit() }, ReadQuestionnaireRequest { questionnaire }).await;
        assert_eq!((&*read.key, &read.content, read.unread.len()), ("hph2", &seen.content, 0));
        assert_eq!(world.storage.count("checklist_template where municipality <> ''"), 0);
        for (wrong, code) in [("", "invalid"), ("{}", "another_kind"), ("{\"resourceType\":\"Questionnaire\"}", "missing")] {
            let wrong = ReadQuestionnaireRequest { questionnaire: wrong.to_owned() };
            randi.is_refused::<ReadQuestionnaire>(AtUnit { unit: randi.unit() }, wrong, &format!("questionnaire:{code}")).await;
        }
        let ingrid = world.person("ingrid").await;
        ingrid.is_refused::<ExportTemplate>(ingrid.template("hph2"), (), "not_found").await;
    }

    /// Another municipality has its own.
    async fn each_municipality_its_own(world) {
        let home = world.asta_comes_home().await;
        let randi = world.person("randi").await;
        randi.saves("fottoy", 0, &long_template(2)).await;
        world.storage.execute("update patient set municipality = 'Tinn'");
        let waits = home.home_care.sees_checklists(home.record).await.due;
        assert!(waits.iter().all(|each| *each.template != *"fottoy"));
    }
}
