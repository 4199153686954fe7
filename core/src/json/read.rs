//! From JSON to a case: every fault is gathered, each with its pointer, both messages and the nearest right value.

use super::node::{self, Node};
use crate::case::{AMOUNTS, Basis, Case, Length, Prior, Proposal, Scoped};
use crate::citation::Citation;
use crate::condition::Truth;
use crate::date::Date;
use crate::error::{Code, Error, Fault};
use crate::grant::Unit;
use crate::money::Money;
use crate::nearest::nearest;
use crate::procedure::Step;
use crate::rulebook::Rulebook;
use crate::vocabulary::{AmountId, AuthorityId, FactId, Level, MeasureId, SubjectId, TargetId, ViolationId};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

const CASE: [&str; 13] = ["id", "violations", "breaches", "subjects", "act", "discovered", "filed", "decided", "steps", "facts", "amounts", "prior", "proposals"];
const PROPOSAL: [&str; 8] = ["measure", "target", "person", "amount", "duration", "basis", "authority", "transfer_to"];

/// Reads a case. On failure the caller's own id, where it could be read, and every fault.
pub fn read_case(book: &Rulebook, text: &[u8]) -> Result<Case, (Option<String>, Error)> {
    let node = node::parse(text).map_err(|f| (None, Error { faults: [f].to_vec() }))?;
    read_entry(book, &node)
}

/// Reads a case from a tree. On failure the caller's own id, where it could be read, and every fault.
pub fn read_entry(book: &Rulebook, entry: &Node) -> Result<Case, (Option<String>, Error)> {
    match read_draft(book, entry) {
        (Some(case), faults) if faults.is_empty() => Ok(case),
        (case, faults) => Err((case.and_then(|c| c.id), Error { faults })),
    }
}

/// Reads an entry that is still being written: the case as far as it can be read, what is faulty left out, and every fault.
pub fn read_draft(book: &Rulebook, entry: &Node) -> (Option<Case>, Vec<Fault>) {
    let mut r = Reader { book, faults: Vec::new() };
    let case = r.case(entry);
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

impl Reader<'_> {
    fn say(&mut self, code: Code, pointer: &str, zh: String, en: String) {
        self.faults.push(Fault { code, pointer: pointer.to_owned(), line: None, column: None, zh, en, nearest: None });
    }

    fn wrong(&mut self, pointer: &str, n: &Node, zh: &str, en: &str) {
        let (is_zh, is_en) = n.kind();
        self.say(Code::WrongType, pointer, format!("应为{zh}，实际是{is_zh}"), format!("expected {en}, found {is_en}"));
    }

    /// The fields of an object; unknown and duplicate keys are faults, null is absent.
    fn fields<'n>(&mut self, n: &'n Node, pointer: &str, keys: &[&str]) -> Option<Fields<'n>> {
        let Node::Object(list) = n else {
            self.wrong(pointer, n, "对象", "an object");
            return None;
        };
        let mut out: Fields<'n> = Vec::new();
        for (i, (k, v)) in list.iter().enumerate() {
            let at = below(pointer, k);
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

    fn text<'n>(&mut self, n: &'n Node, pointer: &str) -> Option<&'n str> {
        match n {
            Node::Text(t) => Some(t),
            other => {
                self.wrong(pointer, other, "字符串", "a string");
                None
            }
        }
    }

    fn list<'n>(&mut self, n: &'n Node, pointer: &str) -> Option<&'n [Node]> {
        match n {
            Node::List(l) => Some(l),
            other => {
                self.wrong(pointer, other, "数组", "an array");
                None
            }
        }
    }

    fn unknown<'c>(&mut self, pointer: &str, zh: &str, en: &str, id: &str, known: impl Iterator<Item = &'c str>) {
        let near = nearest(id, known).map(ToOwned::to_owned);
        let (hint_zh, hint_en) = hint(near.as_deref());
        self.say(Code::UnknownId, pointer, format!("规则库没有{zh}“{}”{hint_zh}", short(id)), format!("the rulebook knows no {en} `{}`{hint_en}", short(id)));
        if let Some(f) = self.faults.last_mut() {
            f.nearest = near;
        }
    }

    fn violation(&mut self, id: &str, p: &str) -> Option<ViolationId> {
        let found = self.book.violation(id);
        if found.is_none() {
            self.unknown(p, "违法类型", "violation", id, self.book.violations.iter().map(|v| &*v.term.id));
        }
        found
    }
    fn measure(&mut self, id: &str, p: &str) -> Option<MeasureId> {
        let found = self.book.measure(id);
        if found.is_none() {
            self.unknown(p, "措施", "measure", id, self.book.measures.iter().map(|v| &*v.term.id));
        }
        found
    }
    fn subject(&mut self, id: &str, p: &str) -> Option<SubjectId> {
        let found = self.book.subject(id);
        if found.is_none() {
            self.unknown(p, "主体", "subject", id, self.book.subjects.iter().map(|v| &*v.term.id));
        }
        found
    }
    fn target(&mut self, id: &str, p: &str) -> Option<TargetId> {
        let found = self.book.target(id);
        if found.is_none() {
            self.unknown(p, "对象", "target", id, self.book.targets.iter().map(|v| &*v.id));
        }
        found
    }
    fn body(&mut self, id: &str, p: &str) -> Option<AuthorityId> {
        let found = self.book.authority(id);
        if found.is_none() {
            self.unknown(p, "机关", "authority", id, self.book.authorities.iter().map(|v| &*v.term.id));
        }
        found
    }
    fn fact(&mut self, id: &str, p: &str) -> Option<FactId> {
        let found = self.book.fact(id);
        if found.is_none() {
            self.unknown(p, "事实", "fact", id, self.book.facts.iter().map(|v| &*v.term.id));
        }
        found
    }
    fn amount_id(&mut self, id: &str, p: &str) -> Option<AmountId> {
        let found = self.book.amount(id);
        if found.is_none() {
            self.unknown(p, "金额", "amount", id, self.book.amounts.iter().map(|v| &*v.term.id));
        }
        found
    }

    fn date(&mut self, n: &Node, p: &str) -> Option<Date> {
        let t = self.text(n, p)?;
        let d = Date::parse(t);
        if d.is_none() {
            self.say(Code::BadDate, p, format!("“{}”不是日期，应写作 YYYY-MM-DD", short(t)), format!("`{}` is no day of the calendar written YYYY-MM-DD", short(t)));
        }
        d
    }

    fn money(&mut self, n: &Node, p: &str) -> Option<Money> {
        let Node::Text(t) = n else {
            self.wrong(p, n, "金额字符串（元）", "a sum in yuan as a string");
            return None;
        };
        let m = Money::parse(t, 2);
        if m.is_none() {
            self.say(
                Code::BadAmount,
                p,
                format!("“{}”不是金额：应为 0 或者不以 0 开头的数字，至多 15 位，至多两位小数", short(t)),
                format!("`{}` is no sum: `0` or digits without a leading zero, at most 15, and up to two decimals", short(t)),
            );
        }
        m
    }

    /// `csl/59/1` or `csl@2017-06-01/59/1`; unversioned ones resolve on the act's last day.
    fn reference(&mut self, t: &str, p: &str, day: Date) -> Option<Basis> {
        let (head, rest) = t.split_once('/').unwrap_or((t, ""));
        let (statute, from) = head.split_once('@').map_or((head, None), |(s, d)| (s, Some(d)));
        if !self.book.versions.iter().any(|v| v.statute == statute) {
            self.unknown(p, "法规", "statute", statute, self.book.versions.iter().map(|v| &*v.statute));
            return None;
        }
        let version = match from {
            Some(d) => self.book.versions.iter().position(|v| v.statute == statute && v.from.to_string() == d).and_then(|i| u16::try_from(i).ok()),
            None => self.book.version_on(statute, day).or_else(|| self.book.versions.iter().position(|v| v.statute == statute).and_then(|i| u16::try_from(i).ok())),
        };
        let Some(version) = version else {
            let versions = self.book.versions.iter().filter(|v| v.statute == statute).map(|v| format!("{statute}@{}", v.from)).collect::<Vec<_>>();
            self.unknown(p, "法规版本", "version", head, versions.iter().map(String::as_str));
            return None;
        };
        let Some(at) = Citation::parse(rest) else {
            self.say(Code::UnknownId, p, format!("“{}”不是条文引用，应写作 法规/条/款/项", short(t)), format!("`{}` is no reference: statute/article/paragraph/item", short(t)));
            return None;
        };
        Some(Basis { version, at })
    }

    fn breach(&mut self, t: &str, p: &str, day: Date) -> Option<Basis> {
        let b = self.reference(t, p, day)?;
        let book = self.book;
        let duty_in = |version: u16, at: Citation| book.duties.iter().any(|d| d.version == version && (at.covers(d.at) || d.at.covers(at)));
        if duty_in(b.version, b.at) {
            return Some(b);
        }
        // the duty may stand under another number in this version
        let moved = book.duties.iter().find(|d| d.version == b.version && d.was.is_some_and(|w| b.at.covers(w.at) || w.at.covers(b.at)));
        match moved {
            Some(d) => {
                let now = book.reference(d.version, d.at);
                self.say(Code::Moved, p, format!("“{t}”在行为时不是义务条款，原条文已移至 {now}"), format!("`{t}` imposes no duty on that day; it has moved to `{now}`"));
                if let Some(f) = self.faults.last_mut() {
                    f.nearest = Some(now);
                }
            }
            None => self.say(Code::NotADuty, p, format!("规则库中“{t}”不是义务条款"), format!("`{t}` imposes no duty the rulebook knows")),
        }
        None
    }

    fn case(&mut self, node: &Node) -> Option<Case> {
        let fields = self.fields(node, "", &CASE)?;
        let get = |k: &str| fields.iter().find(|(key, _)| *key == k).map(|(_, v)| *v);
        let id = get("id").and_then(|n| self.text(n, "/id").map(ToOwned::to_owned));
        let act = get("act").and_then(|n| self.fields(n, "/act", &["from", "to"]));
        let day = |r: &mut Self, k: &str| act.as_ref().and_then(|a| a.iter().find(|(key, _)| *key == k)).and_then(|(_, n)| r.date(n, &below("/act", k)));
        let (act_from, act_to) = (day(self, "from"), day(self, "to"));
        if get("act").is_none() || (act_from.is_none() && act_to.is_none() && act.as_ref().is_some_and(Vec::is_empty)) {
            self.say(Code::Missing, "/act", "缺少行为时间：act.from 或者 act.to".to_owned(), "the day of the act is missing: `act.from` or `act.to`".to_owned());
        }
        let mut step = |k: &str| get(k).and_then(|n| self.date(n, &below("", k)));
        let (discovered, filed, decided) = (step("discovered"), step("filed"), step("decided"));
        let day = act_to.or(act_from).or_else(|| Date::new(1970, 1, 1))?;
        let order = [("/act/from", act_from), ("/act/to", act_to), ("/discovered", discovered), ("/filed", filed), ("/decided", decided)];
        let mut latest: Option<(&str, Date)> = None;
        for (p, d) in order.into_iter().filter_map(|(p, d)| Some((p, d?))) {
            if let Some((before, _)) = latest.filter(|(_, l)| d < *l) {
                self.say(Code::DateOrder, p, format!("日期早于 {before}"), format!("the day is earlier than that of `{before}`"));
            }
            latest = Some(latest.filter(|(_, l)| *l > d).unwrap_or((p, d)));
        }

        let mut case = Case::new(day);
        case.id = id;
        case.act_from = act_from;
        (case.discovered, case.filed, case.decided) = (discovered, filed, decided);
        if get("violations").is_none() && get("breaches").is_none() {
            self.say(Code::Missing, "/violations", "violations 和 breaches 至少要有一个".to_owned(), "at least one of `violations` and `breaches` is required".to_owned());
        }
        for (p, t) in self.texts(get("violations"), "/violations") {
            if let Some(v) = self.violation(t, &p) {
                case.violations.push(v);
            }
        }
        for (p, t) in self.texts(get("breaches"), "/breaches") {
            if let Some(b) = self.breach(t, &p, day) {
                case.breaches.push(b);
            }
        }
        if get("violations").is_some() && get("breaches").is_none_or(|b| *b == Node::List(Vec::new())) && get("violations") == Some(&Node::List(Vec::new())) {
            self.say(Code::Missing, "/violations", "没有写明任何违法行为".to_owned(), "no violation is named".to_owned());
        }
        if get("subjects").is_none() {
            self.say(Code::Missing, "/subjects", "缺少 subjects（可以为空数组）".to_owned(), "`subjects` is missing (it may be empty)".to_owned());
        }
        for (p, t) in self.texts(get("subjects"), "/subjects") {
            if let Some(s) = self.subject(t, &p) {
                case.roles |= self.book.subjects.get(s.index()).map_or(0, |s| s.is);
            }
        }
        if let Some(n) = get("facts") {
            self.facts(n, &mut case);
        }
        if let Some(n) = get("amounts") {
            for (k, v) in self.fields(n, "/amounts", &[]).unwrap_or_default() {
                let p = below("/amounts", k);
                let of = self.amount_id(k, &p);
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
            for (i, n) in self.list(n, "/prior").unwrap_or(&[]).iter().enumerate() {
                prior.extend(self.prior(n, &below("/prior", i), day));
            }
            case.prior = Some(prior);
        }
        if let Some(n) = get("proposals") {
            for (i, n) in self.list(n, "/proposals").unwrap_or(&[]).iter().enumerate() {
                case.proposals.extend(self.proposal(n, &below("/proposals", i), day));
            }
        }
        Some(case)
    }

    /// Days of the procedure, in the order they must come. A day given tells that the step was taken.
    fn steps(&mut self, n: &Node, case: &mut Case) {
        for (k, v) in self.fields(n, "/steps", &Step::STATED.map(Step::name)).unwrap_or_default() {
            let day = self.date(v, &below("/steps", k));
            if let Some(slot) = Step::STATED.iter().position(|s| s.name() == k).and_then(|i| case.steps.get_mut(i)) {
                *slot = day;
            }
        }
        let mut latest: Option<(Step, Date)> = None;
        for step in Step::ALL {
            let Some(day) = case.step(step) else { continue };
            if let Some((before, _)) = latest.filter(|(_, l)| day < *l) {
                let p = if Step::STATED.contains(&step) { below("/steps", step.name()) } else { below("", step.name()) };
                self.say(Code::DateOrder, &p, format!("日期早于 {}", before.name()), format!("the day is earlier than that of `{}`", before.name()));
            }
            latest = Some(latest.filter(|(_, l)| *l > day).unwrap_or((step, day)));
        }
        for (step, fact) in
            [(Step::Notified, "rights-notified"), (Step::HearingNotified, "hearing-notified"), (Step::HearingRequested, "hearing-requested"), (Step::Hearing, "hearing-held")]
        {
            let Some(fact) = self.book.fact(fact).filter(|_| case.step(step).is_some()) else { continue };
            if case.facts.get(fact) == Truth::False {
                let p = below("/steps", step.name());
                self.say(Code::Contradiction, &p, "与所述事实矛盾".to_owned(), "this contradicts the facts stated".to_owned());
            }
            case.facts.learn(self.book, fact, true);
        }
    }

    /// The texts of a list, duplicates being faults.
    fn texts<'n>(&mut self, n: Option<&'n Node>, pointer: &str) -> Vec<(String, &'n str)> {
        let mut out: Vec<(String, &'n str)> = Vec::new();
        let list = n.and_then(|n| self.list(n, pointer)).unwrap_or(&[]);
        for (i, n) in list.iter().enumerate() {
            let p = below(pointer, i);
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
        let mut stated: Vec<(FactId, String)> = Vec::new();
        for (k, v) in self.fields(n, "/facts", &[]).unwrap_or_default() {
            let p = below("/facts", k);
            let (id, scope) = k.split_once('@').map_or((k, None), |(f, s)| (f, Some(s)));
            let fact = self.fact(id, &p);
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
                    stated.push((fact, p));
                }
                Some(scope) => {
                    if !self.book.facts.get(fact.index()).is_some_and(|f| f.scoped) {
                        self.say(Code::UnknownKey, &p, format!("事实“{id}”不分条款"), format!("fact `{id}` is not stated per provision"));
                        continue;
                    }
                    let Some(b) = self.reference(scope, &p, case.act_to) else { continue };
                    case.scoped.push(Scoped { fact, version: b.version, at: b.at, value });
                }
            }
        }
        if let Some(f) = case.facts.contradiction(self.book) {
            let id = self.book.facts.get(f.index()).map(|f| f.term.id.to_string()).unwrap_or_default();
            let p = stated.iter().find(|(s, _)| *s == f).map_or_else(|| "/facts".to_owned(), |(_, p)| p.clone());
            self.say(Code::Contradiction, &p, format!("所述事实互相矛盾：“{id}”既为真又为假"), format!("the facts contradict each other: `{id}` would be both true and false"));
        }
    }

    fn prior(&mut self, n: &Node, p: &str, day: Date) -> Option<Prior> {
        let f = self.fields(n, p, &["measure", "date", "basis", "authority"])?;
        let get = |k: &str| f.iter().find(|(key, _)| *key == k).map(|(_, v)| *v);
        let date = get("date").and_then(|n| self.date(n, &below(p, "date")));
        let at = below(p, "basis");
        let basis = get("basis").and_then(|n| self.text(n, &at)).and_then(|t| self.reference(t, &at, date.unwrap_or(day)));
        let authority = get("authority").and_then(|n| self.authority(n, &below(p, "authority")));
        let measure = self.required_measure(get("measure"), p)?;
        Some(Prior { measure, date, basis, authority })
    }

    fn required_measure(&mut self, n: Option<&Node>, p: &str) -> Option<MeasureId> {
        let at = below(p, "measure");
        match n {
            Some(n) => self.text(n, &at).and_then(|t| self.measure(t, &at)),
            None => {
                self.say(Code::Missing, &at, "缺少措施".to_owned(), "`measure` is missing".to_owned());
                None
            }
        }
    }

    fn authority(&mut self, n: &Node, p: &str) -> Option<(AuthorityId, Level)> {
        let f = self.fields(n, p, &["body", "level"])?;
        let get = |k: &str| f.iter().find(|(key, _)| *key == k).map(|(_, v)| *v);
        let mut part = |k: &str| {
            let found = get(k);
            if found.is_none() {
                self.say(Code::Missing, &below(p, k), format!("缺少 {k}"), format!("`{k}` is missing"));
            }
            found.and_then(|n| self.text(n, &below(p, k)))
        };
        let (body, level) = (part("body"), part("level"));
        let body = body.and_then(|t| self.body(t, &below(p, "body")));
        let level = level.and_then(|t| {
            let l = Level::parse(t);
            if l.is_none() {
                self.unknown(&below(p, "level"), "级别", "level", t, Level::ALL.into_iter().map(Level::name));
            }
            l
        });
        Some((body?, level?))
    }

    fn proposal(&mut self, n: &Node, p: &str, day: Date) -> Option<Proposal> {
        let f = self.fields(n, p, &PROPOSAL)?;
        let get = |k: &str| f.iter().find(|(key, _)| *key == k).map(|(_, v)| *v);
        let at = |k: &str| below(p, k);
        let target = match get("target") {
            Some(n) => self.text(n, &at("target")).and_then(|t| self.target(t, &at("target"))),
            None => Some(self.book.entity),
        };
        let person = get("person").and_then(|n| self.text(n, &at("person")).map(ToOwned::to_owned));
        let amount = get("amount").and_then(|n| self.money(n, &at("amount")));
        let duration = get("duration").and_then(|n| self.length(n, &at("duration")));
        let basis = get("basis").and_then(|n| self.text(n, &at("basis"))).and_then(|t| self.reference(t, &at("basis"), day));
        let authority = get("authority").and_then(|n| self.authority(n, &at("authority")));
        let mut transfer_to = Vec::new();
        for (p, t) in self.texts(get("transfer_to"), &at("transfer_to")) {
            transfer_to.extend(self.body(t, &p));
        }
        let measure = self.required_measure(get("measure"), p);
        Some(Proposal { measure: measure?, target: target?, person, amount, duration, basis, authority, transfer_to })
    }

    fn length(&mut self, n: &Node, p: &str) -> Option<Length> {
        let f = self.fields(n, p, &["unit", "n", "life"])?;
        let get = |k: &str| f.iter().find(|(key, _)| *key == k).map(|(_, v)| *v);
        match (get("life"), get("unit"), get("n")) {
            (Some(Node::Bool(true)), None, None) => Some(Length::Life),
            (None, Some(Node::Text(unit)), Some(Node::Number(Some(n)))) => match (Unit::parse(unit), u16::try_from(*n)) {
                (Some(unit), Ok(n)) => Some(Length::Of(unit, n)),
                (None, _) => {
                    self.unknown(&below(p, "unit"), "时间单位", "unit", unit, ["day", "month", "year"].into_iter());
                    None
                }
                (_, Err(_)) => {
                    self.say(Code::WrongType, &below(p, "n"), "期限过长".to_owned(), "the duration is too long".to_owned());
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

fn hint(near: Option<&str>) -> (String, String) {
    near.map_or_else(Default::default, |n| (format!("，最接近的是“{n}”"), format!(", nearest is `{n}`")))
}

/// Long input is cut in messages.
fn short(t: &str) -> String {
    if t.chars().count() <= 80 { t.to_owned() } else { t.chars().take(79).chain(core::iter::once('…')).collect() }
}
