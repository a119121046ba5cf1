//! Letters: drafted, signed, released, corrected, withdrawn; a signed text never changes.

use hjemover_tests::{
    Home, Person, both,
    deeds::{letter, prose},
    new_id,
    visits::words_of,
};
use shared::{
    Method,
    contract::path,
    patients::AtPatient,
    summaries::{
        AtSummary, ChangeDraft, ChangeDraftRequest, ConfirmReading, DischargeSummary, DraftSummary,
        GetSummary, GetSummaryPaper, Medicine, MedicineChange, NewSummary, NewVersion,
        ReleaseSummary, ReviseSummary, SectionKind, SeenVersion, SignSummary, SummaryStatus,
        WithdrawRequest, WithdrawSummary,
    },
};

const fn seen(version: i32) -> SeenVersion {
    SeenVersion { version }
}

fn informs(letter: &DischargeSummary) -> &str {
    &letter.content.as_ref().unwrap().sections[&SectionKind::PatientInformation]
}

both! {
    /// From draft to the patient: each step by those who may, and the patient sees only what is released.
    async fn from_draft_to_the_patient(world) {
        let (asta, mona, stay) = world.asta_is_admitted().await;
        let (jonas, record) = (world.person("jonas").await, asta.record());
        let draft = mona.drafts(record, &stay, "Hei Asta").await;
        assert_eq!((draft.status, draft.number, draft.version), (SummaryStatus::Draft, 1, 1));
        assert!(asta.sees_letters(record).await.is_empty());
        let at = AtSummary { patient: record, summary: draft.id };
        asta.is_refused::<GetSummary>(at, (), "not_found").await;
        let change = ChangeDraftRequest { version: 1, content: letter("Kjære Asta") };
        let changed = jonas.does::<ChangeDraft>(at, change).await;
        assert_eq!((changed.version, informs(&changed)), (2, "Kjære Asta"));
        mona.is_refused::<SignSummary>(at, seen(2), "not_found").await;
        let signed = jonas.signs(record, &changed).await;
        assert_eq!(signed.signed.as_ref().unwrap().author.name, "Jonas Berg");
        asta.is_refused::<GetSummary>(at, (), "not_found").await;
        let released = mona.releases(record, &signed).await;
        assert_eq!(released.status, SummaryStatus::Released);
        assert_eq!(informs(&asta.reads_letter(record, draft.id).await), "Kjære Asta");
        assert!(asta.sees_letters(record).await[0].has_patient_information);
    }

    /// Every bad order is refused, says why, and changes nothing.
    async fn bad_orders_are_refused(world) {
        let (asta, _mona, stay) = world.asta_is_admitted().await;
        let (jonas, record) = (world.person("jonas").await, asta.record());
        let draft = jonas.drafts(record, &stay, "Hei Asta").await;
        let at = AtSummary { patient: record, summary: draft.id };
        let withdraw = || WithdrawRequest { reason: prose("Feil person") };
        let change = |version| ChangeDraftRequest { version, content: letter("Noe annet") };
        let revise = || NewVersion { id: new_id(), change_note: prose("Retting"), content: letter("Ny") };
        jonas.is_refused::<ReleaseSummary>(at, seen(1), "not_signed").await;
        jonas.is_refused::<WithdrawSummary>(at, withdraw(), "not_signed").await;
        jonas.is_refused::<ReviseSummary>(at, revise(), "no_longer_valid").await;
        jonas.is_refused::<SignSummary>(at, seen(2), "changed_meanwhile").await;
        jonas.is_refused::<ChangeDraft>(at, change(2), "changed_meanwhile").await;
        let second = NewSummary { id: new_id(), stay: stay.id, content: letter("En til") };
        jonas.is_refused::<DraftSummary>(AtPatient { patient: record }, second, "changed_meanwhile").await;
        let signed = jonas.signs(record, &draft).await;
        jonas.is_refused::<SignSummary>(at, seen(1), "already_signed").await;
        jonas.is_refused::<ChangeDraft>(at, change(1), "already_signed").await;
        jonas.is_refused::<ReleaseSummary>(at, seen(9), "changed_meanwhile").await;
        jonas.releases(record, &signed).await;
        jonas.is_refused::<ReleaseSummary>(at, seen(1), "already_released").await;
        jonas.is_refused::<ChangeDraft>(at, change(1), "already_signed").await;
        jonas.does::<WithdrawSummary>(at, withdraw()).await;
        jonas.is_refused::<WithdrawSummary>(at, withdraw(), "no_longer_valid").await;
        jonas.is_refused::<ReleaseSummary>(at, seen(1), "no_longer_valid").await;
        jonas.is_refused::<ReviseSummary>(at, revise(), "no_longer_valid").await;
        assert_eq!(informs(&jonas.reads_letter(record, draft.id).await), "Hei Asta");
    }

    /// A correction is a new version: the patient keeps the old until the new one comes, and can read both.
    async fn a_new_version_supersedes(world) {
        let Home { patient: asta, ward_doctor: jonas, letter: first, record, .. } = world.asta_comes_home().await;
        let at = AtSummary { patient: record, summary: first.id };
        let new = NewVersion {
            id: new_id(),
            change_note: prose("Dosen av Eliquis er rettet"),
            content: letter("Hei igjen Asta"),
        };
        let draft = jonas.does::<ReviseSummary>(at, new.clone()).await;
        assert_eq!((draft.number, draft.previous), (2, Some(first.id)));
        assert_eq!(jonas.does::<ReviseSummary>(at, new).await, draft, "sent twice, begun once");
        let another = NewVersion { id: new_id(), change_note: prose("x"), content: letter("x") };
        jonas.is_refused::<ReviseSummary>(at, another, "changed_meanwhile").await;
        assert_eq!(asta.sees_letters(record).await.len(), 1);
        let signed = jonas.signs(record, &draft).await;
        jonas.releases(record, &signed).await;
        let shown = asta.sees_letters(record).await;
        let standing: Vec<_> = shown.iter().map(|letter| (letter.number, letter.status)).collect();
        assert_eq!(standing, [(2, SummaryStatus::Released), (1, SummaryStatus::Superseded)]);
        let (old, newest) = (asta.reads_letter(record, first.id).await, asta.reads_letter(record, draft.id).await);
        assert_eq!((old.newer, informs(&old)), (Some(draft.id), informs(&first)));
        assert_eq!(newest.change_note.as_deref(), Some("Dosen av Eliquis er rettet"));
        assert_eq!(asta.opens_the_app().await.home.unwrap().letter.unwrap().number, 2);
    }

    /// What is withdrawn the patient no longer reads, but reads why; those who signed it keep it.
    async fn withdrawn_with_a_reason(world) {
        let Home { patient: asta, ward_doctor: jonas, home_care, letter: first, record, .. } =
            world.asta_comes_home().await;
        let at = AtSummary { patient: record, summary: first.id };
        jonas.does::<WithdrawSummary>(at, WithdrawRequest { reason: prose("Brevet var til en annen") }).await;
        for reader in [&asta, &home_care] {
            let shown = reader.reads_letter(record, first.id).await;
            assert_eq!((shown.status, shown.content.clone()), (SummaryStatus::Withdrawn, None));
            assert_eq!(shown.withdrawn.unwrap().reason, "Brevet var til en annen");
        }
        assert_eq!(informs(&jonas.reads_letter(record, first.id).await), informs(&first));
        assert_eq!(asta.opens_the_app().await.home.unwrap().letter, None);
        let again = jonas.drafts(record, &world.asta_stay(record, &jonas).await, "Riktig brev").await;
        assert_eq!(again.number, 2);
    }

    /// A letter that does not say what was signed is shown to nobody.
    async fn a_tampered_letter_is_not_shown(world) with |setup| {
        setup.expects_errors = true;
    } {
        let Home { patient: asta, letter: first, record, .. } = world.asta_comes_home().await;
        world.storage.execute(&format!(
            "update discharge_summary set content = replace(content, 'lungebetennelse', 'hjertesvikt') where id = '{}'",
            first.id
        ));
        let problem = asta.cannot::<GetSummary>(AtSummary { patient: record, summary: first.id }, ()).await;
        assert_eq!((problem.status, problem.code.as_str(), problem.detail), (500, "internal", None));
    }

    /// Read receipts: once per person, only for what is with the patient.
    async fn read_receipts(world) {
        let Home { patient: asta, ward_doctor: jonas, letter: first, record, .. } = world.asta_comes_home().await;
        let at = AtSummary { patient: record, summary: first.id };
        assert_eq!(asta.sees_letters(record).await[0].read_at, None);
        asta.does::<ConfirmReading>(at, ()).await;
        asta.does::<ConfirmReading>(at, ()).await;
        assert!(asta.sees_letters(record).await[0].read_at.is_some());
        let reads = jonas.reads_letter(record, first.id).await.reads;
        assert_eq!(reads.iter().map(|read| read.author.name.as_str()).collect::<Vec<_>>(), ["Asta Bakke"]);
        jonas.is_refused::<ConfirmReading>(at, (), "not_found").await;
    }

    /// A letter about another patient's stay is not begun, and another's letter is not there.
    async fn other_patients_letters(world) {
        let (asta, mona, stay) = world.asta_is_admitted().await;
        let (kare, jonas) = (world.person("kare").await, world.person("jonas").await);
        let new = NewSummary { id: new_id(), stay: stay.id, content: letter("x") };
        let problem = jonas.cannot::<DraftSummary>(AtPatient { patient: kare.record() }, new).await;
        assert!([404, 422].contains(&problem.status), "{problem:?}");
        let draft = mona.drafts(asta.record(), &stay, "Hei Asta").await;
        let at = AtSummary { patient: kare.record(), summary: draft.id };
        jonas.is_refused::<GetSummary>(at, (), "not_found").await;
        jonas.is_refused::<SignSummary>(at, seen(1), "not_found").await;
    }

    /// A draft sent twice is begun once; sixty medicines and no more.
    async fn drafts(world) {
        let (asta, mona, stay) = world.asta_is_admitted().await;
        let at = AtPatient { patient: asta.record() };
        let medicine = Medicine {
            name: hjemover_tests::deeds::line("Eliquis 2,5 mg"),
            dosage: Some(hjemover_tests::deeds::line("1 tablett morgen og kveld")),
            change: MedicineChange::Changed,
            reason: Some(hjemover_tests::deeds::line("Lavere dose på grunn av nyrene")),
            until: None,
            as_needed: false,
        };
        let mut new = NewSummary { id: new_id(), stay: stay.id, content: letter("Hei") };
        new.content.medicines = vec![medicine.clone(); 61];
        mona.is_refused::<DraftSummary>(at, new.clone(), "too_many").await;
        new.content.medicines.truncate(60);
        let draft = mona.does::<DraftSummary>(at, new.clone()).await;
        assert_eq!(draft.content.as_ref(), Some(&new.content));
        assert_eq!(mona.does::<DraftSummary>(at, new).await, draft);
    }

    /// Home care and the GP read a letter from the moment it is signed; the coordinator reads none.
    async fn who_reads_letters(world) {
        let home = world.asta_comes_home().await;
        for reader in [&home.home_care, &home.gp] {
            assert_eq!(reader.sees_letters(home.record).await.len(), 1, "{}", reader.name);
        }
        let at = AtSummary { patient: home.record, summary: home.letter.id };
        home.coordinator.is_refused::<GetSummary>(at, (), "not_found").await;
        assert_eq!(home.coordinator.opens_patient(home.record).await.summaries, []);
    }

    /// On paper: the words as they were signed, medicines, whom to call on each page; tags, bookmarks, language. The
    /// patient's section alone for those to whom no more is open.
    async fn on_paper(world) {
        let Home { patient: asta, letter: first, record, .. } = world.asta_comes_home().await;
        let (berit, _) = world.berit_sees(&asta, "berit", &[shared::consents::Scope::PatientInformation]).await;
        let at = AtSummary { patient: record, summary: first.id };
        let pdf = prints(&asta, at).await;
        let words = words_of(&pdf);
        let own = informs(&first).split_whitespace().next().unwrap();
        for expected in [own, "Legevakt 116 117", "Side 1 av", "Brev fra"] {
            assert!(words.contains(expected), "{expected:?} is not in {words}");
        }
        let document = lopdf::Document::load_mem(&pdf).unwrap();
        let catalog = document.catalog().unwrap();
        for key in ["StructTreeRoot", "MarkInfo", "Outlines", "Lang"] {
            assert!(catalog.has(key.as_bytes()), "{key}");
        }
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"nb");
        let home_care = world.person("ingrid").await.opens_the_app().await.me.memberships[0].unit.name.clone();
        let hers = words_of(&prints(&berit, at).await);
        assert!(words.contains(&home_care) && !hers.contains(&home_care), "who follows up is not open to everybody");
        assert!(hers.contains(own));
        world.nobody().is_refused::<GetSummary>(at, (), "unauthenticated").await;
    }
}

async fn prints(who: &Person, at: AtSummary) -> Vec<u8> {
    let path = path::<GetSummaryPaper>(&at).unwrap();
    let answer = who.request(Method::Get, &path).send().await.unwrap();
    assert_eq!(
        (answer.status().as_u16(), &answer.headers()["content-type"]),
        (200, &"application/pdf".parse().unwrap())
    );
    answer.bytes().await.unwrap().to_vec()
}
