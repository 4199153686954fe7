//! Options: each measure the law permits in the case, with its bounds, authorities, needs and steps of discretion.

use crate::assessment::{Reading, fadu_assessment, reading};
use crate::border::{Outcome, border, fill, known, put};
use crate::case::{fadu_unit, unit};
use crate::rulebook::{class, fadu_class, language};
use crate::status::fadu_status;
use crate::text::{fadu_text, fadu_view, write};
use crate::value::{fadu_ask, fadu_authority, fadu_id, fadu_place, fadu_sum, id};
use fadu::as_shown::StepStatus;
use fadu::assessment::{Choice, Status, Text, Weighed};
use fadu::band::{Side, Threshold};
use fadu::discretion::{Degree, End, Range};
use fadu::grant::{Duration, Grant};
use fadu::provision::Provision;
use fadu::statement::row;

/// Whether a grant stands in the case.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_option_status {
    /// Nothing grounds it. Of practice only.
    FADU_OPTION_NONE = 0,
    /// Its condition is known true.
    FADU_OPTION_PERMITTED = 1,
    /// Its condition is unknown.
    FADU_OPTION_CONDITIONAL = 2,
    /// A higher fine takes its place.
    FADU_OPTION_DISPLACED = 3,
}

pub(crate) fn status(s: Option<Status>) -> fadu_option_status {
    use fadu_option_status::*;
    match s {
        None => FADU_OPTION_NONE,
        Some(Status::Permitted) => FADU_OPTION_PERMITTED,
        Some(Status::Conditional) => FADU_OPTION_CONDITIONAL,
        Some(Status::Displaced) => FADU_OPTION_DISPLACED,
    }
}

/// Sets of alternatives.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_group_kind {
    /// It belongs to none.
    FADU_GROUP_NONE = 0,
    /// Exactly one branch.
    FADU_GROUP_ONE_OF = 1,
    /// Any branches, of a least number.
    FADU_GROUP_ANY_OF = 2,
}

/// How long a measure runs.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_duration_kind {
    /// No duration.
    FADU_DURATION_NONE = 0,
    /// Between two lengths.
    FADU_DURATION_RANGE = 1,
    /// For life.
    FADU_DURATION_LIFE = 2,
    /// The text names a duration without bounds.
    FADU_DURATION_UNSPECIFIED = 3,
}

/// Whose text an option is, where the law changed between act and decision and which text is lighter is undecided.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_whose {
    /// No such question.
    FADU_WHOSE_SETTLED = 0,
    /// The text of the day of the act.
    FADU_WHOSE_OLD = 1,
    /// The later text.
    FADU_WHOSE_LATER = 2,
}

/// No option.
pub const FADU_NO_INDEX: u32 = 0xFFFF_FFFF;

/// A measure as it stands in the case. Its lists are read with the functions below, by the same index.
#[repr(C)]
pub struct fadu_option {
    /// The overlay it comes from, or "law".
    pub origin: fadu_view,
    /// Where the text bears two readings: which, and why this one, in Chinese; else absent.
    pub reading_zh: fadu_view,
    /// The same in English.
    pub reading_en: fadu_view,
    /// How many bands bound its fine.
    pub bands: usize,
    /// How many things it waits on.
    pub needs: usize,
    /// Whether it stands.
    pub status: fadu_option_status,
    /// The option whose higher fine takes its place; FADU_NO_INDEX: none.
    pub displaced_by: u32,
    /// Its class here.
    pub class_: fadu_class,
    /// Whose text it is, where that is undecided.
    pub whose: fadu_whose,
    /// The set of alternatives it belongs to.
    pub group_kind: fadu_group_kind,
    /// How long it runs.
    pub duration_kind: fadu_duration_kind,
    /// What a range is given in.
    pub duration_unit: fadu_unit,
    /// The provision.
    pub basis: fadu_place,
    /// The higher provision it details; absent: none.
    pub details: fadu_place,
    /// The measure.
    pub measure: fadu_id,
    /// Against whom.
    pub target: fadu_id,
    /// Shortest, if has_min.
    pub duration_min: u16,
    /// Longest, if has_max.
    pub duration_max: u16,
    /// Whether there is a shortest.
    pub duration_has_min: bool,
    /// Whether there is a longest.
    pub duration_has_max: bool,
    /// Step of the provision, from 1.
    pub tier: u8,
    /// Its group, from 1, unique within the provision.
    pub group_id: u8,
    /// Least number of branches of the group.
    pub group_at_least: u8,
    /// Its branch of the group, 'a' and on.
    pub group_branch: u8,
    /// 应当 rather than 可以.
    pub must: bool,
    /// 责令限期: within a time set.
    pub deadline: bool,
    /// Whether the text's list of who may impose it is open.
    pub authorities_open: bool,
    /// False where it rests on a second-hand source.
    pub verified: bool,
}

impl<'a> Reading<'a> {
    /// An option with what it comes from.
    fn option(&self, index: usize) -> Outcome<(&'a Choice, &'a Provision, &'a Grant)> {
        let o = known(self.answer.options.get(index))?;
        let (p, g) = known(o.source(self.book))?;
        Ok((o, p, g))
    }
}

/// An option, by its index.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assessment_option(assessment: *const fadu_assessment, index: usize, option: *mut fadu_option) -> fadu_status {
    border(|| unsafe {
        use fadu_duration_kind::*;
        use fadu_group_kind::*;
        let r = reading(assessment)?;
        let (o, p, g) = r.option(index)?;
        let (duration_kind, duration_unit, min, max) = match g.duration {
            None => (FADU_DURATION_NONE, fadu_unit::FADU_UNIT_NONE, None, None),
            Some(Duration::Range { unit: u, min, max }) => (FADU_DURATION_RANGE, unit(u), min.filter(|_| !r.answer.below_minimum(r.book, o)), max),
            Some(Duration::Life) => (FADU_DURATION_LIFE, fadu_unit::FADU_UNIT_LIFE, None, None),
            Some(Duration::Unspecified) => (FADU_DURATION_UNSPECIFIED, fadu_unit::FADU_UNIT_NONE, None, None),
        };
        let out = fadu_option {
            origin: r.book.origin(p.version).into(),
            reading_zh: p.reading.as_ref().map(|x| &*x.zh).into(),
            reading_en: p.reading.as_ref().map(|x| &*x.en).into(),
            bands: r.answer.bands_of(o).len(),
            needs: r.answer.needs_of(o).len(),
            status: status(Some(o.status)),
            displaced_by: o.displaced_by.map_or(FADU_NO_INDEX, u32::from),
            class_: class(g.class),
            whose: match o.text {
                Text::Settled => fadu_whose::FADU_WHOSE_SETTLED,
                Text::Old => fadu_whose::FADU_WHOSE_OLD,
                Text::New => fadu_whose::FADU_WHOSE_LATER,
            },
            group_kind: g.group.map_or(FADU_GROUP_NONE, |x| if x.one_of { FADU_GROUP_ONE_OF } else { FADU_GROUP_ANY_OF }),
            duration_kind,
            duration_unit,
            basis: r.book.at(o.provision).into(),
            details: o.details(r.book, r.case.act_to).into(),
            measure: id(g.measure.index()),
            target: id(g.target.index()),
            duration_min: min.unwrap_or(0),
            duration_max: max.unwrap_or(0),
            duration_has_min: min.is_some(),
            duration_has_max: max.is_some(),
            tier: o.tier.saturating_add(1),
            group_id: g.group.map_or(0, |x| x.id),
            group_at_least: g.group.map_or(0, |x| x.at_least),
            group_branch: g.group.map_or(0, |x| b'a'.saturating_add(x.branch)),
            must: g.must,
            deadline: g.deadline,
            authorities_open: r.answer.authorities_open(r.book, o),
            verified: p.verified,
        };
        put(option, out)
    })
}

/// What of an option is said in words.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_words {
    /// The measure.
    FADU_WORDS_MEASURE = 1,
    /// Against whom.
    FADU_WORDS_TARGET = 2,
    /// Whether it stands.
    FADU_WORDS_STATUS = 3,
    /// Bounds of a fine, and the duration; empty without any.
    FADU_WORDS_BOUNDS = 4,
    /// The article, with the title of its statute.
    FADU_WORDS_ARTICLE = 5,
    /// Who may impose it.
    FADU_WORDS_BY = 6,
    /// What it waits on; empty unless it is conditional.
    FADU_WORDS_WAITS_ON = 7,
}

/// One thing of an option (a fadu_words) in words, in a fadu_lang: a cell of a table for readers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_option_words(assessment: *const fadu_assessment, index: usize, what: u32, lang: u32, out: *mut fadu_text) -> fadu_status {
    border(|| unsafe {
        use fadu_words::*;
        let r = reading(assessment)?;
        let row = known(row(r.book, r.case, r.answer, index, language(lang)?))?;
        let all = [
            (FADU_WORDS_MEASURE, row.measure),
            (FADU_WORDS_TARGET, row.target),
            (FADU_WORDS_STATUS, row.status),
            (FADU_WORDS_BOUNDS, row.bounds),
            (FADU_WORDS_ARTICLE, row.article),
            (FADU_WORDS_BY, row.by),
            (FADU_WORDS_WAITS_ON, row.waits_on),
        ];
        write(out, known(all.into_iter().find(|(n, _)| *n as u32 == what))?.1)
    })
}

/// How an amount compares with a threshold.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_side {
    /// No threshold.
    FADU_SIDE_NONE = 0,
    /// 以上
    FADU_SIDE_AT_LEAST = 1,
    /// 超过
    FADU_SIDE_ABOVE = 2,
    /// 不足、低于
    FADU_SIDE_BELOW = 3,
    /// 以下
    FADU_SIDE_AT_MOST = 4,
}

/// Bounds of a fine, both included. Several bands of one option are alternatives.
#[repr(C)]
pub struct fadu_band {
    /// Lower bound; absent: none, or not known (`resolved`).
    pub min: fadu_sum,
    /// Upper bound; absent: none, or not known (`resolved`).
    pub max: fadu_sum,
    /// The sum of the threshold the band waits on.
    pub when_sum: fadu_sum,
    /// The lower bound as a factor of an amount.
    pub factor_min: fadu_sum,
    /// The upper bound as a factor of an amount.
    pub factor_max: fadu_sum,
    /// How the amount must compare with the threshold; FADU_SIDE_NONE: settled.
    pub when_side: fadu_side,
    /// The amount of the threshold.
    pub when_of: fadu_id,
    /// The amount that the factors multiply, if `has_formula`.
    pub formula_of: fadu_id,
    /// Whether the bounds are factors of an amount.
    pub has_formula: bool,
    /// Whether the bounds are known: the amount they are computed from is given, or none is needed.
    pub resolved: bool,
}

/// The bands of an option's fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_option_bands(assessment: *const fadu_assessment, index: usize, bands: *mut fadu_band, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe {
        use fadu_side::*;
        let r = reading(assessment)?;
        let (o, _, g) = r.option(index)?;
        let side = |t: Option<Threshold>| match t.map(|t| t.side) {
            None => FADU_SIDE_NONE,
            Some(Side::AtLeast) => FADU_SIDE_AT_LEAST,
            Some(Side::Above) => FADU_SIDE_ABOVE,
            Some(Side::Below) => FADU_SIDE_BELOW,
            Some(Side::AtMost) => FADU_SIDE_AT_MOST,
        };
        let each = r.answer.bands_of(o).iter().filter_map(|b| Some((b, g.band(b)?))).map(|(b, band)| {
            let when = band.when.filter(|_| b.waits);
            let factor = |m| band.of.and(m);
            fadu_band {
                min: b.min.into(),
                max: b.max.into(),
                when_sum: when.map(|t| t.sum).into(),
                factor_min: factor(band.min).into(),
                factor_max: factor(band.max).into(),
                when_side: side(when),
                when_of: when.map_or(0, |t| id(t.of.index())),
                formula_of: band.of.map_or(0, |of| id(of.index())),
                has_formula: band.of.is_some(),
                resolved: b.resolved,
            }
        });
        fill(each, bands, capacity, count)
    })
}

/// What an option waits on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_option_needs(assessment: *const fadu_assessment, index: usize, needs: *mut fadu_ask, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe {
        let r = reading(assessment)?;
        fill(r.answer.needs_of(r.option(index)?.0).iter().map(fadu_ask::from), needs, capacity, count)
    })
}

/// Who may impose an option, each with its lowest level.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_option_authorities(
    assessment: *const fadu_assessment,
    index: usize,
    authorities: *mut fadu_authority,
    capacity: usize,
    count: *mut usize,
) -> fadu_status {
    border(|| unsafe {
        let r = reading(assessment)?;
        fill(r.answer.authorities_of(r.book, r.option(index)?.0).iter().map(fadu_authority::from), authorities, capacity, count)
    })
}

/// The principal measures beside which alone an option is lawful, of FADU_TABLE_MEASURES.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_option_with(assessment: *const fadu_assessment, index: usize, measures: *mut fadu_id, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe { fill(reading(assessment)?.option(index)?.2.with.iter().map(|m| id(m.index())), measures, capacity, count) })
}

/// Who acts in the end, of FADU_TABLE_AUTHORITIES; none: who imposes it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_option_transfer_to(assessment: *const fadu_assessment, index: usize, authorities: *mut fadu_id, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe {
        let r = reading(assessment)?;
        fill(r.option(index)?.0.transfer_to(r.book).iter().map(|a| id(a.index())), authorities, capacity, count)
    })
}

/// Steps of discretion, lightest first.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_degree {
    /// 减轻: below the minimum.
    FADU_DEGREE_MITIGATED = 1,
    /// 从轻: in the lower part.
    FADU_DEGREE_LIGHTER = 2,
    /// 一般: in the middle.
    FADU_DEGREE_ORDINARY = 3,
    /// 从重: in the upper part.
    FADU_DEGREE_HEAVIER = 4,
}

/// Whether the facts leave a step.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_step_status {
    /// It is the only one left.
    FADU_STEP_HOLDS = 1,
    /// It is one of several left.
    FADU_STEP_POSSIBLE = 2,
    /// It is not left.
    FADU_STEP_RULED_OUT = 3,
}

/// One end of a range.
#[repr(C)]
pub struct fadu_end {
    /// Where it ends.
    pub at: fadu_sum,
    /// Whether that is still within.
    pub included: bool,
}

impl From<End> for fadu_end {
    fn from(e: End) -> Self {
        Self { at: Some(e.at).into(), included: e.included }
    }
}

/// The range of a fine at one step of discretion, within one band.
#[repr(C)]
pub struct fadu_range {
    /// The overlay it comes from, or "law".
    pub origin: fadu_view,
    /// Lower end.
    pub from: fadu_end,
    /// Upper end.
    pub to: fadu_end,
    /// Lower end with the float, if `floats`.
    pub float_from: fadu_end,
    /// Upper end with the float, if `floats`.
    pub float_to: fadu_end,
    /// The step.
    pub degree: fadu_degree,
    /// Whether the facts leave it.
    pub status: fadu_step_status,
    /// Where it stands.
    pub basis: fadu_place,
    /// Where the float stands.
    pub float_basis: fadu_place,
    /// The amount that the ends are factors of, if `has_of`; else they are sums.
    pub of: fadu_id,
    /// The body that follows the steps, of FADU_TABLE_AUTHORITIES.
    pub body: fadu_id,
    /// Which band of the provision it lies in, from 0.
    pub band: u8,
    /// Whether the ends are factors.
    pub has_of: bool,
    /// Whether both ends may be moved, with reasons.
    pub floats: bool,
}

/// The steps of discretion of an option's fine, lightest first; none where no body follows a benchmark.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_option_ranges(assessment: *const fadu_assessment, index: usize, ranges: *mut fadu_range, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe {
        let r = reading(assessment)?;
        r.option(index)?;
        let weighed = r.answer.weighed_of(index);
        let of = |d: Degree| weighed.into_iter().flat_map(|w| r.answer.ranges_of(w)).filter(move |x| x.degree == d);
        let each = Degree::ALL.into_iter().flat_map(of).filter_map(|x| Some(range(r.book, x, weighed?)));
        fill(each, ranges, capacity, count)
    })
}

fn range(book: &fadu::Rulebook, r: &Range, w: &Weighed) -> fadu_range {
    use fadu_degree::*;
    use fadu_step_status::*;
    let degree = match r.degree {
        Degree::Mitigated => FADU_DEGREE_MITIGATED,
        Degree::Lighter => FADU_DEGREE_LIGHTER,
        Degree::Ordinary => FADU_DEGREE_ORDINARY,
        Degree::Heavier => FADU_DEGREE_HEAVIER,
    };
    let status = match w.status(r.degree) {
        StepStatus::Holds => FADU_STEP_HOLDS,
        StepStatus::Possible => FADU_STEP_POSSIBLE,
        StepStatus::RuledOut => FADU_STEP_RULED_OUT,
    };
    let (float_from, float_to) = r.float.map_or((r.from, r.to), |(from, to, _)| (from, to));
    fadu_range {
        origin: book.origin(r.at.version).into(),
        from: r.from.into(),
        to: r.to.into(),
        float_from: float_from.into(),
        float_to: float_to.into(),
        degree,
        status,
        basis: r.at.into(),
        float_basis: r.float.map(|(_, _, at)| at).into(),
        of: r.of.map_or(0, |of| id(of.index())),
        body: id(w.body.index()),
        band: r.band,
        has_of: r.of.is_some(),
        floats: r.float.is_some(),
    }
}
