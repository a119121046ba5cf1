//! What readers say of a letter's paragraphs: understood, asked, answered.

use futures_util::future::join_all;
use hjemover_tests::{
    Home, Person, both,
    deeds::{letter, nb, prose},
    new_id,
};
use shared::{
    Id,
    consents::Scope,
    id::{self, DischargeSummary as Letter, Patient},
    inbox::UpdateKind,
    summaries::{
        ANSWERED_WITHIN_DAYS, AnswerQuestion, AtResponse, AtSummary, DischargeSummary,
        MOST_QUESTIONS, NewAnswer, NewResponse, ParagraphResponse, RespondToParagraph,
        WithdrawRequest, WithdrawSummary,
    },
};

fn response(paragraph: u16, question: Option<&str>) -> NewResponse {
    NewResponse {
        id: new_id(),
        paragraph,
        question: question.map(prose),
        lang: nb(),
    }
}

fn answer(text: &str) -> NewAnswer {
    NewAnswer {
        text: prose(text),
        lang: nb(),
    }
}

async fn responds(who: &Person, at: AtSummary, new: &NewResponse) -> DischargeSummary {
    who.does::<RespondToParagraph>(at, new.clone()).await
}

const fn at(patient: Id<Patient>, summary: Id<Letter>) -> AtSummary {
    AtSummary { patient, summary }
}

const fn of(at: AtSummary, response: Id<id::ParagraphResponse>) -> AtResponse {
    AtResponse {
        patient: at.patient,
        summary: at.summary,
        response,
    }
}

/// Who said it, of which paragraph, what they asked and what was answered.
fn said(response: &ParagraphResponse) -> (&str, u16, Option<&str>, Option<&str>) {
    let question = response.question.as_ref();
    let answer = question.and_then(|question| question.answer.as_ref());
    (
        &response.author.name,
        response.paragraph,
        question.map(|question| question.text.as_str()),
        answer.map(|answer| answer.text.as_str()),
    )
}

both! {
    /// The question comes to the ward with an owner and a deadline; the answer comes back beside the paragraph, and the
    /// question leaves the inbox.
    async fn asked_and_answered(world) {
        let Home { patient: asta, ward_nurse: mona, home_care, letter, record, .. } = world.asta_comes_home().await;
        let at = at(record, letter.id);
        let new = response(0, Some("Hva er smertegrense?"));
        let asked = responds(&asta, at, &new).await;
        let question = asked.responses[0].question.clone().unwrap();
        let today = world.clock().today();
        assert_eq!(question.due, today + chrono::Days::new(ANSWERED_WITHIN_DAYS));
        assert_eq!(question.unit, mona.opens_the_app().await.me.memberships[0].unit.name);
        world.settles().await;
        let inbox = mona.sees_inbox().await;
        let update = inbox.iter().find(|update| update.kind == UpdateKind::ParagraphAsked).unwrap();
        assert_eq!((update.text.as_deref(), update.lang.as_deref()), (Some("Hva er smertegrense?"), Some("nb")));
        assert!(home_care.sees_inbox().await.iter().all(|update| update.kind != UpdateKind::ParagraphAsked));
        let mut stream = asta.listens(None).await;
        let answered = mona.does::<AnswerQuestion>(of(at, new.id), answer("Så mye du tåler.")).await;
        assert_eq!(said(&answered.responses[0]), ("Asta Bakke", 0, Some("Hva er smertegrense?"), Some("Så mye du tåler.")));
        stream.is_told_of(record).await;
        let seen = asta.reads_letter(record, letter.id).await;
        assert_eq!(seen.responses, answered.responses);
        assert!(mona.sees_inbox().await.iter().all(|update| update.kind != UpdateKind::ParagraphAsked));
        // Home care, which follows up, sees what was not understood.
        assert_eq!(home_care.reads_letter(record, letter.id).await.responses, answered.responses);
    }

    /// Understood is said once; a question after it stands beside it; the same sent twice is once.
    async fn understood_and_twice(world) {
        let Home { patient: asta, letter, record, .. } = world.asta_comes_home().await;
        let at = at(record, letter.id);
        let understood = response(0, None);
        responds(&asta, at, &understood).await;
        responds(&asta, at, &understood).await;
        assert_eq!(responds(&asta, at, &response(0, None)).await.responses.len(), 1);
        let question = response(0, Some("Hva er dette?"));
        let sent = join_all((0..4).map(|_| responds(&asta, at, &question))).await;
        assert!(sent.iter().all(|letter| letter.responses.len() == 2));
        let other = NewResponse { question: Some(prose("Noe annet")), ..question.clone() };
        asta.is_refused::<RespondToParagraph>(at, other, "id_taken").await;
        assert_eq!(responds(&asta, at, &response(0, None)).await.responses.len(), 3, "understood after all");
    }

    /// A paragraph that is not there, a letter that was taken back, too many.
    async fn what_cannot_be_asked(world) {
        let Home { patient: asta, ward_doctor: jonas, letter, record, .. } = world.asta_comes_home().await;
        let at = at(record, letter.id);
        let problem = asta.cannot::<RespondToParagraph>(at, response(99, None)).await;
        assert_eq!((problem.fields[0].field.as_str(), problem.fields[0].code.as_str()), ("paragraph", "not_found"));
        for _ in 0..MOST_QUESTIONS {
            responds(&asta, at, &response(0, Some("Hva?"))).await;
        }
        asta.is_refused::<RespondToParagraph>(at, response(0, Some("Hva?")), "too_many").await;
        jonas.does::<WithdrawSummary>(at, WithdrawRequest { reason: prose("Feil") }).await;
        asta.is_refused::<RespondToParagraph>(at, response(0, None), "no_longer_valid").await;
    }

    /// One answers; who is slower reads what was answered; what is understood has nothing to answer.
    async fn answered_once(world) {
        let Home { patient: asta, ward_nurse: mona, ward_doctor: jonas, home_care, letter, record, .. } = world.asta_comes_home().await;
        let at = at(record, letter.id);
        let (question, understood) = (response(0, Some("Hva?")), response(0, None));
        responds(&asta, at, &question).await;
        responds(&asta, at, &understood).await;
        mona.is_refused::<AnswerQuestion>(of(at, understood.id), answer("Dette."), "not_found").await;
        mona.is_refused::<AnswerQuestion>(of(at, new_id()), answer("Dette."), "not_found").await;
        asta.is_refused::<AnswerQuestion>(of(at, question.id), answer("Dette."), "not_found").await;
        // The question need not have reached the inbox.
        let both = [mona.send::<AnswerQuestion>(of(at, question.id), answer("Dette.")), jonas.send::<AnswerQuestion>(of(at, question.id), answer("Noe annet."))];
        let went = join_all(both).await.into_iter().filter(Result::is_ok).count();
        assert_eq!(went, 1);
        let first = home_care.reads_letter(record, letter.id).await.responses[0].question.clone().unwrap().answer.unwrap();
        mona.does::<AnswerQuestion>(of(at, question.id), answer(&first.text)).await;
        home_care.is_refused::<AnswerQuestion>(of(at, question.id), answer("For sent."), "changed_meanwhile").await;
    }

    /// A daughter who may read the section asks too, in her own name; she sees what she said, the patient all of it.
    async fn a_relative_asks(world) {
        let Home { patient: asta, ward_nurse: mona, letter, record, .. } = world.asta_comes_home().await;
        let at = at(record, letter.id);
        let (blind, _) = world.berit_sees(&asta, "practical", &[Scope::Practical]).await;
        blind.is_refused::<RespondToParagraph>(at, response(0, None), "not_found").await;
        let (berit, _) = world.berit_sees(&asta, "berit", &[Scope::PatientInformation]).await;
        responds(&asta, at, &response(0, Some("Hva er dette?"))).await;
        let asked = responds(&berit, at, &response(0, Some("Kan mamma gå i trapp?"))).await;
        let hers: Vec<_> = asked.responses.iter().map(said).collect();
        assert_eq!(hers, [("Berit Bakke", 0, Some("Kan mamma gå i trapp?"), None)]);
        assert_eq!(asta.reads_letter(record, letter.id).await.responses.len(), 2);
        world.settles().await;
        let inbox = mona.sees_inbox().await;
        let update = inbox.iter().find(|update| update.said_by.is_some() && update.kind == UpdateKind::ParagraphAsked).unwrap();
        assert_eq!(update.said_by.as_ref().unwrap().name, "Berit Bakke");
        let mut stream = berit.listens(None).await;
        mona.does::<AnswerQuestion>(of(at, asked.responses[0].id), answer("Ja, med støtte.")).await;
        stream.is_told_of(record).await;
    }

    /// What stands at the top stands in the section to the patient; more than three lines, and lines made up, are
    /// refused.
    async fn the_top_is_never_made_up(world) {
        let (asta, mona, stay) = world.asta_is_admitted().await;
        let (record, words) = (asta.record(), "Du falt. Du brakk hoften.\n\nTa det med ro. Ring oss.");
        let with = |lines: &[&str]| shared::summaries::SummaryContent {
            highlights: lines.iter().map(|line| hjemover_tests::deeds::line(line)).collect(),
            ..letter(words)
        };
        let new = |content| shared::summaries::NewSummary { id: new_id(), stay: stay.id, content };
        let to = shared::patients::AtPatient { patient: record };
        let problem = mona.cannot::<shared::summaries::DraftSummary>(to, new(with(&["Du er frisk."]))).await;
        assert_eq!((problem.fields[0].field.as_str(), problem.fields[0].code.as_str()), ("content.highlights", "not_found"));
        let four = with(&["Du falt.", "Ring oss.", "Du brakk hoften.", "Ta det med ro."]);
        mona.is_refused::<shared::summaries::DraftSummary>(to, new(four), "too_many").await;
        let draft = mona.does::<shared::summaries::DraftSummary>(to, new(with(&["Ring oss.", "Du falt."]))).await;
        assert_eq!(draft.content.unwrap().highlights.len(), 2);
    }
}
