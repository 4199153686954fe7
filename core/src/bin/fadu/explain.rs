//! `fadu explain`: the assessment in plain text.

use crate::{End, Lang, input};
use fadu::assessment::{Ask, Assessment, Choice, Status};
use fadu::band::{Bounds, Side};
use fadu::condition::Truth;
use fadu::grant::Duration;
use fadu::vocabulary::Term;
use fadu::{Case, Rulebook, json};
use std::fmt::Write;
use std::io;

#[derive(clap::Args)]
pub struct Args {
    /// A file, or - for standard input
    #[arg(default_value = "-")]
    case: String,
    /// Language
    #[arg(long, value_enum, default_value = "en")]
    lang: Lang,
}

pub fn run(book: &Rulebook, args: &Args) -> io::Result<End> {
    match json::read_case(book, &input::whole(&args.case)?) {
        Err((_, e)) => {
            for f in &e.faults {
                let message = if args.lang == Lang::Zh { &f.zh } else { &f.en };
                input::print(&format!("{}: {message}", if f.pointer.is_empty() { "/" } else { &f.pointer }))?;
            }
            Ok(End::Invalid)
        }
        Ok(case) => {
            let answer = book.assess(&case);
            let mut t = Text::new(book, &case, &answer, args.lang);
            t.coverage();
            t.options();
            t.findings();
            t.practice();
            t.questions();
            t.notes();
            input::print(t.finish().trim_end())?;
            Ok(End::Assessed)
        }
    }
}

/// The parts of an explanation, in order.
pub struct Text<'a> {
    book: &'a Rulebook,
    answer: &'a Assessment,
    whole: serde_json::Value,
    zh: bool,
    out: String,
}

impl<'a> Text<'a> {
    pub fn new(book: &'a Rulebook, case: &Case, answer: &'a Assessment, lang: Lang) -> Self {
        // messages and questions are worded once, where the JSON is written
        let whole = serde_json::from_str(&json::write_assessment(book, case, answer)).unwrap_or_default();
        Self { book, answer, whole, zh: lang == Lang::Zh, out: String::new() }
    }

    pub fn finish(self) -> String {
        self.out
    }

    fn say<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        if self.zh { zh } else { en }
    }

    fn term(&self, t: Option<&Term>) -> String {
        t.map(|t| if self.zh { t.zh.to_string() } else { t.en.to_string() }).unwrap_or_default()
    }

    fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{text}");
    }

    fn head(&mut self, zh: &str, en: &str) {
        let text = self.say(zh, en).to_owned();
        if !self.out.is_empty() {
            self.line("");
        }
        self.line(&text);
    }

    pub fn coverage(&mut self) {
        for (v, c) in &self.answer.coverage {
            let name = self.term(self.book.violations.get(v.index()).map(|v| &v.term));
            let covered = match c.name() {
                "covered" => self.say("规则库已覆盖", "covered"),
                "no-provision" => self.say("当日没有处罚条款或者平台义务条款对应", "no penalty or platform duty in force that day answers it"),
                _ => self.say("早于规则库可以负责的时间", "earlier than what the rulebook vouches for"),
            };
            let text = format!("{name}: {covered}");
            self.line(&text);
        }
    }

    pub fn options(&mut self) {
        self.head("可以采取的措施：", "Measures:");
        for o in &self.answer.options {
            let Some((p, g)) = o.source(self.book) else { continue };
            let measure = self.term(self.book.measures.get(g.measure.index()).map(|m| &m.term));
            let target = self.term(self.book.targets.get(g.target.index()));
            let mode = if g.must { self.say("应当", "must") } else { self.say("可以", "may") };
            let mut text = format!("- {measure} → {target} [{}, {mode}] {}", self.status(o), self.book.reference(p.version, p.at));
            if !g.bands.is_empty() {
                let bands: Vec<String> = self.answer.bands_of(o).iter().map(|b| self.band(b)).collect();
                let _ = write!(text, "{}{}", self.say("；幅度：", "; bounds: "), bands.join(self.say("，或者 ", ", or ")));
            }
            if let Some(d) = g.duration {
                let _ = write!(text, "{}{}", self.say("；期限：", "; duration: "), self.duration(d));
            }
            let bodies: Vec<String> =
                g.authorities.iter().map(|(a, l)| format!("{} ({})", self.term(self.book.authorities.get(a.index()).map(|a| &a.term)), self.level(l.name()))).collect();
            let _ = write!(text, "{}{}", self.say("；机关及最低级别：", "; by (lowest level): "), bodies.join(self.say("、", ", ")));
            if o.status == Status::Conditional {
                let needs: Vec<String> = self.answer.needs_of(o).iter().map(|a| self.atom(*a)).collect();
                let _ = write!(text, "{}{}", self.say("；取决于：", "; waits on: "), needs.join(self.say("、", ", ")));
            }
            if let Some(by) = o.displaced_by.and_then(|i| self.answer.options.get(usize::from(i))).and_then(|o| o.source(self.book)) {
                let place = self.book.reference(by.0.version, by.0.at);
                let _ = write!(text, "{}{place}", self.say("；让位于罚款更高的 ", "; gives way to the higher fine of "));
            }
            self.line(&text);
        }
        if self.answer.options.is_empty() {
            let none = self.say("（没有）", "(none)").to_owned();
            self.line(&none);
        }
    }

    fn level(&self, name: &str) -> &'static str {
        match (name, self.zh) {
            ("county", true) => "县级",
            ("municipal", true) => "市级",
            ("provincial", true) => "省级",
            ("national", true) => "国家",
            ("county", _) => "county",
            ("municipal", _) => "municipal",
            ("provincial", _) => "provincial",
            _ => "national",
        }
    }

    fn status(&self, o: &Choice) -> &'static str {
        match (o.status, self.zh) {
            (Status::Permitted, true) => "可以",
            (Status::Conditional, true) => "有条件",
            (Status::Displaced, true) => "让位",
            (Status::Permitted, false) => "permitted",
            (Status::Conditional, false) => "conditional",
            (Status::Displaced, false) => "displaced",
        }
    }

    fn atom(&self, a: Ask) -> String {
        let label = self.book.label(a);
        if self.zh { label.zh } else { label.en }
    }

    fn band(&self, b: &Bounds) -> String {
        let yuan = self.say("元", " yuan");
        let range = |min: Option<String>, max: Option<String>| match (min, max) {
            (Some(a), Some(b)) => format!("{a}–{b}"),
            (None, Some(b)) => format!("{}{b}", self.say("至多 ", "at most ")),
            (Some(a), None) => format!("{}{a}", self.say("至少 ", "at least ")),
            (None, None) => self.say("不限", "no bound").to_owned(),
        };
        let text = |m: Option<fadu::money::Money>| m.map(|m| m.to_string());
        let mut out = match b.formula {
            Some((of, min, max)) if !b.resolved => {
                let base = self.term(self.book.amounts.get(of.index()).map(|a| &a.term));
                format!("{} × {base}", range(text(min), text(max)))
            }
            _ => format!("{}{yuan}", range(text(b.min), text(b.max))),
        };
        if let Some(t) = b.when {
            let base = self.term(self.book.amounts.get(t.of.index()).map(|a| &a.term));
            let side = match t.side {
                Side::AtLeast => "≥",
                Side::Above => ">",
                Side::Below => "<",
                Side::AtMost => "≤",
            };
            let _ = write!(out, " ({base} {side} {}{yuan})", t.sum);
        }
        out
    }

    fn duration(&self, d: Duration) -> String {
        match d {
            Duration::Life => self.say("终身", "for life").to_owned(),
            Duration::Unspecified => self.say("一定期限", "a certain time").to_owned(),
            Duration::Range { unit, min, max } => {
                let unit = match (unit.name(), self.zh) {
                    ("day", true) => "日",
                    ("month", true) => "个月",
                    (_, true) => "年",
                    ("day", _) => " days",
                    ("month", _) => " months",
                    _ => " years",
                };
                match (min, max) {
                    (Some(a), Some(b)) if a == b => format!("{a}{unit}"),
                    (Some(a), Some(b)) => format!("{a}–{b}{unit}"),
                    (None, Some(b)) => format!("{}{b}{unit}", self.say("至多 ", "at most ")),
                    (Some(a), None) => format!("{}{a}{unit}", self.say("至少 ", "at least ")),
                    (None, None) => String::new(),
                }
            }
        }
    }

    pub fn findings(&mut self) {
        if self.answer.findings.is_empty() {
            return;
        }
        self.head("对拟采取措施的意见：", "What the law says of the proposals:");
        let listed = self.whole.get("findings").and_then(|f| f.as_array().cloned()).unwrap_or_default();
        for (f, shown) in self.answer.findings.iter().zip(&listed) {
            let status = match f.status {
                Truth::True => self.say("合法", "permitted"),
                Truth::Unknown => self.say("有条件", "conditional"),
                Truth::False => self.say("不合法", "not permitted"),
            };
            let number = f.proposal.map_or_else(|| self.say("遗漏", "omitted").to_owned(), |n| format!("#{}", n.saturating_add(1)));
            let basis: Vec<&str> = shown.get("basis").and_then(|b| b.as_array()).into_iter().flatten().filter_map(|b| b.as_str()).collect();
            let text = format!("- {number} {status} {}", basis.join(", "));
            self.line(text.trim_end());
            for r in shown.get("reasons").and_then(|b| b.as_array()).into_iter().flatten() {
                let text = format!("    {}", self.message(r));
                self.line(&text);
            }
        }
    }

    fn message(&self, v: &serde_json::Value) -> String {
        let text = v.get(if self.zh { "zh" } else { "en" }).and_then(|t| t.as_str()).unwrap_or_default();
        match v.get("basis").and_then(|b| b.as_str()) {
            Some(b) => format!("{text} ({b})"),
            None => text.to_owned(),
        }
    }

    pub fn practice(&mut self) {
        if self.answer.practice.is_empty() {
            return;
        }
        self.head("执法通报中的措施及其依据：", "Reported in practice, and what grounds it here:");
        for r in &self.answer.practice {
            let Some(row) = self.book.practice.get(usize::from(r.row)) else { continue };
            let measure = self.term(self.book.measures.get(r.measure.index()).map(|m| &m.term));
            let mut bases: Vec<String> =
                r.by.iter()
                    .filter_map(|i| self.answer.options.get(usize::from(*i)))
                    .filter_map(|o| o.source(self.book))
                    .map(|(p, _)| self.book.reference(p.version, p.at))
                    .collect();
            bases.dedup();
            let status = match r.status {
                Some(Status::Permitted) => self.say("可以", "permitted"),
                Some(Status::Conditional) => self.say("有条件", "conditional"),
                Some(Status::Displaced) => self.say("让位", "displaced"),
                None => self.say("没有找到依据", "ungrounded"),
            };
            let text = format!("- {} {}: {measure} [{status}] {}", row.report, row.row, bases.join(", "));
            self.line(text.trim_end());
        }
    }

    pub fn questions(&mut self) {
        if self.answer.questions.is_empty() {
            return;
        }
        self.head("尚待查明：", "Still unknown:");
        for q in self.whole.get("questions").and_then(|b| b.as_array().cloned()).unwrap_or_default() {
            let text = format!("- {}", self.message(&q));
            self.line(&text);
        }
    }

    pub fn notes(&mut self) {
        let notes = self.whole.get("notes").and_then(|b| b.as_array().cloned()).unwrap_or_default();
        if notes.is_empty() {
            return;
        }
        self.head("说明：", "Notes:");
        for n in notes {
            let text = format!("- {}", self.message(&n));
            self.line(&text);
        }
    }
}
