//! Letters: shown when the unit's rule says, explained, corrected where they were written.

use super::*;

both! {
    /// A letter's corrections come from where it was written: nobody changes or withdraws it here.
    async fn a_received_letter_is_corrected_where_it_was_written(world) {
        let systems = Systems::of(world).await;
        let (birger, jonas) = (world.person("birger").await, world.person("jonas").await);
        let (about, patient) = (Subject::birger(), birger.record());
        systems.tell_all(&about, &["log-innlagt", "epikrise-n"]).await;
        let summary = birger.sees_letters(patient).await[0].id;
        let at = AtSummary { patient, summary };
        let withdraw = WithdrawRequest { reason: prose("Feil") };
        jonas.is_refused::<WithdrawSummary>(at, withdraw, "state_cannot_follow").await;
        let revise = shared::summaries::NewVersion {
            id: new_id(),
            change_note: prose("Feil"),
            content: hjemover_tests::deeds::letter("Nytt"),
        };
        jonas.is_refused::<ReviseSummary>(at, revise, "state_cannot_follow").await;
        // The ward can write one of its own beside it.
        let stay = stays(&birger, patient).await.remove(0);
        jonas.sends_letter(patient, &stay, "Fra avdelingen").await;
        let released = birger.sees_letters(patient).await;
        assert_eq!(released.iter().filter(|line| line.status == SummaryStatus::Released).count(), 2);
    }

    /// Without a section to the patient the letter waits until somebody has looked; the author's side is told, and
    /// the patient asks for an explanation.
    async fn a_letter_without_a_section_to_the_patient(world) {
        let systems = Systems::of(world).await;
        let (birger, mona, ingrid) =
            (world.person("birger").await, world.person("mona").await, world.person("ingrid").await);
        let (about, patient) = (Subject::birger(), birger.record());
        systems.tell_all(&about, &["log-innlagt", "epikrise-n-uten-ip"]).await;
        assert!(birger.sees_letters(patient).await.is_empty());
        world.settles().await;
        assert_eq!(kinds_in_inbox(&mona, patient).await, [UpdateKind::PatientSectionMissing]);
        assert!(kinds_in_inbox(&ingrid, patient).await.contains(&UpdateKind::SummaryReceived));
        let summary = ingrid.sees_letters(patient).await[0].id;
        let at = AtSummary { patient, summary };
        birger.is_refused::<AskForExplanation>(at, AskForExplanationRequest { text: None }, "not_found").await;
        birger.is_refused::<LookThroughSummary>(at, (), "not_found").await;
        ingrid.does::<LookThroughSummary>(at, ()).await;
        ingrid.does::<LookThroughSummary>(at, ()).await;
        let letter = birger.reads_letter(patient, summary).await;
        assert_eq!(letter.received_section, Some(PatientSection::Missing));
        let asks = AskForExplanationRequest { text: Some(prose("Hva betyr ribbeinsbrudd?")) };
        let asked = birger.does::<AskForExplanation>(at, asks.clone()).await;
        assert_eq!(birger.does::<AskForExplanation>(at, asks).await.explanation_asked_at, asked.explanation_asked_at);
        world.settles().await;
        let inbox = mona.sees_inbox().await;
        let update = inbox.iter().find(|update| update.kind == UpdateKind::ExplanationAsked).unwrap();
        assert_eq!(update.text.as_deref(), Some("Hva betyr ribbeinsbrudd?"));
        systems.tell(&about, "epikrise-n-tredjeperson").await;
        let letters = birger.sees_letters(patient).await;
        let about_them = letters.iter().find(|line| line.id != summary).unwrap().id;
        let letter = birger.reads_letter(patient, about_them).await;
        assert_eq!(letter.received_section, Some(PatientSection::AboutPatient));
    }

    /// Units decide when their letters are shown: at once, after some hours, or when a person shows them.
    async fn when_a_letter_is_shown(world) {
        use server::{ShowsLetters, units::admin::{Change, set}};
        let systems = Systems::of(world).await;
        let (birger, mona) = (world.person("birger").await, world.person("mona").await);
        let (about, patient) = (Subject::birger(), birger.record());
        let rule = async |shows, hours| {
            let change = Change { her_id: None, shows_letters: Some((shows, hours)) };
            set(&world.running.db, WARD, change).await.unwrap();
        };
        rule(ShowsLetters::AtOnce, None).await;
        systems.tell_all(&about, &["log-innlagt", "epikrise-n-uten-ip"]).await;
        assert_eq!(birger.sees_letters(patient).await.len(), 1);
        rule(ShowsLetters::ByPerson, None).await;
        systems.tell(&about, "epikrise-n").await;
        assert_eq!(birger.sees_letters(patient).await.len(), 1);
        let waiting = mona.sees_letters(patient).await;
        let waiting = waiting.iter().find(|line| line.status == SummaryStatus::Signed).unwrap();
        let at = AtSummary { patient, summary: waiting.id };
        mona.does::<LookThroughSummary>(at, ()).await;
        assert_eq!(birger.sees_letters(patient).await.len(), 2);
        rule(ShowsLetters::AfterHours, Some(48)).await;
        let today = world.clock().today().to_string();
        let approved = about.message("epikrise-n-tredjeperson").replace("ApprDate V=\"2026-11-20", &format!("ApprDate V=\"{today}"));
        systems.0["epj-sykehus"].tells(approved).await;
        let letters = mona.sees_letters(patient).await;
        let waits = letters.iter().find(|line| line.status == SummaryStatus::Signed).unwrap();
        let letter = mona.reads_letter(patient, waits.id).await;
        assert!(letter.shown_at.unwrap() > world.clock().now());
        world.after_days(3);
        world.until("the letter is shown by itself", || async {
            (birger.sees_letters(patient).await.len() == 3).then_some(())
        }).await;
    }
}
