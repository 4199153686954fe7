//! From text to what it names, for every interface alike: ids and places. What is not found is told with the nearest.

use crate::case::Basis;
use crate::citation::Citation;
use crate::date::Date;
use crate::error::{Code, Error, Fault};
use crate::money::Money;
use crate::rulebook::Rulebook;
use crate::vocabulary::{AmountId, AuthorityId, FactId, Level, MeasureId, SubjectId, TargetId, Term, ViolationId};
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

/// The tables of the vocabulary.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Table {
    /// Violation types.
    Violations,
    /// Measures.
    Measures,
    /// Targets.
    Targets,
    /// Bodies.
    Authorities,
    /// Roles.
    Subjects,
    /// Facts.
    Facts,
    /// Amounts.
    Amounts,
}

impl Table {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::Violations, Self::Measures, Self::Targets, Self::Authorities, Self::Subjects, Self::Facts, Self::Amounts];

    /// The name the export gives it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Violations => "violations",
            Self::Measures => "measures",
            Self::Targets => "targets",
            Self::Authorities => "authorities",
            Self::Subjects => "subjects",
            Self::Facts => "facts",
            Self::Amounts => "amounts",
        }
    }

    /// What one of its entries is called, Chinese and English.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Violations => ("违法类型", "violation"),
            Self::Measures => ("措施", "measure"),
            Self::Targets => ("对象", "target"),
            Self::Authorities => ("机关", "authority"),
            Self::Subjects => ("主体", "subject"),
            Self::Facts => ("事实", "fact"),
            Self::Amounts => ("金额", "amount"),
        }
    }
}

impl Rulebook {
    /// How many entries a table has.
    pub fn count(&self, table: Table) -> usize {
        match table {
            Table::Violations => self.violations.len(),
            Table::Measures => self.measures.len(),
            Table::Targets => self.targets.len(),
            Table::Authorities => self.authorities.len(),
            Table::Subjects => self.subjects.len(),
            Table::Facts => self.facts.len(),
            Table::Amounts => self.amounts.len(),
        }
    }

    /// The id and labels of an entry, by its position.
    pub fn term_at(&self, table: Table, index: usize) -> Option<&Term> {
        match table {
            Table::Violations => self.violations.get(index).map(|t| &t.term),
            Table::Measures => self.measures.get(index).map(|t| &t.term),
            Table::Targets => self.targets.get(index),
            Table::Authorities => self.authorities.get(index).map(|t| &t.term),
            Table::Subjects => self.subjects.get(index).map(|t| &t.term),
            Table::Facts => self.facts.get(index).map(|t| &t.term),
            Table::Amounts => self.amounts.get(index).map(|t| &t.term),
        }
    }

    /// The position of an id in its table.
    pub fn position(&self, table: Table, id: &str) -> Option<u16> {
        match table {
            Table::Violations => self.violation(id).map(|x| x.0),
            Table::Measures => self.measure(id).map(|x| x.0),
            Table::Targets => self.target(id).map(|x| x.0),
            Table::Authorities => self.authority(id).map(|x| x.0),
            Table::Subjects => self.subject(id).map(|x| x.0),
            Table::Facts => self.fact(id).map(|x| x.0),
            Table::Amounts => self.amount(id).map(|x| x.0),
        }
    }

    /// The position of an id in its table; `pointer` is the field it stands in.
    ///
    /// # Errors
    /// `unknown-id`, with the nearest that is known.
    ///
    /// ```
    /// use fadu::look_up::Table;
    /// let e = fadu::Rulebook::embedded().look_up(Table::Violations, "security.logs-not-retain", "/violations/0").unwrap_err();
    /// assert_eq!(e.faults[0].nearest.as_deref(), Some("security.logs-not-retained"));
    /// ```
    pub fn look_up(&self, table: Table, id: &str, pointer: &str) -> Result<u16, Error> {
        self.position(table, id).ok_or_else(|| {
            let known = (0..self.count(table)).filter_map(|i| self.term_at(table, i)).map(|t| &*t.id);
            Fault::unknown(pointer, table.words(), id, known).into()
        })
    }

    /// The place a reference names: `csl/59/1` or `csl@2017-06-01/59/1`; one without a version is resolved on `day`.
    ///
    /// # Errors
    /// `unknown-id`: no such statute or version, or no reference at all.
    pub fn place(&self, text: &str, day: Date, pointer: &str) -> Result<Basis, Error> {
        let (head, rest) = text.split_once('/').unwrap_or((text, ""));
        let (statute, from) = head.split_once('@').map_or((head, None), |(s, d)| (s, Some(d)));
        if !self.versions.iter().any(|v| v.statute == statute) {
            return Err(Fault::unknown(pointer, ("法规", "statute"), statute, self.versions.iter().map(|v| &*v.statute)).into());
        }
        let first = || self.versions.iter().position(|v| v.statute == statute).and_then(|i| u16::try_from(i).ok());
        let version = match from {
            Some(d) => self.versions.iter().position(|v| v.statute == statute && v.from.to_string() == d).and_then(|i| u16::try_from(i).ok()),
            None => self.version_on(statute, day).or_else(first),
        };
        let Some(version) = version else {
            let versions: Vec<_> = self.versions.iter().filter(|v| v.statute == statute).map(|v| format!("{statute}@{}", v.from)).collect();
            return Err(Fault::unknown(pointer, ("法规版本", "version"), head, versions.iter().map(|v| &**v)).into());
        };
        let Some(at) = Citation::parse(rest) else {
            let cut = crate::error::short(text);
            let (zh, en) = (format!("“{cut}”不是条文引用，应写作 法规/条/款/项"), format!("`{cut}` is no reference: statute/article/paragraph/item"));
            return Err(Fault::new(Code::UnknownId, pointer, zh, en).into());
        };
        Ok(Basis { version, at })
    }

    /// The duty a reference names, in the version in force on `day`.
    ///
    /// # Errors
    /// As [`Rulebook::place`]; `not-a-duty`; `moved`, with the place it moved to.
    pub fn duty(&self, text: &str, day: Date, pointer: &str) -> Result<Basis, Error> {
        let b = self.place(text, day, pointer)?;
        let near = |at: Citation| b.at.covers(at) || at.covers(b.at);
        if self.duties.iter().any(|d| d.version == b.version && near(d.at)) {
            return Ok(b);
        }
        // the duty may stand under another number in this version
        let moved = self.duties.iter().find(|d| d.version == b.version && d.was.is_some_and(|w| near(w.at)));
        Err(match moved {
            Some(d) => {
                let now = self.reference(d.version, d.at);
                let (zh, en) = (format!("“{text}”在行为时不是义务条款，原条文已移至 {now}"), format!("`{text}` imposes no duty on that day; it has moved to `{now}`"));
                Fault { nearest: Some(now), ..Fault::new(Code::Moved, pointer, zh, en) }
            }
            None => Fault::new(Code::NotADuty, pointer, format!("规则库中“{text}”不是义务条款"), format!("`{text}` imposes no duty the rulebook knows")),
        }
        .into())
    }
}

/// A day written YYYY-MM-DD.
///
/// # Errors
/// `bad-date`.
pub fn date(text: &str, pointer: &str) -> Result<Date, Error> {
    Date::parse(text).ok_or_else(|| {
        let cut = crate::error::short(text);
        let (zh, en) = (format!("“{cut}”不是日期，应写作 YYYY-MM-DD"), format!("`{cut}` is no day of the calendar written YYYY-MM-DD"));
        Fault::new(Code::BadDate, pointer, zh, en).into()
    })
}

/// A sum in yuan, as a case writes it.
///
/// # Errors
/// `bad-amount`.
pub fn sum(text: &str, pointer: &str) -> Result<Money, Error> {
    Money::parse(text, 2).ok_or_else(|| {
        let cut = crate::error::short(text);
        let zh = format!("“{cut}”不是金额：应为 0 或者不以 0 开头的数字，至多 15 位，至多两位小数");
        let en = format!("`{cut}` is no sum: `0` or digits without a leading zero, at most 15, and up to two decimals");
        Fault::new(Code::BadAmount, pointer, zh, en).into()
    })
}

/// The level of a body.
///
/// # Errors
/// `unknown-id`, with the nearest that is known.
pub fn level(text: &str, pointer: &str) -> Result<Level, Error> {
    Level::parse(text).ok_or_else(|| Fault::unknown(pointer, ("级别", "level"), text, Level::ALL.into_iter().map(Level::name)).into())
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident: $id:ident in $table:ident;)*) => {
        impl Rulebook {$(
            $(#[$doc])*
            pub fn $name(&self, index: u16) -> Option<$id> {
                (usize::from(index) < self.$table.len()).then_some($id(index))
            }
        )*}
    };
}

ids! {
    /// The violation type at a position of its table.
    violation_at: ViolationId in violations;
    /// The measure at a position of its table.
    measure_at: MeasureId in measures;
    /// The target at a position of its table.
    target_at: TargetId in targets;
    /// The body at a position of its table.
    authority_at: AuthorityId in authorities;
    /// The role at a position of its table.
    subject_at: SubjectId in subjects;
    /// The fact at a position of its table.
    fact_at: FactId in facts;
    /// The amount at a position of its table.
    amount_at: AmountId in amounts;
}
