//! What messages about one patient say together, whatever order they came in and however often: they are a set, ordered
//! by when their senders made them.
//!
//! A change or a cancellation belongs to what it refers to (`ConversationRef`), else to the newest of its kind before it;
//! letters belong together by their document's id. What is cancelled says nothing more.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use shared::messages::{Act, Coded, Letter, Logistics, Message, MessageContent, MessageKind, When};

/// What is so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Course {
    /// Stays, the earliest first.
    pub stays: Vec<Stay>,
    /// Letters, by when each was first made.
    pub letters: Vec<LetterLine>,
    /// The patient died.
    pub died: Option<When>,
}

/// A stay in hospital. No two begin on the same day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// Admitted.
    pub admitted: When,
    /// The HER-id of who reported it.
    pub sender: Option<String>,
    /// Ready to leave, as it was last said and not withdrawn.
    pub ready: Option<Ready>,
    /// Left.
    pub discharged: Option<Discharged>,
    /// The nurses' report at discharge that holds: its message.
    pub report: Option<String>,
}

/// Ready to leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ready {
    /// When.
    pub when: When,
    /// An estimate («antatt»), not a decision.
    pub estimate: bool,
    /// The message that says so.
    pub message: String,
}

/// Left hospital.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discharged {
    /// When.
    pub when: When,
    /// To where (8408).
    pub to: Option<Coded>,
    /// Not alive (8431: 2 or 3).
    pub dead: bool,
    /// The message that says so; for a stay that only a letter tells of, the letter.
    pub message: String,
}

/// A letter through its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterLine {
    /// The HER-id of who sends it.
    pub sender: Option<String>,
    /// The document's id, else the message's own.
    pub document: String,
    /// The messages that are versions of it, the oldest first.
    pub versions: Vec<String>,
    /// The newest version's message; none when the letter was cancelled.
    pub current: Option<String>,
    /// The stay it is about, by the day when that began.
    pub stay: Option<NaiveDate>,
}

/// What these messages say together. Only accepted ones, about one patient.
#[must_use]
pub fn course(messages: &[Message]) -> Course {
    let ordered = ordered(messages);
    let mut stays = stays(&ordered);
    let letters = letters(&ordered, &mut stays);
    Course {
        stays,
        letters,
        died: logistics(&ordered, &[MessageKind::Died])
            .last()
            .and_then(|(_, logistics)| event(logistics, "13")),
    }
}

/// The reports that hold, of those given: not changed by a later one, and not cancelled. Each once.
#[must_use]
pub fn standing_reports(messages: &[Message]) -> Vec<&Message> {
    let ordered = ordered(messages);
    MessageKind::REPORTS
        .iter()
        .flat_map(|kind| standing(&ordered, std::slice::from_ref(kind)))
        .collect()
}

/// Each message once, by when it was made.
fn ordered(messages: &[Message]) -> Vec<&Message> {
    let distinct: BTreeMap<_, _> = messages
        .iter()
        .map(|message| {
            (
                (message.envelope.sender.her_id(), &message.envelope.id),
                message,
            )
        })
        .collect();
    let mut ordered: Vec<&Message> = distinct.into_values().collect();
    ordered.sort_by_key(|message| place(message));
    ordered
}

type Place<'a> = (Option<DateTime<Utc>>, u8, &'a str);

/// Where a message stands among the others: by when it was made; at the same moment, what ends comes after what begins.
fn place(message: &Message) -> Place<'_> {
    let act = match act(message) {
        Act::New => 0,
        Act::Changed => 1,
        Act::Cancelled => 2,
    };
    (message.envelope.made_at, act, &message.envelope.id)
}

fn act(message: &Message) -> Act {
    message.content.act()
}

/// The messages of these kinds that hold: not changed by a later one, and not cancelled.
fn standing<'a>(ordered: &[&'a Message], kinds: &[MessageKind]) -> Vec<&'a Message> {
    let of_kinds = ordered
        .iter()
        .filter(|message| kinds.contains(&message.envelope.kind));
    let mut chains: Vec<Chain<'a>> = Vec::new();
    // What begins comes first, so that what refers to it finds it, though a clock was wrong.
    let (begins, follows): (Vec<&Message>, Vec<&Message>) = of_kinds
        .copied()
        .partition(|message| act(message) == Act::New);
    chains.extend(begins.into_iter().map(Chain::new));
    for message in follows {
        let refers = |chain: &&mut Chain<'_>| chain.holds(message);
        if let Some(chain) = chains.iter_mut().find(refers) {
            chain.follow(message);
            continue;
        }
        let named = message.envelope.refers_to.is_some();
        let before = |chain: &&mut Chain<'_>| {
            !named
                && chain.head.is_some_and(|head| {
                    head.envelope.kind == message.envelope.kind
                        && head.envelope.sender.her_id() == message.envelope.sender.her_id()
                        && place(head) < place(message)
                })
        };
        match chains.iter_mut().rev().find(before) {
            Some(chain) => chain.follow(message),
            // What it refers to has not come: a change stands for itself, a cancellation says nothing.
            None => {
                let mut chain = Chain::new(message);
                chain.follow(message);
                chains.push(chain);
            }
        }
    }
    let mut heads: Vec<&Message> = chains.into_iter().filter_map(|chain| chain.head).collect();
    heads.sort_by_key(|message| place(message));
    heads
}

/// The same, of where the patient is.
fn logistics<'a>(
    ordered: &[&'a Message],
    kinds: &[MessageKind],
) -> Vec<(&'a Message, &'a Logistics)> {
    standing(ordered, kinds)
        .into_iter()
        .filter_map(|message| match &message.content {
            MessageContent::Logistics(logistics) => Some((message, &**logistics)),
            _ => None,
        })
        .collect()
}

/// A message with its changes and cancellations.
struct Chain<'a> {
    ids: Vec<&'a str>,
    /// What holds; none when it was cancelled.
    head: Option<&'a Message>,
}

impl<'a> Chain<'a> {
    fn new(first: &'a Message) -> Self {
        Self {
            ids: vec![&first.envelope.id],
            head: Some(first),
        }
    }

    /// Whether a message refers to one of these.
    fn holds(&self, message: &Message) -> bool {
        let envelope = &message.envelope;
        let named = [&envelope.refers_to, &envelope.conversation];
        named
            .into_iter()
            .flatten()
            .any(|id| self.ids.contains(&id.as_str()))
    }

    fn follow(&mut self, message: &'a Message) {
        self.ids.push(&message.envelope.id);
        self.head = (act(message) != Act::Cancelled).then_some(message);
    }
}

/// When an event of this code (9121) was, or is expected.
fn event(logistics: &Logistics, code: &str) -> Option<When> {
    let is = |known: &Option<Coded>| known.as_ref().is_some_and(|known| known.code == code);
    let event = logistics.events.iter().find(|event| is(&event.code))?;
    Some(event.when)
}

fn stays(ordered: &[&Message]) -> Vec<Stay> {
    let mut stays: Vec<Stay> = Vec::new();
    for (message, logistics) in logistics(ordered, &[MessageKind::Admitted]) {
        if let Some(admitted) = event(logistics, "1") {
            begin(&mut stays, admitted, message);
        }
    }
    // A withdrawal is one more word about readiness: the last word counts.
    let readiness = [
        MessageKind::ReadyForDischarge,
        MessageKind::NotReadyAfterAll,
    ];
    for (message, logistics) in logistics(ordered, &readiness) {
        let Some(stay) = about(&mut stays, message, event(logistics, "1")) else {
            continue;
        };
        stay.ready = logistics
            .events
            .iter()
            .filter(|_| message.envelope.kind == MessageKind::ReadyForDischarge)
            .find(|event| event.code.as_ref().is_some_and(|code| code.code == "3"))
            .map(|event| Ready {
                when: event.when,
                estimate: event.estimate,
                message: message.envelope.id.clone(),
            });
    }
    for (message, logistics) in logistics(ordered, &[MessageKind::Discharged]) {
        let Some(when) = event(logistics, "2") else {
            continue;
        };
        if let Some(stay) = about(&mut stays, message, event(logistics, "1")) {
            let state = logistics.state.as_ref().map(|state| state.code.as_str());
            stay.discharged = Some(Discharged {
                when,
                to: logistics.discharged_to.clone(),
                dead: matches!(state, Some("2" | "3")),
                message: message.envelope.id.clone(),
            });
        }
    }
    for message in standing(ordered, &[MessageKind::DischargeReport]) {
        if let Some(stay) = about(&mut stays, message, None) {
            stay.report = Some(message.envelope.id.clone());
        }
    }
    stays
}

/// The stay that began that day; a new one when there is none.
fn begin<'s>(stays: &'s mut Vec<Stay>, admitted: When, message: &Message) -> Option<&'s mut Stay> {
    let known = stays
        .iter()
        .position(|stay| stay.admitted.on == admitted.on);
    let index = known.unwrap_or_else(|| {
        let index = stays.partition_point(|stay| stay.admitted < admitted);
        let stay = Stay {
            admitted,
            sender: message.envelope.sender.her_id().map(str::to_owned),
            ready: None,
            discharged: None,
            report: None,
        };
        stays.insert(index, stay);
        index
    });
    stays.get_mut(index)
}

/// The stay a message is about: the one whose beginning it tells, else the last that had begun when it was made. One
/// that tells a beginning nobody told before begins it.
fn about<'s>(
    stays: &'s mut Vec<Stay>,
    message: &Message,
    admitted: Option<When>,
) -> Option<&'s mut Stay> {
    if let Some(admitted) = admitted {
        return begin(stays, admitted, message);
    }
    let made_at = message.envelope.made_at;
    let begun = |stay: &&mut Stay| {
        let made_on = made_at.map(shared::date::oslo_day);
        made_on.is_none_or(|day| stay.admitted.on <= day)
    };
    stays.iter_mut().rev().find(begun)
}

/// Letters, each at its stay. One about a stay that nobody told of tells of it.
fn letters(ordered: &[&Message], stays: &mut Vec<Stay>) -> Vec<LetterLine> {
    let mut lines: Vec<(Option<&str>, LetterLine)> = Vec::new();
    let mut newest: Vec<(&Message, &Letter)> = Vec::new();
    for message in ordered {
        let MessageContent::Letter(letter) = &message.content else {
            continue;
        };
        let (from, id) = (message.envelope.sender.her_id(), &message.envelope.id);
        let document = letter.document.as_ref().unwrap_or(id);
        let same =
            |(of, line): &(Option<&str>, LetterLine)| *of == from && line.document == *document;
        let index = lines.iter().position(same).unwrap_or_else(|| {
            let line = LetterLine {
                sender: from.map(str::to_owned),
                document: document.clone(),
                versions: Vec::new(),
                current: None,
                stay: None,
            };
            lines.push((from, line));
            newest.push((message, letter));
            lines.len() - 1
        });
        if let Some((_, line)) = lines.get_mut(index) {
            add(line, id, letter.act);
        }
        if let Some(last) = newest.get_mut(index)
            && letter.act != Act::Cancelled
        {
            *last = (message, letter);
        }
    }
    let mut lines: Vec<LetterLine> = lines.into_iter().map(|(_, line)| line).collect();
    for (line, (message, letter)) in lines.iter_mut().zip(newest) {
        if !line.versions.is_empty() {
            line.stay = at_stay(stays, message, letter);
        }
    }
    lines
}

/// The stay that a letter is about, by its first day: the one that began when the letter says, else the last that had
/// begun by then. When there is none, the letter is all that is known of it.
fn at_stay(stays: &mut Vec<Stay>, message: &Message, letter: &Letter) -> Option<NaiveDate> {
    let made = message.envelope.made_at.map(|at| When {
        on: shared::date::oslo_day(at),
        at: Some(at),
    });
    let said = letter
        .admitted
        .or(letter.issued)
        .or(letter.approved)
        .or(made)?;
    let during = |stay: &&Stay| {
        let left = stay.discharged.as_ref().map(|left| left.when.on);
        let begun = stay.admitted.on <= said.on;
        let lasted = left.is_none_or(|left| letter.admitted.is_none() || left >= said.on);
        // The letter may count from the emergency room.
        let within = letter
            .discharged
            .is_some_and(|end| end.on >= stay.admitted.on);
        (begun && lasted) || (!begun && letter.admitted.is_some() && within)
    };
    if let Some(stay) = stays.iter().rev().find(during) {
        return Some(stay.admitted.on);
    }
    let stay = begin(stays, said, message)?;
    let left = letter.discharged.or(letter.issued).unwrap_or(said);
    stay.discharged = Some(Discharged {
        when: left.max(said),
        to: letter.outcome.clone(),
        dead: false,
        message: message.envelope.id.clone(),
    });
    Some(stay.admitted.on)
}

/// The newest holds, whatever came first; a cancelled letter stays in the line, hidden.
fn add(line: &mut LetterLine, id: &str, act: Act) {
    if act == Act::Cancelled {
        line.current = None;
        return;
    }
    line.versions.push(id.to_owned());
    line.current = Some(id.to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, sample::subsequence};

    macro_rules! fixtures {
        ($($name:literal),* $(,)?) => {
            [$((
                $name,
                include_bytes!(concat!("../../../tests/messages/fixtures/", $name, ".xml")).as_slice(),
            )),*]
        };
    }

    /// Olga's stay, in the order it happened.
    const STORY: [(&str, &[u8]); 8] = fixtures![
        "log-innlagt",
        "log-utskrivningsklar-antatt",
        "log-utskrivningsklar",
        "log-avmelding",
        "log-utskrivningsklar-igjen",
        "log-utskrevet",
        "epikrise-n",
        "epikrise-m",
    ];
    /// What may come besides.
    const BESIDE: [(&str, &[u8]); 6] = fixtures![
        "log-innlagt-kansellering",
        "log-innlagt-v1.5",
        "log-utskrevet-kansellering",
        "log-dod",
        "log-dod-kansellering",
        "epikrise-c",
    ];

    fn message(bytes: &[u8]) -> Message {
        crate::read(bytes).unwrap().message
    }

    fn named(names: &[&str]) -> Vec<Message> {
        let all = STORY.iter().chain(&BESIDE);
        let of = |name: &&str| all.clone().find(|(known, _)| known == name).unwrap().1;
        names.iter().map(|name| message(of(name))).collect()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_story_message_by_message() {
        let messages: Vec<Message> = STORY.iter().map(|(_, bytes)| message(bytes)).collect();
        let after = |count: usize| course(&messages[..count]);
        let stay = |count: usize| after(count).stays[0].clone();
        assert_eq!(stay(1).admitted.on, day("2026-11-09"));
        let ready = |count: usize| {
            stay(count)
                .ready
                .map(|ready| (ready.when.on, ready.estimate))
        };
        assert_eq!(ready(2), Some((day("2026-11-16"), true)), "expected");
        assert_eq!(ready(3), Some((day("2026-11-17"), false)), "decided");
        assert_eq!(ready(4), None, "withdrawn");
        assert_eq!(ready(5), Some((day("2026-11-20"), false)), "again");
        assert!(stay(5).discharged.is_none());
        let left = stay(6).discharged.unwrap();
        assert_eq!(
            (left.when.on, left.to.unwrap().code.as_str()),
            (day("2026-11-20"), "1")
        );
        let letter = |count: usize| after(count).letters[0].clone();
        assert_eq!(letter(7).versions.len(), 1);
        let newest = letter(8);
        assert_eq!(newest.current.as_ref(), newest.versions.last());
        assert_eq!(
            (newest.versions.len(), newest.stay),
            (2, Some(day("2026-11-09")))
        );
        assert_eq!(after(8).stays.len(), 1);
    }

    #[test]
    fn what_is_cancelled_says_nothing_more() {
        assert!(
            course(&named(&["log-innlagt", "log-innlagt-kansellering"]))
                .stays
                .is_empty()
        );
        let two = named(&[
            "log-innlagt",
            "log-innlagt-v1.5",
            "log-innlagt-kansellering",
        ]);
        assert_eq!(
            course(&two).stays.len(),
            1,
            "the other notice of the same stay holds"
        );
        let gone = course(&named(&[
            "log-innlagt",
            "log-utskrevet",
            "log-utskrevet-kansellering",
        ]));
        assert!(gone.stays[0].discharged.is_none());
        assert!(course(&named(&["log-dod"])).died.is_some());
        assert_eq!(
            course(&named(&["log-dod", "log-dod-kansellering"])).died,
            None
        );
        let letter = course(&named(&["epikrise-n", "epikrise-m", "epikrise-c"])).letters;
        assert_eq!(
            (letter[0].versions.len(), letter[0].current.as_ref()),
            (2, None)
        );
    }

    #[test]
    fn a_cancellation_that_came_first_waits_for_what_it_cancels() {
        let first = named(&["log-innlagt-kansellering"]);
        assert_eq!(course(&first), Course::default());
        let first = course(&named(&["epikrise-c"]));
        assert_eq!(
            (
                first.letters[0].versions.len(),
                first.letters[0].current.as_ref()
            ),
            (0, None)
        );
    }

    #[test]
    fn what_leaves_tells_the_beginning_that_nobody_told() {
        let only = course(&named(&["log-utskrivningsklar"]));
        assert_eq!(only.stays[0].admitted.on, day("2026-11-09"));
    }

    proptest! {
        /// In any order and any number of times, the same messages say the same.
        #[test]
        fn order_and_repetition_do_not_matter(
            chosen in subsequence((0..STORY.len() + BESIDE.len()).collect::<Vec<_>>(), 0..=14),
            again in proptest::collection::vec(0..14_usize, 0..5),
            seed: u64,
        ) {
            let all: Vec<Message> = STORY.iter().chain(&BESIDE).map(|(_, bytes)| message(bytes)).collect();
            let set: Vec<Message> = chosen.iter().map(|index| all[*index].clone()).collect();
            let mut shuffled = set.clone();
            shuffled.extend(again.iter().filter_map(|index| set.get(*index).cloned()));
            // Fisher and Yates, with a generator of one line.
            let mut state = seed | 1;
            for index in (1..shuffled.len()).rev() {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let other = usize::try_from(state >> 33).unwrap_or(0) % (index + 1);
                shuffled.swap(index, other);
            }
            prop_assert_eq!(course(&shuffled), course(&set));
        }
    }
}
