//! `fadu audit`: a table of past decisions, each defect counted by kind and by unit.

use super::arguments::{Command, Given, LANG, Opt};
use super::{End, input};
use crate::assessment::ReasonCode;
use crate::audit::Audit;
use crate::statement::Lang;
use crate::{Assessment, Rulebook, json};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::io::{self, BufRead};

pub const COMMAND: Command = Command {
    name: "audit",
    words: "[DECISIONS]",
    about: "A table of past decisions: each defect counted by kind and by unit",
    more: "DECISIONS is a file, or - for standard input, which it is if left out: one decision a line, a case whose proposals are the \
           measures\ndecided; or {\"unit\":\"…\",\"case\":{…}}. Without a unit, decisions are counted by the authority that decided.",
    options: &[Opt::value("format", "FORM", "Form of the table: text (the usual one), json, or csv, a row a unit and kind"), LANG],
    run: |given| run(&*given.book.book()?, given),
};

const FORMS: [(&str, Form); 3] = [("text", Form::Text), ("json", Form::Json), ("csv", Form::Csv)];

#[derive(Clone, Copy)]
enum Form {
    Text,
    Json,
    Csv,
}

/// A decision with the unit that made it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Decision<'a> {
    unit: String,
    #[serde(borrow)]
    case: &'a RawValue,
}

fn run(book: &Rulebook, given: &Given) -> io::Result<End> {
    let (form, lang) = (given.choice("format", &FORMS)?, given.lang()?);
    let mut audit = Audit::default();
    let mut buffer = Assessment::default();
    let mut input = input::open(given.file())?;
    let mut line = Vec::new();
    while read_line(&mut *input, &mut line)? {
        let (unit, text) = match serde_json::from_slice::<Decision<'_>>(&line) {
            Ok(d) => (Some(d.unit), d.case.get().as_bytes()),
            Err(_) => (None, &*line),
        };
        audit.count(book, unit.as_deref(), json::read_case(book, text).ok().as_ref(), &mut buffer);
    }
    match form {
        Form::Json => input::print(&audit.json())?,
        Form::Csv => csv(&audit)?,
        Form::Text => input::print(&text(&audit, lang))?,
    }
    Ok(if audit.units.values().any(|u| u.invalid > 0) { End::Invalid } else { End::Assessed })
}

/// Longest line kept; what is beyond is too long for a case anyway.
const LONGEST: u64 = 2 << 20;

fn read_line(input: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    let read = io::Read::take(&mut *input, LONGEST).read_until(b'\n', line)?;
    if u64::try_from(read).is_ok_and(|r| r == LONGEST) && line.last() != Some(&b'\n') {
        input.skip_until(b'\n')?;
    }
    Ok(read > 0)
}

fn csv(audit: &Audit) -> io::Result<()> {
    let mut out = csv::Writer::from_writer(io::stdout().lock());
    out.write_record(["unit", "decisions", "invalid", "in_order", "defective", "permitted", "conditional", "not_permitted", "kind", "defects", "open", "decisions_with_defect"])?;
    for (name, u) in &audit.units {
        let head = [
            name.clone(),
            u.decisions.to_string(),
            u.invalid.to_string(),
            u.in_order.to_string(),
            u.defective.to_string(),
            u.measures.permitted.to_string(),
            u.measures.conditional.to_string(),
            u.measures.not_permitted.to_string(),
        ];
        // a unit without a defect has a row all the same
        let none = [String::new(), "0".into(), "0".into(), "0".into()];
        let kinds = u.kinds.iter().map(|(k, n)| [(*k).to_owned(), n.defects.to_string(), n.open.to_string(), n.decisions.to_string()]);
        for kind in kinds.chain(u.kinds.is_empty().then_some(none)) {
            out.write_record(head.iter().chain(&kind))?;
        }
    }
    out.flush()
}

fn text(audit: &Audit, lang: Lang) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (name, u) in &audit.units {
        let m = u.measures;
        lines.push(match lang {
            Lang::Zh => format!("{}：", if name.is_empty() { "（未写明单位）" } else { name }),
            Lang::En => format!("{}:", if name.is_empty() { "(no unit named)" } else { name }),
        });
        lines.push(match lang {
            Lang::Zh => format!("  决定 {}，没有问题的 {}，有缺陷的 {}，无法读取的条目 {}", u.decisions, u.in_order, u.defective, u.invalid),
            Lang::En => format!("  {} decisions: {} in order, {} defective; {} entries not readable", u.decisions, u.in_order, u.defective, u.invalid),
        });
        lines.push(match lang {
            Lang::Zh => format!("  措施：合法 {}，有条件 {}，不合法 {}", m.permitted, m.conditional, m.not_permitted),
            Lang::En => format!("  measures: {} permitted, {} conditional, {} not permitted", m.permitted, m.conditional, m.not_permitted),
        });
        for (kind, n) in &u.kinds {
            let code = ReasonCode::ALL.iter().find(|c| c.name() == *kind);
            lines.push(match lang {
                Lang::Zh => format!("  - {kind}：缺陷 {}，待查 {}（{}）", n.defects, n.open, code.map_or("", |c| c.zh())),
                Lang::En => format!("  - {kind}: {} defects, {} open ({})", n.defects, n.open, code.map_or("", |c| c.en())),
            });
        }
    }
    if audit.units.is_empty() {
        lines.push(if lang == Lang::Zh { "没有决定。" } else { "No decisions." }.to_owned());
    }
    lines.join("\n")
}
