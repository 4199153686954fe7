//! The words of an answer, in plain Chinese and plain English: terms, questions, reasons, notes. Ids and shapes are `json`'s.

use crate::assess::State;
use crate::assessment::{Ask, Assessment, Day, Note, Reason, ReasonCode, Verdict};
use crate::discretion::{Degree, End, Range};
use crate::duty::{Limitation, Place, Weight};
use crate::lang::Lang;
use crate::money::Money;
use crate::rulebook::Rulebook;
use crate::statement::sums::figure;
use crate::vocabulary::Term;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A text in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Both {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Both {
    fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    fn of(t: Option<&Term>) -> Self {
        t.map(|t| Self::new(&*t.zh, &*t.en)).unwrap_or_default()
    }

    fn and(mut self, zh: &str, en: &str) -> Self {
        self.zh.push_str(zh);
        self.en.push_str(en);
        self
    }

    /// A text in parentheses behind it.
    fn aside(self, text: &str) -> Self {
        self.and(&format!("（{text}）"), &format!(" ({text})"))
    }
}

impl Rulebook {
    /// A place as output shows it.
    pub fn show(&self, at: Place) -> String {
        self.reference(at.version, at.at)
    }

    /// The place of a provision, by index.
    pub fn place_of(&self, provision: u16) -> String {
        self.at(provision).map(|p| self.show(p)).unwrap_or_default()
    }

    /// A short label of what is asked.
    pub fn label(&self, a: Ask) -> Both {
        match a {
            Ask::Fact(f) => Both::of(self.facts.get(f.index()).map(|f| &f.term)),
            Ask::FactAt(f, at) => Both::of(self.facts.get(f.index()).map(|f| &f.term)).aside(&self.show(at)),
            Ask::Amount(x) => Both::of(self.amounts.get(x.index()).map(|x| &x.term)),
            Ask::Role(s) => Both::of(self.subjects.get(s.index()).map(|s| &s.term)),
            Ask::Imposed(m) => Both::of(self.measures.get(m.index()).map(|m| &m.term)),
            Ask::Breach(at) => Both::new(self.show(at), self.show(at)),
            Ask::Violation(v) => Both::of(self.violations.get(v.index()).map(|v| &v.term)),
            Ask::Date(Day::Discovered) => Both::new("发现日期", "day of discovery"),
            Ask::Date(Day::Filed) => Both::new("立案日期", "day of filing"),
            Ask::Date(Day::Decided) => Both::new("决定日期", "day of the decision"),
        }
    }

    /// The question in both languages.
    pub fn question(&self, a: Ask) -> Both {
        let Both { zh, en } = self.label(a);
        match a {
            Ask::Fact(f) => self.facts.get(f.index()).map(|f| Both::new(&*f.ask_zh, &*f.ask_en)).unwrap_or_default(),
            Ask::FactAt(f, at) => self.facts.get(f.index()).map(|f| Both::new(&*f.ask_zh, &*f.ask_en)).unwrap_or_default().aside(&self.show(at)),
            Ask::Amount(x) => self.amounts.get(x.index()).map(|x| Both::new(&*x.ask_zh, &*x.ask_en)).unwrap_or_default(),
            Ask::Role(_) => Both::new(format!("当事人是否属于“{zh}”？"), format!("Does the role “{en}” fit the violator?")),
            Ask::Imposed(_) => Both::new(format!("是否已经作出或者拟作出“{zh}”？"), format!("Has “{en}” been imposed, or is it proposed?")),
            Ask::Violation(_) => Both::new(format!("违法行为是否属于“{zh}”？"), format!("Is the act of the type “{en}”?")),
            Ask::Breach(_) => Both::new(format!("所违反的是否正是 {zh} 所指的义务？"), format!("Is the duty breached the very one that {en} speaks of?")),
            Ask::Date(Day::Discovered) => Both::new("违法行为于哪一天被发现？", "On which day was the violation discovered?"),
            Ask::Date(Day::Filed) => Both::new("案件于哪一天立案？", "On which day was the case filed?"),
            Ask::Date(Day::Decided) => Both::new("决定于哪一天作出？", "On which day is the decision made?"),
        }
    }

    /// The place a reason comes from: a provision, or an article the engine carries out.
    pub fn article_of(&self, r: &Reason) -> Option<String> {
        r.place(self).map(|p| self.show(p))
    }

    /// Why a finding is as it is.
    pub fn reason(&self, r: &Reason) -> Both {
        let mut text = Both::new(r.code.zh(), r.code.en());
        if !r.needs.is_empty() {
            let (zh, en): (Vec<String>, Vec<String>) = r.needs.iter().map(|a| self.label(*a)).map(|b| (b.zh, b.en)).unzip();
            let (zh, en) = (zh.join("、"), en.join(", "));
            text = match r.code {
                ReasonCode::OutsideDiscretionStep => text.and(&format!("；尚取决于：{zh}"), &format!("; it still depends on: {en}")),
                _ => text.and(&format!("：{zh}"), &format!(": {en}")),
            };
        }
        if let Some(m) = r.measure.and_then(|m| self.measures.get(m.index())) {
            text = text.and(&format!("：{}", m.term.zh), &format!(": {}", m.term.en));
        }
        let reading = r.basis.and_then(|b| self.provisions.get(usize::from(b))).and_then(|p| p.reading.as_ref()).filter(|_| r.code == ReasonCode::ReadingDisputed);
        if let Some(reading) = reading {
            text = text.and(&format!("：{}", reading.zh), &format!(": {}", reading.en));
        }
        text
    }

    /// The place of a phase of the engine.
    fn phase_place(&self, n: u16) -> Option<String> {
        self.phases.get(usize::from(n)).map(|p| self.show(p.at))
    }

    /// A note on a term: its code, its place, and the text made of its length.
    fn term(&self, n: u16, code: &'static str, text: impl Fn(Both) -> Both) -> (&'static str, Option<String>, Both) {
        let Some(l) = self.limitations.get(usize::from(n)) else { return (code, None, Both::default()) };
        (code, Some(self.show(l.at)), text(length(l)))
    }

    /// What a note says: its code, the place it rests on, and the text.
    pub fn note<'b>(&'b self, a: &Assessment, n: Note) -> (&'b str, Option<String>, Both) {
        match n {
            Note::ActNotLaterThan => ("act-not-later-than", None, Both::new("只知行为不晚于所述日期", "the act is only known to be not later than the day given")),
            Note::OutOfWindow => (
                "out-of-window",
                None,
                Both::new("行为时间早于规则库可以负责的起点，没有列出任何措施", "the act is earlier than what the rulebook vouches for; no options are given"),
            ),
            Note::Unanswered(v) => {
                let why = self.violations.get(v.index()).and_then(|v| v.unanswered.as_ref());
                let text = Both::new("没有处罚条款或者平台义务条款对应", "no penalty or platform duty answers this");
                ("unanswered", None, why.map(|(zh, en)| text.clone().and(&format!("：{zh}"), &format!(": {en}"))).unwrap_or(text))
            }
            Note::NotEncoded(n) => {
                let u = self.unencoded.get(usize::from(n));
                let place = u.and_then(|u| Some((u, self.versions.get(usize::from(u.version?))?))).map(|(u, v)| format!("{}@{}/{}", v.statute, v.from, u.at));
                let text = u.map(|u| Both::new(format!("尚未收录：{}", u.zh), format!("not encoded: {}", u.en))).unwrap_or_default();
                ("not-encoded", place, text)
            }
            Note::RulebookAge(v) => {
                let Some(v) = self.versions.get(usize::from(v)) else { return ("rulebook-age", None, Both::default()) };
                let text = Both::new(
                    format!("{}的规则最后核对于 {}，此后的修改未计入", v.title, v.checked),
                    format!("{} was last held against the official text on {}; later changes are not reflected", v.title_en, v.checked),
                );
                ("rulebook-age", Some(format!("{}@{}", v.statute, v.from)), text)
            }
            Note::LaterText(n) => {
                let Some(s) = a.successions.get(usize::from(n)) else { return ("later-text", None, Both::default()) };
                let new: Vec<String> = a.later_of(s).iter().map(|n| self.place_of(*n)).collect();
                let (zh, en) = if new.is_empty() {
                    (format!("{} 起该条不再保留", s.since), format!("from {} the provision is gone", s.since))
                } else {
                    (format!("{} 起改为 {}", s.since, new.join("、")), format!("from {} it reads as {}", s.since, new.join(", ")))
                };
                let verdict = match s.verdict {
                    Verdict::Old => {
                        ("；新规定并不更轻，适用行为时的规定（行政处罚法第三十七条）", "; the later text is not more lenient, so the text of the day of the act applies (apl/37)")
                    }
                    Verdict::New => ("；新规定处罚较轻，适用新规定（行政处罚法第三十七条）", "; the later text is more lenient and applies (apl/37)"),
                    Verdict::IfDecidedLater => (
                        "；新规定处罚较轻，决定在此后作出的适用新规定（行政处罚法第三十七条）",
                        "; the later text is more lenient and applies if the decision is made after that day (apl/37)",
                    ),
                    Verdict::Undecided => (
                        "；何者较轻不能确定，两者并列，须由人选择（行政处罚法第三十七条）",
                        "; which is more lenient is undecided: both are shown, and a person must choose (apl/37)",
                    ),
                };
                ("later-text", Some(self.place_of(s.old)), Both::new(zh, en).and(verdict.0, verdict.1))
            }
            Note::OpenReferral(n) => {
                let r = self.referrals.get(usize::from(n));
                ("open-referral", r.map(|r| self.reference(r.version, r.at)), r.map(|r| Both::new(&*r.zh, &*r.en)).unwrap_or_default())
            }
            Note::Effect(n) => {
                let e = self.effects.get(usize::from(n));
                let code = match e.map(|e| e.weight) {
                    Some(Weight::Heavier) => "heavier",
                    Some(Weight::MayMitigate | Weight::Mitigate | Weight::MitigateOrWaive) => "leniency",
                    Some(Weight::MayWaive) => "may-be-no-penalty",
                    Some(Weight::Waive) => "no-penalty",
                    Some(Weight::Lighter) | None => "lighter",
                };
                (code, e.map(|e| self.reference(e.version, e.at)), e.map(|e| Both::new(&*e.zh, &*e.en)).unwrap_or_default())
            }
            Note::TimeBarred(n) => self.term(n, "time-barred", |term| {
                let zh = format!("违法行为未在{}内被发现，不再给予行政处罚；责令改正等措施不受影响", term.zh);
                Both::new(zh, format!("the violation was not discovered within {}: no penalty is given any more; orders stand", term.en))
            }),
            Note::Limitation(n) => self.term(n, "limitation", |term| {
                let zh = format!("已知日期超出{}：是否已过处罚时效尚不清楚，见问题；上述状态未计入时效", term.zh);
                Both::new(zh, format!("a day given lies beyond {}: whether the term has run out is unknown, see the questions; no status takes it into account", term.en))
            }),
            Note::SecondFine(n) => (
                "second-fine",
                self.phase_place(n),
                Both::new("当事人的同一违法行为已被罚款，不得再处罚款；其他处罚不受影响", "the violator was already fined for the act: no further fine; other penalties stand"),
            ),
            Note::Education(n) => {
                ("education", self.phase_place(n), Both::new("依法不予行政处罚的，应当对当事人进行教育", "where no penalty is given, the violator shall be educated"))
            }
            Note::CrimeReferral(n) => (
                "crime-referral",
                self.phase_place(n),
                Both::new(
                    "违法行为涉嫌犯罪，应当及时移送司法机关；依法不需要追究刑事责任或者免予刑事处罚，但应当给予行政处罚的，案件移送回行政机关",
                    "a crime is suspected: the case shall be transferred to the judicial organ in time; where no criminal punishment follows but a penalty is due, it comes back",
                ),
            ),
            Note::Refund(n) => (
                "refund-due",
                self.phase_place(n),
                Both::new(
                    "违法所得中依法应当退赔的部分退赔给他人，不予没收；所填违法所得应当已经扣除",
                    "what must be refunded to others is not confiscated; the gains stated are taken to be net of it",
                ),
            ),
            Note::GeneralUnknown(v) => {
                let place = self.versions.get(usize::from(v)).map(|v| format!("{}@{}", v.statute, v.from));
                let text = Both::new(
                    "从轻、减轻、不予处罚，处罚时效，一事不再罚，涉嫌犯罪移送等总则事实尚有未知，见问题；未知的不改变上述结论",
                    "facts of the general rules (leniency, no penalty, limitation, a fine before, suspected crime) are unknown, see the questions; what is unknown changes no finding",
                );
                ("general-rules-unknown", place, text)
            }
            Note::GroundGone(f) => {
                let names = |zh: bool| -> Vec<&str> {
                    let lifts = self.facts.get(f.index()).map(|f| &*f.lifts).unwrap_or_default();
                    let there = lifts.iter().filter(|m| a.options.iter().any(|o| o.measure == **m)).filter_map(|m| self.measures.get(m.index()));
                    there.map(|m| if zh { &*m.term.zh } else { &*m.term.en }).collect()
                };
                let Both { zh, en } = self.label(Ask::Fact(f));
                let text = Both::new(
                    format!("{zh}：下列措施的事由已经消除，已经采取的可以经复核恢复：{}", names(true).join("、")),
                    format!("{en}: the ground of these measures is gone, and what was done may be restored on review: {}", names(false).join(", ")),
                );
                ("ground-gone", None, text)
            }
            Note::Told(n) => {
                let Some((f, value)) = a.told.get(usize::from(n)) else { return ("told-by-prior", None, Both::default()) };
                let (zh, en) = if *value { ("成立", "holds") } else { ("不成立", "does not hold") };
                let head = Both::new("依所列此前的措施：", "by the earlier measures given: ");
                let Both { zh: fact_zh, en: fact_en } = self.label(Ask::Fact(*f));
                ("told-by-prior", None, head.and(&format!("“{fact_zh}”{zh}"), &format!("“{fact_en}” {en}")))
            }
            Note::Discretion(n, _) => {
                let Some(w) = a.weighed.get(usize::from(n)) else { return ("discretion-step", None, Both::default()) };
                let ranges: Vec<Both> = a.ranges_of(w).iter().filter(|r| w.possible.has(r.degree)).map(|r| self.range(r, true)).collect();
                let (zh, en): (Vec<String>, Vec<String>) = ranges.into_iter().map(|b| (b.zh, b.en)).unzip();
                let head = match w.possible.only() {
                    Some(_) => Both::new("裁量阶次：", "step of discretion: "),
                    None => Both::new("可能的裁量阶次：", "possible steps of discretion: "),
                };
                ("discretion-step", a.ranges_of(w).last().map(|r| self.show(r.at)), head.and(&zh.join("；"), &en.join("; ")))
            }
            Note::Procedure(n) => {
                let Some((r, f)) = a.procedure.get(usize::from(n)).and_then(|r| Some((r, self.formalities.get(usize::from(r.formality))?))) else {
                    return ("procedure", None, Both::default());
                };
                let mut text = Both::new(&*f.zh, &*f.en);
                if let Some(due) = r.due {
                    text = text.and(&format!("：至 {}", due.day), &format!(": until {}", due.day));
                    if !due.certain {
                        text = text.and("（未计法定节假日，实际不早于该日）", " (public holidays not counted: no earlier than that day)");
                    }
                }
                text = match r.state {
                    State::Told => text,
                    State::Perhaps => text.and("；是否属于此种情形须由人判断", "; whether this is such a case, a person must judge"),
                    State::Open => text.and("；是否遵守尚不清楚", "; whether it was kept is unknown"),
                    State::Lacking => text.and("；没有遵守", "; it was not kept"),
                };
                (&*f.code, Some(self.show(f.at)), text)
            }
            Note::Reading(n) => {
                let reading = self.provisions.get(usize::from(n)).and_then(|p| p.reading.as_ref());
                ("reading-disputed", Some(self.place_of(n)), reading.map(|r| Both::new(&*r.zh, &*r.en)).unwrap_or_default())
            }
            Note::DutyReading(n) => {
                let d = self.duties.get(usize::from(n));
                let reading = d.and_then(|d| d.reading.as_ref());
                ("reading-disputed", d.map(|d| self.reference(d.version, d.at)), reading.map(|r| Both::new(&*r.zh, &*r.en)).unwrap_or_default())
            }
            Note::Unverified(n) => ("unverified-source", Some(self.place_of(n)), Both::new(ReasonCode::UnverifiedSource.zh(), ReasonCode::UnverifiedSource.en())),
        }
    }
}

impl Rulebook {
    /// The range of a fine at a step of discretion, and where it may float to.
    pub fn range(&self, r: &Range, floating: bool) -> Both {
        let name = match r.degree {
            Degree::Mitigated => Both::new("减轻", "mitigated"),
            Degree::Lighter => Both::new("从轻", "lighter"),
            Degree::Ordinary => Both::new("一般", "ordinary"),
            Degree::Heavier => Both::new("从重", "heavier"),
        };
        let of = r.of.and_then(|of| self.amounts.get(of.index()));
        let unit = of.map_or(Both::new("", " yuan"), |of| Both::new(format!("倍{}", of.term.zh), format!(" times the {}", of.term.en)));
        let told = |m: Money, lang| if of.is_some() { m.to_string() } else { figure(m, lang) };
        let between = |from: End, to: End| between(from, to, told);
        let Both { zh, en } = between(r.from, r.to);
        let mut text = name.and(&format!(" {zh}{}", unit.zh), &format!(" {en}{}", unit.en));
        if let Some((from, to, _)) = r.float.filter(|_| floating) {
            let Both { zh, en } = between(from, to);
            text = text.and(&format!("（上下浮动后 {zh}）"), &format!(" (with the float {en})"));
        }
        if let Some(own) = self.versions.get(usize::from(r.at.version)).and_then(|v| v.overlay.as_ref()) {
            text = text.and(&format!("（依 {own}）"), &format!(" (by {own})"));
        }
        text
    }
}

/// `1万元至37000元（不含）`, `10,000 to below 37,000`.
fn between(from: End, to: End, told: impl Fn(Money, Lang) -> String) -> Both {
    let out = |e: End| if e.included { Both::default() } else { Both::new("（不含）", "") };
    let (above, below) = (if from.included { "" } else { "above " }, if to.included { "" } else { "below " });
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| (told(from.at, lang), told(to.at, lang)));
    Both::new(format!("{}{}至{}{}", zh.0, out(from).zh, zh.1, out(to).zh), format!("{above}{} to {below}{}", en.0, en.1))
}

/// How long a term is.
fn length(l: &Limitation) -> Both {
    let one = |months: u16| match (months.checked_div(12), months.checked_rem(12)) {
        (Some(years), Some(0)) => Both::new(format!("{years}年"), format!("{years} years")),
        _ => Both::new(format!("{months}个月"), format!("{months} months")),
    };
    let Both { zh, en } = one(l.months);
    match l.longer {
        None => Both { zh, en },
        Some((months, _)) => {
            let longer = one(months);
            Both::new(
                format!("{zh}（涉及公民生命健康安全、金融安全且有危害后果的{}）", longer.zh),
                format!("{en} ({} where life, health or finance is concerned, with harm)", longer.en),
            )
        }
    }
}
