//! The term within which a violation must have been discovered (apl/36), two years, five for some, or a statute's own. It runs
//! from the last day of the act; the day of the same date is still within it.

use crate::case::Case;
use crate::condition::Truth;
use crate::date::Date;
use crate::duty::Limitation;
use crate::rulebook::Rulebook;

/// The term for penalties of a statute version: its own, else the general one.
pub(super) fn of(book: &Rulebook, version: u16, day: Date) -> Option<(u16, &Limitation)> {
    let all = || (0u16..).zip(book.limitations.iter());
    let in_force = |l: &Limitation| book.versions.get(usize::from(l.at.version)).is_some_and(|v| v.in_force(day));
    all().find(|(_, l)| l.at.version == version).or_else(|| all().find(|(_, l)| l.general && in_force(l)))
}

/// Whether the term had run out when the violation was discovered. It was discovered no later than the case was filed or
/// decided.
pub(super) fn run_out(l: &Limitation, case: &Case) -> Truth {
    let after = |day: Date, months: u16| day > case.act_to.months_on(months);
    let longer = l.longer.map(|(months, fact)| (months, case.facts.get(fact)));
    if let Some(day) = case.discovered {
        return match longer {
            _ if !after(day, l.months) => Truth::False,
            Some((months, fact)) if !after(day, months) => !fact,
            _ => Truth::True,
        };
    }
    let within = |day: Date| match longer {
        Some((months, Truth::True)) => !after(day, months),
        _ => !after(day, l.months),
    };
    if case.filed.or(case.decided).is_some_and(within) { Truth::False } else { Truth::Unknown }
}
