//! From JSON to a case: every fault is gathered, each with its pointer, both messages and the nearest right value.

use super::node::{self, Node};
use crate::agreement::contradiction;
use crate::case::{AMOUNTS, Basis, Case, Length, Prior, Proposal};
use crate::date::Date;
use crate::error::{Code, Error, Fault, short};
use crate::grant::Unit;
use crate::look_up::{self, Table};
use crate::money::Money;
use crate::nearest::{hint, nearest};
use crate::procedure::Step;
use crate::rulebook::Rulebook;
use crate::vocabulary::{AmountId, AuthorityId, FactId, Level, MeasureId, SubjectId, TargetId, ViolationId};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::num::NonZeroU16;

/// The keys of a case, in the order of the format.
pub const CASE: [&str; 13] = ["id", "violations", "breaches", "subjects", "act", "discovered", "filed", "decided", "steps", "facts", "amounts", "prior", "proposals"];
pub(crate) const PROPOSAL: [&str; 8] = ["measure", "target", "person", "amount", "duration", "basis", "authority", "transfer_to"];
pub(crate) const PRIOR: [&str; 4] = ["measure", "date", "basis", "authority"];

/// Reads a case. On failure the caller's own id, where it could be read, and every fault.
pub fn read_case(book: &Rulebook, text: &[u8]) -> Result<Case, (Option<String>, Error)> {
    let node = node::parse(text).map_err(|f| (None, Error { faults: [f].to_vec() }))?;
    read_node(book, &node)
}

/// The same from a tree, whatever it was made of: another language hands its objects over without text between.
pub fn read_node(book: &Rulebook, node: &Node) -> Result<Case, (Option<String>, Error)> {
    match read_draft(book, node) {
        (Some(case), faults) if faults.is_empty() => Ok(case),
        (case, faults) => Err((case.and_then(|c| c.id), Error { faults })),
    }
}

/// Reads an entry that is still being written: the case as far as it can be read, what is faulty left out, and every fault.
pub fn read_draft(book: &Rulebook, node: &Node) -> (Option<Case>, Vec<Fault>) {
    let mut r = Reader { book, faults: Vec::new() };
    let case = r.case(node);
    (case, r.faults)
}

struct Reader<'b> {
    book: &'b Rulebook,
    faults: Vec<Fault>,
}

type Fields<'n> = Vec<(&'n str, &'n Node)>;

/// The pointer to a field below another.
pub(crate) fn below(pointer: &str, key: impl core::fmt::Display) -> String {
    format!("{pointer}/{}", key.to_string().replace('~', "~0").replace('/', "~1"))
}

/// Where in the entry. Written out only for a fault: a valid case pays for no pointer.
#[derive(Clone, Copy)]
enum At<'a> {
    Entry,
    Key(&'a At<'a>, &'a str),
    Item(&'a At<'a>, usize),
}

impl<'a> At<'a> {
    const fn of(field: &'a str) -> Self {
        Self::Key(&At::Entry, field)
    }

    fn key(&'a self, key: &'a str) -> Self {
        Self::Key(self, key)
    }

    fn item(&'a self, place: usize) -> Self {
        Self::Item(self, place)
    }

    fn pointer(&self) -> String {
        match self {
            Self::Entry => String::new(),
            Self::Key(above, key) => below(&above.pointer(), key),
            Self::Item(above, place) => below(&above.pointer(), place),
        }
    }
}

impl Reader<'_> {
    fn say(&mut self, code: Code, at: &At<'_>, zh: String, en: String) {
        self.faults.push(Fault::new(code, &at.pointer(), zh, en));
    }

    fn wrong(&mut self, at: &At<'_>, n: &Node, zh: &str, en: &str) {
        let (is_zh, is_en) = n.kind();
        self.say(Code::WrongType, at, format!("应为{zh}，实际是{is_zh}"), format!("expected {en}, found {is_en}"));
    }

    /// The fields of an object; unknown and duplicate keys are faults, null is absent.
    fn fields<'n>(&mut self, n: &'n Node, at: &At<'_>, keys: &[&str]) -> Option<Fields<'n>> {
        let Node::Object(list) = n else {
            self.wrong(at, n, "对象", "an object");
            return None;
        };
        let mut out: Fields<'n> = Vec::new();
        for (i, (k, v)) in list.iter().enumerate() {
            let at = at.key(k);
            if list.iter().take(i).any(|(other, _)| other == k) {
                self.say(Code::DuplicateKey, &at, format!("键“{k}”重复"), format!("key `{k}` stands twice"));
            } else if !keys.is_empty() && !keys.contains(&k.as_str()) {
                let near = nearest(k, keys.iter().copied());
                let (zh, en) = hint(near);
                self.say(Code::UnknownKey, &at, format!("没有键“{}”{zh}", short(k)), format!("no key `{}`{en}", short(k)));
                if let Some(f) = self.faults.last_mut() {
                    f.nearest = near.map(ToOwned::to_owned);
                }
            } else if *v != Node::Null || keys.is_empty() {
                out.push((k, v));
            }
        }
        Some(out)
    }

    fn text<'n>(&mut self, n: &'n Node, at: &At<'_>) -> Option<&'n str> {
        match n {
            Node::Text(t) => Some(t),
            other => {
                self.wrong(at, other, "字符串", "a string");
                None
            }
        }
    }

    fn list<'n>(&mut self, n: &'n Node, at: &At<'_>) -> Option<&'n [Node]> {
        match n {
            Node::List(l) => Some(l),
            other => {
                self.wrong(at, other, "数组", "an array");
                None
            }
        }
    }

    /// What was looked up for a field; its faults are kept.
    fn told<T>(&mut self, found: Result<T, Error>, at: &At<'_>) -> Option<T> {
        found.map_err(|e| self.faults.extend(e.faults.into_iter().map(|f| Fault { pointer: at.pointer(), ..f }))).ok()
    }

    fn id(&mut self, table: Table, id: &str, p: &At<'_>) -> Option<u16> {
        let found = self.book.look_up(table, id, "");
        self.told(found, p)
    }
    fn measure(&mut self, id: &str, p: &At<'_>) -> Option<MeasureId> {
        self.id(Table::Measures, id, p).map(MeasureId)
    }
    fn body(&mut self, id: &str, p: &At<'_>) -> Option<AuthorityId> {
        self.id(Table::Authorities, id, p).map(AuthorityId)
    }

    fn date(&mut self, n: &Node, p: &At<'_>) -> Option<Date> {
        let t = self.text(n, p)?;
        self.told(look_up::date(t, ""), p)
    }

    fn money(&mut self, n: &Node, p: &At<'_>) -> Option<Money> {
        let Node::Text(t) = n else {
            self.wrong(p, n, "金额字符串（元）", "a sum in yuan as a string");
            return None;
        };
        self.told(look_up::sum(t, ""), p)
    }

    fn reference(&mut self, t: &str, p: &At<'_>, day: Date) -> Option<Basis> {
        self.told(self.book.place(t, day, ""), p)
    }

    fn case(&mut self, node: &Node) -> Option<Case> {
        let fields = self.fields(node, &At::Entry, &CASE)?;
        let get = |k: &str| fields.iter().find(|(key, _)| *key == k).map(|(_, v)| *v);
        let id = get("id").and_then(|n| self.text(n, &At::of("id")).map(ToOwned::to_owned));
        let act = get("act").and_then(|n| self.fields(n, &At::of("act"), &["from", "to"]));
        let day = |r: &mut Self, k: &str| act.as_ref().and_then(|a| a.iter().find(|(key, _)| *key == k)).and_then(|(_, n)| r.date(n, &At::of("act").key(k)));
        let (act_from, act_to) = (day(self, "from"), day(self, "to"));
        if get("act").is_none() || (act_from.is_none() && act_to.is_none() && act.as_ref().is_some_and(Vec::is_empty)) {
            self.say(Code::Missing, &At::of("act"), "缺少行为时间：act.from 或者 act.to".to_owned(), "the day of the act is missing: `act.from` or `act.to`".to_owned());
        }
        let mut step = |k: &str| get(k).and_then(|n| self.date(n, &At::of(k)));
        let (discovered, filed, decided) = (step("discovered"), step("filed"), step("decided"));
        let day = act_to.or(act_from).or_else(|| Date::new(1970, 1, 1))?;
        let mut case = Case::new(day);
        case.id = id;
        case.act_from = act_from;
        (case.discovered, case.filed, case.decided) = (discovered, filed, decided);
        self.faults.extend(case.days_out_of_order());
        if get("violations").is_none() && get("breaches").is_none() {
            self.say(Code::Missing, &At::of("violations"), "violations 和 breaches 至少要有一个".to_owned(), "at least one of `violations` and `breaches` is required".to_owned());
        }
        let at = At::of("violations");
        for (p, t) in self.texts(get("violations"), &at) {
            case.violations.extend(self.id(Table::Violations, t, &p).map(ViolationId));
        }
        let at = At::of("breaches");
        for (p, t) in self.texts(get("breaches"), &at) {
            case.breaches.extend(self.told(self.book.duty(t, day, ""), &p));
        }
        if get("violations").is_some() && get("breaches").is_none_or(|b| *b == Node::List(Vec::new())) && get("violations") == Some(&Node::List(Vec::new())) {
            self.say(Code::Missing, &At::of("violations"), "没有写明任何违法行为".to_owned(), "no violation is named".to_owned());
        }
        if get("subjects").is_none() {
            self.say(Code::Missing, &At::of("subjects"), "缺少 subjects（可以为空数组）".to_owned(), "`subjects` is missing (it may be empty)".to_owned());
        }
        let at = At::of("subjects");
        for (p, t) in self.texts(get("subjects"), &at) {
            if let Some(s) = self.id(Table::Subjects, t, &p).map(SubjectId) {
                case.roles |= self.book.subjects.get(s.index()).map_or(0, |s| s.is);
            }
        }
        if let Some(n) = get("facts") {
            self.facts(n, &mut case);
        }
        if let Some(n) = get("amounts") {
            let at = At::of("amounts");
            for (k, v) in self.fields(n, &at, &[]).unwrap_or_default() {
                let p = at.key(k);
                let of = self.id(Table::Amounts, k, &p).map(AmountId);
                let sum = if *v == Node::Null { None } else { self.money(v, &p) };
                if let Some(slot) = of.filter(|o| o.index() < AMOUNTS).and_then(|o| case.amounts.get_mut(o.index())) {
                    *slot = sum;
                }
            }
        }
        if let Some(n) = get("steps") {
            self.steps(n, &mut case);
        }
        if let Some(n) = get("prior") {
            let mut prior = Vec::new();
            let at = At::of("prior");
            for (i, n) in self.list(n, &at).unwrap_or(&[]).iter().enumerate() {
                prior.extend(self.prior(n, &at.item(i), day));
            }
            case.prior = Some(prior);
        }
        if let Some(n) = get("proposals") {
            let at = At::of("proposals");
            for (i, n) in self.list(n, &at).unwrap_or(&[]).iter().enumerate() {
                case.proposals.extend(self.proposal(n, &at.item(i), day));
            }
        }
        Some(case)
    }

    /// Days of the procedure, in the order they must come. A day given tells that the step was taken.
    fn steps(&mut self, n: &Node, case: &mut Case) {
        let at = At::of("steps");
        for (k, v) in self.fields(n, &at, &Step::STATED.map(Step::name)).unwrap_or_default() {
            let day = self.date(v, &at.key(k));
            if let Some(slot) = Step::STATED.iter().position(|s| s.name() == k).and_then(|i| case.steps.get_mut(i)) {
                *slot = day;
            }
        }
        self.faults.extend(case.steps_out_of_order());
        self.faults.extend(case.steps_denied(self.book));
        for step in Step::STATED {
            if let Some(day) = case.step(step) {
                case.take(self.book, step, day);
            }
        }
    }

    /// The texts of a list, duplicates being faults.
    fn texts<'n, 'p>(&mut self, n: Option<&'n Node>, at: &'p At<'p>) -> Vec<(At<'p>, &'n str)> {
        let mut out: Vec<(At<'p>, &'n str)> = Vec::new();
        let list = n.and_then(|n| self.list(n, at)).unwrap_or(&[]);
        for (i, n) in list.iter().enumerate() {
            let p = at.item(i);
            let Some(t) = self.text(n, &p) else { continue };
            if out.iter().any(|(_, other)| *other == t) {
                self.say(Code::Duplicate, &p, format!("“{}”重复", short(t)), format!("`{}` stands twice", short(t)));
            } else {
                out.push((p, t));
            }
        }
        out
    }

    fn facts(&mut self, n: &Node, case: &mut Case) {
        let at = At::of("facts");
        let mut stated: Vec<(FactId, &str)> = Vec::new();
        for (k, v) in self.fields(n, &at, &[]).unwrap_or_default() {
            let p = at.key(k);
            let (id, scope) = k.split_once('@').map_or((k, None), |(f, s)| (f, Some(s)));
            let fact = self.id(Table::Facts, id, &p).map(FactId);
            let value = match v {
                Node::Bool(b) => Some(*b),
                Node::Null => None,
                other => {
                    self.wrong(&p, other, "true、false 或者 null", "true, false or null");
                    None
                }
            };
            let Some(fact) = fact else { continue };
            match scope {
                None => {
                    let Some(value) = value else { continue };
                    case.facts.learn(self.book, fact, value);
                    stated.push((fact, k));
                }
                Some(scope) => {
                    let Some(b) = self.reference(scope, &p, case.act_to) else { continue };
                    self.told(case.state_at(self.book, fact, b, value), &p);
                }
            }
        }
        if let Some(f) = case.facts.contradiction(self.book) {
            let key = stated.iter().find(|(s, _)| *s == f).map(|(_, k)| at.key(k));
            self.faults.push(contradiction(self.book, f, Some(&key.unwrap_or(at).pointer())));
        }
    }

    fn prior(&mut self, n: &Node, p: &At<'_>, day: Date) -> Option<Prior> {
        let f = self.fields(n, p, &PRIOR)?;
        let get = |k: &str| f.iter().find(|(key, _)| *key == k).map(|(_, v)| *v);
        let date = get("date").and_then(|n| self.date(n, &p.key("date")));
        let at = p.key("basis");
        let basis = get("basis").and_then(|n| self.text(n, &at)).and_then(|t| self.reference(t, &at, date.unwrap_or(day)));
        let authority = get("authority").and_then(|n| self.authority(n, &p.key("authority")));
        let measure = self.required_measure(get("measure"), p)?;
        Some(Prior { measure, date, basis, authority })
    }

    fn required_measure(&mut self, n: Option<&Node>, p: &At<'_>) -> Option<MeasureId> {
        let at = p.key("measure");
        match n {
            Some(n) => self.text(n, &at).and_then(|t| self.measure(t, &at)),
            None => {
                self.say(Code::Missing, &at, "缺少措施".to_owned(), "`measure` is missing".to_owned());
                None
            }
        }
    }

    fn authority(&mut self, n: &Node, p: &At<'_>) -> Option<(AuthorityId, Level)> {
        let f = self.fields(n, p, &["body", "level"])?;
        let get = |k: &str| f.iter().find(|(key, _)| *key == k).map(|(_, v)| *v);
        let mut part = |k: &str| {
            let found = get(k);
            if found.is_none() {
                self.say(Code::Missing, &p.key(k), format!("缺少 {k}"), format!("`{k}` is missing"));
            }
            found.and_then(|n| self.text(n, &p.key(k)))
        };
        let (body, level) = (part("body"), part("level"));
        let body = body.and_then(|t| self.body(t, &p.key("body")));
        let level = level.and_then(|t| self.told(look_up::level(t, ""), &p.key("level")));
        Some((body?, level?))
    }

    fn proposal(&mut self, n: &Node, p: &At<'_>, day: Date) -> Option<Proposal> {
        let f = self.fields(n, p, &PROPOSAL)?;
        let get = |k: &str| f.iter().find(|(key, _)| *key == k).map(|(_, v)| *v);
        let at = |k: &'static str| p.key(k);
        let target = match get("target") {
            Some(n) => self.text(n, &at("target")).and_then(|t| self.id(Table::Targets, t, &at("target")).map(TargetId)),
            None => Some(self.book.entity),
        };
        let person = get("person").and_then(|n| self.text(n, &at("person")).map(ToOwned::to_owned));
        let amount = get("amount").and_then(|n| self.money(n, &at("amount")));
        let duration = get("duration").and_then(|n| self.length(n, &at("duration")));
        let basis = get("basis").and_then(|n| self.text(n, &at("basis"))).and_then(|t| self.reference(t, &at("basis"), day));
        let authority = get("authority").and_then(|n| self.authority(n, &at("authority")));
        let mut transfer_to = Vec::new();
        let others = at("transfer_to");
        for (p, t) in self.texts(get("transfer_to"), &others) {
            transfer_to.extend(self.body(t, &p));
        }
        let measure = self.required_measure(get("measure"), p);
        Some(Proposal { measure: measure?, target: target?, person, amount, duration, basis, authority, transfer_to })
    }

    fn length(&mut self, n: &Node, p: &At<'_>) -> Option<Length> {
        let f = self.fields(n, p, &["unit", "n", "life"])?;
        let get = |k: &str| f.iter().find(|(key, _)| *key == k).map(|(_, v)| *v);
        match (get("life"), get("unit"), get("n")) {
            (Some(Node::Bool(true)), None, None) => Some(Length::Life),
            (None, Some(Node::Text(unit)), Some(Node::Number(Some(n)))) => match (Unit::parse(unit), u16::try_from(*n).map(NonZeroU16::new)) {
                (Some(unit), Ok(Some(n))) => Some(Length::Of(unit, n)),
                (None, _) => {
                    self.faults.push(Fault::unknown(&p.key("unit").pointer(), ("时间单位", "unit"), unit, ["day", "month", "year"].into_iter()));
                    None
                }
                (_, Ok(None)) => {
                    self.say(Code::WrongType, &p.key("n"), "期限至少为 1".to_owned(), "a duration is at least 1".to_owned());
                    None
                }
                (_, Err(_)) => {
                    self.say(Code::WrongType, &p.key("n"), "期限过长".to_owned(), "the duration is too long".to_owned());
                    None
                }
            },
            _ => {
                self.say(Code::WrongType, p, "期限应为 {\"unit\", \"n\"} 或者 {\"life\": true}".to_owned(), "a duration is {\"unit\", \"n\"} or {\"life\": true}".to_owned());
                None
            }
        }
    }
}
